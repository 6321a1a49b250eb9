"""The plan page: what a board reads."""

from uuid import uuid4

import psycopg

from migrations.runner import add_authority


def test_a_plan_says_what_it_is_and_who_signed_it_off(board_member, story):
    answer = board_member.get(story.plan())

    words = board_member.page.words
    assert answer.status_code == 200
    assert "Delivery plan, 2025-26: 1 April 2025 to 31 March 2026" in words
    assert "Signed off by YJMB on 29 April 2025: With two changes" in words


def test_actions_stand_under_their_objectives_in_the_authoritys_order(board_member, story):
    board_member.get(story.plan())

    words = board_member.page.words
    places = [words.index(each) for each in (
        "Prevention", "1 Fewer children come to court", "Agree and sign", "Train ten", "Courts",
        "2 People harmed are heard", "Offer contact", "Print a leaflet",
    )]  # fmt: skip
    assert places == sorted(places)


def test_a_row_tells_leads_dates_rating_and_latest_progress(board_member, story):
    board_member.get(story.plan("?as_at=2025-10-10"))

    words = board_member.page.words
    assert "DK Dipa Kaur" in words
    assert "QX not in the glossary" in words
    assert "Originally June 25 now Sept 25 by 30 Sep 2025 revised once, 92 days later 10 days overdue" in words
    assert "Rated Moving, but 10 days overdue" in words
    assert "Typed up from the August minutes." in words
    assert "Nobody named" in words
    assert "No due date" in words


def test_what_is_declared_and_what_is_computed_stand_side_by_side(board_member, story):
    board_member.get(story.plan("?as_at=2025-06-10"))

    words = board_member.page.words
    assert "Done Open Rated Done, but still open and 10 days overdue" in words


def test_an_action_that_left_is_still_there_and_says_how(board_member, story):
    board_member.get(story.plan())

    words = board_member.page.words
    assert "Withdrawn 20 May 2025" in words
    assert "Carried forward 31 Mar 2026" in words


def test_a_carried_action_says_how_often_and_how_late_in_all(board_member, story):
    board_member.get(story.plan(name="next plan"))

    assert "Carried once, due 549 days later in all" in board_member.page.words


def test_each_count_leads_to_the_actions_that_it_counts(board_member, story):
    board_member.get(story.plan("?as_at=2025-10-10"))
    page = board_member.page

    assert "4 actions 3 still open 2 overdue 2 no news for 90 days 0 carried over 1 due date revised" in page.words
    overdue = next(link for link in page.links() if "overdue=1" in link)
    assert "as_at=2025-10-10" in overdue
    board_member.get(story.plan(overdue))
    assert "2 of 4 actions" in board_member.page.words


def test_ratings_are_a_picture_with_the_same_numbers_in_words(board_member, story):
    answer = board_member.get(story.plan("?as_at=2025-10-10"))

    assert "1 Done, 1 Moving, 1 Not rated</desc>" in answer.text
    assert "Done 1 Moving 1 Stuck 0 Not rated 1" in board_member.page.words


def test_a_long_note_is_folded_with_every_word_in_it(signed_in, own_story):
    board_member = signed_in("board", own_story.slug)
    note = " ".join(f"word{number}" for number in range(80))
    own_story.happens("note_progress", "2026-03-25", action=own_story.ids["volunteers"], text=note)
    own_story.catch_up()

    board_member.get(own_story.plan())

    assert "word17" in board_member.page.words
    assert "word79" in board_member.page.words


def test_an_erased_text_leaves_a_mark(signed_in, own_story, database):
    board_member = signed_in("board", own_story.slug)
    with psycopg.connect(database.conninfo("owner")) as connection:
        connection.execute(f"DELETE FROM {own_story.slug}.texts WHERE body = 'Train ten volunteers'")

    board_member.get(own_story.plan())

    assert "1.10 text erased" in board_member.page.words


def test_text_is_never_taken_for_markup(signed_in, own_story):
    board_member = signed_in("board", own_story.slug)
    own_story.happens(
        "note_progress", "2026-03-25", action=own_story.ids["volunteers"], text="<script>alert(1)</script> & <b>"
    )
    own_story.catch_up()

    answer = board_member.get(own_story.plan())

    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;" in answer.text


def test_a_plan_without_actions_says_what_to_do(signed_in, own_story):
    board_member, manager = signed_in("board", own_story.slug), signed_in("manager", own_story.slug)
    opened = own_story.happens("open_plan", "2026-03-21", title="Empty", kind="training_plan", period="2026-27")
    own_story.catch_up()
    empty = f"/{own_story.slug}/plans/{opened.subjects['plan']}/"

    manager.get(empty)
    assert "Create the first action" in manager.page.words
    board_member.get(empty)
    assert "This plan has no actions yet." in board_member.page.words
    assert "Create the first action" not in board_member.page.words


def test_an_unknown_plan_is_not_found(board_member, story):
    assert board_member.get(f"/{story.slug}/plans/{uuid4()}/").status_code == 404
    assert board_member.get(f"/{story.slug}/plans/not-an-id/").status_code == 404


def test_another_authoritys_plan_is_not_found(signed_in, story, database):
    add_authority(database, f"{story.slug}_next")
    stranger = signed_in("manager", f"{story.slug}_next")

    assert stranger.get(story.plan()).status_code == 404
    assert stranger.get(story.plan().replace(story.slug, f"{story.slug}_next")).status_code == 404


def test_whoever_is_not_signed_in_is_asked_to(client, story):
    assert client.get(story.plan()).status_code == 302


def test_buttons_are_for_those_who_may(manager, editor, board_member, story):
    manager.get(story.plan())
    assert {story.plan("create-action"), story.plan("sign-off-plan")} <= set(manager.page.links())

    editor.get(story.plan())
    assert story.plan("create-action") in editor.page.links()
    assert story.plan("sign-off-plan") not in editor.page.links()

    board_member.get(story.plan())
    assert story.plan("create-action") not in board_member.page.links()
