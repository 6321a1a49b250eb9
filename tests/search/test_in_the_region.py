"""Search in the region finds what is shared, and nothing else."""

from __future__ import annotations

import pytest

from projections.region.reading import RegionReader
from projections.search.of_region import search
from tests.projections.region.conftest import Seen, region

__all__ = ["region"]


@pytest.fixture
def find(region: Seen):
    def found(words, **dates):
        return search(region.reader(**dates), words, {"authority": [region.story.slug]})

    return found


def test_titles_objectives_and_measures_of_signed_off_plans_are_found(find):
    assert {hit.kind for hit in find("victim").hits} == {"action"}
    assert {hit.kind for hit in find('"people harmed"').hits} == {"plan"}


def test_progress_is_found_where_it_is_shared_and_only_as_long(region, find):
    region.story.happens("note_progress", "2026-04-02", action=region.story.ids["contact"], text="The quokka was shy.")
    assert find("quokka").total == 0

    region.share("plans", "progress")
    assert find("quokka").total == 1

    region.share("plans", day="2026-04-11")
    assert find("quokka").total == 0


def test_a_wording_is_found_on_the_days_on_which_it_was_the_wording(region, find):
    region.story.happens("amend_wording", "2026-04-03", action=region.story.ids["contact"], title="Ring every quokka")

    assert find("quokka", as_at="2026-04-02").total == 0
    assert find("quokka", as_at="2026-04-03").total == 1


def test_a_word_that_nobody_shares_is_not_even_suggested(region, find):
    region.story.happens("amend_wording", "2026-04-03", action=region.story.ids["contact"], title="Ring every quokka")
    assert find("quokkas").total == 1

    region.share(day="2026-04-12")

    assert find("quokka").total == 0
    assert find("quokke").typed.instead.get("quokke", []) != ["quokka"]
    assert "quokka" not in region.everything()


def test_the_words_that_are_kept_are_those_of_the_texts(region):
    """The table from which spellings are proposed has no word of its own."""
    region.story.happens("share_with_region", "2026-04-10", shares=["plans", "progress", "roles", "evidence"])
    reader: RegionReader = region.reader()

    missing = reader.conn.execute(
        "SELECT word FROM region.words w WHERE NOT EXISTS (SELECT FROM region.texts t"
        " WHERE to_tsvector('simple', t.body) @@ plainto_tsquery('simple', w.word))"
    ).fetchall()

    assert missing == []


def test_an_action_is_found_by_its_reference_as_long_as_it_is_shared(region, find):
    action = region.story.ids["contact"]
    region.story.happens("amend_wording", "2026-04-03", action=action, title="Ring every quokka", reference="7ii")

    assert [str(each.action) for each in find("7II").referenced] == [str(action)]
    assert find("7ii", as_at="2026-04-02").referenced == []

    region.share(day="2026-04-12")

    assert find("7ii").referenced == []
