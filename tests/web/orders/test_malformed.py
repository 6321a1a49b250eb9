"""Each field of each order, missing or malformed or too long, is refused at the desk in words of its own."""

from __future__ import annotations

from uuid import UUID

import pytest

from domain.refusals import InvalidOrder, NotAllowed
from tests.web.orders.malformed import ALL
from web.commands.record import as_order
from web.orders import ORDERS, Desk
from web.orders.examples import EXAMPLES


def desk(*roles: str) -> Desk:
    """A desk without registry or views: what is asked here is settled before either is needed."""
    return Desk(None, None, UUID(int=1), frozenset(roles))  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "field", "way", "order"), ALL, ids=[f"{n}-{f}-{w}" for n, f, w, _ in ALL])
def test_a_spoilt_field_is_named_in_the_refusal(name, field, way, order):
    with pytest.raises(InvalidOrder) as refused:
        desk("manager").give({"order": name} | order)

    reasons = refused.value.details["fields"]
    assert all(each == field or each.startswith(f"{field}.") for each in reasons)
    assert str(refused.value).startswith(f"{next(iter(reasons))}: ")


def words(name: str, **fields) -> dict[str, list[str]]:
    with pytest.raises(InvalidOrder) as refused:
        desk("manager").give({"order": name} | EXAMPLES[name] | fields)
    return refused.value.details["fields"]


def test_what_is_missing_is_asked_for():
    order = {name: value for name, value in EXAMPLES["change_rag"].items() if name != "reason"}

    with pytest.raises(InvalidOrder, match="reason: Say why the rating changes"):
        desk("editor").give({"order": "change_rag"} | order)


def test_what_is_too_long_is_told_its_length_and_the_limit():
    assert words("note_progress", text="x" * 20_001) == {
        "text": ["This has 20,001 characters; the limit is 20,000. Shorten it."]
    }


def test_what_is_too_many_is_told_the_limit():
    assert words("name_leads", leads=["AB"] * 31) == {"leads": ["This names 31 leads; the limit is 30."]}


def test_every_problem_is_told_at_once():
    assert set(words("change_rag", rag="", reason=None, effective_on="soon")) == {"rag", "reason", "effective_on"}


def test_a_date_that_is_none_is_told_how_to_write_one():
    assert words("complete", effective_on="31 June") == {
        "effective_on": ["“31 June” is not a date. Write it as 2021-03-31 or 31/3/2021."]
    }


@pytest.mark.parametrize(
    ("name", "fields", "about"),
    [
        ("amend_wording", {"title": None}, {"title": ["Give a new title or a new reference."]}),
        ("revise_due_date", {"meeting": None}, {"meeting": ["Say which meeting it was."]}),
    ],
)
def test_fields_that_contradict_each_other_are_refused(name, fields, about):
    assert words(name, **fields) == about


def test_an_order_that_does_not_exist_is_told_where_they_are_listed():
    with pytest.raises(InvalidOrder, match=r"^There is no order “nope”\. docs/orders\.md lists them\.$"):
        desk("manager").give({"order": "nope"})


def test_an_order_with_a_slip_in_its_name_is_told_what_may_be_meant():
    with pytest.raises(InvalidOrder, match=r"There is no order “note_progres”\. Is “note_progress” meant\?"):
        desk("manager").give({"order": "note_progres"})


@pytest.mark.parametrize("line", ['{"text": "a", "text": "b"}', '{"text": "a", "instead": {"text": "b", "text": 1}}'])
def test_a_field_that_is_given_twice_is_refused(line):
    with pytest.raises(InvalidOrder, match=r"^“text” is given twice\.$"):
        as_order(line)


@pytest.mark.parametrize("order", [{}, {"order": None}, {"order": ["note_progress"]}, {"order": 7}])
def test_an_order_without_a_name_is_asked_for_one(order):
    with pytest.raises(InvalidOrder):
        desk("manager").give(order)


@pytest.mark.parametrize("name", ORDERS)
def test_who_has_no_role_for_an_order_may_not_give_it(name):
    for role in ("board", "inspector", "regional_lead", "administrator"):
        with pytest.raises(NotAllowed, match=r"can be ordered by .* of this authority only"):
            desk(role).give({"order": name} | EXAMPLES[name])


def test_an_editor_does_not_decide():
    with pytest.raises(NotAllowed, match="“Withdraw” can be ordered by a manager of this authority only"):
        desk("editor").give({"order": "withdraw"} | EXAMPLES["withdraw"])
