"""The region's page in a real browser: for everybody, at a desk and on a phone."""

from tests.web.reading import reading_app, story

__all__ = ["reading_app", "story"]


def test_the_regions_page_is_for_everybody(look, sign_in, story):
    sign_in("regional_lead")

    look("/region/")
