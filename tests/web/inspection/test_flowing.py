"""What became of every action of a plan or of a year, as a picture and as a table."""

from __future__ import annotations

from itertools import pairwise
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as some

from projections.between.becoming import ORDER, Flow
from web.inspection.sankey import NARROW, WIDE, drawn, in_lines


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


LONG = "Youth Justice and Violence Reduction Partnership Delivery Plan 2026-27"


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


@given(FLOWS)
def test_no_name_lies_on_a_band_or_on_another_name(flows):
    for frame in (WIDE, NARROW):
        drawing = drawn(flows, lambda _: LONG, lambda way: way, frame)

        free = {(frame.left + frame.bar, frame.box[0]), (frame.box[1], frame.right)}
        assert {(band.x, band.to_x) for band in drawing.bands} <= free
        for column in (drawing.plans, drawing.ways, drawing.intos):
            assert all(node.room >= len(node.lines) * frame.line for node in column)
            middles = [(node.top + (node.actions * drawing.unit) / 2, node.room) for node in column]
            for (above, high), (below, deep) in pairwise(middles):
                assert below - above >= (high + deep) / 2


def test_a_name_is_whole_in_as_many_lines_as_it_needs():
    for letters, most in ((WIDE.letters[0], WIDE.most), (WIDE.letters[2], WIDE.most), (NARROW.letters[2], NARROW.most)):
        assert " ".join(in_lines("12 Youth Justice Delivery Plan 2026-27", letters, most)).endswith("Plan 2026-27")


def test_a_name_that_is_too_long_keeps_the_year_by_which_plans_differ():
    for name in (f"12 {LONG * 3}", "3 " + "x" * 90 + " 2026-27"):
        lines = in_lines(name, 20, 3)

        assert len(lines) == 3
        assert lines[1].endswith("…")
        assert lines[2].endswith("2026-27")
        assert max(map(len, lines)) <= 20


def test_wide_and_narrow_screens_have_a_picture_each(board_member, story):
    html = board_member.get(flow(story, f"?of={story.ids['plan']}")).text
    assert html.count('<title id="flow-wide-title') == html.count('<title id="flow-narrow-title') == 1
