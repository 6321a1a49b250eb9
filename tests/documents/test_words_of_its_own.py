"""A document whose colours mean something else here: it is asked, what was said is kept, and no worsening is lost."""

from __future__ import annotations

from datetime import date

import pytest

from domain.rag import Colour, Rating, Scale
from projections.documents import editing
from projections.documents.rated import fallen_together, rating_of, with_colours
from tests.documents.conftest import A_PLAN
from tests.documents.words_of_our_own import ROWS, as_read
from tests.examples import BEGAN
from workers.reading.reading import _key_lines

OTHER_WORDS = (
    Rating("Completed", Colour.GREEN, Scale.COMPLETE),
    Rating("Under way", Colour.AMBER, Scale.ON_TRACK),
    Rating("Not started", Colour.RED, Scale.NOT_STARTED),
)
NO_KEY = "Ratings are agreed by the board."
AS_DICTS = [{"label": each.label, "colour": str(each.colour), "scale": str(each.scale)} for each in OTHER_WORDS]
PLAIN = [{"label": "Amber", "colour": "amber", "scale": "at_risk"}]


@pytest.fixture
def elsewhere(service):
    """A service whose scheme has other words and other colours."""
    service.registry.adopt_rag_scheme(service.on(BEGAN), OTHER_WORDS)
    return service


def answered(service, id, **answers):
    row = service.documents.reading(id)
    asked = row.asked
    for words, label in answers.items():
        asked = editing.asked_with(asked, f"ratings:{words.replace('_', ' ')}", label)
    service.documents.ask_differently(id, asked, row.version)


def recorded(service, id):
    service.accepts_all(id)
    return service.records(id).subjects["plan"]


@pytest.fixture
def plan(elsewhere):
    """Handed in once without a key, answered, and recorded."""
    id = elsewhere.receives(as_read(key=NO_KEY), **A_PLAN)
    answered(elsewhere, id, Green="Under way", Amber="Under way", Red="Not started", Blue="Completed")
    return recorded(elsewhere, id)


def changes(review):
    return {item.key: [each.sentence for each in item.changes] for item in review.items if item.kind == "changed"}


def asked(review):
    return [need.field for need in review.needs]


def test_every_colour_is_asked_where_the_scheme_has_other_words_and_the_key_is_shown(elsewhere):
    no_key = elsewhere.review(elsewhere.receives(as_read(key=NO_KEY), **A_PLAN))
    assert asked(no_key) == ["ratings:Green", "ratings:Amber", "ratings:Red", "ratings:Blue"]

    by_key = elsewhere.review(elsewhere.receives(as_read(), **A_PLAN))
    assert asked(by_key) == ["ratings:on track", "ratings:at risk", "ratings:off track", "ratings:done"]
    assert by_key.needs[-1].question == "One row is rated “done”, which is complete here. Is that action completed?"
    assert by_key.key == ("Key: Amber at risk, Red off track, Green on track, Blue done",)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("| Off track", "Red: Off track"),
        ("Key | On track | Off track", "Key | Green: On track | Red: Off track"),
        ("Red | Off track", "Red | Off track"),
        ("Key: Green on track", "Key: Green on track"),
        ("| Not rated", "Not rated"),
    ],
)
def test_a_colour_that_is_only_shaded_in_the_key_is_named(line, shown):
    assert with_colours(line, {"red": "Off track", "green": "On track", "Not rated": None}) == shown


@pytest.mark.parametrize(
    ("says", "scheme", "label"),
    [
        ({"rag": "amber", "rag_label": "A"}, PLAIN, "Amber"),
        ({"rag": "amber"}, PLAIN, "Amber"),
        ({"rag": "amber", "rag_label": "at risk"}, PLAIN, "Amber"),
        ({"rag": "amber", "rag_label": "on track"}, PLAIN, None),
        ({"rag": "amber"}, AS_DICTS, None),
        ({"rag": "red", "rag_label": "Red"}, AS_DICTS, None),
        ({"rag": "green", "rag_label": "under way"}, AS_DICTS, "Under way"),
    ],
)
def test_a_colour_decides_only_where_the_scheme_calls_it_so_and_no_word_disagrees(says, scheme, label):
    assert rating_of(says, scheme, {}) == label


def test_a_colour_is_one_however_it_is_written(elsewhere):
    rows = as_read(("R1", "Agree a protocol", "RH", "Amber"), ("R2", "Train mentors", "RH", "AMBER"), key=NO_KEY)
    rows[0]["rag_label"] = None  # shaded only

    assert asked(elsewhere.review(elsewhere.receives(rows, **A_PLAN))) == ["ratings:Amber"]


def test_two_words_for_one_rating_are_warned_of(elsewhere):
    answers = {"Green": "Under way", "amber": "Under way", "Red": "Not started"}
    rows = [{"rag": "green", "rag_label": "Green"}, {"rag": "amber"}, {"rag": "red"}]

    (warning,) = fallen_together(rows, AS_DICTS, answers)
    assert warning.startswith("“Green” and “Amber” are both “Under way” here")


def test_what_was_said_of_ratings_holds_for_the_next_document_and_one_changed_cell_is_one_change(elsewhere, plan):
    edited = [("R1", "Agree a protocol with the police", "RH", "Red"), *ROWS[1:]]

    again = elsewhere.review(
        elsewhere.receives(as_read(*edited, ("R7", "Open a drop-in", "LT", "Green"), key=NO_KEY), plan=plan)
    )

    assert asked(again) == []
    assert changes(again) == {"line:1": ["RAG Under way → Not started"]}
    assert [item.kind for item in again.items] == ["changed", *["same"] * 5, "new"]


def test_unchanged_ratings_propose_nothing_though_the_rest_follows_the_registry(elsewhere, plan):
    action = elsewhere.plan(plan)["actions"][0]
    elsewhere.registry.amend_wording(
        elsewhere.on(date(2022, 3, 30)), action["id"], title="Agree one protocol with police"
    )
    edited = [("R1", "Agree one protocol with police", "RH", "Green"), *ROWS[1:]]
    id = elsewhere.receives(as_read(*edited, key=NO_KEY), plan=plan)
    elsewhere.conn.execute(
        f"UPDATE \"{elsewhere.registry.slug}\".readings SET asked = asked - 'ratings' WHERE plan = %s", [plan]
    )

    assert changes(elsewhere.review(id)) == {}


def test_a_worsening_between_two_words_of_one_rating_is_said(elsewhere, plan):
    edited = [("R1", "Agree a protocol with the police", "RH", "Amber"), *ROWS[1:]]

    review = elsewhere.review(elsewhere.receives(as_read(*edited, key=NO_KEY), plan=plan))

    (item,) = [each for each in review.items if each.kind == "changed"]
    assert item.changes == ()
    assert "went from “Green” to “Amber”: both are “Under way” here" in item.doubts[0]


def test_what_the_scheme_has_no_more_is_asked_anew(elsewhere, plan):
    others = (Rating("Going well", Colour.GREEN, Scale.ON_TRACK), *OTHER_WORDS[2:])
    elsewhere.registry.adopt_rag_scheme(elsewhere.on(date(2022, 3, 30)), others)
    edited = [("R1", "Agree a protocol with the police", "RH", "Amber"), *ROWS[1:]]

    assert asked(elsewhere.review(elsewhere.receives(as_read(*edited, key=NO_KEY), plan=plan))) == ["ratings:Amber"]


def test_initials_that_the_service_explains_are_no_doubt_on_import_and_again(elsewhere):
    entries = [
        {"initials": "RH", "name": "Rowan Hale", "role": None},
        {"initials": "LT", "name": "Leadership Team", "role": None},
    ]
    elsewhere.registry.set_lead_glossary(elsewhere.on(BEGAN), entries)
    id = elsewhere.receives(as_read(key=NO_KEY), **A_PLAN)
    doubts = {item.says[0]["ref"]: item.doubts for item in elsewhere.review(id).items if item.line}
    assert {ref for ref, told in doubts.items() if told} == {"R3", "R6"}
    assert elsewhere.review(id).items[0].says[0]["leads"][0]["name"] == "Rowan Hale"

    answered(elsewhere, id, Green="Under way", Amber="Under way", Red="Not started", Blue="Completed")
    plan = recorded(elsewhere, id)
    edited = [("R1", "Agree a protocol with the police", "LT", "Green"), *ROWS[1:]]
    again = elsewhere.review(elsewhere.receives(as_read(*edited, key=NO_KEY), plan=plan))
    assert changes(again) == {"line:1": ["lead RH → LT"]}
    assert all(item.clear for item in again.items if item.kind == "changed")


def test_a_day_that_is_moved_is_said_beside_the_row(elsewhere, plan):
    edited = [("R1", "Agree a protocol with the police", "RH", "Red"), *ROWS[1:]]
    since = elsewhere.plan(plan)["actions"][0]["created_on"]
    elsewhere.registry.create_action(elsewhere.on(date(2022, 3, 30)), plan, "Write the exit plan", reference="R8")
    rows = as_read(*edited, ("R8", "Write the exit plan", "RH", "Red"), key=NO_KEY)

    review = elsewhere.review(elsewhere.receives(rows, plan=plan, as_at="2022-03-01"))

    moved = {item.says[0]["ref"]: item.moved for item in review.items if item.kind == "changed"}
    assert since <= date(2022, 3, 1)
    assert moved["R1"] == ()
    assert moved["R8"] == (
        "This action was created on 30 March 2022, after 1 March 2022, of which the document speaks: what changes is"
        " recorded of 30 March 2022.",
    )


@pytest.mark.parametrize(
    "key",
    [
        "Key: Amber at risk, Red off track",
        "RAG key: Amber – at risk; Red – off track",
        "Key: Amber: at risk. Red: off track.",
    ],
)
def test_keys_are_read_with_and_without_dashes(key):
    assert _key_lines(key) == [("amber", "at risk"), ("red", "off track")]


def test_colours_in_running_text_are_no_key():
    assert _key_lines("Green spaces matter, red tape does not") == []
