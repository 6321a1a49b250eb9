"""What differs between two points; and the law that the differences, applied to the first, make the second."""

from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as some

from projections.between.applying import applied
from projections.between.counting import KINDS, counts
from projections.between.differences import compare
from projections.between.wording import pieces


def action(number, **said):
    return {
        "id": UUID(int=number), "plan_id": UUID(int=900), "ref": None, "title": f"Action {number}", "status": "open",
        "due": None, "rag": None, "leads": [], "notes": 0, "to_action": None, "carried_from": None,
        "progress": [], "objectives": [], "section": None, "sub_actions": [], "computed": {"overdue": False},
    } | said  # fmt: skip


def plan(number, *actions, **said):
    return {
        "id": UUID(int=number), "title": f"Plan {number}", "status": "open", "counts": {"actions": len(actions)},
        "objectives": [], "actions": [each | {"plan_id": UUID(int=number)} for each in actions],
    } | said  # fmt: skip


def compared(before, after):
    """Two points of one plan."""
    return compare([plan(900, *before)], [plan(900, *after)])


def part(number, status="open", to_action=None):
    return {"id": UUID(int=number), "label": "a", "title": "Part", "status": status, "note": None,
            "to_action": to_action}  # fmt: skip


def due(day, kind="day"):
    return {"text": str(day), "kind": kind, "on": day}


def kinds(found):
    return [(each.last["title"], each.kind, each.how) for each in found.actions]


def test_every_action_of_either_side_is_told_once():
    before = [action(1), action(2), action(3)]
    after = [action(4), action(2), action(1, status="completed")]

    assert kinds(compared(before, after)) == [
        ("Action 4", "added", None),
        ("Action 2", "unchanged", None),
        ("Action 1", "left", "completed"),
        ("Action 3", "gone", None),
    ]


def test_an_action_that_is_open_again_is_back():
    assert kinds(compared([action(1, status="withdrawn")], [action(1)])) == [("Action 1", "back", None)]


def test_a_due_date_says_by_how_many_days_it_slipped():
    found = compared([action(1, due=due(date(2026, 3, 31)))], [action(1, due=due(date(2026, 6, 30)))])

    assert found.actions[0].changed("due").days == 91
    assert counts(found.plans, found.actions)["slipped"] == 1


def test_a_condition_does_not_slip():
    before, after = due(date(2026, 3, 31)), due(None, "conditional")

    assert compared([action(1, due=before)], [action(1, due=after)]).actions[0].changed("due").days is None


def test_what_follows_from_something_else_is_no_change_but_is_told():
    found = compared([action(1)], [action(1, computed={"overdue": True})])

    assert kinds(found) == [("Action 1", "unchanged", None)]
    assert [each.name for each in found.actions[0].follows] == ["computed"]


def test_an_objective_in_other_words_is_a_change_of_the_plan_and_not_of_its_actions():
    olds, news = ([{"id": UUID(int=7), "title": title}] for title in ("Courts", "Courts and bail"))

    found = compare([plan(900, action(1, objectives=olds), objectives=olds)],
                    [plan(900, action(1, objectives=news), objectives=news)])  # fmt: skip

    assert [each.kind for each in (*found.plans, *found.actions)] == ["changed", "unchanged"]


def test_what_was_merged_is_told_where_it_went():
    found = compared([action(1), action(2)], [action(1), action(2, status="merged", to_action=UUID(int=1))])

    assert [(each.kind, each.merged_from) for each in found.actions] == [
        ("changed", (UUID(int=2),)), ("left", ()),
    ]  # fmt: skip


def test_an_action_whose_parts_went_different_ways_was_split():
    parts = [part(11, "carried_forward", UUID(int=5)), part(12, "embedded")]

    found = compared([action(1, sub_actions=[part(11), part(12)]), action(2, sub_actions=parts)],
                     [action(1, sub_actions=parts), action(2, sub_actions=parts)])  # fmt: skip

    assert [each.split for each in found.actions] == [True, False]


def test_a_plan_that_was_opened_and_one_that_is_gone_are_told_with_their_actions():
    found = compare([plan(1, action(11))], [plan(2, action(21))])

    assert [(each.last["title"], each.kind) for each in found.plans] == [("Plan 2", "added"), ("Plan 1", "gone")]
    assert kinds(found) == [("Action 21", "added", None), ("Action 11", "gone", None)]


ACTIONS = some.lists(
    some.builds(
        action,
        some.integers(1, 6),
        title=some.sampled_from(["Ask families", "Ask every family", "Write"]),
        status=some.sampled_from(["open", "paused", "completed", "withdrawn"]),
        notes=some.integers(0, 3),
        leads=some.lists(
            some.sampled_from([{"text": "AB", "name": None}, {"text": "AB", "name": "A. Bell"}]), max_size=2
        ),
        due=some.none() | some.dates(date(2026, 1, 1), date(2026, 12, 31)).map(due),
    ),
    unique_by=lambda each: each["id"],
)


PLANS = some.lists(
    some.builds(
        lambda number, actions, **said: plan(
            number, *({**each, "id": UUID(int=number * 10 + each["id"].int)} for each in actions), **said
        ),
        some.integers(900, 902),
        ACTIONS,
        status=some.sampled_from(["open", "signed_off", "closed"]),
    ),
    unique_by=lambda each: each["id"],
)


@given(PLANS, PLANS)
def test_applied_to_the_first_point_the_differences_make_the_second_and_tell_every_action_once(before, after):
    found = compare(before, after)

    assert applied(before, found) == after
    every = {each["id"] for plan in [*before, *after] for each in plan["actions"]}
    counted = counts(found.plans, found.actions)
    assert sorted(each.id for each in found.actions) == sorted(every)
    assert sum(counted[kind] for kind in KINDS) == counted["actions"] == len(every)


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
