"""The same thing elsewhere, as people and programs see it: who may, what is marked, and what stays at home."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from click.testing import CliRunner

from projections.catching_up import catch_up
from tests.alike.neighbours import action
from tests.web.recording.filling_in import filled_in
from web.commands.compare import compare
from web.commands.record import record
from web.commands.similar import similar

ADOPTED = "Adopted by Ourshire Youth Justice Service: Agree a joint protocol on exit plans"
WIDE = {"COLUMNS": "240"}
MARKED = "Zebra crossing for badgers at night"
PART = "Joint homelessness protocol for children aged 16 and 17 agreed with Housing"


@pytest.fixture
def both(ours, neighbour, projector):
    """Both services; nothing is like the second action of ours."""
    return ours, neighbour


@pytest.fixture
def manager(both, signed_in):
    return signed_in("manager", both[0].slug)


@pytest.fixture
def alike(both):
    """`alike("other")`: where the page of what is like that action is."""
    return lambda name="action": f"{both[0].path(name)}alike/"


def test_an_action_leads_to_what_is_alike(both, manager, alike):
    manager.get(both[0].path("action"))

    assert alike() in manager.page.links()
    assert manager.get(alike()).status_code == 200
    words = manager.page.words
    assert "Neighbourshire Youth Justice Service Clearly alike" in words
    assert "both say" in words
    assert "Agree a protocol on exit plans" in words
    assert "Protocol is signed" in words


def test_nothing_alike_is_said_so(both, manager, alike):
    manager.get(alike("other"))

    assert "Nothing alike." in manager.page.words


def test_from_the_list_to_the_form_and_back_with_both_sides_told(both, manager, signed_in, alike):
    ours, neighbour = both
    manager.get(alike())
    form = f"{ours.path('action')}name-adoption?from_action={neighbour.ids['action']}"
    assert form in manager.page.links()

    answer = filled_in(manager, form, note="With our own guidance")

    assert answer.status_code == 303
    manager.get(answer.location)
    assert "Adopted from Neighbourshire Youth Justice Service: Agree a protocol on exit plans" in manager.page.words
    assert "Adopted from “Agree a protocol on exit plans” of Neighbourshire Youth Justice Service" in manager.page.words
    manager.get(alike())
    assert "Adopted from this one, as recorded for" in manager.page.words
    theirs = signed_in("editor", neighbour.slug)
    theirs.get(neighbour.path("action"))
    assert "Adopted by Ourshire Youth Justice Service: Agree a joint protocol on exit plans" in theirs.page.words
    assert "With our own guidance" not in theirs.page.words
    theirs.get(f"{neighbour.path('action')}alike/")
    assert ADOPTED in theirs.page.words
    assert "Ourshire Youth Justice Service adopted theirs from this action, as recorded for" in theirs.page.words
    assert "name-adoption" not in theirs.page.words + str(theirs.page.links())


def test_the_region_sees_an_adoption_from_both_sides(both, adopt, signed_in):
    ours, neighbour = both
    adopt()
    lead = signed_in("regional_lead")
    source = "Adopted from Neighbourshire Youth Justice Service: Agree a protocol on exit plans"

    lead.get(f"/region/alike/{neighbour.ids['action']}/")
    assert ADOPTED in lead.page.words
    lead.get(f"/region/alike/{ours.ids['action']}/")
    assert source in lead.page.words
    lead.get("/region/alike/")
    assert ADOPTED in lead.page.words
    assert source in lead.page.words


def test_a_comparison_of_two_points_names_what_was_adopted(both, adopt, manager):
    ours, _ = both
    adopt()
    source = "“Agree a protocol on exit plans” of Neighbourshire Youth Justice Service"

    manager.get(f"/{ours.slug}/inspection/compare/?from_as_at=2026-04-19&to_as_at=2026-04-21")
    table = CliRunner().invoke(compare, [ours.slug, "--from", "2026-04-19", "--to", "2026-04-21"], env=WIDE)

    assert f"Adopted from added: {source}" in manager.page.words
    assert f"Adopted from: {{+{source}+}}" in table.output


def test_programs_and_the_command_line_see_it_from_both_sides(both, adopt):
    ours, neighbour = both
    adopt()
    theirs = [neighbour.slug, str(neighbour.ids["action"])]

    answer = json.loads(CliRunner().invoke(similar, [*theirs, "--format", "json"]).output)

    assert [each["id"] for each in answer["adopted_by"]] == [str(ours.ids["action"])]
    assert answer["adopted_from"] == []
    assert ADOPTED in CliRunner().invoke(similar, theirs, env={"COLUMNS": "200"}).output


def test_an_inspector_sees_no_other_service(both, signed_in, alike):
    inspector = signed_in("inspector", both[0].slug)

    assert inspector.get(alike()).status_code == 403
    inspector.get(both[0].path("action"))
    assert "Same thing elsewhere" not in inspector.page.words
    assert inspector.get("/region/alike/").status_code == 403


def test_a_board_member_reads_and_records_nothing(both, signed_in, alike):
    board = signed_in("board", both[0].slug)

    assert board.get(alike()).status_code == 200
    assert "Adopted from this" not in board.page.words


def test_the_past_is_asked_with_two_dates(manager, alike):
    manager.get(f"{alike()}?as_at=2026-04-01&known_on=2026-04-01")
    assert manager.get(f"{alike()}?as_at=yesterday").status_code == 400

    assert "Adopted from this" not in manager.page.words


def test_only_of_one_theme(manager, alike, both):
    _, neighbour = both
    neighbour.happens("tag_themes", action=str(neighbour.ids["action"]), themes=["CUSTRES"])

    manager.get(f"{alike()}?theme=CUSTRES")
    assert "Agree a protocol" in manager.page.words
    manager.get(f"{alike()}?theme=VIC")
    assert "None of the 1 alike has this theme." in manager.page.words
    assert manager.get(f"{alike()}?theme=NONE").status_code == 404


def test_a_regional_lead_asks_about_any_shared_action(both, signed_in):
    _, neighbour = both
    lead = signed_in("regional_lead")

    assert lead.get(f"/region/alike/{neighbour.ids['action']}/").status_code == 200
    assert "Agree a joint protocol on exit plans" in lead.page.words
    assert "Adopted from this" not in lead.page.words
    assert lead.get("/region/alike/00000000-0000-0000-0000-000000000000/").status_code == 404


def test_groups_in_nearly_the_same_words(both, signed_in):
    lead = signed_in("regional_lead")

    assert lead.get("/region/alike/").status_code == 200
    assert "2 actions of 2 services" in lead.page.words
    assert "Of several services Agree a protocol on exit plans 2 actions" in lead.page.words
    lead.get("/region/alike/?show=services&theme=VIC")
    assert "No group is like that." in lead.page.words


def test_what_one_service_says_twice_stands_apart_and_what_gave_way_not_at_all(both, signed_in):
    ours, _ = both
    titles = ("Repaint the waiting room with children", "Repaint the waiting room with the children this year")
    first, second = (action(ours, title) for title in titles)
    catch_up(ours.projector, ours.slug)
    lead = signed_in("regional_lead")

    lead.get("/region/alike/?show=one")
    assert f"Said more than once within one service {titles[0]} 2 actions" in lead.page.words
    assert "Of several services Agree" not in lead.page.words
    ours.happens("merge", "2026-04-05", action=str(first), into_action=str(second))
    lead.get("/region/alike/")
    assert "waiting room" not in lead.page.words


def test_programs_ask_the_same(both, manager):
    ours, neighbour = both
    found = manager.get(f"/api/v1/authorities/{ours.slug}/actions/{ours.ids['action']}/alike").json
    groups = manager.get("/api/v1/region/alike?several=true").json["groups"]

    assert [each["id"] for each in found["alike"]] == [str(neighbour.ids["action"])]
    assert {"here": "protocol", "there": "protocol"} in found["alike"][0]["words"]
    assert any(str(neighbour.ids["action"]) in [one["id"] for one in each["actions"]] for each in groups)


def test_the_command_line_shows_the_same(both):
    ours, neighbour = both
    run = [ours.slug, str(ours.ids["action"])]

    table = CliRunner().invoke(similar, run)
    answer = json.loads(CliRunner().invoke(similar, [*run, "--format", "json"]).output)
    refused = CliRunner().invoke(similar, [*run, "--known-on", "2025-01-01"])

    assert "Neighbourshire" in table.output
    assert [each["id"] for each in answer["alike"]] == [str(neighbour.ids["action"])]
    assert refused.exit_code == 1


def test_the_command_line_records_an_adoption_of_what_is_shared_alone(both):
    ours, neighbour = both
    order = {"order": "name_adoption", "action": str(ours.ids["action"]), "effective_on": "2026-04-20"}
    lines = "\n".join(json.dumps(order | {"from_action": str(each)}) for each in (neighbour.ids["action"], uuid4()))

    answers = CliRunner().invoke(record, [ours.slug, "-"], input=lines).output.splitlines()

    assert [json.loads(each)["ok"] for each in answers if each.startswith("{")] == [True, False]


def test_what_is_not_shared_is_nowhere(both, manager, alike, signed_in):
    """Its wording is the very wording of ours; its plan is signed off, but nothing is shared."""
    ours, neighbour = both
    action(neighbour, MARKED)
    ours.ids["marked"] = action(ours, MARKED)
    catch_up(ours.projector, ours.slug)
    neighbour.happens("share_with_region", shares=["indicators"])
    lead = signed_in("regional_lead")
    pages = [(manager, alike("marked")), (lead, "/region/alike/"), (lead, "/api/v1/region/alike")]

    for who, page in pages:
        answer = who.get(page)
        assert answer.status_code == 200
        assert neighbour.slug not in answer.text.replace(f'"{neighbour.slug}":', "")
    manager.get(alike("marked"))
    assert "Nothing alike." in manager.page.words
    answer = CliRunner().invoke(similar, [ours.slug, str(ours.ids["marked"]), "--format", "json"])
    assert json.loads(answer.output)["alike"] == []


def test_a_part_is_compared_for_itself_and_the_page_says_which_is_meant(both, manager, alike):
    ours, neighbour = both
    whole = action(neighbour, "Every child leaving custody knows their address six weeks before release")
    for label, title in (("a", PART), ("b", "Two supported lodgings placements, ring-fenced for the year")):
        neighbour.given("add_sub_action", "2026-04-03", action=str(whole), title=title, label=label)
    ours.ids["housing"] = action(ours, "Joint homelessness protocol for children aged 16 and 17 rewritten with Housing")
    for each in both:
        catch_up(each.projector, each.slug)

    manager.get(alike("housing"))
    answer = json.loads(CliRunner().invoke(similar, [ours.slug, str(ours.ids["housing"]), "--format", "json"]).output)

    assert "the whole of this action and part a of theirs both say" in manager.page.words
    assert f"a {PART} This part is meant" in manager.page.words
    assert [(each["id"], each["part"]["label"], each["own_part"]) for each in answer["alike"]] == [
        (str(whole), "a", None)
    ]  # fmt: skip
    table = CliRunner().invoke(similar, [ours.slug, str(ours.ids["housing"])], env={"COLUMNS": "200"})
    assert "Its part a: Joint homelessness protocol" in table.output
