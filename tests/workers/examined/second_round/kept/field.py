# fmt: off
# ruff: noqa: E501
"""Evidence and progress side by side; what is going well beside what next; a header in the second row of a merged title."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Excel, Web, Word, band, downwards
from tests.workers.examined.second_round.lines import listed, on_sheet
from tests.workers.examined.truth import act, headed, measured, under, within

EVIDENCE = [
    ("Assessment", measured(act("Update the assessment guidance", "AP1", "Senior Practitioner", "May 2026", "Green", measure="Guidance issued; staff sign that they have read it", note="Issued on 7 May 2026, 14 of 16 have signed", also=("Guidance v2; sign-off sheet",)), "Guidance v2; sign-off sheet")),
    ("Assessment", measured(act("Audit ten assessments each quarter", "AP2", "QA Manager", "Quarterly", "Amber", measure="70% rated good", note="First round: 58%", also=("Audit tool",)), "Audit tool")),
    ("Interventions", measured(act("Map interventions against need", "AP3", "Interventions Lead", "August 2026", "Amber", measure="Map published", note="Staff survey done", also=("",)), "")),
    ("Interventions", measured(act("Buy a neurodiverse friendly programme", "AP4", "Interventions Lead~ / ~SaLT", "October 2026", "Red", measure="Programme used with 20 children", note="Too dear; looking for another", also=("Invoice",)), "Invoice")),
]
GAPS = [
    ("Planning involves children well", act("Ask for feedback on each plan", "", "Case managers", "31/07/26", measure="Feedback in half of cases"), "Plans are not always shared"),
    ("Good links with the police", act("Meet the new superintendent every month", "", "Head of Service", "Monthly", measure="Joint performance note"), "Data comes late"),
    ("Strong health offer", act("Write a pathway from screening to treatment", "", "Health Lead", "30/09/26", measure="Pathway in use"), "Waiting lists are long"),
]
SECOND_ROW = [
    act("Relaunch the parenting course as an evening offer", "P.1", "Parenting Practitioner", "September 2026", "G", measure="30 parents finish"),
    act("Find a venue in the north of the county", "P.2", "Business Support", "July 2026", "A", measure="Venue booked"),
    act("Train two fathers as co-facilitators", "P.3", "Parenting Practitioner", "Jan 2027", "", measure="Two trained"),
]


@document("improvement plan")
def evidence_beside_progress() -> Told:
    paper = Excel()
    paper.start("Practice")
    rows, answers = [], []
    for standard, a in EVIDENCE:
        rows.append([standard, *listed([a], "r t l d m 0 n g")[0]])
        answers.append(within(a, (None, standard), (standard, None), ("Practice", standard), (standard, "Practice")))
    paper.rows([["Practice standard", "Action ref", "Required improvement", "Responsible manager", "Date for completion", "Anticipated outcome", "Evidence", "Update on progress", "RAG (current)"], *downwards(rows, 0)])
    return on_sheet(Told(paper, answers))


@document("self assessment")
def strengths_gaps_and_next() -> Told:
    paper = Word()
    paper.heading("Self assessment 2026: where we are", 1)
    rows, answers = [["Strength", "Gap", "What we'll do next", "Who leads", "Target date", "Indicator of success"]], []
    for strength, a, gap in GAPS:
        rows.append([strength, gap, a.title, a.lead, a.due, a.measure])
        answers.append(within(a, (None, None), (None, gap), (gap, None), (None, strength), (strength, gap), (gap, strength), (strength, None), *headed("Self assessment 2026: where we are")))
    paper.table(rows)
    return Told(paper, answers)


@document("web page")
def titled_above_its_header() -> Told:
    paper = Web()
    paper.heading("Family work")
    paper.table([band("Parenting offer 2026/27", 6), ["Ref", "Task / activity", "Lead professional", "To be done by", "Performance measure", "RAG"], *listed(SECOND_ROW, "r t l d m g")], repeat=2)
    return Told(paper, under(SECOND_ROW, *headed("Family work", "Parenting offer 2026/27"), ("Family work", None), (None, None)))
