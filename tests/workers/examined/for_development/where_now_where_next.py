# fmt: off
# ruff: noqa: E501
"""Four questions as columns: where are we, where do we want to be, how do we get there, who and when."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word
from tests.workers.examined.truth import Pieces, act, headed, under

PLAN = {
    "Children in care": [
        ("Children in care are a fifth of our cohort", "In line with the region", act("Restorative training for four homes", lead="RJ Lead", due="Dec 2026")),
        ("Police are called for matters which a family would deal with", "Calls fall by half", act("Protocol launched with homes and neighbourhood police", lead="Sergeant Halloran~ / ~Placements Manager", due="30/09/2026")),
        ("Not all children have a plan for their return", "All have one", act("Return plan to be written within five days of any arrest", lead="Social work team managers", due="Ongoing")),
    ],
    "Girls": [
        ("Few interventions for girls", "Girls choose from three", act("Develop a mentoring offer with the women's centre", lead="Interventions Lead", due="March 2027")),
        ("Girls wait longer for health appointments", "Same waiting time", act("Health clinic on Thursdays for girls only", lead="YJ Nurse", due="from June 2026")),
    ],
}


@document("where now, where next")
def four_questions() -> Told:
    paper = Word()
    paper.heading("Equality and inclusion: our plan for 2026-27", 0)
    paper.say("We asked four questions for each of the groups that our data tells us are over-represented or underserved.")
    answers = []
    for group, lines in PLAN.items():
        paper.heading(group, 2)
        paper.table([["Where are we now?", "Where do we want to be?", "How will we get there?", "Who will lead?", "By when?"], *([now, goal, a.title, a.lead, a.due] for now, goal, a in lines)], repeat=1)
        for now, goal, a in lines:
            under([a], *headed(group), (group, goal), (group, now), (None, goal), (None, now))
            a.answer["measure"] = [None, goal, Pieces((goal,), (now,))]
            a.answer["progress"] = [[], [(None, now)]]
            answers.append(a)
    return Told(paper, answers)
