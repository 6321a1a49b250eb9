# fmt: off
# ruff: noqa: E501
"""A tracker printed from Excel: small, cells at the bottom of their rows, a title over the head, tab and page in the
margin; rows that are done are grey."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Typeset
from tests.workers.examined.truth import act, under

STYLE = """
#set page(paper: "a4", flipped: true, margin: (x: 8mm, y: 18mm), header: align(center, text(size: 8pt)[YJ Action Tracker]), footer: [#text(size: 7pt)[YJS Action Tracker v12 FINAL.xlsx #h(1fr) Page #context counter(page).display() #h(1fr) 14/09/2026]])
#set text(font: "Carlito", fallback: true, size: 6.5pt, lang: "en")
"""
GRID = "stroke: 0.3pt + rgb(\"#999999\"), inset: (x: 2pt, y: 1.2pt), align: (x, y) => if y < 2 { center + bottom } else if x in (0, 1, 6, 7) { right + bottom } else { left + bottom },"
ROWS = [
    ("HMIP 2025", "Assessment", "All assessments to be countersigned within 5 working days", "Kerry Tansley", "30/04/2025", "12/05/2025", "Closed", "Weekly report shows 94%. Move to BAU."),
    ("HMIP 2025", "Assessment", "Screening for exploitation to be completed on all new cases and reviewed after 3 months or when there is a significant change", "Kerry Tansley~/~Jo Ablett", "31/07/2026", "", "Open", "Tool on the system. Compliance at 71%. Report by team goes to managers on Mondays."),
    ("HMIP 2025", "Planning", "Family network to be mapped with child before the plan is written", "Jo Ablett", "30/09/2026", "", "Open", "Training x2 delivered"),
    ("HMIP 2025", "Delivery", "Intervention resources library", "Samir Rao", "31/12/2026", "", "Open", ""),
    ("HMIP 2025", "Delivery", "Purchase licences for virtual knife crime headset", "Samir Rao", "31/03/2026", "02/03/2026", "Closed", "Purchased. Used with 12 children."),
    ("Peer review", "Governance", "Board forward plan to be produced with a deep dive at each meeting", "Delia Frome", "01/06/2026", "01/06/2026", "Closed", "Forward plan agreed."),
    ("Peer review", "Governance", "Escalation route for partners who miss two meetings", "Delia Frome", "01/09/2026", "", "Overdue", "Chair to speak to two agencies"),
    ("Peer review", "Data", "Cleanse ethnicity and SEND fields", "Ines Vautier", "30/06/2026", "", "Overdue", "1 in 6 records are still blank. Staff have been given lists."),
    ("Peer review", "Data", "Build dashboard for KPI return (accommodation, ETE, SEND, mental health, substance misuse, out of court, links, board, serious violence, victims)", "Ines Vautier", "31/10/2026", "", "Open", "Seven of ten built"),
    ("Self-assessment", "Staff", "Annual training needs analysis", "Kerry Tansley", "31/01/2027", "", "Not started", ""),
    ("Self-assessment", "Staff", "Lone working procedure and devices", "Martin Eccles", "31/05/2026", "28/05/2026", "Closed", "Devices given out to 26 staff"),
    ("Self-assessment", "Staff", "Exit interviews for all leavers, themes to SMT twice a year", "HR Business Partner", "30/09/2026", "", "Open", "HR have agreed the form."),
    ("Self-assessment", "Victims", "Victim consent form to be rewritten in plain English", "Paula Quill", "31/08/2026", "20/08/2026", "Closed", "In use"),
    ("Self-assessment", "Victims", "Satisfaction survey by text", "Paula Quill", "30/11/2026", "", "Open", "Cost £400, awaiting approval"),
    ("Serious incident", "Custody", "Handover call between court team and case manager on the day of any remand", "Jo Ablett", "15/07/2026", "", "Open", "In place - needs to be tested in audit"),
    ("Serious incident", "Custody", "Share asset plus and any self harm history with the escort and the establishment before the child leaves court; record the name of the person told", "Jo Ablett~ & ~Court Duty Officers", "15/07/2026", "", "Open", "Checklist laminated on court desk"),
    ("Serious incident", "Health", "Suicide and self harm training", "CAMHS", "31/12/2026", "", "Open", "Dates being sought."),
    ("Board", "Prevention", "Map all prevention and diversion provision in the borough and publish it for schools and GPs", "Samir Rao", "31/10/2026", "", "Open", "Map drafted"),
    ("Board", "Prevention", "Bid to the youth endowment fund with neighbouring boroughs", "Delia Frome", "18/09/2026", "", "Open", "Bid with finance"),
]


@document("long sheet")
def printed_from_excel() -> Told:
    paper = Typeset(STYLE, GRID, "strong")
    paper.raw("", "YJ Action Tracker", "YJS Action Tracker v12 FINAL.xlsx Page 14/09/2026")
    names = ["No", "Raised", "Source", "Theme", "Action", "Owner", "Target date", "Date closed", "Status", "Comments"]
    rows = [[C("Mossbank YJS - Action Tracker (last updated 14 September 2026)", across=10, bold=True, shade="BDD7EE"), *[...] * 9], [C(name, shade="DDEBF7") for name in names]]
    answers = []
    for n, (source, theme, title, lead, due, closed, status, note) in enumerate(ROWS * 1, start=1):
        a = act(title, str(n), lead, due, note=note)
        done = status == "Closed"
        a.answer["status"] = ["completed"] if done else [None, "open"]
        a.answer["progress"] += [[(closed_on(closed), note)], [(None, closed), (None, note)], [(None, note), (None, closed)], [(None, f"Date closed {closed}"), (None, note)], [(None, f"Date closed: {closed}"), (None, note)]] if closed else []
        a.answer["progress"] += [[(None, status), (None, note)], [(None, note), (None, status)]] if status in ("Overdue", "Not started") and note else [[(None, status)]] if status in ("Overdue", "Not started") else []
        raised = f"{(n * 3) % 28 + 1:02d}/0{n % 3 + 1}/2026"
        shade = "D9D9D9" if done else None
        rows.append([C(text, shade=shade) for text in (str(n), raised, source, theme, title, a.lead, due, closed, status, note)])
        under([a], (None, None), (source, theme), (theme, None), (None, theme), (source, None), (None, source))
        answers.append(a)
    paper.table(rows, ["5mm", "13mm", "18mm", "17mm", "1fr", "28mm", "14mm", "14mm", "15mm", "52mm"], repeat=2)
    return Told(paper, answers)


def closed_on(text: str) -> str | None:
    day, month, year = text.split("/")
    return f"{year}-{month}-{day}"
