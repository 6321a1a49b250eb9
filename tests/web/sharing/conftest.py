from tests.web.reading import own_story

__all__ = ["own_story"]
