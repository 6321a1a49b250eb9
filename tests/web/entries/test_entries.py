"""The page of entries: who recorded what and when."""

import re


def test_each_entry_is_a_sentence_newest_first(board_member, story):
    board_member.get(f"/{story.slug}/entries/")

    words = board_member.page.words
    sentences = [
        "Carried forward into Delivery Plan 2026-27: “Keep until it is signed”",
        "Inspection announced: “Inspection of youth justice services”",
        "Due date revised to Sept 25, approved by YJMB on 24 June 2025: “The police asked for more time”",
        "Plan signed off by YJMB on 29 April 2025: “With two changes”",
        "Created as 1.2, due June 25: “Agree an Outcome 22 protocol”",
        "Delivery plan opened for 2025-26: “Delivery Plan”",
        "Testshire Youth Justice Service joined the registry",
    ]
    places = [words.index(each) for each in sentences]
    assert places == sorted(places)


def test_pages_follow_one_another_without_a_gap(board_member, story, monkeypatch):
    monkeypatch.setattr("web.entries.routes.ON_A_PAGE", 7)
    seen, path = [], f"/{story.slug}/entries/"
    while path:
        text = board_member.get(path).text
        found = [int(each) for each in re.findall(r'id="entry-(\d+)"', text)]
        assert len(found) <= 7
        seen += found
        path = next((link for link in board_member.page.links() if "before=" in link), None)

    assert seen == list(range(max(seen), 0, -1))


def test_late_and_corrected_entries_are_marked(board_member, story):
    board_member.get(f"/{story.slug}/entries/?event=ProgressNoted")

    words = board_member.page.words
    assert "recorded 41 days late entered after the inspection was announced" in words
    assert "Recorded wrongly: Progress noted: “Signed by 3 of 4 inspectors.”" in words
    assert "corrected on 21 July 2025" in words


def test_entries_are_filtered_by_kind_and_plan(board_member, story):
    board_member.get(f"/{story.slug}/entries/?event=PlanOpened")
    assert board_member.page.words.count("Delivery plan opened for") == 2

    board_member.get(f"/{story.slug}/entries/?event=PlanOpened&plan={story.ids['next plan']}")
    assert board_member.page.words.count("Delivery plan opened for") == 1


def test_a_filter_that_means_nothing_shows_nothing_and_can_be_taken_off(board_member, story):
    for query in ("event=Nonsense", "plan=nonsense", "event=%00", "plan=%27"):
        answer = board_member.get(f"/{story.slug}/entries/?{query}")

        assert answer.status_code == 200
        assert "No entries of this kind. Show all entries" in board_member.page.words


def test_a_place_that_is_no_number_means_the_newest(board_member, story):
    for before in ("x", "-1", "9" * 40, "%00"):
        assert board_member.get(f"/{story.slug}/entries/?before={before}").status_code == 200
        assert "Carried forward into" in board_member.page.words


def test_entries_answer_for_the_past_too(board_member, story):
    board_member.get(f"/{story.slug}/entries/?known_on=2025-04-01")

    words = board_member.page.words
    assert "as known on 1 April 2025" in words
    assert "Created as 1.2" in words
    assert "With two changes" not in words
