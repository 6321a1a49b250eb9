# fmt: off
# ruff: noqa: E501
"""Bulleted steps below each action and bulleted measures, leads on lines of their own, in a narrow Word table."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import C, Word
from tests.workers.examined.truth import act, headed, under, with_parts

LINES = [
    (with_parts(act("Improve the offer to children who are victims as well", "V1", "Victim Lead~\n~Practice Manager", "December 2026"), ["Agree with the police how we are told", "Train case managers", "Offer a worker of their own"]), ["Each child who is a victim is offered help", "Feedback from ten children"]),
    (with_parts(act("Make reparation meaningful", "V2", "RJ Coordinator", "Ongoing"), ["Ask victims for ideas", "Three new placements a year"]), ["Placements evaluated by children"]),
    (act("Report the victims' strategy to the police and crime panel", "V3", "Head of Service", "11 November 2026"), ["Report received", "Questions answered"]),
    (with_parts(act("Raise awareness of the victims' code", "V4", "Victim Lead~\n~Workforce Officer~\n~Police Secondee", "March 2027"), ["Lunch and learn sessions", "Poster in each interview room"]), []),
]


@document("bullets in cells")
def steps_and_measures() -> Told:
    paper = Word(landscape=False)
    paper.heading("Victims first: action plan 2026-27", 0)
    paper.heading("Objective 3: Victims are at the centre", 1)
    rows, answers = [["Ref", "Action and steps", "Lead", "Timescale", "Measures of success"]], []
    for a, measures in LINES:
        parts = tuple(text for text, _ in a.answer["sub_actions"][0])
        rows.append([a.ref, C(a.title, items=parts), a.lead, a.due, C("", items=tuple(measures))])
        a.answer["measure"] = [" ".join(measures) or None, "; ".join(measures) or None]
        answers.append(a)
    paper.table(rows, repeat=1)
    return Told(paper, under(answers, *headed("Objective 3: Victims are at the centre")))
