"""A text that is gone from the table of texts is gone everywhere; what referred to it still stands."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest

from domain.refusals import CommandIdReused, InvalidOrder, NothingWouldChange, UnknownEntry
from projections.asked import Asked
from projections.catching_up import Memory, catch_up
from projections.reading import Reader
from projections.texts import ERASED
from tests.examples import BEGAN, NOW, SOMEBODY, TODAY
from tests.registry.conftest import an_order


def test_where_a_text_was_a_mark_says_so_and_the_rest_is_as_it_was(registry, connect, plan, action):
    registry.set_measure(an_order(effective_on=BEGAN), action, "A child's name, by mistake")
    registry.note_progress(an_order(effective_on=BEGAN), action, "Another name")
    state = registry.any_action(action).latest
    owner = connect("owner")

    for ref in (state.measure.ref, state.latest_note.text.ref):
        owner.execute(f"DELETE FROM {registry.slug}.texts WHERE ref = %s", [ref])
    catch_up(connect("throughline_projector"), registry.slug, Memory())
    reader = Reader(connect(registry.slug), registry.slug, lambda actors: dict.fromkeys(actors, "Somebody"))
    shown = reader.action(action, Asked(TODAY, NOW))

    assert shown["title"] == "Train all managers"
    assert (shown["measure"], [note["text"] for note in shown["progress"]]) == (ERASED, [ERASED])
    assert registry.any_action(action).latest == state


def test_an_action_whose_texts_are_gone_still_takes_orders(registry, connect, action, next_plan):
    connect("owner").execute(f"DELETE FROM {registry.slug}.texts")

    registry.note_progress(an_order(), action, "New words")
    registry.carry_forward(an_order(), action, next_plan)

    assert registry.any_action(action).latest.status == "carried_forward"
    assert registry.any_action(action).facts[-1].actor == SOMEBODY


@pytest.fixture
def note(registry, action):
    """The entry of a note that should not be there."""
    return registry.note_progress(an_order(), action, "A child's name").event_ids[0]


def text_of(registry, action):
    return registry.any_action(action).latest.latest_note.text.ref


def bodies(log):
    return [body for (body,) in log.rows("texts", "body")]


def test_erasing_a_text_removes_it_and_says_so(registry, action, note, log):
    text = text_of(registry, action)

    registry.erase_text(an_order(), note, "by_mistake", note="Case 14")

    fact = registry.authority().facts[-1]
    assert (fact.erased, fact.of, fact.basis) == (text, note, "by_mistake")
    assert "A child's name" not in bodies(log)
    assert "Case 14" in bodies(log)
    assert log.events()[-1] == "TextErased"


def test_of_an_entry_with_several_texts_one_is_named(registry, action, log):
    entry = registry.name_leads(an_order(), action, ["Dana Kerr", "The police"]).event_ids[0]

    with pytest.raises(InvalidOrder, match="Say which text: leads"):
        registry.erase_text(an_order(), entry, "asked_for")
    registry.erase_text(an_order(), entry, "asked_for", field="leads.0")

    assert "Dana Kerr" not in bodies(log)
    assert "The police" in bodies(log)


def test_the_entry_that_the_text_was_recorded_with_is_named_also_when_a_later_one_refers_to_it(
    registry, action, next_plan, log
):
    created = registry.any_action(action).facts[0].entry
    registry.carry_forward(an_order(), action, next_plan)
    carried = registry.any_action(action).facts[-1]
    receipt = registry.recorder.holding(str(registry.any_action(action).latest.title.ref))
    assert len(receipt) >= 2

    registry.erase_text(an_order(), created, "too_long", field="title")

    assert registry.authority().facts[-1].of == created
    assert carried.entry != created


def test_what_is_erased_cannot_be_erased_again_and_what_is_not_there_not_at_all(registry, note):
    registry.erase_text(an_order(), note, "by_mistake")

    with pytest.raises(NothingWouldChange):
        registry.erase_text(an_order(), note, "by_mistake")
    with pytest.raises(UnknownEntry):
        registry.erase_text(an_order(), uuid4(), "by_mistake")
    with pytest.raises(InvalidOrder):
        registry.erase_text(an_order(), note, "because")
    with pytest.raises(InvalidOrder, match="today"):
        registry.erase_text(an_order(effective_on=TODAY - timedelta(days=1)), note, "by_mistake")


def test_the_order_that_held_the_text_can_no_longer_be_guessed(registry, action, log):
    occasion = an_order()
    entry = registry.note_progress(occasion, action, "Dana").event_ids[0]

    registry.erase_text(an_order(), entry, "by_mistake")

    of_it = [row for row in log.rows("commands", "command_id, salt, digest") if row[0] == occasion.command]
    assert of_it == [(occasion.command, b"", b"")]
    with pytest.raises(CommandIdReused):
        registry.note_progress(occasion, action, "Dana")


def test_no_role_can_make_a_text_vanish_without_a_word(registry, connect, note, log):
    for role in (registry.slug, "throughline_projector", "throughline_inspector", "throughline_sealer"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connect(role).execute(f"DELETE FROM {registry.slug}.texts")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connect(role).execute(f"SELECT {registry.slug}.erase_what_is_declared()")
    assert "A child's name" in bodies(log)
