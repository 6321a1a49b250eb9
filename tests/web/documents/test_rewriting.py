"""One row edited: its fields, one action into two, two rows into one, and the action of the plan that it is."""

from uuid import UUID

import pytest

from projections.documents.review import review
from projections.reading import Reader
from tests.web.documents.conftest import CLEAR, DOUBTFUL, word

EDIT = "items/line:1/edit"


@pytest.fixture
def address(documents, projector):
    return documents.read(word(CLEAR, DOUBTFUL))


def say(client, address, path=EDIT, **fields):
    client.get(address + path)
    fields = {"csrf_token": client.page.value("csrf_token"), "version": client.page.value("version"),
              "parts": client.page.value("parts"), "do": "accept", **fields}  # fmt: skip
    return client.post(address + path, data=fields)


def says(documents, address, key="line:1"):
    id = UUID(address.rstrip("/").rpartition("/")[2])
    found = review(Reader(documents.rows.conn, documents.slug), documents.rows, id)
    return next(item for item in found.items if item.key == key)


def test_other_words_are_kept_and_the_rest_stays_as_it_was_read(address, documents, editor):
    answer = say(editor, address, **{"0-title": "Book all rooms early", "0-leads": "Team Manager\nHead of Service"})

    assert answer.status_code == 303
    item = says(documents, address)
    assert item.verdict == "accepted"
    assert item.says[0]["title"] == "Book all rooms early"
    assert [lead["text"] for lead in item.says[0]["leads"]] == ["Team Manager", "Head of Service"]
    assert item.says[0]["due"]["on"] == "2026-09-30"
    assert item.says[0]["progress"] == item.line["progress"]


def test_kept_to_decide_later_it_stays_open(address, documents, editor):
    say(editor, address, do="keep", **{"0-due": "December 2026"})

    item = says(documents, address)
    assert item.verdict == "open"
    assert item.says[0]["due"]["on"] == "2026-12-31"


def test_without_words_it_is_no_action(address, documents, editor):
    answer = say(editor, address, **{"0-title": "  ", "0-measure": "Rooms are booked"})

    assert answer.status_code == 422
    assert "Say what will be done." in editor.page.words
    assert "Rooms are booked" in editor.page.words
    assert documents.verdicts(address) == {}


def test_a_row_becomes_two_actions(address, documents, editor):
    say(editor, address, do="split")
    assert "Action 2 of 2" in editor.page.words

    say(editor, address, parts="2", **{"0-title": "Book rooms", "1-title": "Order chairs", "1-ref": "1.1a"})

    item = says(documents, address)
    assert [each["title"] for each in item.says] == ["Book rooms", "Order chairs"]
    assert [change.step.order for change in item.changes].count("create_action") == 2


def test_a_part_that_was_split_off_can_be_taken_out_again(address, editor):
    say(editor, address, parts="2", do="drop:1", **{"0-title": "Book rooms", "1-title": ""})

    assert "Action 2 of 2" not in editor.page.words


def test_two_rows_become_one_and_two_again(documents, editor):
    address = documents.read(word(CLEAR, DOUBTFUL))

    say(editor, address, "items/line:2/edit", do="join", join="line:1")
    assert says(documents, address).says[0]["title"] == "Book the rooms early Ask families what helps"
    assert documents.verdicts(address)["line:2"] == "joined"

    editor.send(address + "items/line:2", form=address, do="undo", version="1")
    assert says(documents, address).says[0]["title"] == "Book the rooms early"
    assert documents.verdicts(address)["line:2"] == "open"


def test_a_row_is_said_to_be_an_action_of_the_plan(documents, editor):
    plan, action = documents.service.ids["plan"], documents.service.ids["second action"]
    address = documents.read(word(CLEAR), plan=plan)

    say(editor, address, match=str(action), do="keep")

    item = says(documents, address)
    assert item.kind == "changed"
    assert item.action["id"] == action


def test_what_somebody_else_said_meanwhile_stands_beside_what_was_typed(address, documents, editor, manager):
    say(manager, address, **{"0-title": "The manager's words"})

    answer = say(editor, address, version="0", **{"0-title": "The editor's words"})

    assert answer.status_code == 409
    assert "The manager's words" in editor.page.words
    assert "The editor's words" in editor.page.words
    assert says(documents, address).says[0]["title"] == "The manager's words"


def test_back_to_what_the_document_says(address, documents, editor):
    say(editor, address, **{"0-title": "Other words"})

    say(editor, address, do="restore")

    assert says(documents, address).says[0]["title"] == "Book the rooms early"


def test_after_an_edit_comes_the_next_row_to_look_at(documents, editor):
    other = ["1.4", *DOUBTFUL[1:2], "Ask schools what helps", *DOUBTFUL[3:]]
    address = documents.read(word(CLEAR, DOUBTFUL, other))

    answer = say(editor, address, "items/line:2/edit", **{"0-leads": "Team Manager", "0-due": "30/09/2026"})
    assert answer.location.endswith("#item-line-3")
    answer = say(editor, address, "items/line:3/edit", **{"0-leads": "Team Manager", "0-due": "30/09/2026"})
    assert answer.location.endswith("#item-line-1")

    editor.get(address)
    words = editor.page.words
    assert words.index("Look at these first") < words.index("Accepted 1.2") < words.index("Without doubts")


def test_a_row_that_is_split_counts_as_the_actions_that_it_makes(address, editor):
    say(editor, address, parts="2", **{"0-title": "Book rooms", "1-title": "Order chairs", "1-ref": "1.1a"})

    editor.get(address)

    assert "2 actions accepted" in editor.page.words
