# fmt: off
# ruff: noqa: E501
"""A tracker whose news stands in a row of its own below each action; a sheet that Excel printed on two pages across;
a table of short rows, each with a coloured dot."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Typeset
from tests.workers.examined.papers.typeset import said
from tests.workers.examined.truth import act, under

PAGE = """
#set page(paper: "a4", flipped: true, margin: 14mm, footer: context text(size: 7.5pt)[Board paper C #h(1fr) #counter(page).display()])
#set text(font: "Liberation Sans", size: 9pt, lang: "en")
"""
NEWS = [
    ("1.1", "Bring together the lists of children at risk that four services keep", "Prevention Manager", "May 2026", "Green", "One list since 18 May. 64 children are on it; 11 were not known to more than one service."),
    ("1.2", "Offer a summer programme on the Holm estate", "Youth Work Manager", "July 2026", "Green", "Ran for five weeks. 71 children came, 40 of them more than five times."),
    ("1.3", "Agree what happens when a child is suspended twice in a term", "Inclusion Lead~ / ~Head of Service", "September 2026", "Amber", "Heads were consulted in June and want to see what it will cost. New draft goes to the forum on 1 October."),
    ("2.1", "Recruit a case manager for girls", "Team Manager", "June 2026", "Red", "Advertised twice without success; market supplement requested."),
    ("2.2", "Write the procedure for children on tags", "Court Lead", "31/08/2026", "Amber", "First draft with practitioners for comments."),
    ("2.3", "Audit of plans for boys who have been exploited", "QA Manager", "October 2026", "Green", "Sample chosen."),
    ("3.1", "Move reports to the new template", "Court Lead", "Ongoing", "Green", "Used in 28 of 31 reports."),
    ("3.2", "Ask sentencers what they think of it", "Court Lead", "December 2026", "", ""),
]


@document("action log")
def news_in_a_row_below() -> Told:
    paper = Typeset(PAGE, "stroke: 0.5pt, inset: 4pt, align: left,", "strong")
    paper.raw("", "Board paper C")
    paper.heading("Delivery plan: update for the board, September 2026")
    rows, answers = [["Ref", "Action", "Lead", "Due", "RAG"]], []
    shades = {"Green": "00B050", "Amber": "FFC000", "Red": "FF0000", "": None}
    for ref, title, lead, due, rag, note in NEWS:
        a = act(title, ref, lead, due, rag, note=note)
        rows.append([ref, title, a.lead, due, C(rag, shade=shades[rag])])
        if note:
            rows.append([C(f"Update: {note}", across=5), *[...] * 4])
            a.answer["progress"] += [[(None, f"Update: {note}")]]
        answers.append(a)
    paper.table(rows, ["12mm", "5fr", "2.5fr", "1.6fr", "1fr"])
    return Told(paper, under(answers, (None, None)))


DOTS = [
    ("Hold a job fair for children who have left school", "ETE Worker", "Oct 2026", "Six employers attend", "amber"),
    ("Functional skills lessons in the office on three mornings", "Tutor", "Sept 2026", "Attendance above 75%", "green"),
    ("Keep laptops for children to borrow", "Business Support", "May 2026", "Ten laptops", "green"),
    ("Meet the college before term begins to plan for each child who enrols", "ETE Worker", "Aug 2026", "All enrolled children still attend at half term", "red"),
    ("Driving theory club", "Case Manager", "Jan 2027", "Eight pass", "amber"),
    ("Celebrate what children have achieved with their families and the mayor", "Participation Worker", "March 2027", "Event held", "green"),
]


@document("printed without lines")
def a_coloured_dot_in_each_row() -> Told:
    paper = Typeset(PAGE.replace("Board paper C", "ETE"))
    paper.raw("", "ETE")
    paper.heading("Education, training and employment: what we will do")
    paper.say("Children who have somewhere to go in the morning are less likely to offend. This plan is short on purpose.")
    colours = {"amber": "FFBF00", "green": "00A651", "red": "E2231A"}
    cells, answers = [], []
    for title, lead, due, measure, colour in DOTS:
        a = act(title, "", lead, due, colour, measure)
        cells += [*map(said, (title, lead, due, measure)), f"align(center, circle(radius: 4pt, fill: rgb(\"#{colours[colour]}\")))"]
        paper.words += [title, lead, due, measure]
        answers.append(a)
    head = ", ".join(f"strong({said(name)})" for name in ("Action", "Lead", "By", "Success measure", "Status"))
    paper.raw(f"#table(columns: (5fr, 2fr, 1.4fr, 3.4fr, 1fr), stroke: (x, y) => (bottom: if y == 0 {{ 1pt }} else {{ 0.3pt + gray }}), inset: 6pt, align: left + horizon, table.header({head}), {', '.join(cells)})", "Action", "Lead", "By", "Success measure", "Status")
    return Told(paper, under(answers, (None, None)))
