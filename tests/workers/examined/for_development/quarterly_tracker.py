# fmt: off
# ruff: noqa: E501
"""A tracker with one column of progress for each quarter and a rating beside each."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, GREEN, RED, C, Word
from tests.workers.examined.truth import Act, act, headed, quarters, under

ROWS = {
    "Priority 1 – Diversion": [
        ("D1", "Increase the use of community resolutions with a voluntary intervention", "OOCD Manager", "31/03/2026", ("Baseline established, 41 in the quarter", "48 in the quarter. Police training delivered at both stations", "", ""), "AG"),
        ("D2", "Joint decision making panel to meet weekly, quorate", "OOCD Manager~/~Police YJ Sgt", "Ongoing", ("11 of 13 panels quorate", "All quorate", "", ""), "AG"),
        ("D3", "Publish a diversion leaflet for custody suites", "Comms", "Sept 2025", ("Draft with children for comments", "Printed and delivered", "", ""), "GG"),
    ],
    "Priority 2 – Education": [
        ("E1", "Education status of every child checked weekly against the missing education list", "ETE Officer", "Weekly", ("In place", "In place, but list late twice", "", ""), "GA"),
        ("E2", "Bespoke tuition for children out of school for more than 15 days", "Virtual School", "Dec 2025", ("Provider found", "Contract not signed; escalated to AD", "", ""), "AR"),
        ("E3", "Careers adviser based with us one day a week", "ETE Officer~ / ~Careers Service", "by July 2025", ("Adviser started 7 July", "", "", ""), "G"),
        ("E4", "Speech and language screening results shared with schools", "SALT", "Nov 2025", ("Consent form agreed with information governance", "Piloted in two schools", "", ""), "AA"),
    ],
    "Priority 3 – Resettlement": [
        ("R1", "First resettlement meeting within ten days of sentence", "Custody Lead", "Ongoing", ("4 of 4", "2 of 3, one late because of a transfer", "", ""), "GA"),
        ("R2", "Accomodation confirmed four weeks before release", "Custody Lead~, ~Housing", "March 2026", ("No releases", "1 of 2", "", ""), "GR"),
        ("R3", "Bank account and ID before release", "Case managers", "tbc", ("", "Talks with the bank have started", "", ""), "A"),
    ],
}  # fmt: skip
SHADES = {"A": AMBER, "G": GREEN, "R": RED, "": None}
COLOURS = {"A": "amber", "G": "green", "R": "red"}


def _act(ref: str, title: str, lead: str, due: str, told: tuple[str, ...], rated: str) -> Act:
    notes = quarters(list(told), 2025)
    return act(title, ref, lead, due, rag="", progress=notes, rag_now=[COLOURS[rated[-1]]])


@document("quarterly tracker")
def a_rating_for_each_quarter() -> Told:
    paper = Word()
    paper.heading("Youth Justice Plan 2025-26 – quarterly progress tracker", 0)
    paper.say("Position at the end of quarter 2. RAG: R = behind and unlikely to be met, A = behind but recoverable, G = on track or done.")
    answers = []
    for priority, lines in ROWS.items():
        paper.heading(priority, 2)
        rows = [["Ref", "Action", "Lead", "Timescale", "Q1 progress", "Q1 RAG", "Q2 progress", "Q2 RAG", "Q3 progress", "Q3 RAG", "Q4 progress", "Q4 RAG"]]
        here = []
        for line in lines:
            a = _act(*line)
            told, rated = line[4], line[5].rjust(2) if line[0] == "R3" else line[5].ljust(2)
            cells = [part for n in range(4) for part in (told[n], C(rated[n].strip() if n < 2 else "", shade=SHADES[rated[n].strip() if n < 2 else ""]))]
            rows.append([a.ref, a.title, a.lead, a.due, *cells])
            a.answer["rag"] = a.answer.pop("rag_now")
            here.append(a)
        paper.table(rows, repeat=1)
        answers += under(here, *headed(priority))
    return Told(paper, answers)
