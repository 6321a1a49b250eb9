# fmt: off
# ruff: noqa: E501
"""Slides printed as PDF: a priority on each, its table below the title, going on upon a second slide; the first and the
last slides are talk."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, GREEN, RED, C, Typeset
from tests.workers.examined.truth import act, headed, under

STYLE = """
#set page(width: 33.87cm, height: 19.05cm, margin: (x: 1.6cm, top: 1.4cm, bottom: 1.5cm), footer: context text(size: 10pt, fill: rgb("#7F7F7F"))[Quarterly review – September 2026 #h(1fr) #counter(page).display()])
#set text(font: "Liberation Sans Narrow", size: 14pt, lang: "en")
#show heading: it => block(below: 14pt, text(size: 26pt, weight: "regular", fill: rgb("#1F497D"), it.body))
"""
BANDS = "stroke: 1.5pt + white, inset: 6pt, align: left + horizon, fill: (x, y) => if y == 0 { rgb(\"#4F81BD\") } else if calc.odd(y) { rgb(\"#D0D8E8\") } else { rgb(\"#E9EDF4\") },"
HEAD = "text.with(fill: white, weight: \"bold\")"
SLIDES = {
    "Priority 1: Child First practice": [[
        ("Train the remaining 11 staff in trauma informed practice", "LW", "Nov 26", "Green", "Two dates left. Feedback is excellent."),
        ("Refresh case recording guidance with examples of strengths based language", "HP", "Sep 26", "Amber", "Draft with the practice group"),
        ("Children's version of every report", "HP / LW", "Jan 27", "Amber", "Started with pre-sentence reports"),
        ("Ask children about the building and act on it", "BT", "Oct 26", "Green", "Two rooms repainted, sofa ordered"),
    ], [
        ("Feedback from children reported to board each quarter", "BT", "Quarterly", "Green", "Q2 report on the agenda"),
        ("Stop cancelling home visits at short notice", "All managers", "Ongoing", "Red", "17 cancelled in August because of leave"),
    ]],
    "Priority 2: Serious violence and exploitation": [[
        ("Join the county's violence reduction board", "RK", "Apr 26", "Green", "RK attends"),
        ("Joint risk meeting with the missing and exploitation team", "RK / DS Mallory", "Aug 26", "Green", "Meets on Tuesdays, 23 children discussed so far"),
        ("Review all knife possession cases in the last 12 months to see what was missed", "HP", "Dec 26", "Amber", "31 files chosen, reading has started"),
        ("NRM refresher for social workers", "Exploitation Lead", "TBC", "Red", "No trainer at present"),
    ]],
    "Priority 3: Resettlement": [[
        ("Seven day visits to every child in custody within ten days of sentence", "LW", "Jun 26", "Green", "Achieved for all three"),
        ("Named housing officer", "Housing", "Sep 26", "Red", "Restructure has delayed this until the new year"),
        ("ROTL plan agreed with secure estate for each child", "LW", "Ongoing", "Amber", "One of three"),
        ("Constructive resettlement group supervision", "HP", "Monthly", "Green", ""),
    ]],
}


@document("printed sections")
def slides_of_a_quarter() -> Told:
    paper = Typeset(STYLE, BANDS, HEAD)
    paper.raw("", "Quarterly review – September 2026")
    paper.raw("#v(5cm)")
    paper.heading("Youth Justice Plan: where are we at Q2?")
    paper.say("Presentation to the management board")
    paper.raw("#pagebreak()")
    paper.heading("What the numbers say")
    paper.bullets("First time entrants are down by 8%", "Reoffending is up slightly – a small group of boys aged 16 and 17", "Three children in custody, all three remanded first", "Sickness remains high in the intervention team")
    answers = []
    shades = {"Red": RED, "Amber": AMBER, "Green": GREEN}
    for priority, pages in SLIDES.items():
        for n, lines in enumerate(pages):
            paper.raw("#pagebreak()")
            paper.heading(priority + (" (continued)" if n else ""))
            here = [act(title, "", "HP~ / ~LW" if lead == "HP / LW" else "RK~ / ~DS Mallory" if "/" in lead else lead, due, rag, note=note) for title, lead, due, rag, note in lines]
            for a in here:
                a.answer["leads"] += [[]] if a.lead.startswith("All") else []
            paper.table([["What we said we would do", "Who", "By when", "RAG", "Where we are"], *([a.title, a.lead, a.due, C(a.rag, shade=shades[a.rag]), a.note] for a in here)], ["5fr", "2fr", "1.4fr", "1.2fr", "4fr"])
            bare = priority.partition(": ")[2]
            more = [f"{priority} (continued)", f"{bare} (continued)"] if n else []
            answers += under(here, *headed(priority), (None, priority), (None, bare), *((None, text) for text in more), *((text, None) for text in more))
    paper.raw("#pagebreak()")
    paper.heading("What we ask of the board")
    paper.bullets("Note progress", "Unblock housing", "Agree the revised date for the exploitation training")
    return Told(paper, answers)
