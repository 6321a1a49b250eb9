# fmt: off
# ruff: noqa: E501
"""Lettered steps in the action's cell, some struck through as done, progress below them in the last cell as bullets."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Word
from tests.workers.examined.truth import act, headed, under, with_parts

LINES = [
    (with_parts(act("Get ready for the peer review:", "7", "Head of Service", "Feb 2026", "Amber"), ["a) agree dates with the reviewers", "b) choose the cases", "c) brief staff"], {0}), ["Reviewers named", "Dates are 9 to 11 February"]),
    (with_parts(act("Strengthen the link with adult services:", "8", "Transitions Worker~ / ~Probation SPO", "April 2026", "Green"), ["a) attend the adult panel", "b) share the directory of services"], {0, 1}), ["Both done, keep under review"]),
    (act("Buy licences for the online library", "9", "Business Manager", "TBC", ""), []),
    (with_parts(act("Plan the move:", "10", "Estates", "31/03/2026", "Red"), ["a) survey", "b) decant", "c) fit out"]), ["Survey late because of asbestos"]),
]


@document("bullets in cells")
def lettered_and_struck() -> Told:
    paper = Word()
    paper.heading("Business plan: actions in hand", 0)
    paper.heading("Running the service", 2)
    rows, answers = [["No", "Action", "By whom", "By when", "Progress", "RAG"]], []
    for a, notes in LINES:
        titles, parts = a.title, a.answer["sub_actions"][0]
        items = tuple(f"{letter}) {text}" for letter, (text, _) in zip("abc", parts, strict=False))
        gone = frozenset(n for n, (_, done) in enumerate(parts) if done)
        rows.append([a.ref, C(titles, items=items, struck_items=gone, bulleted=False), a.lead, a.due, C("", items=tuple(notes)), a.rag])
        a.answer["progress"] = [[(None, " ".join(notes))] if notes else [], [(None, note) for note in notes]]
        if a.ref == "8":
            a.answer["status"] = [None, "open", "completed"]
        answers.append(a)
    paper.table(rows, repeat=1)
    return Told(paper, under(answers, *headed("Running the service")))
