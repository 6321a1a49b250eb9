"""What differs between two points; and the law that the differences, applied to the first, make the second."""

from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as some

from projections.between.differences import COMPUTED, applied, compare
from projections.between.wording import pieces


def action(number, **said):
    return {
        "id": UUID(int=number), "plan_id": UUID(int=900), "ref": None, "title": f"Action {number}", "status": "open",
        "due": None, "rag": None, "leads": [], "notes": 0, "to_action": None, "carried_from": None,
        "computed": {"overdue": False},
    } | said  # fmt: skip


def due(day, kind="day"):
    return {"text": str(day), "kind": kind, "on": day}


def kinds(compared):
    return [(each.action["title"], each.kind, each.how) for each in compared.differences]


def test_every_action_of_either_side_is_told_once():
    before = [action(1), action(2), action(3)]
    after = [action(4), action(2), action(1, status="completed")]

    assert kinds(compare(before, after)) == [
        ("Action 4", "added", None),
        ("Action 2", "unchanged", None),
        ("Action 1", "left", "completed"),
        ("Action 3", "gone", None),
    ]


def test_an_action_that_is_open_again_is_back():
    compared = compare([action(1, status="withdrawn")], [action(1)])

    assert kinds(compared) == [("Action 1", "back", None)]


def test_a_due_date_says_by_how_many_days_it_slipped():
    compared = compare([action(1, due=due(date(2026, 3, 31)))], [action(1, due=due(date(2026, 6, 30)))])

    assert compared.differences[0].changed("due").days == 91
    assert compared.counts["slipped"] == 1


def test_a_condition_does_not_slip():
    before, after = due(date(2026, 3, 31)), due(None, "conditional")

    assert compare([action(1, due=before)], [action(1, due=after)]).differences[0].changed("due").days is None


def test_what_is_only_computed_is_no_change():
    compared = compare([action(1)], [action(1, computed={"overdue": True})])

    assert kinds(compared) == [("Action 1", "unchanged", None)]


def test_what_was_merged_and_what_was_split_is_told_where_it_went():
    before = [action(1), action(2), action(3)]
    after = [
        action(1), action(2, status="merged", to_action=UUID(int=1)), action(3, status="carried_forward"),
        action(4, carried_from=UUID(int=3)), action(5, carried_from=UUID(int=3)),
    ]  # fmt: skip

    told = {each.id.int: each for each in compare(before, after).differences}

    assert told[1].merged_from == (UUID(int=2),)
    assert told[3].split_into == (UUID(int=4), UUID(int=5))


ACTIONS = some.lists(
    some.builds(
        action,
        some.integers(1, 6),
        title=some.sampled_from(["Ask families", "Ask every family", "Write"]),
        status=some.sampled_from(["open", "paused", "completed", "withdrawn"]),
        notes=some.integers(0, 3),
        leads=some.lists(some.sampled_from(["AB", "CD"]), max_size=2),
        due=some.none() | some.dates(date(2026, 1, 1), date(2026, 12, 31)).map(due),
    ),
    unique_by=lambda each: each["id"],
)


@given(ACTIONS, ACTIONS)
def test_the_differences_applied_to_the_first_point_make_the_second(before, after):
    compared = compare(before, after)

    assert applied(compared) == [{k: v for k, v in each.items() if k not in COMPUTED} for each in after]
    assert {each.id for each in compared.differences} == {each["id"] for each in [*before, *after]}
    assert sum(compared.counts[k] for k in ("added", "gone", "left", "back", "changed", "unchanged")) == len(
        compared.differences
    )


@given(some.text("ab ,.’-\n", max_size=30), some.text("ab ,.’-\n", max_size=30))
def test_the_pieces_of_two_wordings_make_both_again(before, after):
    found = pieces(before, after)

    assert "".join(each.text for each in found if each.how != "added") == before
    assert "".join(each.text for each in found if each.how != "removed") == after


def test_a_word_that_changed_is_marked_and_no_more():
    assert [tuple(each) for each in pieces("Ask families in May.", "Ask all families in June.")] == [
        ("same", "Ask "), ("added", "all "), ("same", "families in "), ("removed", "May"), ("added", "June"),
        ("same", "."),
    ]  # fmt: skip
