"""Search finds what was typed, as far as it was true and known on the dates asked for."""

from __future__ import annotations

from contextlib import suppress

import pytest

from migrations.database import PROJECTOR
from projections.asked import Asked
from projections.reading import Reader
from projections.search.found import ON_A_PAGE
from projections.search.of_authority import search
from projections.search.typed import NothingToSearchFor

NOW = Asked.of("2026-04-30", "2026-04-30")


@pytest.fixture
def find(own_story, connect):
    def found(words, asked=NOW, **facets):
        own_story.catch_up()
        return search(Reader(connect(own_story.slug), own_story.slug), asked, words, facets)

    return found


def said(found):
    return {hit.kind for hit in found.hits}


def test_words_are_found_in_any_form(own_story, find):
    own_story.happens(
        "note_progress", "2025-09-01", action=own_story.ids["protocol"], text="The wardens were persuaded."
    )

    assert said(find("warden persuading")) == {"ProgressNoted"}


def test_the_beginning_of_a_word_is_enough(own_story, find):
    own_story.happens("note_progress", "2025-09-01", action=own_story.ids["protocol"], text="Disproportionality board")

    assert find("disprop").total == 1


def test_words_in_quotation_marks_follow_one_another(own_story, find):
    for text in ("A quokka met the heron", "The heron met a quokka"):
        own_story.happens("note_progress", "2025-09-01", action=own_story.ids["protocol"], text=text)

    assert find("quokka heron").total == 2
    assert find('"the heron met"').total == 1


def test_a_word_after_a_minus_leaves_texts_out(own_story, find):
    for text in ("A quokka met the heron", "A quokka slept"):
        own_story.happens("note_progress", "2025-09-01", action=own_story.ids["protocol"], text=text)

    assert find("quokka -heron").total == 1


def test_a_word_that_is_spelt_wrongly_is_taken_for_the_nearest_that_there_is(own_story, find):
    own_story.happens("note_progress", "2025-09-01", action=own_story.ids["protocol"], text="The magistrates came.")

    found = find("magistraets")

    assert found.total == 1
    assert found.typed.instead == {"magistraets": ["magistrates"]}


def test_an_abbreviation_is_found_written_out(own_story, find):
    own_story.happens("note_progress", "2025-09-01", action=own_story.ids["protocol"], text="Fewer first time entrants")

    assert find("FTE").total == 1


@pytest.mark.parametrize("words", ["", "  ", "the", "-police", "%", '"', "🌍", "a'b & | ! ( :*"])
def test_what_has_no_words_is_refused_or_finds_nothing_but_never_breaks(find, words):
    with suppress(NothingToSearchFor):
        assert find(words).total == 0


def test_words_for_which_nobody_can_search_are_refused(find):
    for typed, why in (("the", "“the” is in nearly every text"), ("the of", "“the”, “of” are"), ("%", "no letter"),
                       ("-police", "to leave out"), (" ", "Type words to look for.")):  # fmt: skip
        with pytest.raises(NothingToSearchFor, match=why):
            find(typed)


def test_what_looks_like_markup_is_words(own_story, find):
    own_story.happens("note_progress", "2025-09-01", action=own_story.ids["protocol"], text="The quokka was alert")

    assert find("<script>alert(1)</script> %").total == 0
    assert find("<b>quokka</b> <alert>").total == 0
    assert find("<quokka> <alert>").total == 1


def test_an_action_is_found_by_its_reference_as_it_was_on_that_day(own_story, find):
    action = own_story.ids["protocol"]
    own_story.happens("amend_wording", "2025-09-01", action=action, reference="4.3b", title="Agree it", reason="Again")

    assert [str(each.action) for each in find("4.3B").referenced] == [str(action)]
    assert [str(each.action) for each in find('police "4.3b".').referenced] == [str(action)]
    assert find("4.3b", Asked.of("2025-08-31", "2026-04-30")).referenced == []
    assert find("4.3b", plan=["another"]).referenced == []


def test_a_reference_needs_no_further_word(own_story, find):
    own_story.happens("amend_wording", "2025-09-01", action=own_story.ids["protocol"], reference="A", title="Agree it")

    assert [each.reference for each in find("a").referenced] == ["A"]
    assert find("a quokka").referenced == []


def test_a_text_is_found_only_from_the_day_it_was_true_and_the_moment_it_was_known(own_story, find):
    own_story.happens(
        "note_progress", "2025-09-01", recorded="2026-04-10", action=own_story.ids["protocol"], text="Quokka seen."
    )

    assert find("quokka", Asked.of("2025-08-31", "2026-04-30")).total == 0
    assert find("quokka", Asked.of("2025-09-01", "2026-04-09")).total == 0
    assert find("quokka", Asked.of("2025-09-01", "2026-04-10")).total == 1


def test_the_words_found_are_marked_and_nothing_of_a_text_is_markup(own_story, find):
    own_story.happens("note_progress", "2025-09-01", action=own_story.ids["protocol"], text="<b>Quokka</b> & heron")

    found = find("quokka")

    pieces = found.excerpts[found.hits[0].ref]
    assert "".join(piece.text for piece in pieces) == "<b>Quokka</b> & heron"
    assert [piece.text for piece in pieces if piece.found] == ["Quokka"]


def test_a_search_is_narrowed_and_says_what_else_there_would_be(own_story, find):
    action = own_story.ids["protocol"]
    own_story.happens("note_progress", "2025-09-01", action=action, text="Quokka")
    own_story.happens("amend_wording", "2025-09-02", action=action, title="Agree a quokka protocol")

    found = find("quokka", kind=["ProgressNoted"])

    assert (found.total, dict(found.facets["kind"])) == (1, {"ProgressNoted": 1, "WordingAmended": 1})
    assert found.facets["theme"] == {"OOCD": 1}


def test_pages_follow_one_another_and_lose_nothing(own_story, connect):
    for number in range(ON_A_PAGE + 5):
        own_story.happens("note_progress", "2025-09-01", action=own_story.ids["protocol"], text=f"Quokka {number}")
    own_story.catch_up()
    reader = Reader(connect(own_story.slug), own_story.slug)

    pages = [search(reader, NOW, "quokka", page=number) for number in (1, 2)]

    assert [len(page.hits) for page in pages] == [ON_A_PAGE, 5]
    assert len({hit.ref for page in pages for hit in page.hits}) == ON_A_PAGE + 5


def test_what_is_erased_is_found_no_more_and_neither_is_a_word_that_only_it_had(own_story, find, connect):
    own_story.happens("note_progress", "2025-09-01", action=own_story.ids["protocol"], text="Quokka Zanzibar victim")
    text = find("zanzibar").hits[0]
    entry = connect(own_story.slug).execute(
        f"SELECT entry FROM {own_story.slug}.entries WHERE position = %s", [text.position]
    )

    own_story.happens(
        "erase_text", "2026-04-01", entry=str(entry.fetchone()[0]), field="note", basis="by_mistake"
    )  # fmt: skip

    assert find("zanzibar").total == 0
    assert find("zanzibaar").typed.instead == {}
    assert find("victim").total > 0
    kept = {word for (word,) in connect(own_story.slug).execute(f"SELECT word FROM {own_story.slug}.words")}
    assert "victim" in kept
    assert not {"zanzibar", "quokka"} & kept


def test_every_text_that_was_typed_can_be_found(own_story, connect):
    """Whatever kind of fact refers to it."""
    own_story.catch_up()
    conn = connect(own_story.slug)
    refs = {ref for (ref,) in conn.execute(f"SELECT ref FROM {own_story.slug}.texts")}
    reached = {
        ref
        for (ref,) in conn.execute(
            f"SELECT t.ref FROM {own_story.slug}.texts t JOIN {own_story.slug}.entries e"
            " ON jsonb_path_query_array(e.body, '$.**.ref') @> to_jsonb(t.ref::text)"
        )
    }

    assert refs == reached


def test_nobody_but_the_authority_and_inspectors_reads_its_words(own_story, connect):
    for role in ("throughline_region", "throughline_access", PROJECTOR):
        with pytest.raises(Exception, match="permission denied"):
            connect(role).execute(f"SELECT FROM {own_story.slug}.words")
