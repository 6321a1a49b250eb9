# fmt: off
# ruff: noqa: E501
"""A plan at its half year: original and revised dates in columns of their own, direction of travel, words for colours."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, BLUE, GREEN, RED, C, Word
from tests.workers.examined.truth import Act, act, headed, under

LINES = [
    (act("Recruit to the vacant nurse post", "2.1", "ICB", note="Two rounds without success, third closes in November"), "31/07/2026", "31/01/2027", "Off track", RED, "↓"),
    (act("Weekly tasking with the missing team", "2.2", "Exploitation Lead", note="Meetings take place"), "30/06/2026", "", "On track", GREEN, "↔"),
    (act("Mentoring contract to be let", "2.3", "Commissioning Officer", note="Tender evaluated"), "30/09/2026", "30/11/2026", "Some delay", AMBER, "↑"),
    (act("Train reception staff in conflict management", "2.4", "Office Manager", note="All trained"), "31/08/2026", "", "Complete", BLUE, ""),
    (act("Set up parents' forum", "2.5", "Participation Lead~/~Parenting Worker", note="Date set"), "30/09/2026", "31/12/2026", "Some delay", AMBER, "↔"),
    (act("Bring together the two duty systems", "2.6", "Operations Manager", note=""), "31/03/2027", "", "On track", GREEN, "↑"),
]
COLOURS = {RED: "red", GREEN: "green", AMBER: "amber", BLUE: "blue"}


def _dated(a: Act, first: str, later: str) -> Act:
    day, month, year = first.split("/")
    original = f"{year}-{month}-{day}"
    if later:
        d, m, y = later.split("/")
        a.answer["due"] = [{"text": text, "kind": "day", "on": f"{y}-{m}-{d}", "every": None, "original_on": original} for text in (later, f"{first} {later}", first)]
    else:
        a.answer["due"] = [{"text": first, "kind": "day", "on": original, "every": None, "original_on": on} for on in (None, original)]
    return a


@document("revised dates")
def original_and_revised() -> Told:
    paper = Word()
    paper.heading("Half year review of the Youth Justice Plan 2026-27", 0)
    paper.heading("Priority 2: Safe and well", 1)
    rows = [["Ref", "Action", "Owner", "Original target date", "Revised date", "Current position", "RAG status", "Direction of travel"]]
    answers = []
    for a, first, later, word, shade, arrow in LINES:
        rows.append([a.ref, a.title, a.lead, first, later, a.note, C(word, shade=shade), arrow])
        done = word == "Complete"
        a.answer |= {"rag": [COLOURS[shade]], "status": ["completed", None, "open"] if done else [None, "open"], "decisions": [[], ["completed"]] if done else [[]]}
        answers.append(_dated(a, first, later))
    paper.table(rows, repeat=1)
    under(answers, *headed("Priority 2: Safe and well"))
    return Told(paper, answers)
