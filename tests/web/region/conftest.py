import pytest

from tests.web.reading import board_member, editor, manager, own_story, reading_app, reading_as, story

__all__ = ["board_member", "editor", "manager", "own_story", "reading_app", "reading_as", "story"]


@pytest.fixture(scope="module", autouse=True)
def alone(region_of_nobody):
    """What these tests look at is the whole region."""
