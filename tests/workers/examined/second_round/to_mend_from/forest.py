# fmt: off
# ruff: noqa: E501
"""Sub-heading rows with a lead of their own; a table with baseline and target; comments of the board."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Excel, Web, Word, band, downwards
from tests.workers.examined.second_round.lines import listed, on_sheet
from tests.workers.examined.truth import act, headed, measured, under, within

TARGETS = [
    ("Fewer first time entrants", measured(act("Introduce a youth support officer in each custody suite", "1.1", "Chief Inspector Custody", "Sept 2026", "Amber", measure="112 a year", also=("90 a year",)), "90 a year")),
    ("Fewer first time entrants", measured(act("Widen the offer of Turnaround to siblings", "1.2", "Turnaround Lead", "June 2026", "Green", measure="31 children", also=("50 children",)), "50 children")),
    ("Less reoffending", measured(act("Use a live tracker to find children who reoffend early", "2.1", "Information Officer", "May 2026", "Green", measure="33%", also=("28%",)), "28%")),
    ("Less reoffending", measured(act("Bring mentors into the end of orders", "2.2", "Mentoring Charity", "January 2027", "Red", measure="4 matches", also=("20 matches",)), "20 matches")),
]
BOARD = [
    act("Ask partners to renew their contributions", "1", "Board Chair", "31.03.2027", "A", note="Probation and health have confirmed", also=("Chair to write again to the constabulary",)),
    act("Hold the annual staff and children's celebration", "2", "Participation Lead", "17.07.2026", "G", note="Venue booked, 60 invited", also=("Members are invited",)),
    act("Test the business continuity plan", "3", "Business Manager", "30.11.2026", "G", note="Exercise planned with emergency planning", also=("",)),
    act("Complete a pay review", "4", "HR Partner", "TBC", "R", note="Waiting for the national agreement", also=("Board is concerned",)),
]
LEADROWS = {
    "Partnership priority: Exploitation": [
        act("Give every child at risk a named disruption plan", "E1", "Police", "July 2026", measure="Plans in place for all children at high risk"),
        act("Brief taxi drivers and hoteliers", "E2", "Licensing", "Nov 2026", measure="120 briefed"),
    ],
    "Partnership priority: Girls": [
        act("Commission a girls only space", "G1", "Youth Service", "Sept 2026", measure="Opened; 15 girls a week"),
        act("Audit the cases of girls with short sentences", "G2", "YJS", "Aug 2026", measure="Audit report"),
        act("Use gender informed assessment guidance", "G3", "YJS", "Ongoing", measure="Seen in case audits"),
    ],
}


@document("improvement plan")
def baseline_and_target() -> Told:
    paper = Excel()
    paper.start("Plan")
    rows, answers = [], []
    for outcome, a in TARGETS:
        rows.append([outcome, *listed([a], "r t m 0 l d g")[0]])
        answers.append(within(a, (None, outcome), (outcome, None), ("Plan", outcome), (outcome, "Plan")))
    paper.rows([["Outcome we want", "Ref", "Actions to achieve it", "Baseline", "Target", "Responsible person", "Timeframe", "RAG"], *downwards(rows, 0)])
    return on_sheet(Told(paper, answers))


@document("highlight report")
def comments_of_the_board() -> Told:
    paper = Word()
    paper.heading("Board action tracker", 1)
    paper.table([["Item no", "Agreed action", "Allocated to", "Target completion date", "RAG", "Progress to date", "Board comments"], *listed(BOARD, "r t l d g n 0")])
    for a in BOARD:
        if a.also[0]:
            a.answer["progress"] += [[(None, a.note), (None, a.also[0])], [(None, a.note), (None, f"Board comments: {a.also[0]}")]]
    return Told(paper, under(BOARD, *headed("Board action tracker"), (None, None)))


@document("partnership table")
def rows_between_as_headings() -> Told:
    paper = Web()
    paper.heading("Partnership plan")
    rows, answers = [["Ref", "Partnership activity", "Partner responsible", "Completion date", "Intended result"]], []
    for heading, actions in LEADROWS.items():
        rows += [band(heading, 5), *listed(actions, "r t l d m")]
        answers += under(actions, *headed(heading))
    paper.table(rows)
    return Told(paper, answers)
