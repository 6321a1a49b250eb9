"""An inspection of Testshire, what it recommended, and the audits beside it; told on top of the story of its year."""

from __future__ import annotations

from uuid import uuid4

from tests.web.told import Story

SLIP = {"standard": "Overall", "points": 58, "maximum": 80, "percent": 73, "rating": "Good", "overall": True}


def inspected(it: Story) -> None:
    made = it.happens("announce_inspection", "2025-09-01", framework="Core inspection", edition="2025")
    it.ids["core"] = core = made.subjects["inspection"]
    it.happens("publish_inspection", "2025-10-01", inspection=core,
               ratings={"Planning": "Requires improvement", "Staffing": "Good"})  # fmt: skip
    for number, text in enumerate(("Hear every victim", "Meet every month", "Say who leads"), 1):
        it.ids[f"recommendation {number}"] = str(uuid4())
        it.happens(
            "make_recommendation", "2025-10-01", inspection=core, recommendation=it.ids[f"recommendation {number}"],
            reference=f"{number}", text=text, addressed_to=["The board"],
        )  # fmt: skip
    about = {"inspection": core, "recommendation": it.ids["recommendation 1"]}
    it.happens("answer_recommendation", "2025-10-20", recorded="2025-11-20", response="partly_agreed",
               answered_by="The chair", words="In part", **about)  # fmt: skip
    it.happens("serve_recommendation", "2025-10-20", actions=[it.ids["protocol"]], objectives=[it.ids["victims"]],
               **about)  # fmt: skip
    audited(it, core)
    it.catch_up()


def audited(it: Story, core: str) -> None:
    for stage, day, points, overall in (
        ("baseline", "2025-11-03", 40, {"standard": "Overall", "points": 40, "maximum": 80, "overall": True}),
        ("after", "2026-02-02", 56, SLIP),
    ):
        made = it.happens(
            "record_audit", day, title=f"Audit, {stage}", framework="Core inspection", stage=stage, inspection=core,
            scores=[{"standard": "2.2 Planning", "points": points, "maximum": 80}, overall],
        )  # fmt: skip
        it.ids[stage] = made.subjects["audit"]
