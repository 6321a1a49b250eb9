"""The review: each row beside what was understood of it, what people say of it, and what they said meanwhile."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from projections.documents.model import Item, Review
from tests.web.documents.conftest import CLEAR, DECIDED, DOUBTFUL, HEADER, word
from web.documents.opened import in_days
from web.documents.showing import card_of


@pytest.fixture
def address(documents, projector):
    return documents.read(word(CLEAR, DOUBTFUL))


def say(client, address, item, **fields):
    fields = {"do": "accept", "version": "0", **fields}
    return client.send(f"{address}items/{item}", form=address, **fields)


def test_a_row_stands_beside_what_was_understood(address, editor):
    editor.get(address)

    assert "2 actions were read. 1 clear, 1 to look at." in editor.page.words
    assert "Book the rooms early Team Manager 30/09/2026 Three are booked. Amber" in editor.page.words
    assert "Due 30/09/2026 RAG Amber Progress Three are booked." in editor.page.words


def test_doubts_stand_beside_what_they_are_about(address, editor):
    editor.get(address)

    assert "Leads None No lead is named." in editor.page.words
    assert "Due 31/09/2026 no day can be told" in editor.page.words


def test_what_is_accepted_can_be_taken_back_and_what_is_left_out_brought_back(address, documents, editor):
    say(editor, address, "line:1")
    say(editor, address, "line:2", do="leave_out")
    assert documents.verdicts(address) == {"line:1": "accepted", "line:2": "left_out"}

    say(editor, address, "line:1", do="undo", version="1")
    say(editor, address, "line:2", do="undo", version="1")

    assert documents.verdicts(address) == {"line:1": "open", "line:2": "open"}


def test_all_that_is_clear_is_accepted_in_one_go(address, documents, editor):
    answer = editor.send(address + "accept-clear", form=address, item=["0 line:1", "0 line:2"])

    assert answer.status_code == 303
    assert answer.location.endswith("#item-line-2")
    assert documents.verdicts(address) == {"line:1": "accepted"}


def test_what_somebody_else_said_meanwhile_is_told_and_kept(address, documents, editor, manager):
    say(manager, address, "line:1", do="leave_out")

    answer = say(editor, address, "line:1")

    assert answer.status_code == 409
    assert "changed this row since you opened it: it is left out, and stays so" in editor.page.words
    assert "What you typed" not in editor.page.words
    assert documents.verdicts(address) == {"line:1": "left_out"}
    say(editor, address, "line:1", version="1")
    assert documents.verdicts(address) == {"line:1": "accepted"}


def test_nothing_accepted_is_nothing_to_record(address, documents, manager):
    answer = manager.send(address + "record", form=address)

    assert answer.status_code == 409
    assert "Nothing is accepted yet" in manager.page.words
    assert "DocumentRecorded" not in documents.service.facts()


def test_what_is_still_open_is_named_before_it_is_left_out(address, documents, manager):
    say(manager, address, "line:1")

    manager.send(address + "record", form=address)
    assert "1 row is still open." in manager.page.words
    assert "1.2 Ask families what helps" in manager.page.words
    assert "DocumentRecorded" not in documents.service.facts()

    answer = manager.send(address + "record", form=address, open="left_out")
    manager.get(answer.location)
    assert "1 row accepted by" in manager.page.words
    assert "1 row was left out." in manager.page.words
    assert documents.service.facts().count("DocumentRecorded") == 1


def test_recording_leads_to_the_plan(address, manager):
    for item in ("line:1", "line:2"):
        say(manager, address, item)
    answer = manager.send(address + "record", form=address)
    manager.get(answer.location)

    plan = next(link for link in manager.page.links() if "/plans/" in link)
    manager.get(plan)

    assert "Prevention plan" in manager.page.words
    assert "Book the rooms early" in manager.page.words


def test_a_recorded_document_takes_no_answers(address, documents, manager):
    say(manager, address, "line:1")
    manager.send(address + "record", form=address, open="left_out")

    manager.get(address)
    for path in ("items/line:2", "accept-clear", "settings", "record"):
        fields = {"csrf_token": manager.get("/change-password") and manager.page.value("csrf_token")}
        assert manager.post(address + path, data=fields).status_code == 303

    assert documents.service.facts().count("DocumentRecorded") == 1


def test_a_document_may_be_set_aside(address, documents, manager):
    manager.send(address + "set-aside", reason="It is last year's")

    manager.get(address)
    assert "This document was set aside." in manager.page.words
    assert documents.service.facts()[-1] == "DocumentSetAside"
    manager.get(f"/{documents.slug}/entries/")
    assert "Document set aside: “It is last year's”" in manager.page.words


def test_a_decision_of_the_document_is_told_and_recorded(documents, manager):
    service = documents.service
    address = documents.read(word(DECIDED))
    manager.get(address)
    assert "RETAIN FOR 2026-27" in manager.page.words
    assert "Which plan is “2026-27”?" in manager.page.words

    manager.send(address + "settings", form=address, version="1", only="questions",
                 **{"need:into:2026-27": str(service.ids["next plan"])})  # fmt: skip
    manager.get(address)
    assert "“2026-27” is Delivery Plan 2026-27" in manager.page.words
    say(manager, address, "line:1")
    manager.send(address + "record", form=address)

    assert "ActionCarriedForward" in service.facts()


def test_settings_are_changed_by_whoever_saw_the_present_ones(address, documents, editor):
    new = {"plan": "new", "title": "Another title", "period": "2025-26", "kind": "improvement_plan"}

    assert editor.send(address + "settings", version="1", **new).status_code == 303
    editor.get(address)
    assert "Another title 2025-26, new with this document" in editor.page.words

    refused = editor.send(address + "settings", version="1", **new | {"title": "A third"})
    assert refused.status_code == 409
    assert editor.page.value("title") == "A third"


def test_a_day_that_is_none_is_told_beside_its_field(address, editor):
    new = {"plan": "new", "title": "Plan", "period": "2026-27", "as_at": "soon"}

    assert editor.send(address + "settings", version="1", **new).status_code == 422
    assert "is not a date" in editor.page.words
    assert editor.page.value("as_at") == "soon"


def test_an_unknown_row_is_not_found(address, editor):
    assert say(editor, address, "line:77").status_code == 404
    assert editor.get(address + "items/line:77/edit").status_code == 404


def test_words_that_are_in_no_action_are_always_there(address, editor):
    editor.get(address)

    assert "Words of the document that are in no action" in editor.page.words
    assert "Action plan 2022-23" in editor.page.words


def test_an_entry_leads_to_the_document_that_it_was_read_from(address, documents, manager):
    say(manager, address, "line:1")
    manager.send(address + "record", form=address, open="left_out")

    manager.get(f"/{documents.slug}/entries/")
    link = next(each for each in manager.page.links() if "/documents/of/" in each)
    manager.get(manager.get(link).location)

    assert "1 row accepted by" in manager.page.words


def test_a_colour_that_is_another_word_here_is_told_before_anything_is_accepted(documents, editor):
    editor.get(documents.read(word([*CLEAR[:6], "RED"], [*DECIDED[:4], "June 2026", "", "green"])))

    assert "Ratings" not in editor.page.words  # the same words, whatever their capitals

    service = documents.service
    scheme = [("Finished", "green", "complete"), ("Late", "red", "off_track")]
    ratings = [{"label": label, "colour": colour, "scale": scale} for label, colour, scale in scheme]
    service.happens("adopt_rag_scheme", ratings=ratings)
    editor.get(documents.read(word([*CLEAR[:6], "RED"], DOUBTFUL), as_at="2026-04-10", title="A", period="2026-27"))
    assert "What is the document's “Red” in your RAG scheme?" in editor.page.words
    assert "“Red” is" not in editor.page.words  # a colour that is another word here decides nothing


def test_a_rating_that_has_another_colour_here_says_so_and_one_left_out_is_not_recorded(documents, editor):
    scheme = [("On track", "amber", "on_track"), ("Completed", "green", "complete")]
    ratings = [{"label": label, "colour": colour, "scale": scale} for label, colour, scale in scheme]
    documents.service.happens("adopt_rag_scheme", ratings=ratings)
    green, none = [*CLEAR[:6], "<td style='background:#92D050'>On track</td>"], [*DECIDED[:5], "", "<td>Sleeping</td>"]
    rows = ["<tr>" + "".join(f"<td>{text}</td>" for text in row[:6]) + row[6] + "</tr>" for row in (green, none)]
    page = f"<table><tr>{''.join(f'<th>{each}</th>' for each in HEADER)}</tr>{''.join(rows)}</table>".encode()

    address = documents.read(page, "plan.html", as_at="2026-04-10", title="A", period="2026-27")
    row = documents.rows.reading(UUID(address.split("/")[3]))
    documents.rows.ask_differently(row.id, {**row.asked, "ratings": {"Sleeping": ""}}, row.version)
    editor.get(address)

    assert "RAG On track recorded as “On track”, which is amber here" in editor.page.words
    assert "RAG Sleeping not recorded" in editor.page.words


def test_an_action_that_was_only_missing_may_be_completed_after_all(documents, manager):
    service = documents.service
    address = documents.read(
        word(["", "Shorter waits", "Train every mentor", "", "", "", ""]), plan=service.ids["plan"]
    )
    item = f"action:{service.ids['action']}"
    manager.get(address)
    name = next(each["name"] for each in manager.page.all("input") if each.get("name", "").startswith(f"need:{item}:"))

    say(manager, address, item, **{name: "missing"})
    manager.get(address)
    assert "Nothing is accepted yet" in manager.page.words

    say(manager, address, item, do="undo", version="1")
    say(manager, address, item, version="2", **{name: "completed"})
    manager.send(address + "record", form=address, open="left_out")

    assert service.facts().count("ActionCompleted") == 1


def test_why_an_action_was_withdrawn_is_asked_in_words(documents, manager):
    address = documents.read(
        word(["", "Shorter waits", "Train every mentor", "", "", "", ""]), plan=documents.service.ids["plan"]
    )
    item = f"action:{documents.service.ids['action']}"
    manager.get(address)
    name = next(each["name"] for each in manager.page.all("input") if each.get("name", "").startswith(f"need:{item}:"))

    answer = say(manager, address, item, **{name: "withdrawn"})

    assert answer.status_code == 422
    assert "One thing more has to be said: Why was it withdrawn?" in manager.page.words


def test_a_single_change_is_left_out_and_taken_in_again(documents, manager):
    service = documents.service
    row = ["3.16", "", "Review every exit plan", "DK\nA. Marsh (Team Manager)", "31 July 2026", "All seen.", ""]
    address = documents.read(word(row), plan=service.ids["plan"])
    manager.get(address)
    keys = [each["value"] for each in manager.page.all("input") if each.get("name") == "shown"]
    assert {"due", "note:1"} < set(keys)

    say(manager, address, "line:1", shown=keys, **{"with": ["due"]})
    say(manager, address, "line:1", do="undo", version="1")
    say(manager, address, "line:1", version="2", shown=keys, **{"with": ["note:1"]})
    manager.send(address + "record", form=address, open="left_out")

    assert "DueDateRevised" not in service.facts()
    assert service.facts().count("ProgressNoted") == 2


def test_how_much_is_decided_is_told_on_top(address, editor):
    say(editor, address, "line:1")
    editor.get(address)
    assert "Still open: 1 to look at; 1 accepted." in editor.page.words

    say(editor, address, "line:2", do="leave_out")
    editor.get(address)
    assert "All decided: 1 accepted, 1 left out." in editor.page.words


def test_what_is_said_to_go_on_is_not_counted_as_left_out(documents, manager):
    service = documents.service
    address = documents.read(word(CLEAR), plan=service.ids["plan"])
    say(manager, address, "line:1")
    say(manager, address, f"action:{service.ids['action']}", do="leave_out")

    manager.get(address)
    assert "1 accepted, 1 stays open" in manager.page.words
    manager.send(address + "record", form=address, open="left_out")
    manager.get(address)
    assert "left out" not in manager.page.words


def test_initials_that_nobody_explains_come_with_what_to_do(documents, editor, manager):
    address = documents.read(word([*CLEAR[:3], "CP", *CLEAR[4:]]))

    editor.get(address)
    assert "Write the name in full under Edit, or ask a manager to set the glossary of leads" in editor.page.words
    manager.get(address)
    assert f"/{documents.slug}/set-lead-glossary" in manager.page.links()


def test_doubts_of_a_changed_action_are_in_sight(documents, manager):
    row = ["3.16", "", "Review every exit plan", "DK", "31/09/2026", "", ""]
    manager.get(documents.read(word(row), plan=documents.service.ids["plan"]))

    words = manager.page.words
    assert "31/09/2026" in words
    assert words.index("no day of any calendar") < words.index("What would be recorded")


def test_plans_of_the_year_are_offered_first_then_a_new_one_then_others(documents, manager):
    address = documents.read(word(DECIDED), title="Prevention plan", kind="delivery_plan", period="2025-26")
    manager.get(address)

    words = manager.page.words
    asked = words[words.index("Which plan is “2026-27”?") :]
    of_the_year, new = asked.index("Delivery Plan 2026-27"), asked.index("A new plan for 2026-27")
    assert of_the_year < new < asked.index("Another plan") < asked.index("Delivery Plan 2025-26")


def test_entries_name_the_document_that_they_were_read_from(address, documents, manager, signed_in):
    say(manager, address, "line:1")
    manager.send(address + "record", form=address, open="left_out")

    for client in (manager, signed_in("inspector", documents.slug)):
        client.get(f"/{documents.slug}/entries/")
        assert "read from Plan.docx , table 1, row 2" in client.page.words
        action = next(each for each in client.page.links() if "/actions/" in each)
        client.get(action)
        assert "read from Plan.docx , table 1, row 2" in client.page.words


def test_answers_that_are_none_are_told(documents, editor):
    service = documents.service
    ratings = [{"label": "Late", "colour": "red", "scale": "off_track"}]
    service.happens("adopt_rag_scheme", ratings=ratings)
    address = documents.read(word([*CLEAR[:6], "RED"]), as_at="2026-04-10", title="A", period="2026-27")

    assert editor.send(address + "settings", form=address, version="1", only="questions").status_code == 422
    assert "Nothing is answered yet" in editor.page.words


def test_what_was_recorded_says_from_which_day_it_counts(address, manager):
    say(manager, address, "line:1")
    manager.send(address + "record", form=address, open="left_out")
    manager.get(address)

    assert "What was recorded counts from" in manager.page.words


def test_rows_that_only_wait_for_an_answer_stand_apart_and_can_not_be_accepted_before(documents, editor):
    scheme = [{"label": "Finished", "colour": "green", "scale": "complete"}]
    documents.service.happens("adopt_rag_scheme", ratings=scheme)
    address = documents.read(word(CLEAR, [*DECIDED[:5], "", ""]))

    editor.get(address)

    assert "1 clear, 1 waiting for an answer." in editor.page.words
    assert "adopt a RAG scheme" in editor.page.words
    assert [each["value"] for each in editor.page.all("button") if each.get("data-key") == "a"] == ["accept"]


def test_what_was_accepted_is_told_change_by_change_and_what_was_left_out_of_it(documents, editor):
    address = documents.read(word([*CLEAR[:5], "Three are booked. Completed.", ""], DOUBTFUL))
    editor.get(address)
    assert "What was understood and will be recorded" not in editor.page.words

    say(editor, address, "line:1", shown="decision:1")
    editor.get(address)

    told = editor.page.words.partition("What was understood and will be recorded")[2].partition("Take back")[0]
    assert "Record it as: completed left out" in told
    assert "New progress" in told


def test_what_is_missing_is_named_by_row_and_question(documents, editor):
    service = documents.service
    address = documents.read(
        word(["", "Shorter waits", "Train every mentor", "", "", "", ""]), plan=service.ids["plan"]
    )

    say(editor, address, f"action:{service.ids['action']}")

    assert "It is no longer in the document. What happened to it? Choose one." in editor.page.words


def test_the_colour_of_a_row_stands_with_what_the_document_says_where_no_word_does():
    line = {"kind": "action", "rag": "amber", "rag_label": None, "source": {"text": "1.1 | Open a shop"}}

    review = Review(uuid4(), "", "plan.docx", 1, {}, None, None, ())

    def shading(**more):
        item = Item(key="line:1", kind="beside", line=line | more, says=())
        return card_of(item, {}, review).shading

    assert shading() == "amber"
    assert shading(source={"text": "1.1 | Open a shop | Amber"}) is None
    assert shading(rag_label="At risk") is None


def test_many_days_are_told_as_days_and_not_as_how_long_it_took():
    many = {date(2026, month, 1): 2 for month in range(1, 7)}

    assert in_days(many) == (
        "What was recorded counts from 6 different days, the first 1 January 2026 and the last 1 June 2026: "
        "see the entries."
    )
    assert in_days({date(2026, 4, 1): 1}) == "What was recorded counts from 1 April 2026 (1 entry)."
