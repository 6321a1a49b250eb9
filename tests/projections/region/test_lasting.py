"""How long things took is said the same way on pages and in reports."""

from __future__ import annotations

import pytest

from projections.region.lasting import lasted


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([], "None of them is done yet."),
        ([12], "One is done, after 12 days."),
        ([185, 225, 532], "3 are done: median 225 days (about 7 months), from 185 to 532 days."),
        ([10, 20, 40, 80, 90],
         "5 are done: median 40 days (about 6 weeks), from 10 to 90 days, half of them between 20 and 80."),
    ],
)  # fmt: skip
def test_the_middle_the_range_and_where_most_are(days, said):
    assert lasted(days) == said
