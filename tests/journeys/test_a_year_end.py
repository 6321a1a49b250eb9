"""A year end: what is unfinished goes on in the next plan, the old plan closes, and its past can still be asked for."""

import re

from tests.web.recording.filling_in import filled_in


def test_a_plan_is_closed_and_its_line_goes_on(service, projector, signed_in):
    manager, editor, board = (signed_in(role, service.slug) for role in ("manager", "editor", "board"))

    # The minutes of April are typed up now.
    answer = filled_in(editor, service.path("action", "note-progress"), text="All but two", effective_on="20/4/2026")
    assert answer.status_code == 303

    # The plan can't close while anything is open; the page leads to each action that stands in the way.
    assert filled_in(manager, service.path("plan", "close-plan"), effective_on="2026-05-01").status_code == 409
    ways = [link for link in manager.page.links() if re.search(r"/(carry-forward|complete)$", link)]
    assert len(ways) == 4

    carried = filled_in(manager, service.path("action", "carry-forward"), title="Review every exit plan in time",
                        decision="Kept by the board", effective_on="2026-04-30")  # fmt: skip
    assert carried.status_code == 303
    done = filled_in(manager, service.path("second action", "complete"), effective_on="2026-04-30")
    assert done.status_code == 303
    closed = filled_in(manager, service.path("plan", "close-plan"), effective_on="2026-05-01")
    assert closed.status_code == 303

    # The board sees it go on, and still finds the plan as it stood.
    board.get(service.path("next plan"))
    assert "Review every exit plan in time" in board.page.words
    board.get(service.path("plan") + "?as_at=2026-04-25")
    assert "Review every exit plan" in board.page.words
    assert "All but two" in board.page.words
    board.get(service.path("plan") + "?as_at=2026-04-19")
    assert "All but two" not in board.page.words
