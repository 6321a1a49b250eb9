"""What became of every action of a plan or of a year, as a picture and as a table."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as some

from projections.between.becoming import ORDER, Flow
from web.inspection.sankey import LONGEST, drawn, shortened


def flow(story, query=""):
    return f"/{story.slug}/inspection/flow/{query}"


def test_each_action_stands_under_what_became_of_it(board_member, story):
    board_member.get(flow(story, f"?of={story.ids['plan']}"))

    words = board_member.page.words
    assert "What became of every action of Delivery Plan 2025-26" in words
    assert "4 actions in all 1 carried forward 1 withdrawn 2 still open" in words
    assert "1 of Delivery Plan 2025-26: carried forward into Delivery Plan 2026-27." in words
    assert "31 Mar 2026 1.2 of Delivery Plan 2026-27 Open" in words


def test_all_plans_of_a_year_may_be_asked_for_on_any_two_dates(board_member, story):
    board_member.get(flow(story, "?of=2025-26&as_at=2025-05-31"))

    assert "4 actions in all 1 withdrawn 3 still open" in board_member.page.words


def test_a_year_without_plans_says_so(board_member, story):
    board_member.get(flow(story, "?of=1999-00"))

    assert "No plan of 1999-00 had been opened." in board_member.page.words


def test_a_plan_that_there_never_was_is_not_found(board_member, story):
    assert board_member.get(flow(story, "?of=00000000-0000-4000-8000-000000000000")).status_code == 404


IDS = some.sampled_from([UUID(int=number) for number in range(1, 4)])
FLOWS = some.lists(
    some.builds(Flow, IDS, some.sampled_from(ORDER), some.none() | IDS, some.integers(1, 40)),
    min_size=1,
    unique_by=lambda each: (each.plan, each.way, each.into),
)


@given(FLOWS)
def test_bands_fill_their_bars_and_stand_in_the_picture(flows):
    drawing = drawn(flows)

    for column in (drawing.plans, drawing.ways):
        assert sum(node.actions for node in column) == sum(each.actions for each in flows)
    for node in drawing.plans:
        assert abs(node.out - node.top - node.actions * drawing.unit) < 0.01
    for node in (*drawing.ways, *drawing.intos):
        assert abs(node.into - node.top - node.actions * drawing.unit) < 0.01
    assert all(band.y + band.thick <= drawing.height for band in drawing.bands)


def test_a_name_that_is_too_long_keeps_the_year_by_which_plans_differ():
    names = [shortened(f"Youth Justice Delivery Plan {year}") for year in ("2025-26", "2026-27")]

    assert [name.endswith(year) for name, year in zip(names, ("2025-26", "2026-27"), strict=True)] == [True, True]
    assert all(len(shortened(name)) <= LONGEST for name in ("x" * 90, "Plan", "a b " * 20 + "y" * 50, *names))
