"""Themes: the common list."""

from __future__ import annotations

import pytest

from domain.refusals import UnknownTheme
from domain.theme import THEMES, checked


def test_codes_come_out_in_capitals_each_once_in_the_order_given():
    assert checked(["qa", " gov ", "QA"]) == ("QA", "GOV")


@pytest.mark.parametrize("code", THEMES)
def test_every_theme_of_the_list_is_one(code):
    assert checked([code]) == (code,)


@pytest.mark.parametrize("code", ["", "CSP", "Governance"])
def test_what_is_no_theme_is_refused_with_those_there_are(code):
    with pytest.raises(UnknownTheme, match=r"The themes are: PREV, OOCD, .* WORK"):
        checked(["GOV", code])
