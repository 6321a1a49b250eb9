"""The same plan comes again, edited: what the document says otherwise is proposed, and nothing else."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, date, datetime, timedelta

import pytest

from projections.catching_up import catch_up
from projections.documents import editing
from projections.documents.review import review
from tests.documents.conftest import A_PLAN
from tests.documents.rows import a_document, a_row, decided
from tests.examples import NOW

ROWS = [
    a_row(
        "Train all managers in trauma-informed practice", ref="1i", section="Quality", objective="Better assessments",
        leads=["DK"], due="Sept 21", measure="All managers are trained", progress=["Begun in May with a first group."],
        rag="green", rag_label="G",
        sub_actions=["Find a trainer", {"label": "b", "title": "Book a room", "done": False}],
    ),
    a_row(
        "Audit ten cases each month", ref="1ii", section="Quality", objective="Better assessments",
        leads=["A. Ferrand"], due="Monthly", measure="Ten are audited", progress=["Four done."], rag="amber",
    ),
    a_row("Write a protocol with the police", ref="2i", section="Partners", objective="Work together", leads=["DK"]),
    a_row("Staff training on exploitation", ref="2ii", section="Partners", objective="Work together", leads=["LT"]),
    a_row("Staff training on exploitation", ref="3i", section="Partners", objective="Know the risks", leads=["LT"]),
]  # fmt: skip
DATES = {
    "Sept 21": ("month", "2021-09-30", None),
    "Monthly": ("recurring", None, "P1M"),
    "Dec 21": ("month", "2021-12-31", None),
}


def rows():
    found = deepcopy(ROWS)
    for row in found:
        if row["due"]:
            row["due"] |= dict(zip(("kind", "on", "every"), DATES[row["due"]["text"]], strict=True))
    return found


@pytest.fixture
def plan(service):
    return service.takes_in(a_document(*rows()))


def proposed(service, plan, changed):
    """Sentences of all changes that the document would make."""
    found = service.review(service.receives(a_document(*changed), plan=str(plan)))
    return [change.sentence for item in found.items for change in item.changes]


def named(service, plan, title):
    (found,) = [each for each in service.plan(plan)["actions"] if each["title"].startswith(title)]
    return found


def test_an_unchanged_file_proposes_nothing(service, plan):
    found = service.review(service.receives(a_document(*rows()), plan=str(plan)))

    assert {item.kind for item in found.items} == {"same"}
    assert not found.open
    assert not found.opening


def test_an_unchanged_file_proposes_nothing_after_edits_on_pages(service, plan):
    action = named(service, plan, "Train")["id"]
    service.registry.amend_wording(service.on(), action, title="Something else altogether")
    service.registry.change_rag(service.on(), action, "Red")
    service.registry.name_leads(service.on(), action, ["Somebody"])
    service.registry.note_progress(service.on(), action, "Half of them")
    service.registry.create_action(service.on(), plan, "A new one from a page")
    service.registry.complete(service.on(), named(service, plan, "Write")["id"])

    assert proposed(service, plan, rows()) == []


CELLS = [
    ({"title": "Train all managers and deputies in trauma-informed practice"},
     "wording “Train all managers in trauma-informed practice” → “Train all managers and deputies in"
     " trauma-informed practice”"),
    ({"title": "Something quite different"}, "wording “Train all managers in trauma-informed practice” →"
     " “Something quite different”"),
    ({"ref": "1a"}, "reference 1i → 1a"),
    ({"rag": "red", "rag_label": None}, "RAG Green → Red"),
    ({"measure": "Nine of ten are"}, "measure “All managers are trained” → “Nine of ten are”"),
    ({"leads": [{"text": "AF", "name": None, "role": None}]}, "lead DK → AF"),
    ({"due": {"text": "Dec 21", "kind": "month", "on": "2021-12-31", "every": None, "original_on": None}},
     "due Sept 21 → Dec 21"),
    ({"progress": [{"on": None, "text": "Begun in May with a first group. Half are trained."}]},
     "New progress: “Half are trained.”"),
    ({"objective": "Plans that help"}, "objective “Quality / Better assessments” → “Quality / Plans that help”"),
    ({"decisions": [decided("Done, BAU", "embedded")]}, "Embedded as business as usual: “Done, BAU”"),
    ({"status": "completed"}, "Completed"),
    ({"sub_actions": [{"label": None, "title": "Find a trainer", "done": True},
                      {"label": "b", "title": "Book a room", "done": False}]},
     "Part “Find a trainer” completed"),
    ({"sub_actions": [{"label": None, "title": "Find a trainer", "done": False},
                      {"label": "b", "title": "Book a room", "done": False},
                      {"label": "c", "title": "Invite all", "done": False}]},
     "New part c: “Invite all”"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "sentence"), CELLS, ids=[next(iter(cell)) + str(n) for n, (cell, _) in enumerate(CELLS)]
)
def test_one_changed_cell_proposes_exactly_one_change(service, plan, cell, sentence):
    changed = rows()
    changed[0] |= cell

    assert proposed(service, plan, changed) == [sentence]


def test_what_was_accepted_is_recorded_and_then_nothing_is_left_to_propose(service, plan):
    changed = rows()
    changed[0] |= {"title": "Train managers well", "rag": "red", "rag_label": None}
    id = service.receives(a_document(*changed), plan=str(plan))
    service.accepts_all(id)
    service.records(id)

    action = named(service, plan, "Train managers well")
    assert action["rag"]["label"] == "Red"
    assert proposed(service, plan, changed) == []


def test_rows_may_move(service, plan):
    assert proposed(service, plan, list(reversed(rows()))) == []


def test_where_the_registry_changed_too_the_change_is_doubted(service, plan):
    service.registry.change_rag(service.on(), named(service, plan, "Train")["id"], "Red")
    changed = rows()
    changed[0] |= {"rag": "amber", "rag_label": None}

    found = service.review(service.receives(a_document(*changed), plan=str(plan)))

    (change,) = [change for item in found.items for change in item.changes]
    assert change.sentence == "RAG Red → Amber"
    assert change.doubts == ("The registry says “Red” since the document was recorded last.",)


def test_an_action_that_the_document_no_longer_has_is_asked_about(service, plan):
    id = service.receives(a_document(*rows()[1:]), plan=str(plan))

    (item,) = service.review(id).open
    assert (item.kind, item.action["title"]) == ("gone", ROWS[0]["title"])
    assert item.needs[0].question == "It is no longer in the document. What happened to it?"

    service.answers(id, item.key, "open", needs={"what": {"how": "withdrawn"}})
    assert [need.question for need in service.review(id).open[0].needs] == ["Why was it withdrawn?"]

    service.answers(id, item.key, "accepted", needs={"what": {"how": "withdrawn", "reason": "No money"}})
    service.records(id)
    assert named(service, plan, "Train")["status"] == "withdrawn"
    assert named(service, plan, "Train")["outcome"] == "No money"


def test_a_new_row_is_a_new_action_of_the_day_of_the_document(service, plan):
    id = service.receives(a_document(*rows(), a_row("Meet every school", ref="4i")), plan=str(plan))

    service.accepts_all(id)
    service.records(id)

    assert named(service, plan, "Meet every school")["created_on"] == date(2022, 3, 31)


def test_a_row_split_in_two_is_doubted(service, plan):
    changed = rows()
    title = "Write a protocol with the police and a protocol with every school in the county"
    changed[2] |= {"title": title}
    again = service.takes_in(a_document(*changed), **{**A_PLAN, "title": "Other plan"})
    halves = [row for row in changed if row["title"] != title]
    halves += [
        a_row("Write a protocol with the police", ref="2i", section="Partners", objective="Work together"),
        a_row("Write a protocol with every school in the county", section="Partners", objective="Work together"),
    ]

    found = service.review(service.receives(a_document(*halves), plan=str(again)))

    doubts = [doubt for item in found.items if item.kind == "new" for doubt in item.doubts]
    assert len(doubts) == 1
    assert doubts[0].endswith("was that split in two?")


def test_rows_that_were_merged_are_doubted(service, plan):
    changed = rows()
    del changed[2]
    changed[0] |= {"title": "Train all managers in trauma-informed practice and write a protocol with the police"}

    found = service.review(service.receives(a_document(*changed), plan=str(plan)))

    (gone,) = [item for item in found.items if item.kind == "gone"]
    assert gone.doubts[0].endswith("was it merged into that?")


def test_a_heading_worded_anew_is_one_change(service, plan):
    changed = rows()
    for row in changed[:2]:
        row["objective"] = "Better and timely assessments"

    assert proposed(service, plan, changed) == [
        "objective “Quality / Better assessments” worded anew: “Quality / Better and timely assessments”"
    ]


def test_a_wording_that_is_much_longer_at_once_is_doubted(service, plan):
    changed = rows()
    changed[0]["title"] += " and the panel reviews what every one of the partners has written about it"

    (item,) = service.review(service.receives(a_document(*changed), plan=str(plan))).open

    (doubt,) = item.changes[0].doubts
    assert doubt == "The wording has 14 words more than before: do they all belong to this action?"
    assert not item.clear


def test_what_was_left_out_stays_left_out_until_it_reads_otherwise(service):
    id = service.receives(a_document(*rows()))
    for number in range(1, 6):
        service.answers(id, f"line:{number}", "left_out" if number == 1 else "accepted")
    plan = service.records(id).subjects["plan"]

    again = service.review(service.receives(a_document(*rows()), plan=str(plan)))
    assert not again.open
    assert [item.never_recorded for item in again.items] == [True, *[False] * (len(again.items) - 1)]

    changed = rows()
    changed[0]["measure"] = "Most are trained"
    found = service.review(service.receives(a_document(*changed), plan=str(plan)))
    (item,) = found.open
    assert item.kind == "new"
    assert "left out" in item.doubts[-1]


def test_what_a_person_edited_before_recording_is_not_proposed_back(service):
    id = service.receives(a_document(*rows()))
    service.accepts_all(id)
    edited = {**rows()[0], "title": "Train managers", "measure": "Nine of ten"}
    service.answers(id, "line:1", "accepted", says=[edited])
    plan = service.records(id).subjects["plan"]

    assert named(service, plan, "Train")["measure"] == "Nine of ten"
    assert proposed(service, plan, rows()) == []


def test_a_typed_plan_is_compared_two_ways(service):
    plan = service.registry.open_plan(service.on(date(2021, 4, 1)), **A_PLAN).subjects["plan"]
    service.registry.create_action(
        service.on(date(2021, 4, 1)), plan, "Train all managers", reference="1i", due="Sept 21"
    )

    changed = [a_row("Train all managers", ref="1i", due="Sept 21", leads=["DK"])]

    assert proposed(service, plan, changed) == ["lead none → DK"]


def test_an_action_that_left_is_opened_again_where_the_document_says_so(service, plan):
    service.registry.complete(service.on(), named(service, plan, "Write")["id"])
    changed = rows()
    changed[2]["status"] = "open"

    assert proposed(service, plan, changed) == ["Open again: completed on 31 March 2022"]


def test_another_person_who_changed_the_action_meanwhile_is_not_overwritten(service, plan):
    changed = rows()
    changed[0] |= {"rag": "red", "rag_label": None}
    found = service.review(service.receives(a_document(*changed), plan=str(plan)))

    assert [change.step.seen for item in found.items for change in item.changes] == [
        named_version(service, found.items[0].action["id"])
    ]


def named_version(service, action):
    return service.reader.version(action)


def test_a_cell_that_was_emptied_is_told_but_takes_nothing_back(service, plan):
    changed = rows()
    changed[0] |= {"measure": None, "due": None, "rag": None, "rag_label": None}

    (item,) = service.review(service.receives(a_document(*changed), plan=str(plan))).open

    assert item.changes == ()
    assert item.doubts == (
        "The document gives no due date any more; the registry keeps “Sept 21”.",
        "The document gives no measure any more; the registry keeps “All managers are trained”.",
        "The document gives no rating any more; the registry keeps “Green”.",
    )


def test_leads_that_are_no_longer_named_are_one_change(service, plan):
    changed = rows()
    changed[0]["leads"] = []

    assert proposed(service, plan, changed) == ["lead DK → none"]


def test_what_was_accepted_before_the_action_changed_is_to_be_looked_at_again(service, plan):
    changed = rows()
    changed[0] |= {"rag": "red", "rag_label": None}
    id = service.receives(a_document(*changed), plan=str(plan))
    service.accepts_all(id)
    assert not service.review(id).open

    service.registry.clock = lambda: datetime.now(UTC)
    service.registry.change_rag(service.on(NOW.date()), named(service, plan, "Train")["id"], "Blue")

    catch_up(service.projector, service.registry.slug)
    (item,) = review(service.reader, service.documents, id, datetime.now(UTC) + timedelta(minutes=1)).open
    assert [change.sentence for change in item.changes] == ["RAG Blue → Red"]
    assert item.doubts[-1].startswith("Something was recorded of this action since")

    service.answers(id, item.key, "accepted")
    assert not review(service.reader, service.documents, id, datetime.now(UTC) + timedelta(minutes=1)).open


def test_a_row_that_was_split_before_proposes_its_changes_for_the_first_and_says_so(service):
    id = service.receives(a_document(*rows()))
    service.accepts_all(id)
    item = service.item(id, "Write a protocol")
    service.answers(id, item.key, "accepted", **editing.split({}, item, "Write a protocol", "Sign it with the police"))
    plan = service.records(id).subjects["plan"]
    assert proposed(service, plan, rows()) == []

    changed = rows()
    changed[2]["due"] = {"text": "Dec 21", "kind": "month", "on": "2021-12-31", "every": None, "original_on": None}
    (item,) = service.review(service.receives(a_document(*changed), plan=str(plan))).open

    assert [change.sentence for change in item.changes] == ["due none → Dec 21"]
    assert item.doubts == ("This row was split into 2 actions before: is this about the first of them?",)


def test_a_document_of_an_earlier_day_is_compared_with_the_plan_of_that_day(service, plan):
    typed = service.registry.open_plan(service.on(date(2021, 4, 1)), "Typed", "delivery_plan", "2021-22")
    action = service.registry.create_action(
        service.on(date(2021, 4, 1)), typed.subjects["plan"], "Train all managers", rag="Amber"
    ).subjects["action"]
    service.registry.change_rag(service.on(date(2022, 2, 1)), action, "Red")
    document = a_document(a_row("Train all managers", rag="amber"))

    of_december = service.review(service.receives(document, plan=typed.subjects["plan"], as_at="2021-12-31"))
    of_today = service.review(service.receives(document, plan=typed.subjects["plan"]))

    assert [change.sentence for item in of_december.items for change in item.changes] == []
    assert [change.sentence for item in of_today.items for change in item.changes] == ["RAG Red → Amber"]


def test_an_answer_that_is_no_longer_offered_is_asked_again(service):
    rows = [a_row("Whole"), a_row("Part", decisions=[decided("Already integrated", "merged")])]
    id = service.receives(a_document(*rows))
    nowhere = "00000000-0000-0000-0000-000000000001"
    service.answers(id, "line:2", "accepted", needs={"decision:1": {"into_action": nowhere}})

    (need,) = service.item(id, "Part").needs

    assert need.field == "into_action"
