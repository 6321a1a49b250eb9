# fmt: off
# ruff: noqa: E501
"""A list of a document system as HTML: theory of change in words, then a table with a person's post in a column of its own."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Web
from tests.workers.examined.truth import act, headed, under

LINES = [
    (act("Set up steering group", "T1", due="Jan 2026"), "Priya Langmead", "Programme Lead"),
    (act("Collect baseline from the three services", "T2", due="28/02/2026"), "Oluwaseun Barr", "Analyst"),
    (act("Train coaches", "T3", due="March 2026"), "Priya Langmead", "Programme Lead"),
    (act("First cohort of families begins", "T4", due="20 April 2026"), "Hettie Crowe", "Family Coach"),
    (act("Mid-point review with families", "T5", due="Sept 2026"), "Hettie Crowe", "Family Coach"),
    (act("Decide whether to go on", "T6", due=("once the evaluation is published", "conditional", None)), "", "Steering group"),
]


@document("logic model")
def theory_of_change() -> Told:
    paper = Web()
    paper.heading("Families together: theory of change")
    paper.say("If families are coached at home, then parents are more confident, so that children stay out of trouble.")
    paper.table([["If", "Then", "So that"], ["Coaches see families weekly", "Parents try new ways", "There is less conflict at home"], ["Coaches go in to schools", "Teachers understand the child", "Exclusions fall"]])
    paper.heading("Work plan", 2)
    rows = [["ID", "Task", "Named lead", "Post", "Deadline"]]
    answers = []
    for a, name, post in LINES:
        rows.append([a.ref, a.title, name, post, a.due])
        both = [part for part in (name, post) if part]
        a.answer["leads"] = [both, [name], [f"{name} {post}"], [f"{name}, {post}"], [f"{name} ({post})"]] if name else [[post], []]
        answers.append(a)
    paper.table(rows)
    return Told(paper, under(answers, *headed("Work plan"), (None, None)))
