# fmt: off
# ruff: noqa: E501
"""Partnership tables: many agencies in a cell, resources, links with other plans, desired outcomes first."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, GREEN, RED, C, Excel, Word, downwards
from tests.workers.examined.second_round.lines import listed, on_sheet
from tests.workers.examined.truth import act, headed, under, within

LINKED = [
    ("Children are diverted from the system at the earliest point", act("Offer support to every child on a community resolution", "1", "Diversion Manager", "April 2026", measure="Take-up rises from 40% to 65%", also=("Existing staff", "Early help strategy"))),
    ("Children are diverted from the system at the earliest point", act("Train neighbourhood officers in the child first principle", "2", "Police Superintendent", "Nov 2026", measure="200 officers trained", also=("Police training budget", "Police child centred strategy"))),
    ("Children leave us with a future", act("Open a construction skills centre with the college", "3", "ETE Manager~; ~College Principal", "January 2027", measure="16 places filled", also=("£30,000 capital", "Skills plan"))),
    ("Children leave us with a future", act("Guarantee an interview for council apprenticeships", "4", "HR Director", "Sept 2026", measure="Number of interviews", also=("None", "Corporate parenting strategy"))),
    ("Victims are heard", act("Offer every victim a say in reparation", "5", "Victim Worker", "Ongoing", measure="Increase in victims who take part", also=("1 FTE", "Victims' code action plan"))),
]
SHADED = [
    act("Refresh the board's terms of reference", "G.1", "Board Manager", "30 April 2026", note="Agreed at April board", rag="G", status=[None, "open", "completed"]),
    act("Hold a development day for board members", "G.2", "Independent Chair", "30 September 2026", note="Date fixed", rag="G"),
    act("Produce a dashboard that shows each partner's contribution", "G.3", "Data Lead", "31 July 2026", note="Health data is missing", rag="A"),
    act("Fill the vacant seat for education", "G.4", "Director of Education", "30 May 2026", note="Nobody nominated", rag="R"),
]
AGENCIES = [
    ("Speech, language and neurodiversity", act("Fund an assessment pathway for autism", "", "Integrated Care Board", [("2027/28", kind, on) for kind in ("unclear", "month", "day", "quarter") for on in (None, "2028-03-31")], measure="Waiting time under 18 weeks")),
    ("Speech, language and neurodiversity", act("Give each team a communication toolkit", "", "Therapist", [("Spring term", "unclear", None)], measure="Toolkits delivered")),
    ("Emotional health", act("Bring CAMHS clinics into the youth justice building", "", "CAMHS Team Lead", "October 2026", measure="A clinic each week")),
    ("Emotional health", act("Teach breathing and grounding techniques to staff", "", "Psychologist", "Dec 2026", measure="Staff survey")),
]


@document("wide partnership table")
def outcomes_first_and_links_last() -> Told:
    paper = Word()
    paper.heading("Youth Justice Partnership Plan: delivery 2026 to 2027", 0)
    rows, answers = [], []
    for outcome, a in LINKED:
        rows.append([outcome, *listed([a], "r t l 0 d m 1")[0]])
        answers.append(within(a, (None, outcome), (outcome, None), (None, None)))
    paper.table([["Desired outcome", "No.", "Action to be taken", "Lead agency / officer", "Resource implications", "Delivery date", "Measure of success", "Links to other plans"], *downwards(rows, 0)], repeat=1)
    return Told(paper, answers)


@document("closed apart")
def colour_without_words() -> Told:
    paper = Word()
    paper.heading("Governance actions, July 2026", 1)
    shades = {"G": GREEN, "A": AMBER, "R": RED}
    rows = [["Ref.", "Action agreed", "Assigned to", "Due", "Status", "Status commentary"]]
    for a in SHADED:
        rows.append([a.ref, a.title, a.lead, a.due, C("", shade=shades[a.rag]), a.note])
    paper.table(rows)
    return Told(paper, under(SHADED, *headed("Governance actions, July 2026"), (None, None)))


@document("workbook")
def health_needs() -> Told:
    paper = Excel()
    paper.start("Health")
    rows, answers = [], []
    for need, a in AGENCIES:
        rows.append([need, a.title, a.lead, a.due, a.measure])
        answers.append(within(a, (None, need), (need, None), ("Health", need), (need, "Health")))
    paper.rows([["Area of need", "Health offer to be developed", "Commissioner / provider", "Timing", "What good looks like"], *downwards(rows, 0)])
    return on_sheet(Told(paper, answers))
