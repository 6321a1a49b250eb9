"""What people do with rows before they are recorded: other words, two out of one, one out of two, less, more."""

from __future__ import annotations

import pytest

from domain.refusals import InvalidOrder
from projections.documents import editing
from projections.documents.fields import as_typed, checked
from tests.documents.conftest import A_PLAN
from tests.documents.rows import a_document, a_row, decided

ROW = a_row(
    "Train all managers", ref="1i", section="Quality", objective="Better assessments", leads=["DK", "A. Ferrand"],
    due="Sept 21", measure="All are trained", rag="green", status="open",
    progress=["Begun in May", {"on": "2021-09-01", "text": "Half are"}],
    sub_actions=[{"label": "a", "title": "Find a trainer", "done": True}, "Book a room"],
)  # fmt: skip


@pytest.fixture
def id(service):
    return service.receives(a_document(ROW, a_row("and their deputies", leads=["LT"], due="Dec 21"), a_row("Third")))


def kept(service, id, key):
    found = service.documents.answers(id).get(key)
    return found.answer if found else {}


def test_a_form_shows_the_fields_and_reads_them_back_as_they_are():
    assert checked(ROW, as_typed(ROW)) == ROW


def test_a_typed_due_date_is_understood_as_a_read_one_is():
    after = checked(ROW, {"due": "Q4 2020-21"})

    assert after["due"] == {
        "text": "Q4 2020-21", "kind": "quarter", "on": "2021-03-31", "every": None, "original_on": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": "  "}, "Say what will be done. To drop the row, leave it out."),
        ({"title": "x" * 2001}, "This has 2,001 characters; an action may have 2,000. Split it."),
        ({"due": "31/09/2021"}, "“31/09/2021” is not a day of any calendar."),
        ({"rag": "mauve"}, "“mauve” is not a colour. Choose one of: red, amber, green, blue, grey."),
        ({"colour": "red"}, "A row has no field “colour”."),
        ({"progress": "31/31/2021: done"}, "“31/31/2021” is not a date. Write it as 2021-03-31 or 31/3/2021."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_for_its_field(typed, sentence):
    with pytest.raises(InvalidOrder) as refused:
        checked(ROW, typed)

    assert str(refused.value) == sentence
    assert refused.value.details["fields"] == {next(iter(typed)): [sentence]}


def test_an_edited_row_is_recorded_as_edited_at_its_place_in_the_document(service, id):
    item = service.item(id, "Train all managers")
    answer = editing.edit({}, item, {"title": "Train managers", "leads": "DK\n\nPR"})
    service.answers(id, item.key, "accepted", **answer)

    service.records(id)

    (action,) = service.plan_named("2021-22")["actions"]
    assert action["title"] == "Train managers"
    assert [lead["text"] for lead in action["leads"]] == ["DK", "PR"]


def test_a_row_is_split_into_two_actions_that_share_their_heading_leads_and_date(service, id):
    item = service.item(id, "Train all managers")
    answer = editing.split({}, item, "Train all", "Train managers")
    service.answers(id, item.key, "accepted", **answer)

    service.records(id)

    one, two = service.plan_named("2021-22")["actions"]
    assert (one["title"], two["title"]) == ("Train all", "Train managers")
    assert one["objectives"] == two["objectives"]
    assert one["due"]["text"] == two["due"]["text"]
    assert [len(each["progress"]) for each in (one, two)] == [2, 0]
    assert service.documents.answers(id)[item.key].answer["became"] == [str(one["id"]), str(two["id"])]


def test_a_part_becomes_an_action_of_its_own(service, id):
    item = service.item(id, "Train all managers")

    answer = editing.split_at_part({}, item, 0)

    one, two = answer["says"]
    assert [part["title"] for part in one["sub_actions"]] == ["Book a room"]
    assert (two["ref"], two["title"], two["status"]) == ("1i a", "Find a trainer", "completed")


def test_a_row_joins_the_one_above_which_has_the_words_and_lists_of_both(service, id):
    item = service.item(id, "and their deputies")
    above = editing.above(service.review(id), item)
    into, answer = editing.join(kept(service, id, above.key), above, item)
    service.answers(id, above.key, "accepted", **into)
    service.answers(id, item.key, "joined", **answer)

    joined = service.review(id).items[1]
    assert (joined.verdict, joined.joined_to, joined.changes) == ("joined", "line:1", ())
    service.records(id)
    (action,) = service.plan_named("2021-22")["actions"]
    assert action["title"] == "Train all managers and their deputies"
    assert [lead["text"] for lead in action["leads"]] == ["DK", "A. Ferrand", "LT"]
    assert action["due"]["text"] == "Sept 21"


def test_what_a_joined_row_said_otherwise_is_doubted_and_its_place_is_named(service):
    rows = [
        a_row("Write a leaflet", ref="2d", due="Sept 21", rag="green", rag_label="G"),
        a_row("for young people", ref="2e", due="June 21", rag="amber", rag_label="A", leads=["CP"]),
    ]
    id = service.receives(a_document(*rows))
    one, other = service.review(id).items
    into, mine = editing.join({}, one, other)
    service.answers(id, other.key, "joined", **mine)
    service.answers(id, one.key, "open", **into)

    whole = service.review(id).items[0]
    assert whole.doubts == (
        "reference “2e” of 2e is not kept", "due “June 21” of 2e is not kept", "rating “Amber” of 2e is not kept",
    )  # fmt: skip
    assert not whole.clear
    assert {change.step.place for change in whole.changes} == {"table 1, row 2 and table 1, row 3"}

    service.answers(id, one.key, "open", **editing.edit(into, whole, {"due": "June 21"}))
    assert service.review(id).items[0].doubts == ()


def test_the_first_row_has_none_above_it(service, id):
    with pytest.raises(InvalidOrder, match="no row above"):
        editing.above(service.review(id), service.item(id, "Train all managers"))


def test_single_changes_are_left_out_but_not_the_action_itself(service, id):
    item = service.item(id, "Train all managers")
    service.answers(id, item.key, "accepted", **editing.without({}, item, ["rag", "note:1"]))

    service.records(id)

    (action,) = service.plan_named("2021-22")["actions"]
    assert action["rag"] is None
    assert [note["text"] for note in action["progress"]] == ["Half are"]
    with pytest.raises(InvalidOrder, match="Leave out the whole row"):
        editing.without({}, item, ["create"])


def test_a_decision_that_is_left_out_is_kept_as_a_note(service):
    id = service.receives(a_document(a_row("Meet", decisions=[decided("Dropped in May", "withdrawn")])))
    item = service.item(id, "Meet")
    service.answers(id, item.key, "accepted", **editing.without({}, item, ["decision:1"]))

    service.records(id)

    (action,) = service.plan_named("2021-22")["actions"]
    assert (action["status"], action["progress"][0]["text"]) == ("open", "Dropped in May")


def test_two_contradictory_decisions_are_both_kept_until_a_person_chooses(service):
    row = a_row(
        "Meet", decisions=[decided("Replaced by a panel", "superseded", "a panel"), decided("Dropped", "withdrawn")]
    )
    id = service.receives(a_document(row))

    item = service.item(id, "Meet")
    (change,) = [each for each in item.changes if each.key == "decision:1"]
    assert change.step.order == "note_progress"
    assert change.doubts == ("says superseded by something else and withdrawn",)
    assert [value for value, _ in item.needs[0].offered] == ["superseded", "withdrawn", ""]

    service.answers(id, item.key, "accepted", **editing.say({}, item, "decision:1", "how", "withdrawn"))
    service.records(id)
    (action,) = service.plan_named("2021-22")["actions"]
    assert (action["status"], action["outcome"]) == ("withdrawn", "Replaced by a panel; Dropped")


def test_an_unclear_decision_stays_a_note_if_nobody_says_what_it_decides(service):
    id = service.receives(a_document(a_row("Meet", decisions=[decided("See above")])))
    item = service.item(id, "Meet")

    service.answers(id, item.key, "accepted", **editing.say({}, item, "decision:1", "how", ""))
    service.records(id)

    (action,) = service.plan_named("2021-22")["actions"]
    assert (action["status"], action["progress"][0]["text"]) == ("open", "See above")


def test_which_plan_a_year_is_is_asked_once_and_a_new_one_is_opened_in_the_same_save(service):
    rows = [
        a_row(
            f"Action {n}",
            objective="Work together",
            decisions=[decided("RETAIN FOR 2022-23", "carried_forward", "2022-23")],
        )
        for n in range(3)
    ]
    id = service.receives(a_document(*rows))
    (need,) = service.review(id).needs
    assert need.field == "into:2022-23"

    asked = editing.asked_with(A_PLAN, need.field, "new")
    service.documents.ask_differently(id, asked, service.review(id).version)
    assert all(item.clear for item in service.review(id).items)
    service.accepts_all(id)
    service.records(id)

    assert {action["status"] for action in service.plan_named("2021-22")["actions"]} == {"carried_forward"}
    later = service.plan_named("2022-23")
    assert [action["title"] for action in later["actions"]] == ["Action 0", "Action 1", "Action 2"]
    assert {action["objectives"][0]["title"] for action in later["actions"]} == {"Work together"}


def test_no_plan_that_ended_before_this_one_began_is_offered_to_carry_into(service):
    opened = {
        period: service.registry.open_plan(service.on(), "Other plan", "training_plan", period).subjects["plan"]
        for period in ("2020-21", "2021-22", "2022-23")
    }
    row = a_row("Action", decisions=[decided("RETAIN FOR 2022-23", "carried_forward", "2022-23")])

    (need,) = service.review(service.receives(a_document(row))).needs

    assert [id for id, _ in need.offered] == [opened["2022-23"], opened["2021-22"], "new"]


def test_a_year_that_was_over_before_this_plan_began_is_taken_for_the_next_one(service):
    """As where last year's table, its decisions still in it, is handed in as this year's plan."""
    row = a_row("Ask every school", decisions=[decided("RETAIN FOR 2020-21", "carried_forward", "2020-21")])
    id = service.receives(a_document(row))
    (need,) = service.review(id).needs
    assert dict(need.offered)["new"] == "A new plan for 2022-23"

    service.answers_everything(id)
    service.records(id)

    assert [action["title"] for action in service.plan_named("2022-23")["actions"]] == ["Ask every school"]


def test_a_plan_that_is_opened_for_the_next_year_is_called_by_that_year_unless_somebody_says_otherwise(service):
    row = a_row("Action", decisions=[decided("RETAIN FOR 2022/23", "carried_forward", "2022/23")])
    asked = {**A_PLAN, "title": "Delivery plan 2021/22"}
    id = service.receives(a_document(row), **asked)

    asked = editing.asked_with(asked, "into:2022-23", "new")
    service.documents.ask_differently(id, asked, service.review(id).version)
    found = service.review(id)
    (need,) = found.may_say
    assert (need.field, need.answer) == ("title:2022-23", "Delivery plan 2022/23")
    assert [each.becomes for each in found.opening] == ["Delivery plan 2021/22", "Delivery plan 2022/23"]

    asked = editing.asked_with(asked, need.field, "Improvement plan")
    service.documents.ask_differently(id, asked, found.version)
    service.accepts_all(id)
    service.records(id)

    assert service.plan_named("2022-23")["title"] == "Improvement plan"


def test_an_action_may_be_merged_into_another_of_the_same_document(service):
    rows = [a_row("Whole"), a_row("Part", decisions=[decided("Already integrated", "merged")])]
    id = service.receives(a_document(*rows))
    item = service.item(id, "Part")
    ((whole, _),) = item.needs[0].offered

    service.answers(id, "line:1", "accepted")
    service.answers(id, item.key, "accepted", **editing.say({}, item, "decision:1", "into_action", whole))
    service.records(id)

    one, two = service.plan_named("2021-22")["actions"]
    assert (two["status"], two["to_action"]) == ("merged", one["id"])


def test_what_goes_on_in_other_words_is_offered_them(service):
    row = a_row("Train staff", decisions=[decided("RETAIN FOR 2022-23 but reword: Train all staff", "carried_forward")])
    id = service.receives(a_document(row))
    service.documents.ask_differently(id, editing.asked_with(A_PLAN, "into:2022-23", "new"), service.review(id).version)

    (item,) = service.review(id).items
    (need,) = item.changes[-1].needs
    assert (need.field, need.answer, need.optional) == ("title", "Train all staff", True)
    service.answers(id, item.key)
    service.records(id)

    assert [action["title"] for action in service.plan_named("2022-23")["actions"]] == ["Train all staff"]


def test_offered_words_may_be_refused(service):
    row = a_row("Train staff", decisions=[decided("RETAIN FOR 2022-23 but reword: Train all staff", "carried_forward")])
    id = service.receives(a_document(row))
    service.documents.ask_differently(id, editing.asked_with(A_PLAN, "into:2022-23", "new"), service.review(id).version)
    (item,) = service.review(id).items

    service.answers(id, item.key, **editing.say({}, item, item.changes[-1].key, "title", ""))
    service.records(id)

    assert [action["title"] for action in service.plan_named("2022-23")["actions"]] == ["Train staff"]


def test_withdrawn_or_superseded_is_asked_and_what_supersedes_is_the_action_of_that_reference(service):
    words = "No longer needed – superseded by 1a"
    rows = [
        a_row("Train all staff", ref="1a"),
        a_row(
            "Train some staff", ref="1b", decisions=[decided(words, "withdrawn"), decided(words, "superseded", "1a")]
        ),
    ]
    id = service.receives(a_document(*rows))
    item = service.review(id).items[1]
    change = item.changes[-1]
    assert [how for how, _ in change.unanswered[0].offered] == ["withdrawn", "superseded", ""]

    service.answers(id, item.key, **editing.say({}, item, change.key, "how", "superseded"))

    (step,) = [each.step for each in service.review(id).items[1].changes if each.step.order == "supersede"]
    assert (step.fields["by"], step.fields["reason"]) == ("1a Train all staff", words)


def test_parts_go_their_own_ways(service):
    parts = [{"label": "A)", "title": "Ask schools", "done": False}, {"label": "D", "title": "Report", "done": False}]
    row = a_row("Data", sub_actions=parts, decisions=[decided("D) is now BAU", "embedded")])

    (action,) = service.plan(service.takes_in(a_document(row)))["actions"]

    assert [(part["status"], part["note"]) for part in action["sub_actions"]] == [
        ("open", None), ("embedded", "D) is now BAU"),
    ]  # fmt: skip
    assert action["status"] == "open"


def test_what_is_not_offered_is_refused(service):
    id = service.receives(a_document(a_row("Meet", decisions=[decided("See above")])))

    with pytest.raises(InvalidOrder, match="Choose one of what is offered"):
        editing.say({}, service.item(id, "Meet"), "decision:1", "how", "exploded")


def test_a_person_says_which_action_a_row_is(service):
    plan = service.takes_in(a_document(a_row("Train all managers"), a_row("Audit ten cases")))
    id = service.receives(a_document(a_row("Audit ten cases"), a_row("A wholly different thing")), plan=str(plan))
    item, gone = service.item(id, "A wholly"), service.item(id, "Train")
    assert (item.kind, gone.kind) == ("new", "gone")

    answer = editing.match({}, service.review(id), item, str(gone.action["id"]))
    service.answers(id, item.key, "open", **answer)

    (item,) = service.review(id).open
    assert [change.sentence for change in item.changes] == ["wording “Train all managers” → “A wholly different thing”"]
    with pytest.raises(InvalidOrder, match="Another row"):
        editing.match({}, service.review(id), service.item(id, "Audit"), str(gone.action["id"]))


def test_an_action_that_the_next_plan_has_already_is_not_carried_into_it_unawares(service):
    later = service.takes_in(a_document(a_row("Ask every school")), title="Later plan", kind="delivery_plan",
                             period="2022-23", since="2022-03-31")  # fmt: skip
    row = a_row("Ask every school", decisions=[decided("Keep – added to plan", "carried_forward")])
    id = service.receives(a_document(row), **A_PLAN, into={"2022-23": {"plan": str(later)}})

    (item,) = service.review(id).items

    (change,) = [each for each in item.changes if each.step.order == "carry_forward"]
    assert change.step.fields["into"] == later
    assert change.doubts == ("That plan has “Ask every school” already: merged into that one, rather than carried?",)


def test_a_plan_that_is_not_there_is_asked_for_again(service):
    row = a_row("Ask every school", decisions=[decided("RETAIN FOR 2022-23", "carried_forward", "2022-23")])
    id = service.receives(a_document(row), **A_PLAN, into={"2022-23": {"plan": "00000000-0000-0000-0000-000000000001"}})

    assert [need.field for need in service.review(id).needs] == ["into:2022-23"]


def test_texts_that_are_too_long_are_doubted_before_they_are_refused(service):
    id = service.receives(a_document(a_row("Long " * 500), a_row("Short", progress=["Long " * 5000])))

    doubts = [doubt for item in service.review(id).items for change in item.changes for doubt in change.doubts]

    assert [doubt.split(";")[0] for doubt in doubts] == ["This has 2,500 characters", "This has 25,000 characters"]
