# fmt: off
# ruff: noqa: E501
"""A county strategy with outcomes, ambitions, partners and reporting line; and a printed table with notes over pages."""

from itertools import cycle

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Web, Word, band
from tests.workers.examined.truth import act, headed, under, within

LINES = [
    ("Fewer children are harmed", act("Single point of contact for exploitation in each agency", "1.1", "Safeguarding Partnership", "Sept 2025", "Green", "Contacts published", "List published in July"), "Police, health, housing", "Exploitation group"),
    ("Fewer children are harmed", act("Disruption toolkit used by all districts", "1.2", "District Community Safety Leads", "March 2026", "Amber", "Toolkit used in each district", "Three of five districts"), "Districts, police", "Community safety board"),
    ("Children have somewhere to go", act("Youth clubs open on four evenings in each town", "2.1", "Youth Alliance", "April 2026", "Red", "Opening hours", "Funding has not been agreed"), "Voluntary sector", "Children's trust"),
    ("Children have somewhere to go", act("Free swimming for children with a worker", "2.2", "Leisure Trust~ / ~Public Health", "31/07/2025", "Green", "Cards issued", "112 cards issued"), "Leisure trust", "Children's trust"),
    ("Children are believed", act("Hate crime reporting in schools", "3.1", "Equalities Officer", "TBC", "", "", ""), "Schools", "Equalities forum"),
]
PRINTED = {
    "Before arrest": [("Youth outreach at the skate park", "Two sessions each week since May."), ("Work with shops about theft by children", "Leaflet agreed; the retail group will share it with its members in the autumn."), ("Bystander training", "")],
    "At the police station": [("Appropriate adults within the hour", "Average is 71 minutes, which is better than last year but not good enough."), ("Quiet room for children", "Room has been painted."), ("Solicitor for each child", "Opt-out scheme agreed with the firms on the rota.")],
    "At court": [("Separate entrance", "Estates have said no."), ("Plain language sheets", "In use."), ("Feedback from children on the day", "Tablet bought.")],
    "Afterwards": [("Call after a week", ""), ("Check that school knows what it should", "Practice differs between the teams.")],
}
LEADS, DUES, RAGS = ["Youth Service Manager", "Chief Inspector", "Head of Service~ / ~Court Manager", "Practice Manager"], ["Dec 2025", "Ongoing", "31/03/2026"], ["Green", "Amber", "Red"]


@document("wide partnership table")
def partners_and_reporting_line() -> Told:
    paper = Word()
    paper.heading("Countywide youth strategy: year two", 0)
    rows, answers = [["Outcome", "Ref", "Commitment", "Lead partner", "Supporting partners", "Reporting to", "Target date", "How we will measure it", "Progress at September 2025", "RAG"]], []
    for outcome, a, partners, board in LINES:
        rows.append([outcome, a.ref, a.title, a.lead, partners, board, a.due, a.measure, a.note, a.rag])
        own = a.answer["leads"][0]
        a.answer["leads"] = [own, [*own, partners], [*own, *partners.split(", ")]]
        notes = a.answer["progress"][0]
        a.answer["progress"] = [notes, [("2025-09-30", text) for _, text in notes]]
        answers.append(within(a, (None, outcome), (outcome, None)))
    paper.table(rows, repeat=1)
    return Told(paper, answers)


@document("printed table")
def bands_and_notes_over_pages() -> Told:
    paper = Web(printed=True, landscape=False, size=13)
    paper.heading("The child's journey: progress report")
    leads, dues, rags, rows, answers = cycle(LEADS), cycle(DUES), cycle(RAGS), [["Action", "Lead", "When", "Progress", "RAG"]], []
    for stage, lines in PRINTED.items():
        rows.append(band(stage, 5, "DDEBF7"))
        here = [act(title, "", next(leads), next(dues), next(rags), note=note) for title, note in lines]
        rows += [[a.title, a.lead, a.due, a.note, a.rag] for a in here]
        answers += under(here, *headed(stage))
    paper.table(rows, widths=[28, 18, 14, 28, 12])
    return Told(paper, answers)
