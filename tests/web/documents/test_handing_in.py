"""Handing in a document on the page: the file, which plan it is, and what is wrong with either."""

import io

import pytest

from tests.web.documents.conftest import CLEAR, DOUBTFUL, word


def hand_in(client, documents, content=None, name="Plan.docx", **fields):
    page = f"/{documents.slug}/documents/"
    client.get(page)
    form = {"csrf_token": client.page.value("csrf_token"), "command_id": client.page.value("command_id"), **fields}
    if content is not None:
        form["file"] = (io.BytesIO(content), name)
    return client.post(page, data=form, content_type="multipart/form-data")


A_NEW_PLAN = {"plan": "new", "title": "Prevention plan", "period": "2026-27", "kind": "delivery_plan"}


def test_a_document_is_taken_in_and_waits_to_be_read(documents, editor):
    answer = hand_in(editor, documents, word(CLEAR), **A_NEW_PLAN)

    assert answer.status_code == 303
    editor.get(answer.location)
    assert "Waiting to be read" in editor.page.words
    assert "You may close this page" in editor.page.words


def test_the_list_says_how_far_each_has_come(documents, editor):
    documents.hand_in(word(DOUBTFUL), "Waiting plan.docx")
    documents.read(word(CLEAR), "Read plan.docx", plan=documents.service.ids["plan"])

    editor.get(f"/{documents.slug}/documents/")

    assert "Waiting plan.docx New: Prevention plan 2026-27" in editor.page.words
    assert "Read plan.docx Delivery Plan 2025-26" in editor.page.words
    assert "To be reviewed Nothing decided yet" in editor.page.words


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "Say which plan it is."),
        ({"plan": "new"}, "Give the new plan a title."),
        ({"plan": "new", "title": "A plan", "period": "soon"}, "is not a period"),
        ({"plan": "5f0d4a52-7c1e-4b0e-9d6e-2f1f6f3f7a10"}, "no such plan"),
    ],
)
def test_without_its_plan_nothing_is_taken_in(documents, editor, fields, says):
    answer = hand_in(editor, documents, word(CLEAR), **fields)

    assert answer.status_code in (404, 422)
    assert says in editor.page.words
    assert documents.rows.readings() == []


def test_what_was_typed_stays_when_the_file_is_missing(documents, editor):
    hand_in(editor, documents, **A_NEW_PLAN)

    assert "Choose the file of the plan." in editor.page.words
    assert editor.page.value("title") == "Prevention plan"


def test_a_refusal_says_that_the_file_has_to_be_chosen_again(documents, editor):
    hand_in(editor, documents, word(CLEAR), plan="new", title="Prevention plan")

    assert "Choose the file again: it was not kept." in editor.page.words
    assert "Say for which year the new plan is." in editor.page.words


def test_an_editor_sees_that_a_new_plan_is_recorded_by_a_manager(documents, editor, manager):
    for client, told in ((editor, True), (manager, False)):
        client.get(f"/{documents.slug}/documents/")
        assert ("only managers open plans" in client.page.words) == told


def test_an_empty_file_is_refused(documents, editor):
    answer = hand_in(editor, documents, b"", **A_NEW_PLAN)

    assert answer.status_code == 422
    assert "This file is empty." in editor.page.words


def test_a_file_that_is_too_large_is_refused_in_a_sentence(documents, editor):
    editor.get(f"/{documents.slug}/documents/")
    size = {"CONTENT_LENGTH": str(26 * 1024 * 1024)}
    answer = editor.post(f"/{documents.slug}/documents/", data=A_NEW_PLAN | {"file": (io.BytesIO(b"x"), "a.docx")},
                         environ_overrides=size)  # fmt: skip

    assert answer.status_code == 413
    assert "25 MB" in editor.page.words
    assert "Documents handed in" in editor.page.words
    assert editor.page.value("command_id")


def test_the_same_form_sent_twice_is_one_document_and_with_another_file_two(documents, editor):
    editor.get(f"/{documents.slug}/documents/")
    form = {"csrf_token": editor.page.value("csrf_token"), "command_id": editor.page.value("command_id"), **A_NEW_PLAN}
    for content in (word(CLEAR), b"Another plan", b"Another plan"):
        editor.post(f"/{documents.slug}/documents/", data=form | {"file": (io.BytesIO(content), "a.docx")})

    assert len(documents.rows.readings()) == 2


def test_a_plan_leads_to_the_form_with_itself_chosen(documents, editor):
    plan = documents.service.ids["plan"]

    editor.get(f"/{documents.slug}/plans/{plan}/")
    link = next(each for each in editor.page.links() if "/documents/?plan=" in each)
    editor.get(link)

    assert [each["value"] for each in editor.page.all("input") if "checked" in each] == [str(plan)]


def test_the_sample_can_be_read(documents, editor):
    sample = editor.get(f"/{documents.slug}/documents/sample.docx")

    editor.get(documents.read(sample.data, "Sample.docx"))

    assert "8 actions were read. 6 clear, 2 to look at." in editor.page.words


def test_why_a_file_can_not_be_read_is_said_on_its_page(documents, editor):
    editor.get(documents.read(b"Dear all,\n\nplease come on Friday.\n", "letter.txt"))

    assert "no table of actions was found in it" in editor.page.words
    assert "Nothing was recorded." in editor.page.words


def test_the_original_comes_back_as_it_was(documents, editor):
    content = word(CLEAR)
    address = documents.read(content, "Plan für 2026.docx")

    answer = editor.get(address + "original")

    assert answer.data == content
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "f%C3%BCr" in answer.headers["Content-Disposition"]


def test_what_could_not_be_read_says_why_in_the_list_and_leaves_it_when_it_is_set_aside(documents, editor):
    address = documents.read(b"not a file of Word at all", "Broken.docx", title="Prevention plan", period="2026-27")
    index = f"/{documents.slug}/documents/"
    editor.get(index)
    assert "Could not be read" in editor.page.words
    editor.get(address)
    assert f"{index}?plan=new&title=Prevention+plan&period=2026-27" in links(editor)

    editor.send(address + "set-aside", form=address, reason="It could not be read.")
    editor.get(index)

    assert "1 document was set aside" in editor.page.words


def test_another_file_for_the_same_plan_is_asked_for_with_what_was_said_of_the_plan(documents, editor):
    editor.get(f"/{documents.slug}/documents/?plan=new&title=Prevention+plan&period=2026-27")

    assert (editor.page.value("title"), editor.page.value("period")) == ("Prevention plan", "2026-27")


def links(client):
    """With the & that HTML writes as an entity."""
    return [each.replace("&amp;", "&") for each in client.page.links()]
