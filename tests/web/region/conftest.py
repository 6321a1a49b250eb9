import pytest

from tests.web.reading import (
    PASSWORD,
    account,
    board_member,
    editor,
    manager,
    own_story,
    reading_app,
    reading_as,
    story,
)

__all__ = ["board_member", "editor", "manager", "own_story", "reading_app", "reading_as", "story"]


@pytest.fixture(scope="module", autouse=True)
def alone(region_of_nobody):
    """What these tests look at is the whole region."""


@pytest.fixture(scope="module")
def lead(reading_app, database):
    """A regional lead, signed in."""
    client = reading_app.test_client()
    email, _ = account(database, "regional_lead", None, "A lead")
    assert client.sign_in(email, PASSWORD).status_code == 303
    return client
