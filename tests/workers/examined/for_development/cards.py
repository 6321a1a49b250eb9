# fmt: off
# ruff: noqa: E501
"""A participation plan with a small table for each action: labels at the left, what they say at the right."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word
from tests.workers.examined.truth import act, headed, under, with_parts

FIRST, SECOND = "Priority 1: Children shape our service", "Priority 2: Parents and carers are partners"
ACTIONS = {
    FIRST: [
        with_parts(act("Set up a children's advisory group", "P1", "Participation Officer", "September 2026", "Amber", "Group meets six times in the year", "Four children have said they would like to join."), ["ask each case manager for two names", "agree vouchers and travel with finance", "hold a taster session in the summer holidays"]),
        act("Train two children as young inspectors of our buildings", "P2", "Participation Officer~, ~Office Manager", "Dec 2026", "Green", "Report with their findings", "Training booked with the county's young inspectors."),
        act("Produce a short film about what happens after arrest", "P3", "Communications Team", "31/01/2027", "Red", "Film on the website", "No budget has been found so far."),
        act("Ask for feedback half way through each intervention", "P4", "Case Managers", "Ongoing", "Green", "Half of children give feedback", ""),
    ],
    SECOND: [
        act("Start a monthly coffee morning for parents", "P5", "Parenting Worker", "Monthly", "Green", "Average attendance of six", "Five sessions held; numbers are growing."),
        act("Leaflet for parents in the five languages most spoken here", "P6", "Parenting Worker", "TBC", "", "Leaflet given out at first contact", "Awaiting quote for translation."),
        act("Invite a parent to sit on interview panels", "P7", "Service Manager~ / ~HR Business Partner", "By end of October 2026", "Amber", "Parent on half of the panels", "HR have drafted guidance."),
    ],
}


@document("cards")
def a_table_for_each_action() -> Told:
    paper = Word(landscape=False)
    paper.heading("Participation and Engagement Action Plan 2026-27", 0)
    paper.say("Children told us what they want to change. Each card below is one action; the card is updated by its owner before the participation steering group.")
    answers = []
    for priority, actions in ACTIONS.items():
        paper.heading(priority, 1)
        answers += under(actions, *headed(priority))
        for a in actions:
            parts = tuple(text for text, _ in a.answer["sub_actions"][0])
            steps = [["Key steps", "\n".join(f"{letter}) {text}" for letter, text in zip("abc", parts, strict=True))]] if parts else []
            paper.table([["Action no.", a.ref], ["What we want to do", a.title], *steps, ["Owner", a.lead], ["Completion date", a.due], ["How we will know it has worked", a.measure], ["Update", a.note], ["RAG", a.rag]])
    paper.say("The next review of this plan is in October.")
    return Told(paper, answers)
