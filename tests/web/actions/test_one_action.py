"""The action page: everything about it, what happened, and its line."""

from uuid import uuid4


def test_everything_about_an_action_is_there(board_member, story):
    board_member.get(story.action("protocol", "?as_at=2025-10-10"))

    words = board_member.page.words
    for said in (
        "1.2", "Agree and sign an Outcome 22 protocol", "1 Fewer children come to court", "Dipa Kaur, Practice Manager",
        "Sept 25 by 30 Sep 2025 revised once, 92 days later", "Signed by both", "Moving", "Out-of-court decisions",
        "a Write it Open", "b Sign it Open", "10 days overdue",
    ):  # fmt: skip
        assert said in words, said


def test_the_timeline_tells_each_entry_in_a_sentence_newest_first(board_member, story):
    board_member.get(story.action("protocol"))

    words = board_member.page.words
    sentences = [
        "Carried forward into Delivery Plan 2026-27",
        "Evidence attached",
        "Progress noted Typed up from the August minutes.",
        "Due date revised from June 25 to Sept 25 (92 days later), approved by YJMB on 24 June 2025"
        " The police asked for more time",
        "Progress noted First draft went to the police.",
        "Created as 1.2, due June 25 Agree an Outcome 22 protocol Leads named: DK and Police",
    ]
    places = [words.index(each) for each in sentences]
    assert places == sorted(places)


def test_each_entry_tells_when_and_by_whom_it_was_recorded(board_member, story):
    board_member.get(story.action("protocol"))

    assert "Recorded 6 May 2025 at 13:00 by Maud Ives" in board_member.page.words


def test_late_entries_are_marked(board_member, story):
    board_member.get(story.action("protocol"))

    assert (
        "1 August 2025 recorded 41 days late entered after the inspection was announced Progress noted"
        in board_member.page.words
    )


def test_a_corrected_entry_stays_with_its_correction_beside_it(board_member, story):
    answer = board_member.get(story.action("protocol"))

    words = board_member.page.words
    assert "Recorded wrongly: Progress noted: Signed by 3 of 4 inspectors." in words
    assert "Corrected on 21 July 2025 by Maud Ives" in words
    assert "Counted twice" in words
    assert "Progress noted Signed by 2 of 4 inspectors." in words
    assert '<del class="tl-entry__wrong">' in answer.text


def test_before_the_correction_was_known_the_entry_stood(board_member, story):
    board_member.get(story.action("protocol", "?known_on=2025-07-20"))

    assert "Progress noted Signed by 3 of 4 inspectors." in board_member.page.words
    assert "Recorded wrongly" not in board_member.page.words


def test_a_rewording_shows_what_was_taken_out_and_put_in(board_member, story):
    answer = board_member.get(story.action("protocol"))

    assert (
        "Agree put in: and sign an Outcome 22 protocol Why: The board wanted the signature" in board_member.page.words
    )
    assert "<ins>" in answer.text


def test_evidence_links_go_to_the_web_alone(board_member, story):
    answer = board_member.get(story.action("protocol"))

    links = [link for link in board_member.page.all("a") if link.get("href", "").startswith("http")]
    assert {link["href"] for link in links} == {"https://example.org/draft?page=2"}
    assert all("noopener" in link["rel"] for link in links)
    assert 'href="javascript' not in answer.text


def test_the_line_through_the_plans_is_drawn_with_what_slipped(board_member, story):
    board_member.get(story.action("carried"))

    words = board_member.page.words
    assert "Carried once, due 549 days later in all, of which 457 days with carrying forward." in words
    assert "Threads of actions through the plans" in words
    assert "June 25 92 days later 92 days later Carried forward 31 Mar 2026" in words.replace("Sept 25", "June 25")
    assert "Delivery Plan 2026-27 once Dec 26 457 days later 549 days later Open" in words
    assert story.action("protocol") in board_member.page.links()


def test_what_left_says_where_it_went(board_member, story):
    board_member.get(story.action("protocol"))

    words = board_member.page.words
    assert "Carried forward on 31 March 2026 Goes on as 1.2 Agree and sign an Outcome 22 protocol" in words
    assert "Keep until it is signed" in words


def test_orders_are_offered_to_those_who_may_give_them(manager, editor, board_member, story):
    note, withdraw = story.action("contact", "note-progress"), story.action("contact", "withdraw")

    manager.get(story.action("contact"))
    assert {note, withdraw, story.action("contact", "complete")} <= set(manager.page.links())
    assert story.action("contact", "reopen") not in manager.page.links()

    editor.get(story.action("contact"))
    assert note in editor.page.links()
    assert withdraw not in editor.page.links()

    board_member.get(story.action("contact"))
    assert [link for link in board_member.page.links() if link.startswith(story.action("contact"))] == [
        story.action("contact"),  # of the control for dates: now
        story.action("contact", "alike/"),
    ]


def test_what_has_left_can_be_reopened_and_late_minutes_typed_up(manager, story):
    manager.get(story.action("leaflet"))
    links = set(manager.page.links())

    assert {story.action("leaflet", "reopen"), story.action("leaflet", "note-progress")} <= links
    assert story.action("leaflet", "withdraw") not in links


def test_each_correctable_entry_has_its_link(manager, editor, story):
    manager.get(story.action("contact"))

    corrections = [link for link in manager.page.links() if "correct-entry?entry=" in link]
    assert len(corrections) == 1  # the rating; the entry that created the action can't be taken back


def test_an_unknown_action_is_not_found(board_member, story):
    assert board_member.get(f"/{story.slug}/actions/{uuid4()}/").status_code == 404


def test_an_action_that_did_not_exist_yet_says_so(board_member, story):
    answer = board_member.get(story.action("carried", "?as_at=2025-10-10"))

    assert answer.status_code == 404
    assert "it did not exist, or nobody had recorded it" in board_member.page.words
    assert story.action("carried") in board_member.page.links()
