"""The page of an authority: its plans and its inspections."""


def test_running_plans_tell_how_they_stand(board_member, story):
    answer = board_member.get(f"/{story.slug}/?as_at=2025-10-10")

    words = board_member.page.words
    assert answer.status_code == 200
    assert "Testshire Youth Justice Service" in words
    assert "Delivery plan, 2025-26" in words
    assert "Signed off by YJMB on 29 April 2025" in words
    assert "3 open of 4" in words
    assert "2 overdue" in words


def test_a_plan_that_is_not_signed_off_says_so(board_member, story):
    board_member.get(f"/{story.slug}/")

    assert "Not signed off yet" in board_member.page.words


def test_a_closed_plan_tells_what_became_of_its_actions(signed_in, own_story):
    board_member = signed_in("board", own_story.slug)
    for name in ("volunteers", "contact"):
        own_story.happens("complete", "2026-03-31", action=own_story.ids[name])
    own_story.happens("close_plan", "2026-04-02", plan=own_story.ids["plan"])
    own_story.catch_up()

    board_member.get(f"/{own_story.slug}/")

    assert "2 completed, 1 carried forward, 1 withdrawn Closed 2 Apr 2026" in board_member.page.words


def test_inspections_lead_to_the_plans_as_they_stood_when_notice_came(board_member, story):
    board_member.get(f"/{story.slug}/")

    assert "Announced on 8 September 2025" in board_member.page.words
    assert f"/{story.slug}/?as_at=2025-09-08&known_on=2025-09-08" in board_member.page.links()


def test_a_manager_can_open_a_plan_and_nobody_else(manager, editor, story):
    manager.get(f"/{story.slug}/")
    assert f"/{story.slug}/open-plan" in manager.page.links()

    editor.get(f"/{story.slug}/")
    assert f"/{story.slug}/open-plan" not in editor.page.links()


def test_an_inspector_reads_through_a_role_of_their_own(reading_as, story):
    inspector = reading_as("inspector")

    assert inspector.get(f"/{story.slug}/").status_code == 200
    assert inspector.get(story.plan()).status_code == 200
    assert inspector.get(story.action("protocol")).status_code == 200
    assert inspector.get(f"/{story.slug}/entries/").status_code == 200


def test_before_any_plan_the_page_says_what_to_do(board_member, story):
    board_member.get(f"/{story.slug}/?as_at=2025-03-25")

    assert "No plan was running then. See the plans of now" in board_member.page.words
