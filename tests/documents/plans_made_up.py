"""Plans made up at random: rows as documents have them, and what people change in them from one time to the next."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from domain import due as due_dates
from domain.period import Period
from tests.documents.rows import a_row, decided
from tests.examples import BEGAN, TODAY

Row = dict[str, Any]

VERBS = ("Train", "Audit", "Review", "Agree with partners", "Write", "Publish", "Measure", "Offer every child", "Ask")
THINGS = (
    "all volunteers in restorative approaches", "ten assessments in each quarter", "the remand protocol with courts",
    "a pathway into education for those excluded", "the feedback of parents and carers", "home visits in the evening",
    "a joint panel for harmful sexual behaviour", "speech and language screening", "resettlement plans before release",
)  # fmt: skip
LATER = ("before the summer", "together with the schools", "as the audit recommended", "in both towns", "once more")
HEADINGS = ((None, None), ("Quality", "Better assessments"), ("Quality", "Plans that help"), (None, "Fewer exclusions"))
LEADS = ("DK", "PR", "A. Ferrand", "Service manager", "Courts team")
DUES = (
    "Sept 21",
    "31 January 2022",
    "Q3 2021-22",
    "Quarterly",
    "once funding is agreed",
    "31/09/2021",
    "31 March 2022",
)
MEASURES = ("Nine of ten are done on time", "Parents say so in the survey", "No child waits for more than a week")
NOTES = (
    "Begun in June with a first group.", "Half of them were seen.", "Waiting for the new system", "A draft exists.",
    "Two workers left; others take over their part.", "Done in one town, the other follows in spring.",
)  # fmt: skip
PARTS = ("Find a room", "Invite all families", "Draft the letter", "Tell the board")
DECISIONS = (
    decided("Not to be carried forward", "withdrawn"), decided("Done – BAU", "embedded"),
    decided("Complete", "completed"), decided("On hold", "paused"),
    decided("Moved to training plan", "transferred", "training plan"),
    decided("Replaced by the county panel", "superseded", "the county panel"),
)  # fmt: skip
COLOURS = ("red", "amber", "green", "blue")

titles = st.tuples(st.sampled_from(VERBS), st.sampled_from(THINGS), st.sampled_from(("", *LATER))).map(
    lambda words: " ".join(filter(None, words))
)
leads = st.lists(st.sampled_from(LEADS), max_size=2, unique=True)
dues = st.sampled_from(DUES).map(lambda text: due(text))
notes = st.lists(st.sampled_from(NOTES), max_size=3, unique=True)
colours = st.sampled_from(COLOURS)
headings = st.sampled_from(HEADINGS)


def due(text: str) -> dict[str, Any]:
    meant = due_dates.read(text, Period("2021-22", BEGAN, TODAY))
    return {"text": text, "kind": meant.kind, "on": meant.on.isoformat() if meant.on else None, "every": meant.every,
            "original_on": None}  # fmt: skip


@st.composite
def rows(draw: Any, decisions: bool = True) -> Row:
    section, objective = draw(headings)
    return a_row(
        draw(titles), section=section, objective=objective, leads=draw(leads),
        ref=draw(st.none() | st.sampled_from(("1i", "1ii", "2.1", "3.10", "4"))),
        due=draw(st.none() | dues), measure=draw(st.none() | st.sampled_from(MEASURES)), progress=draw(notes),
        rag=draw(st.none() | colours), sub_actions=draw(st.lists(st.sampled_from(PARTS), max_size=2, unique=True)),
        decisions=draw(st.sampled_from(([], [], [], *[[each] for each in DECISIONS]))) if decisions else [],
    )  # fmt: skip


documents = st.lists(rows(), min_size=1, max_size=8)


@st.composite
def one_cell_changed(draw: Any) -> tuple[list[Row], list[Row]]:
    """A document, and the same with another text in one cell of one row that is open."""
    before = draw(st.lists(rows(decisions=False), min_size=1, max_size=8))
    after = deepcopy(before)
    row = after[draw(st.integers(0, len(after) - 1))]
    cell = draw(st.sampled_from(sorted(CELLS)))
    CELLS[cell](row, draw)
    return before, after


def title_changed(row: Row, draw: Any) -> None:
    row["title"] += " " + draw(st.sampled_from(("for every child", "and say so to the board", "by the end of term")))


def reference_changed(row: Row, draw: Any) -> None:
    row["ref"] = draw(st.sampled_from(("7i", "9.9")))


def leads_changed(row: Row, draw: Any) -> None:
    row["leads"] = [*row["leads"], {"text": "Health team", "name": None, "role": None}]


def due_changed(row: Row, draw: Any) -> None:
    row["due"] = due(draw(st.sampled_from(("May 22", "Weekly", "Q1 2022-23"))))


def measure_changed(row: Row, draw: Any) -> None:
    row["measure"] = draw(st.sampled_from(("Five of six agree", "The inspectors are content")))


def progress_goes_on(row: Row, draw: Any) -> None:
    more = draw(st.sampled_from(("Letters went out on Monday.", "The board has seen it.")))
    row["progress"] = [*row["progress"], {"on": None, "text": more}]


def progress_grows(row: Row, draw: Any) -> None:
    """In the same cell, behind what was there."""
    if row["progress"]:
        row["progress"][-1] = {"on": None, "text": row["progress"][-1]["text"] + " Letters went out on Monday."}
    else:
        progress_goes_on(row, draw)


def rated_otherwise(row: Row, draw: Any) -> None:
    row["rag"] = draw(st.sampled_from([each for each in COLOURS if each != row["rag"]]))


def part_added(row: Row, draw: Any) -> None:
    row["sub_actions"] = [*row["sub_actions"], {"label": "z", "title": "Ask the police", "done": False}]


def part_struck(row: Row, draw: Any) -> None:
    if row["sub_actions"]:
        row["sub_actions"][0] = {**row["sub_actions"][0], "done": True}
    else:
        part_added(row, draw)


def decision_made(row: Row, draw: Any) -> None:
    row["decisions"] = [draw(st.sampled_from(DECISIONS))]


CELLS = {
    "title": title_changed, "reference": reference_changed, "leads": leads_changed, "due": due_changed,
    "measure": measure_changed, "progress": progress_goes_on, "progress cell": progress_grows,
    "rag": rated_otherwise, "part": part_added, "part struck": part_struck, "decision": decision_made,
}  # fmt: skip


@st.composite
def edited(draw: Any) -> tuple[list[Row], list[Row]]:
    """A document, and the same with cells changed, rows moved, added and taken out."""
    before = draw(st.lists(rows(decisions=False), min_size=2, max_size=7))
    after = deepcopy(before)
    for row in after:
        for cell in draw(st.lists(st.sampled_from(sorted(set(CELLS) - {"decision"})), max_size=2, unique=True)):
            CELLS[cell](row, draw)
    if draw(st.booleans()):
        after.pop(draw(st.integers(0, len(after) - 1)))
    after += draw(st.lists(rows(decisions=False), max_size=2))
    return before, draw(st.permutations(after))
