from tests.web.conftest import app, signed_in, somebody
from tests.web.reading import board_member, editor, manager, own_story, reading_app, reading_as, story

__all__ = ["app", "board_member", "editor", "manager", "own_story", "reading_app", "reading_as", "signed_in"]
__all__ += ["somebody", "story"]
