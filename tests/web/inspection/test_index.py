"""The inspection area and its index."""

from __future__ import annotations

from web.inspection.areas import AREAS


def test_everybody_who_reads_the_plans_finds_the_area_in_the_navigation(reading_as, story):
    for role in ("editor", "manager", "board", "inspector"):
        client = reading_as(role)
        client.get(story.plan())

        assert f"/{story.slug}/inspection/" in client.page.links()
        assert client.get(f"/{story.slug}/inspection/").status_code == 200


def test_the_index_names_each_page_with_a_sentence(manager, story):
    manager.get(f"/{story.slug}/inspection/")

    for area in AREAS:
        assert f"{area.title} {area.sentence}" in manager.page.words


def test_it_lists_no_page_that_one_may_not_open(board_member, story):
    board_member.get(f"/{story.slug}/inspection/")

    assert f"/{story.slug}/inspection/inspectors/" not in board_member.page.links()


def test_the_two_dates_go_along(board_member, story):
    board_member.get(f"/{story.slug}/inspection/?as_at=2025-06-30&known_on=2025-07-10")

    assert f"/{story.slug}/entries/?as_at=2025-06-30&known_on=2025-07-10" in board_member.page.links()
    assert f"/{story.slug}/?as_at=2025-06-30&known_on=2025-07-10" in board_member.page.links()
