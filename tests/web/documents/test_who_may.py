"""Who sees documents, who reviews them, and who records them."""

import pytest

from tests.web.documents.conftest import CLEAR, word


@pytest.fixture
def to_review(documents, projector):
    return documents.read(word(CLEAR))


def recorded(documents, manager):
    address = documents.read(word(CLEAR))
    manager.send(address + "items/line:1", form=address, do="accept", version="0")
    assert manager.send(address + "record", form=address, version="1").status_code == 303
    return address


PAGES = {
    "": ("board",),
    "original": (),
    "settings": (),
    "items/line:1/edit": (),
    "record": (),
    "set-aside": (),
}


@pytest.mark.parametrize("page", PAGES)
def test_what_is_to_be_reviewed_is_for_editors_and_managers(to_review, signed_in, service, page):
    for role in ("editor", "manager", "board", "inspector"):
        status = signed_in(role, service.slug).get(to_review + page).status_code
        allowed = role in ("editor", "manager", *PAGES[page])
        assert (status == 200) == allowed, f"{role}: {status}"


def test_board_members_see_that_it_waits_and_nothing_of_it(to_review, signed_in, service):
    board = signed_in("board", service.slug)

    board.get(f"/{service.slug}/documents/")
    assert "To be reviewed" in board.page.words
    assert not [each for each in board.page.all("input") if each.get("type") == "file"]
    board.get(to_review)

    assert "Book the rooms early" not in board.page.words
    assert "An editor or manager of the service reviews" in board.page.words


def test_inspectors_see_what_was_recorded_and_may_have_the_original(documents, manager, signed_in, service):
    waits, done = documents.read(word(CLEAR)), recorded(documents, manager)
    inspector = signed_in("inspector", service.slug)

    inspector.get(f"/{service.slug}/documents/")
    assert len([each for each in inspector.page.links() if "/documents/" in each and len(each) > 40]) == 1
    assert inspector.get(waits).status_code == 404
    assert inspector.get(done).status_code == 200
    assert inspector.get(done + "original").data[:2] == b"PK"


@pytest.mark.parametrize("role", ["board", "inspector"])
def test_nobody_else_hands_in_or_answers(to_review, documents, signed_in, service, role):
    client = signed_in(role, service.slug)
    for path in (f"/{service.slug}/documents/", to_review + "items/line:1", to_review + "record"):
        assert client.send(path, form="/change-password").status_code == 403

    assert documents.verdicts(to_review) == {}


def test_what_only_a_manager_decides_an_editor_may_prepare_and_not_record(documents, editor, manager):
    address = documents.read(word(CLEAR))
    editor.send(address + "items/line:1", form=address, do="accept", version="0")

    editor.get(address)
    assert "A manager records this, because only managers decide about opening a plan" in editor.page.words
    refused = editor.send(address + "record", form=address)
    assert refused.status_code == 403
    assert "“Open a plan”" in editor.page.words
    assert "PlanOpened" not in documents.service.facts()[-3:]

    assert manager.send(address + "record", form=address).status_code == 303
    assert "DocumentRecorded" in documents.service.facts()


def test_the_audit_trail_leads_nobody_to_a_document_that_they_may_not_see(documents, manager, signed_in, service):
    waits, done = documents.read(word(CLEAR), "Waits.docx"), recorded(documents, manager)
    inspector, board = signed_in("inspector", service.slug), signed_in("board", service.slug)

    inspector.get(f"/{service.slug}/entries/?event=DocumentReceived")
    assert "Waits.docx" in inspector.page.words
    assert waits not in inspector.page.links()
    assert done in inspector.page.links()
    board.get(f"/{service.slug}/entries/?event=DocumentReceived")
    assert waits in board.page.links()
