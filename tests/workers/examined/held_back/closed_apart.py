# fmt: off
# ruff: noqa: E501
"""A tracker with a sheet for what is done; and ratings as arrows and words, due in year one, two or three."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Excel, Word
from tests.workers.examined.truth import act, under, within

OPEN = [
    act("Prepare for the change of the grant", "21", "Finance", "Feb 2026", note="Modelling begun"),
    act("Reduce the time to first contact", "22", "Duty Manager", "ongoing", note="Now four days"),
    act("Exhibition of children's poems", "23", "Arts Lead~ & ~Library", "31/03/2026", note=""),
]
DONE = [
    act("Train the trainers", "18", "Workforce Lead", "30/09/2025", note="Six trained", status=["completed"]),
    act("New sign at the front door", "19", "Office Manager", "Sept 2025", note="Sign is up", status=["completed"]),
]
YEARS = [
    ("Belonging", act("Mentors from the community", "B1", "Volunteer Lead"), "Year 1", "On track ↑"),
    ("Belonging", act("Children's rights training", "B2", "Children's Commissioner's office~ / ~Workforce"), "Year 2", "Not started"),
    ("Learning", act("Schools share attendance", "L1", "Education Services"), "Year 1", "Delayed ↓"),
    ("Learning", act("Apprenticeship route", "L2", "HR"), "Year 3", "Not started"),
]


@document("closed apart")
def a_sheet_for_what_is_done() -> Told:
    paper = Excel()
    answers = []
    for name, actions in (("Open", OPEN), ("Closed", DONE)):
        paper.start(name)
        paper.rows([["Ref", "Action", "Responsible", "Target", "Latest position"], *([a.ref, a.title, a.lead, a.due, a.note] for a in actions)])
        answers += under(actions, (None, None), (name, None), (None, name))
    for a in DONE:
        a.answer["status"] = ["completed", None, "open"]
        a.answer["decisions"] = [[], ["completed"]]
    return Told(paper, answers)


@document("signs for ratings")
def arrows_and_years() -> Told:
    paper = Word()
    paper.heading("Children's justice strategy 2025-28: delivery plan", 0)
    rows, answers = [["Theme", "No.", "Action", "Lead agency", "Timescale", "Status"]], []
    for theme, a, year, state in YEARS:
        rows.append([theme, a.ref, a.title, a.lead, year, state])
        n = int(year[-1])
        a.answer |= {"due": [{"text": year, "kind": kind, "on": on, "every": None, "original_on": None} for kind, on in (("unclear", None), ("unclear", f"{2025 + n}-03-31"))], "status": [None, "open"], "rag": [None, *(["grey"] if state == "Not started" else ["green"] if "track" in state else ["amber"])]}
        a.answer["progress"] = [[], [(None, state)]]
        answers.append(within(a, (None, theme), (theme, None)))
    paper.table(rows, repeat=1)
    return Told(paper, answers)
