"""What the region sees: signed-off plans, and of them what their authority shares; never a draft, never a name."""

from __future__ import annotations

import pytest

PROGRESS = ["First draft went to the police.", "Nobody reads them", "Typed up from the August minutes.",
            "Signed by 2 of 4 inspectors.", "With two changes"]  # fmt: skip
EVIDENCE = "The draft: https://example.org/draft?page=2."
NAMES = ["Dipa Kaur", "DK", "QX"]
OF_A_DRAFT = "Dec 26"
REASONS = ["The police asked for more time", "The board wanted the signature", "Counted twice"]
"""Of entries alone: no state of an action has them, so that nothing shares them."""


def test_by_default_a_signed_off_plan_is_seen_with_its_actions(region, own_story):
    seen = region.action("protocol")

    assert region.plans() == [own_story.ids["plan"]]
    assert seen["title"] == "Agree and sign an Outcome 22 protocol"
    assert (seen["measure"], seen["due"]["text"], seen["themes"]) == ("Signed by both", "Sept 25", ["OOCD"])
    assert (seen["service"], seen["plan_title"], seen["period"]) == (
        "Testshire Youth Justice Service", "Delivery Plan", "2025-26",
    )  # fmt: skip
    assert (seen["common"], seen["status"], seen["days_slipped_in_all"]) == ("on_track", "carried_forward", 92)
    assert [each["title"] for each in seen["objectives"]] == ["Fewer children come to court"]
    assert seen["outcome"] == "Keep until it is signed", "a decision goes with the plan"


def test_by_default_no_progress_no_lead_and_no_evidence_is_seen(region):
    seen, held = region.action("protocol"), region.everything()

    assert (seen["progress"], seen["leads"], seen["evidence"]) == ([], [], [])
    assert (str(seen["latest_note_on"]), seen["notes"], seen["pieces_of_evidence"]) == ("2025-08-01", 3, 1)
    marked = [*PROGRESS, *NAMES, *REASONS, EVIDENCE, OF_A_DRAFT, "Practice Manager", "Police"]
    assert [text for text in marked if text in held] == []


@pytest.mark.parametrize(
    ("code", "shown"), [("progress", PROGRESS[:3]), ("roles", ["Practice Manager"]), ("evidence", [EVIDENCE])]
)
def test_what_is_shared_beside_plans_is_seen_and_nothing_else(region, code, shown):
    region.share("plans", code)

    held = region.everything()

    others = {"progress": PROGRESS[:3], "roles": ["Practice Manager"], "evidence": [EVIDENCE]}
    for other, texts in others.items():
        assert [text in held for text in texts] == [other == code] * len(texts)
    assert [text for text in [*NAMES, *REASONS, OF_A_DRAFT] if text in held] == []
    assert region.differences() == []


def test_roles_are_read_as_leads_and_progress_as_the_latest_note(region):
    region.share("plans", "roles", "progress", "evidence")

    seen = region.action("protocol")

    role = "Practice Manager"
    assert seen["leads"] == [{"text": role, "name": None, "role": role, "unknown": False}]
    assert [note["text"] for note in seen["progress"]] == ["Typed up from the August minutes."]
    assert region.action("leaflet")["outcome"] == "Nobody reads them"
    assert region.action("volunteers")["leads"] == [], "initials that the glossary lacks are nobody's role"


def test_a_draft_is_never_seen(region, own_story):
    region.share("plans", "indicators", "progress", "roles", "evidence")

    assert own_story.ids["next plan"] not in region.plans()
    assert own_story.ids["carried"] not in region.actions()
    assert OF_A_DRAFT not in region.everything()


def test_nothing_shared_is_nothing_seen(region, own_story):
    region.share()

    assert (region.plans(), region.actions()) == ([], {})
    assert "Outcome 22" not in region.everything()
    (service,) = [each for each in region.reader().services() if each["slug"] == own_story.slug]
    assert (service["name"], service["shares"]) == ("Testshire Youth Justice Service", ())
    assert region.differences() == []


def test_what_is_withdrawn_and_given_again_is_as_before_and_history_says_so(region, own_story):
    before = region.actions()
    region.share(day="2026-04-11")
    assert region.actions() == {}

    region.share("plans", "indicators", day="2026-04-12")

    assert region.actions() == before
    assert [(str(each["effective_on"]), each["shares"]) for each in region.reader().sharing(own_story.slug)] == [
        ("2026-04-11", ()), ("2026-04-12", ("plans", "indicators")),
    ]  # fmt: skip


def test_one_plan_may_have_a_rule_of_its_own(region, own_story):
    plan, later = own_story.ids["plan"], own_story.ids["next plan"]
    own_story.happens("sign_off_plan", "2026-04-02", plan=later, meeting="YJMB", meeting_on="2026-04-02")
    region.share("plans", "progress", day="2026-04-03")

    region.share(day="2026-04-04", plan=plan)

    assert region.plans() == [later]
    (service,) = [each for each in region.reader().services() if each["slug"] == own_story.slug]
    assert {str(id): shares for id, shares in service["by_plan"].items()} == {plan: ()}
    assert "Nobody reads them" not in region.everything()
    assert region.differences() == []


def test_the_region_sees_a_plan_from_when_it_was_signed_off_and_known_to_be(region):
    signed, known = "2025-04-29", "2025-05-02"

    assert region.actions(as_at="2025-04-28", known_on=known) == {}
    assert region.actions(as_at=signed, known_on="2025-05-01") == {}
    assert len(region.actions(as_at=signed, known_on=known)) == 4


def test_a_plan_that_is_signed_off_late_is_seen_as_at_the_day_of_its_sign_off(region, own_story):
    draft = own_story.ids["next plan"]
    assert draft not in region.plans()

    own_story.happens("sign_off_plan", "2026-04-01", "2026-04-20", plan=draft, meeting="YJMB", meeting_on="2026-04-01")

    assert draft in region.plans()
    assert draft in region.plans(as_at="2026-04-01", known_on="2026-04-20")
    assert draft not in region.plans(as_at="2026-04-01", known_on="2026-04-19")
    assert region.action("carried")["times_carried"] == 1
    assert str(region.action("carried")["opened_on"]) == "2025-04-01", "the line began with its first action"
    assert region.differences() == []


def test_how_often_an_action_was_carried_is_said_by_its_whole_line(region, own_story):
    """Also where the one before it was said to come from somewhere only later."""
    plans = {}
    for period, day in (("2023-24", "2023-04-01"), ("2024-25", "2024-04-01")):
        opened = own_story.happens("open_plan", day, title="Old Plan", kind="delivery_plan", period=period)
        plans[period] = opened.subjects["plan"]
        own_story.happens("sign_off_plan", day, plan=plans[period], meeting="YJMB", meeting_on=day)
    first = own_story.happens("create_action", "2023-04-02", plan=plans["2023-24"], title="Begin", due="June 2023")
    second = own_story.happens("create_action", "2024-04-02", plan=plans["2024-25"], title="Go on", due="June 2024")
    first, second = (each.subjects["action"] for each in (first, second))
    third = own_story.happens("carry_forward", "2025-04-01", action=second, into=own_story.ids["plan"])
    third = third.subjects["new_action"] if "new_action" in third.subjects else third.subjects["action"]
    assert region.actions()[third]["times_carried"] == 1

    own_story.happens("name_origin", "2025-04-02", action=second, from_actions=[first])

    seen = region.actions()[third]
    (counted,) = [each for each in region.reader().counted() if str(each.id) == third]
    assert (seen["times_carried"], seen["days_slipped_in_all"]) == (2, 366)
    assert (counted.times_carried, counted.days_slipped_in_all) == (2, 366)
    assert region.differences() == []


def test_a_glossary_that_changes_changes_the_roles_that_are_seen(region, own_story):
    region.share("plans", "roles")
    region.everything()

    own_story.happens("set_lead_glossary", "2026-04-12",
                      entries=[{"initials": "DK", "name": "Dipa Kaur", "role": "Head of Service"}])  # fmt: skip

    assert [lead["role"] for lead in region.action("protocol")["leads"]] == ["Head of Service"]
    assert "Practice Manager" not in region.everything()
    assert region.differences() == []


def test_a_text_that_is_erased_is_gone_from_the_region_in_the_same_moment(region, own_story, connect):
    region.share("plans", "progress")
    assert "Nobody reads them" in region.everything()
    left = f"SELECT entry::text FROM {own_story.slug}.entries WHERE event = 'ActionWithdrawn'"
    (entry,) = connect("owner").execute(left).fetchone()

    own_story.happens("erase_text", "2026-04-13", entry=entry, basis="child")

    gone = "SELECT count(*) FROM region.texts WHERE body = 'Nobody reads them'"
    assert connect("throughline_region").execute(gone).fetchone() == (0,), "no projector ran since"
    assert region.action("leaflet")["outcome"] == "[text erased]"
    assert region.differences() == []


def test_what_the_region_reads_is_what_the_service_itself_reads_of_it(region, own_story, connect):
    from projections.asked import Asked
    from projections.reading import Reader

    region.share("plans", "progress", "roles", "evidence")
    asked = Asked.of("2025-09-30", "2026-04-30")
    own = Reader(connect(own_story.slug), own_story.slug)
    seen = region.actions(as_at="2025-09-30")

    for action in own.plan(next(iter(seen.values()))["plan"], asked)["actions"]:
        theirs = seen[str(action["id"])]
        differs = {name for name, value in action.items() if theirs[name] != value}
        assert differs <= {"leads", "progress"}
        assert [note["text"] for note in theirs["progress"]] == [note["text"] for note in action["progress"]][-1:]


def test_numbers_are_counted_of_the_same_actions(region, own_story):
    reader = region.reader()

    seen = {each.id: each for each in reader.counted(authorities=[own_story.slug])}

    for action in reader.actions(authorities=[own_story.slug]):
        counted = seen.pop(action["id"])
        assert (counted.common, counted.status, list(counted.themes), counted.times_carried, counted.lineage) == (
            action["common"], action["status"], action["themes"], action["times_carried"], action["lineage"],
        )  # fmt: skip
        assert counted.days_slipped_in_all == action["days_slipped_in_all"]
        assert counted.overdue(reader.asked.as_at) == action["computed"]["overdue"]
        assert counted.no_news(reader.asked.as_at) == action["computed"]["no_news"]
    assert seen == {}


def test_actions_are_asked_for_by_theme_by_plan_and_by_id(region, own_story):
    reader, ids = region.reader(), own_story.ids

    def titles(**asked):
        return [each["ref"] for each in reader.actions(authorities=[own_story.slug], **asked)]

    assert titles() == ["1.2", "1.10", "2.1", "2.2"]
    assert titles(themes=["OOCD", "DISP"]) == ["1.2"]
    assert titles(ids=[ids["contact"]]) == ["2.1"]
    assert titles(plans=[ids["next plan"]]) == []
