"""What actions are about, in the region: as confirmed; where nobody has, as proposed by words that are still there."""

from __future__ import annotations

from projections.region.themed import REMEMBERED, themed


def by_id(region, **dates):
    return {str(each.action.id): each for each in themed(region.reader(**dates), [region.story.slug])}


def test_what_was_confirmed_stands(region, own_story):
    found = by_id(region)[own_story.ids["protocol"]]

    assert (found.themes, found.proposed) == (("OOCD",), False)


def test_what_nobody_confirmed_is_proposed_and_says_so(region, own_story):
    found = by_id(region)[own_story.ids["contact"]]

    assert found.proposed
    assert found.themes[0] == "VIC"


def test_once_confirmed_it_is_no_longer_proposed_and_was_so_before(region, own_story):
    own_story.happens("tag_themes", "2026-04-12", action=own_story.ids["contact"], themes=["VOICE"])

    assert by_id(region)[own_story.ids["contact"]][1:] == (("VOICE",), False)
    assert by_id(region, known_on="2026-04-11")[own_story.ids["contact"]].proposed


def test_asked_again_it_is_remembered_without_any_text(region):
    once = by_id(region)

    assert by_id(region) == once
    kept = repr(REMEMBERED.known)
    assert "UUID" in kept
    assert "victim" not in kept.lower()


def test_what_an_erased_text_proposed_is_forgotten(region, own_story, connect):
    before = by_id(region)[own_story.ids["contact"]]
    title = before.action.said.title.ref
    created = f"SELECT entry::text FROM {own_story.slug}.entries WHERE event = 'ActionCreated' AND action = %s"
    (entry,) = connect("owner").execute(created, [own_story.ids["contact"]]).fetchone()

    own_story.happens("erase_text", "2026-04-13", entry=entry, field="title", basis="child")
    after = by_id(region)[own_story.ids["contact"]]
    by_id(region)

    assert before.themes != after.themes, "only what stands above it still says something"
    alone = [codes for refs, codes in REMEMBERED.known.items() if title in refs[0]]
    assert alone == [after.themes]
