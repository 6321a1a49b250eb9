from tests.web.conftest import somebody
from tests.web.reading import board_member, editor, manager, own_story, reading_app, reading_as, story

__all__ = ["board_member", "editor", "manager", "own_story", "reading_app", "reading_as", "somebody", "story"]
