# fmt: off
# ruff: noqa: E501
"""Narrow columns whose names are turned upright, and the theme turned upright in the first column, merged down."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Typeset
from tests.workers.examined.papers.typeset import said
from tests.workers.examined.truth import act, under

STYLE = """
#set page(paper: "a4", flipped: true, margin: 12mm, footer: align(center, context text(size: 7pt)[#counter(page).display("1/1", both: true)]))
#set text(font: "Liberation Sans", size: 8pt, lang: "en")
"""
PLAN = {
    "HEALTH": [
        ("Physical health check offered within 4 weeks of the order by the YJ nurse", "YJ Nurse", "Sept 26", "80% of children seen", "G"),
        ("Substance misuse worker to be based in the team two days each week", "Substance Misuse Service Manager", "Oct 26", "Referrals up from 12 to 30", "A"),
        ("Write a neurodiversity pathway which says who does what when a child is waiting for assessment", "CAMHS Lead~ / ~SEND Manager", "Mar 27", "Pathway in use", "A"),
        ("Health passport for children who move area", "YJ Nurse", "Jan 27", "Passport for each child who moves", "R"),
        ("Sexual health drop-in", "School Nursing", "May 26", "Drop-in held", "G"),
        ("Dental registration to be asked about in the first assessment, and help given to register", "YJ Nurse", "Sept 26", "All children are registered", "G"),
    ],
    "VICTIMS": [
        ("Contact every victim within 10 days unless they have said no", "Victim Officer", "June 26", "90%", "G"),
        ("Record victims' ethnicity and age", "Victim Officer~ / ~Data Officer", "July 26", "Recorded in 95% of cases", "A"),
        ("Shuttle mediation as an alternative to a meeting", "RJ Practitioner", "Nov 26", "Six done", "R"),
        ("Victims' views to be seen in every pre-sentence report", "Court Team Manager", "Apr 26", "QA of all reports", "G"),
        ("Reparation placements in the north", "Reparation Officer", "Dec 26", "Four new placements", "A"),
    ],
    "PARENTS": [
        ("Parenting offer for fathers", "Parenting Officer", "Dec 26", "Ten fathers take part", "A"),
        ("WhatsApp group for parents, moderated by staff", "Participation Officer", "TBC", "", ""),
        ("Parents to see the plan before it is signed off", "Case Managers", "Ongoing", "Signature of parent on plan", "A"),
        ("Coffee mornings every other month", "Parenting Officer", "Ongoing", "Six held", "G"),
    ],
}
SHORT = {"G": "green", "A": "amber", "R": "red", "": None}
SHADES = {"G": "70AD47", "A": "FFC000", "R": "FF0000", "": None}


@document("wide partnership table")
def names_turned_upright() -> Told:
    paper = Typeset(STYLE)
    paper.heading("Saltmere Youth Justice Business Plan: actions 2026/27")
    upright = "rotate(-90deg, reflow: true, strong({}))"
    names = ["Theme", "No.", "What we will do", "Who", "When", "What good looks like", "RAG"]
    turned = ("No.", "Who", "When", "RAG")
    head = ", ".join(f"table.cell(fill: rgb(\"#DDDDDD\"), align: bottom)[#{upright.format(said(n)) if n in turned else f'strong({said(n)})'}]" for n in names)
    body, answers, number = [], [], 0
    for theme, lines in PLAN.items():
        here = []
        body.append(f"table.cell(rowspan: {len(lines)}, fill: rgb(\"#F2F2F2\"), align: center + horizon)[#{upright.format(said(theme))}]")
        for title, lead, due, measure, rag in lines:
            number += 1
            a = act(title, str(number), lead, due, measure=measure)
            a.answer["rag"] = [SHORT[rag]]
            body += [f"[{number}]", *(said(text) if text else "[]" for text in (title, a.lead, due, measure))]
            body.append(f"table.cell(fill: rgb(\"#{SHADES[rag]}\"))[{rag}]" if rag else "[]")
            here.append(a)
            paper.words += [str(number), title, a.lead, due, measure, rag]
        answers += under(here, (None, theme), (theme, None))
        paper.words.append(theme)
    paper.raw(f"#table(columns: (9mm, 8mm, 6fr, 2.4fr, 16mm, 4fr, 9mm), inset: 4pt, stroke: 0.4pt, align: left + top, table.header({head}), {', '.join(body)})", *names)
    return Told(paper, answers)
