# fmt: off
# ruff: noqa: E501
"""Lists to tick, bullets with labels in bold, boards with a header for each group, words under quarters."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Excel, Plain, Word
from tests.workers.examined.truth import act, headed, under, within

TICKED = [
    (act("Tell staff about the visit", lead="Head of Service", due="1 June 2026", status=["completed"]), True),
    (act("Collect three case studies", lead="Practice Manager", due="12 June 2026"), False),
    (act("Book a room for the children's group", lead="Business Support", due="12 June 2026", status=["completed"]), True),
    (act("Send the timetable", lead="Head of Service", due="TBC"), False),
]
LABELLED = {
    "Education": [act("Tuition in the evening for children who work", lead="ETE Lead", due="October 2026", measure="Ten children take part"), act("Letters to heads when a child does well", lead="Case Managers", due="Ongoing", measure="One letter for each child")],
    "Health": [act("Vaccination check at induction", lead="Nurse", due="July 2026", measure="All children checked"), act("Drop-in with the sexual health service", lead="Nurse~ / ~Public Health", due="asap", measure="Six drop-ins")],
}
BOARD = {
    "Waiting": [act("Ask the archive for old plans", lead="Gwil Pritchard", due="19/06/2026"), act("Order badges", lead="Dee Okonkwo", due="26/06/2026")],
    "Doing": [act("Rewrite the risk policy", lead="Gwil Pritchard~, ~Sal Whitmore", due="30/06/2026"), act("Clear the backlog of closures", lead="Sal Whitmore", due="10/07/2026"), act("Visit to the new court", lead="Dee Okonkwo", due="03/07/2026")],
    "Done": [act("Spring newsletter", lead="Dee Okonkwo", due="29/05/2026", status=["completed", None, "open"])],
}
PHASES = [
    ("Digital", act("Case recording on tablets", lead="Systems Lead"), ("Buy", "Train", "Use", "Review")),
    ("Digital", act("Text reminders", lead="Business Manager"), ("", "Pilot", "Roll out", "")),
    ("People", act("Peer mentors employed", lead="HR~ & ~Participation Lead"), ("Job descriptions", "Recruit", "", "")),
    ("People", act("Managers' induction", lead="Workforce Lead"), ("", "", "Design", "First course")),
]
PAIRS = [
    act("Shared protocol for children who go missing", "MP1", "Missing Coordinator", "30/09/2026", "Amber", "Fewer repeat episodes", "Police have commented"),
    act("Philomena style scheme for homes", "MP2", "Police~ / ~Placements", "December 2026", "Red", "All homes use the form", ""),
    act("Return interviews by someone the child knows", "MP3", "Commissioner", "Ongoing", "Green", "Take-up of 80%", "Take-up is 74%"),
]
ENDS = ["2026-06-30", "2026-09-30", "2026-12-31", "2027-03-31"]


@document("Markdown")
def to_tick() -> Told:
    paper = Plain("md")
    paper.title = "Getting ready for the visit"
    paper.say("# Getting ready for the visit", "")
    for a, done in TICKED:
        line = f"{a.title} — {a.lead}, {a.due}"
        paper.say(f"- [{'x' if done else ' '}] {line}")
        a.answer["title"] += [line]
        a.answer["decisions"] = [[], *([["completed"]] if done else [])]
    paper.say("", "Please tick when done.")
    return Told(paper, [a for a, _ in TICKED])


@document("headings and bullets")
def labels_in_bold() -> Told:
    paper = Word(landscape=False)
    paper.heading("Health and education plan for our children", 0)
    answers = []
    for heading, actions in LABELLED.items():
        paper.heading(heading, 1)
        for a in actions:
            paper.bold(a.title)
            for label, text in (("Lead", a.lead), ("Timescale", a.due), ("Outcome measure", a.measure)):
                paper.bullets(f"{label} – {text}")
        answers += under(actions, *headed(heading))
    return Told(paper, answers)


@document("action log")
def a_header_for_each_group() -> Told:
    paper = Excel()
    paper.start("Team board")
    answers = []
    for group, actions in BOARD.items():
        paper.rows([[C(group, across=3, bold=True), ..., ...], ["Card", "Members", "Due"], *([a.title, a.lead, a.due] for a in actions), [None]])
        for a in actions:
            if group == "Done":
                a.answer["decisions"] = [[], ["completed"]]
        answers += under(actions, (group, None), (None, group), ("Team board", group), (group, "Team board"), ("Waiting", group))
    return Told(paper, answers)


@document("timetable")
def words_under_quarters() -> Told:
    paper = Word()
    paper.heading("Service development 2026-27", 0)
    rows, answers = [], []
    for area, a, told in PHASES:
        rows.append([area, a.title, a.lead, *told])
        said = [(n, text) for n, text in enumerate(told) if text]
        last = said[-1][0]
        names = [f"Q{n + 1}" for n in range(4)]
        a.answer["progress"] = [[], [(None, text) for _, text in said], [(ENDS[n], text) for n, text in said], [(None, f"{names[n]}: {text}") for n, text in said]]
        a.answer["due"] = [None, *({"text": text, "kind": kind, "on": on, "every": None, "original_on": None} for text in (names[last], f"{names[last]}: {told[last]}", told[last], ", ".join(names[n] for n, _ in said)) for kind, on in (("quarter", ENDS[last]), ("unclear", None)))]
        a.answer["readings"] = [{"sub_actions": [[(text, False) for _, text in said]], "progress": [[]]}]
        answers.append(within(a, (None, area), (area, None)))
    paper.table([["Area", "Development", "Lead", "Q1", "Q2", "Q3", "Q4"], *rows], repeat=1)
    return Told(paper, answers)


@document("cards")
def three_pairs_in_a_row() -> Told:
    paper = Word()
    paper.heading("Missing children: action cards", 0)
    for a in PAIRS:
        paper.table([
            ["Action ref", a.ref, "Owner", a.lead, "RAG", a.rag],
            ["What we will do", C(a.title, across=5), ..., ..., ..., ...],
            ["Target date", a.due, "Measure", C(a.measure, across=3), ..., ...],
            ["Latest", C(a.note, across=5), ..., ..., ..., ...],
        ])
    return Told(paper, PAIRS)
