# fmt: off
# ruff: noqa: E501
"""A plan as a list of tasks with boxes: ticked where done, who and when behind the task."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Plain
from tests.workers.examined.truth import Act, act, headed, under

PLAN = {
    "Before the inspection": [
        (act("Gather the evidence list", lead="Business Manager", due="30/04/2026", status=["completed"]), True),
        (act("Brief the board on the framework", lead="Head of Service", due="12 May 2026", status=["completed"]), True),
        (act("Dip sample thirty cases", lead="QA Lead", due="May 2026"), False),
        (act("Prepare the position statement", lead="Head of Service", due="29/05/2026"), False),
    ],
    "During the inspection": [
        (act("Keep a daily log of requests", lead="Business Manager", due=""), False),
        (act("Meet the lead inspector at the end of each day", lead="Head of Service", due=("daily", "recurring", None, "P1D")), False),
    ],
}


def _line(action: Act, done: bool) -> str:
    when = f", due {action.due}" if action.due else ""
    return f"- [{'x' if done else ' '}] {action.title} (owner: {action.lead}{when})"


@document("Markdown")
def boxes_to_tick() -> Told:
    paper = Plain("md")
    paper.title = "Inspection readiness"
    paper.say("# Inspection readiness", "", "Tick when done.", "")
    answers = []
    for heading, lines in PLAN.items():
        paper.say(f"## {heading}", "", *(_line(a, done) for a, done in lines), "")
        for a, done in lines:
            a.answer["title"] += [_line(a, done)[6:]]
            a.answer["decisions"] = [[], *([["completed"]] if done else [])]
        answers += under([a for a, _ in lines], *headed(heading))
    return Told(paper, answers)
