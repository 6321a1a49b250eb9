"""The question with two dates: said in words, kept by every link, and never a place to record."""

import pytest

from web.orders import ORDERS


def test_now_is_said_as_now(board_member, story):
    board_member.get(story.plan())

    assert "The plan as it stands now" in board_member.page.words
    assert "Back to now" not in board_member.page.words


def test_a_past_page_says_which_question_it_answers(board_member, story):
    board_member.get(story.plan("?as_at=2025-06-30&known_on=2025-07-01"))

    page = board_member.page
    assert "The plan as at 30 June 2025, as known on 1 July 2025" in page.words
    assert "Nothing can be recorded on this page." in page.words
    assert "Back to now" in page.words
    assert "as at 30 June 2025, as known on 1 July 2025" in page.title


def test_what_was_not_known_yet_is_not_shown(board_member, story):
    board_member.get(story.plan("?as_at=2025-06-30&known_on=2025-07-01"))
    assert "revised once" not in board_member.page.words

    board_member.get(story.plan("?as_at=2025-06-30&known_on=2025-07-03"))
    assert "revised once" in board_member.page.words


def test_every_link_into_the_authority_keeps_both_dates(board_member, story):
    board_member.get(story.plan("?as_at=2025-06-30&known_on=2025-07-01&lead=DK"))

    inside = [link for link in board_member.page.links() if link.startswith((f"/{story.slug}/", "?"))]
    back_to_now = story.plan("?lead=DK")
    for link in inside:
        kept = "as_at=2025-06-30" in link and "known_on=2025-07-01" in link
        moments = "as_at=2025-04-29&known_on=2025-04-29" in link
        assert kept or moments or link == back_to_now, link


def test_a_past_page_offers_no_forms_to_record(manager, story):
    orders = {f"/{name.replace('_', '-')}" for name in ORDERS}
    for path in (f"/{story.slug}/", story.plan(), story.action("contact")):
        manager.get(f"{path}?as_at=2025-06-30")

        posting = [form["action"] for form in manager.page.all("form") if form.get("method") == "post"]
        assert posting == ["/sign-out"]
        assert [link for link in manager.page.links() if link.split("?")[0].endswith(tuple(orders))] == []


def test_the_day_the_board_signed_off_is_one_click_away(board_member, story):
    board_member.get(story.plan())

    assert "As signed off by YJMB, 29 April 2025" in board_member.page.words
    assert story.plan("?as_at=2025-04-29&known_on=2025-04-29") in board_member.page.links()


def test_the_control_keeps_the_filters_and_shows_the_dates_as_people_write_them(board_member, story):
    board_member.get(story.plan("?rag=Done&overdue=1&as_at=2025-06-30"))

    fields = [(each.get("name"), each.get("value")) for each in board_member.page.all("input")]
    assert ("rag", "Done") in fields
    assert ("overdue", "1") in fields
    assert ("as_at", "30/6/2025") in fields


@pytest.mark.parametrize("path", ["", "plans", "actions", "entries"])
@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("as_at=31.2.2025", "31.2.2025"),
        ("as_at=last+Tuesday", "last Tuesday"),
        ("known_on=2025-13-01", "2025-13-01"),
        ("known_on=0001-01-01T00:00:00%2B14:00", "0001-01-01T00:00:00+14:00"),
        ("as_at=9999-12-31", "9999-12-31"),
        ("as_at=%00", "\x00"),
    ],
)
def test_a_date_that_cannot_be_read_is_said_and_kept(board_member, story, path, query, wrong):
    paths = {"": f"/{story.slug}/", "plans": story.plan(), "actions": story.action("protocol"),
             "entries": f"/{story.slug}/entries/"}  # fmt: skip

    answer = board_member.get(f"{paths[path]}?{query}&lead=DK")

    page = board_member.page
    assert answer.status_code == 400
    assert f"“{wrong}” is not a" in page.words.replace("\ufffd", "\x00") or wrong == "\x00"
    assert page.value(query.split("=")[0]).replace("\ufffd", "\x00") == wrong
    assert page.value("lead") == "DK"
    assert "Agree" not in page.words


def test_a_plan_that_was_not_open_yet_says_so(board_member, story):
    answer = board_member.get(story.plan("?as_at=2025-06-30", name="next plan"))

    assert answer.status_code == 404
    assert "The plan as at 30 June 2025, as known now: it had not been opened" in board_member.page.words


def test_a_moment_may_be_asked_for_to_the_minute(board_member, story):
    board_member.get(story.plan("?known_on=2025-07-03T11:59:00Z"))
    assert "revised once" not in board_member.page.words

    board_member.get(story.plan("?known_on=2025-07-03T12:01:00Z"))
    assert "revised once" in board_member.page.words
