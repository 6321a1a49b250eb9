"""A text that is gone from the table of texts is gone everywhere; what referred to it still stands."""

from __future__ import annotations

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
