# fmt: off
# ruff: noqa: E501
"""Tables without a reference: leads in brackets of initials, dates sloppily; a plan with key milestones; a thin one."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Excel, Web, Word, downwards
from tests.workers.examined.second_round.lines import listed, on_sheet
from tests.workers.examined.truth import act, headed, measured, under, within

SLOPPY = [
    act("Ring round schools about part time timetables", lead="PK", due="end of May 26", note="Done 20 of 31"),
    act("Get consent forms translated", lead="PK~/~AW", due="Sept-26", note="Urdu and Polish back"),
    act("Meet the new magistrates", lead="AW", due="12.6.26", note="Met on 12th, went well"),
    act("Sort access to the police system for new starters", lead="IT", due="ASAP", note="Still waiting for vetting"),
    act("Book rooms for the summer programme", lead="Admin", due="30 June 2026", note=""),
]
MILESTONES = [
    ("Children's safety", measured(act("Embed the new exploitation screening tool", "1a", "Safeguarding Manager", "December 2026", "Amber", measure="Screening completed in 100% of cases", note="Tool built into the case system in May"), "")),
    ("Children's safety", act("Run joint visits with social workers", "1b", "Team Managers", "Ongoing", "Green", measure="Evidence of joint visits on case files", note="Case files show joint visits in 9 of 12 cases")),
    ("Custody and resettlement", act("Write resettlement plans from the first day of sentence", "2a", "Resettlement Officer", "Aug 2026", "Green", measure="Plans in place within ten working days", note="All three current plans were on time")),
    ("Custody and resettlement", act("Agree a housing pathway for care leavers", "2b", "Housing Options~, ~Leaving Care", "March 2027", "Red", measure="Pathway document; no child released to bed and breakfast", note="Housing has not agreed funding")),
    ("Education", act("Increase the number of children in full time education", "3a", "Virtual Head", "July 2027", "Amber", measure="75% of school age children in 25 hours", note="61% at the end of March")),
]
THIN = [
    act("Look again at how we handle complaints", due="May 2026", lead="Quality Officer"),
    act("A single page on each partner for the staff handbook", due="June 2026", lead="Business Support"),
    act("Buddy system for new panel members", due="August 2026", lead="Panel Adviser"),
    act("Bring back the parents' coffee mornings", due="September 2026", lead="Parenting Worker"),
]


@document("action log")
def sloppy_dates() -> Told:
    paper = Excel()
    paper.start("Actions")
    paper.rows([["What", "Who's doing it", "When by", "How's it going"]])
    paper.rows(listed(SLOPPY, "t l d n"))
    return on_sheet(Told(paper, SLOPPY))


@document("improvement plan")
def impact_measures_and_position() -> Told:
    paper = Word()
    paper.heading("Children First improvement programme", 0)
    rows, answers = [], []
    for area, a in MILESTONES:
        rows.append([area, *listed([a], "r t m d l g n")[0]])
        answers.append(within(a, (None, area), (area, None)))
    paper.table([["Focus", "ID", "Improvement activity", "Impact measure", "Milestone date", "Strategic lead", "Current RAG", "Position statement"], *downwards(rows, 0)], repeat=1)
    return Told(paper, answers)


@document("web page")
def nothing_but_three_columns() -> Told:
    paper = Web()
    paper.heading("What we are working on")
    paper.say("Small things that children, parents and staff have asked for.")
    paper.table([["Improvement", "Planned for", "Contact"], *listed(THIN, "t d l")])
    return Told(paper, under(THIN, *headed("What we are working on"), (None, None)))
