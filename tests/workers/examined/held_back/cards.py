# fmt: off
# ruff: noqa: E501
"""A recovery plan as cards of four columns: label, value, label, value; the title on top of each."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Word
from tests.workers.examined.truth import act, headed, under

HEADING = "Workstream A: Bringing people back together"
OTHER = "Workstream B: Stabilising staffing"
ACTIONS = {
    HEADING: [
        act("Reopen the Dale Street hub three days a week", "A1", "Hub Manager", "12 May 2025", "Green", "Footfall recorded each week", "Hub opened on time, heating still to be repaired."),
        act("Restart group work for boys aged 14 to 16", "A2", "Intervention Team", "June 2025", "Amber", "Two groups a term", "First group starts after half term."),
        act("Return to face to face panels in the north of the county", "A3", "Referral Order Coordinator", "asap", "Red", "All panels face to face", "No suitable venue."),
        act("Clear the backlog of unpaid reparation hours", "A4", "Reparation Supervisor~ & ~Sessional staff", "30/09/2025", "Amber", "Backlog below 50 hours", ""),
    ],
    OTHER: [
        act("Fill the two vacant case manager posts", "B1", "HR Adviser~ / ~Team Manager", "31 July 2025", "Green", "Posts filled with permanent staff", "Interviews on 3 June."),
        act("Reduce sickness absence to below the council's average", "B2", "Team Manager", "Q4 2025/26", "Amber", "Absence figures", "Two long term absences have ended."),
        act("Agree a protocol for cover between north and south teams", "B3", "", "TBA", "", "Protocol in use", ""),
    ],
}


@document("cards")
def cards_with_two_labels_in_a_row() -> Told:
    paper = Word(landscape=False)
    paper.heading("Service Recovery Plan", 0)
    paper.say("Rothermere and Calder Youth Justice Service, period April 2025 to March 2026.")
    answers = []
    for workstream, actions in ACTIONS.items():
        paper.heading(workstream, 2)
        answers += under(actions, *headed(workstream))
        for a in actions:
            paper.table([
                [C(f"{a.ref}. {a.title}", across=4, bold=True, shade="DDDDDD"), ..., ..., ...],
                ["Lead:", a.lead, "Deadline:", a.due],
                ["Success measure:", C(a.measure, across=3), ..., ...],
                ["Position:", a.note, "RAG:", a.rag],
            ])
            a.answer["title"] += [f"{a.ref}. {a.title}"]
    return Told(paper, answers)
