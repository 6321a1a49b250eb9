# fmt: off
# ruff: noqa: E501
"""A sheet saved with semicolons: two lines of title, the area only where it changes, percentages, line breaks in cells."""

from itertools import cycle

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Plain
from tests.workers.examined.truth import act, within

PLAN = {
    "Partnership": ["Board to agree a risk appetite", "Chair to meet each partner once a year", "Terms of secondment for the probation officer", "Co-locate with early help", "Agree a communications plan", "Refresh induction for elected members", "Annual partners' conference"],
    "Practice": ["Chronologies on all files", "Genograms with families", "Use of the strengths tool", "Guidance on social media", "Peer audits between teams", "Countersigning within five days", "Letters written to the child"],
    "Places": ["Move reception to the ground floor", "Child friendly interview rooms", "Car for the rural team", "Safe storage of property", "Wi-Fi for children", "Garden project at the annexe", "Signs in Welsh and English"],
    "People": ["Exit interviews", "Coaching for new managers", "Careers fair", "Wellbeing hour", "Practice educators: two to be trained", "Staff awards", "Cover for sickness agreed with the neighbouring authority"],
}
OWNERS = ["Rheolwr / Manager", "Pennaeth Gwasanaeth", "Team Manager", "Business Officer", "Board Chair"]
DUES = ["30.09.2025", "Tach 2025", "Mawrth 2026", "31.01.2026", "parhaus / ongoing", ""]
RAGS = ["G", "A", "G", "R", ""]
MEANT = {
    "Tach 2025": [("Tach 2025", "month", "2025-11-30"), ("Tach 2025", "unclear", None)],
    "Mawrth 2026": [("Mawrth 2026", "month", "2026-03-31"), ("Mawrth 2026", "unclear", None)],
    "parhaus / ongoing": [("parhaus / ongoing", "unclear", None), ("parhaus / ongoing", "recurring", None)],
}


@document("separated")
def semicolons_and_titles() -> Told:
    paper = Plain("csv")
    paper.title = "Cynllun Gweithredu / Action Plan 2025-26"
    width = 7
    rows = [["Cynllun Gweithredu / Action Plan 2025-26", *[""] * (width - 1)], [""] * width, ["Area", "No.", "What needs to happen", "Lead", "By", "RAG", "% done"]]
    owners, dues, rags = map(cycle, (OWNERS, DUES, RAGS))
    answers, n = [], 0
    for area, titles in PLAN.items():
        for m, title in enumerate(titles):
            n += 1
            owner, due, rag = next(owners), next(dues), next(rags)
            a = act(title, str(n), owner, MEANT.get(due, due), rag)
            if "/" in owner:
                a.answer["leads"] = [[owner], ["Rheolwr", "Manager"]]
            answers.append(within(a, (None, area), (area, None), (paper.title, area)))
            rows.append([area if m == 0 else "", a.ref, title, owner, due, rag, f"{(n * 10) % 100}%"])
    paper.separated(rows, by=";")
    return Told(paper, answers)
