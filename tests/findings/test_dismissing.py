"""A finding is dismissed with a reason, for everybody to read, and comes back when its facts change."""

from __future__ import annotations

import json
from uuid import UUID

import pytest
from click.testing import CliRunner

from migrations.runner import add_authority
from projections.catching_up import catch_up
from tests.conftest import leave
from tests.web.recording.conftest import a_service
from tests.web.recording.filling_in import filled_in, opened, shown
from web.cli import throughline

REASON = "The board numbers its actions anew in April"


@pytest.fixture(scope="module")
def shared(database):
    """A service of whose actions two carry the reference 3.16, for tests that change nothing."""
    add_authority(database, "dismissingshire")
    with a_service(database, "dismissingshire") as made:
        yield made
    leave(database, "dismissingshire")


@pytest.fixture
def reader(shared, signed_in):
    """Its manager, who only looks."""
    return signed_in("manager", shared.slug)


def the_one(manager, slug):
    (found,) = [each for each in in_api(manager, slug) if each["kind"] == "reference_twice"]
    return found


def in_api(manager, slug, query=""):
    answer = manager.get(f"/api/v1/authorities/{slug}/findings{query}")
    assert answer.status_code == 200, answer.text
    return answer.json["findings"]


def dismissed(manager, slug):
    found = the_one(manager, slug)
    path = f"/{slug}/dismiss-finding?finding={found['key']}&fingerprint={found['fingerprint']}"
    return filled_in(manager, path, reason=REASON)


def test_the_page_tells_a_finding_and_links_what_it_is_about(shared, reader):
    reader.get(f"/{shared.slug}/findings/")

    assert "A reference used twice" in reader.page.words
    assert "Reference 3.16 stands for" in reader.page.words
    assert f"/{shared.slug}/actions/{shared.ids['second action']}/" in reader.page.links()


def test_the_form_says_what_is_dismissed(shared, reader):
    found = the_one(reader, shared.slug)

    form = reader.get(f"/{shared.slug}/dismiss-finding?finding={found['key']}&fingerprint={found['fingerprint']}")

    assert found["sentence"] in reader.page.words
    assert found["key"] == reader.page.value("finding")
    assert f'href="/{shared.slug}/findings/">Cancel' in form.text


def test_a_dismissed_finding_waits_no_more_and_says_who_and_why(service, manager):
    answer = dismissed(manager, service.slug)

    assert answer.location.endswith(f"/{service.slug}/findings/")
    manager.get(answer.location)
    assert "1 dismissed" in manager.page.words
    assert REASON in manager.page.words
    found = the_one(manager, service.slug)
    assert found["dismissed"]["reason"] == REASON
    assert found["dismissed"]["by"].startswith("Person")


def test_it_comes_back_when_its_facts_change(service, manager):
    dismissed(manager, service.slug)

    service.happens("create_action", plan=str(service.ids["plan"]), title="Write to the court", reference="3.16")

    found = the_one(manager, service.slug)
    assert found["dismissed"] is None
    assert found["dismissed_before"]["reason"] == REASON
    manager.get(f"/{service.slug}/findings/")
    assert "Came back" in manager.page.words


def test_what_was_dismissed_later_was_not_dismissed_then(service, manager):
    dismissed(manager, service.slug)

    then = in_api(manager, service.slug, "?as_at=2026-04-30&kind=reference_twice")

    assert [each["dismissed"] for each in then] == [None]


def ordered(manager, slug, order, **fields):
    manager.get("/places")
    headers = {"X-CSRFToken": manager.page.value("csrf_token")}
    return manager.post(f"/api/v1/authorities/{slug}/orders", json={"order": order, **fields}, headers=headers)


def test_nobody_dismisses_the_same_twice(service, manager):
    found = the_one(manager, service.slug)
    order = {"finding": found["key"], "fingerprint": found["fingerprint"], "reason": REASON}
    assert ordered(manager, service.slug, "dismiss_finding", **order).status_code == 201

    again = ordered(manager, service.slug, "dismiss_finding", **order)

    assert (again.status_code, again.json["refusal"]) == (409, "NothingWouldChange")


def another_carries_it(service):
    service.happens("create_action", plan=str(service.ids["plan"]), title="Write to the court", reference="3.16")


def test_facts_that_changed_since_the_form_was_opened_are_dismissed_by_nobody(service, manager):
    found = the_one(manager, service.slug)
    form = opened(manager, f"/{service.slug}/dismiss-finding?finding={found['key']}")
    another_carries_it(service)
    before = service.facts()

    answer = manager.post(f"/{service.slug}/dismiss-finding", data=form.values | {"reason": REASON})

    assert answer.status_code == 409
    assert "The facts changed" in manager.page.words
    assert "Reference 3.16 stands for 3 actions" in manager.page.words
    assert service.facts() == before
    again = shown(answer).values
    assert again["reason"] == REASON
    assert again["fingerprint"] == the_one(manager, service.slug)["fingerprint"] != form.values["fingerprint"]
    assert manager.post(f"/{service.slug}/dismiss-finding", data=again).status_code == 303
    assert the_one(manager, service.slug)["dismissed"]


def test_a_link_to_what_was_dismissed_before_is_not_said_to_be_unchanged(service, manager):
    found = the_one(manager, service.slug)
    order = {"finding": found["key"], "fingerprint": found["fingerprint"], "reason": REASON}
    ordered(manager, service.slug, "dismiss_finding", **order)
    another_carries_it(service)

    answer = ordered(manager, service.slug, "dismiss_finding", **order)

    assert (answer.status_code, answer.json["refusal"]) == (409, "FactsChanged")
    assert answer.json["details"]["fingerprint"] == the_one(manager, service.slug)["fingerprint"]


def test_an_order_that_comes_again_is_answered_the_same_though_the_facts_changed(service, manager):
    found = the_one(manager, service.slug)
    order = {"finding": found["key"], "fingerprint": found["fingerprint"], "reason": REASON, "command_id": "look-1"}
    first = ordered(manager, service.slug, "dismiss_finding", **order)
    another_carries_it(service)

    again = ordered(manager, service.slug, "dismiss_finding", **order)

    assert (again.status_code, again.json["event_ids"]) == (200, first.json["event_ids"])


def test_a_form_that_is_opened_by_an_old_link_is_about_the_facts_of_now(service, manager):
    found = the_one(manager, service.slug)

    form = opened(manager, f"/{service.slug}/dismiss-finding?finding={found['key']}&fingerprint=0123")

    assert form.values["fingerprint"] == found["fingerprint"]


def test_of_a_finding_that_is_gone_there_is_no_form(shared, reader):
    answer = reader.get(f"/{shared.slug}/dismiss-finding?finding=reference-twice-{UUID(int=7)}&fingerprint=5f3c")

    assert answer.status_code == 404
    assert "This finding is there no more" in reader.page.words
    assert 'name="reason"' not in answer.text


def test_a_finding_that_went_while_somebody_typed_is_not_dismissed_and_the_words_are_shown(service, manager):
    found = the_one(manager, service.slug)
    form = opened(manager, f"/{service.slug}/dismiss-finding?finding={found['key']}")
    service.happens("amend_wording", action=str(service.ids["second action"]), reference="3.17")

    answer = manager.post(f"/{service.slug}/dismiss-finding", data=form.values | {"reason": REASON})

    assert answer.status_code == 404
    assert REASON in manager.page.words
    assert "FindingDismissed" not in service.facts()


def test_a_dismissal_is_taken_back_where_it_is_listed(service, manager):
    dismissed(manager, service.slug)
    entry = the_one(manager, service.slug)["dismissed"]["entry"]
    manager.get(f"/{service.slug}/findings/")
    assert f"/{service.slug}/take-back-dismissal?entry={entry}" in manager.page.links()

    answer = filled_in(
        manager, f"/{service.slug}/take-back-dismissal?entry={entry}", reason="Two readers mixed them up"
    )

    manager.get(answer.location)
    assert "Dismissal taken back" in manager.page.words
    assert "1 dismissed" not in manager.page.words
    found = the_one(manager, service.slug)
    assert (found["dismissed"], found["dismissed_before"]) == (None, None)


def test_what_was_taken_back_was_dismissed_as_far_as_was_known_then(service, manager):
    dismissed(manager, service.slug)
    entry = the_one(manager, service.slug)["dismissed"]
    ordered(manager, service.slug, "take_back_dismissal", entry=entry["entry"], reason="Mixed up")

    then = in_api(manager, service.slug, f"?known_on={entry['recorded_at'].replace('+', '%2B')}&kind=reference_twice")

    assert then[0]["dismissed"]["reason"] == REASON


def test_nobody_takes_the_same_back_twice_and_nothing_else_so(service, manager):
    dismissed(manager, service.slug)
    entry = the_one(manager, service.slug)["dismissed"]["entry"]
    ordered(manager, service.slug, "take_back_dismissal", entry=entry, reason="Mixed up")

    again = ordered(manager, service.slug, "take_back_dismissal", entry=entry, reason="Mixed up")
    joining = service.registry.authority().facts[0].entry
    other = ordered(manager, service.slug, "take_back_dismissal", entry=str(joining), reason="Mixed up")

    assert (again.status_code, again.json["refusal"]) == (409, "EntryAlreadyCorrected")
    assert (other.status_code, other.json["refusal"]) == (409, "EntryCannotBeCorrected")


def test_the_trail_says_which_finding_of_which_actions_and_takes_it_back(service, manager):
    dismissed(manager, service.slug)

    manager.get(f"/{service.slug}/entries/?event=FindingDismissed")

    told = "Finding dismissed: A reference used twice (3.16 Review every exit plan and 3.16 Train every mentor)"
    assert told in manager.page.words
    assert f"/{service.slug}/plans/{service.ids['plan']}/" in manager.page.links()
    assert [each for each in manager.page.links() if f"/{service.slug}/take-back-dismissal?entry=" in each]


def test_each_action_of_a_finding_tells_that_it_was_dismissed(service, manager):
    dismissed(manager, service.slug)

    for action in ("action", "second action"):
        manager.get(service.path(action))
        assert "Finding dismissed: A reference used twice" in manager.page.words
        assert REASON in manager.page.words
    manager.get(service.path("action", "correct-entry"))
    assert "Finding dismissed" not in manager.page.words


def test_a_finding_about_one_action_is_an_entry_of_that_action(service, manager):
    service.happens("change_rag", action=str(service.ids["second action"]), rag="Blue", reason="All are trained")
    key = next(each["key"] for each in in_api(manager, service.slug) if each["kind"] == "complete_but_open")
    filled_in(manager, f"/{service.slug}/dismiss-finding?finding={key}", reason="Kept for the open day")

    manager.get(f"/{service.slug}/entries/?event=FindingDismissed")
    assert f"/{service.slug}/actions/{service.ids['second action']}/" in manager.page.links()

    token = manager.page.value("csrf_token")
    manager.post(f"/{service.slug}/search/", data={"q": "“open day”", "csrf_token": token})
    assert f"/{service.slug}/actions/{service.ids['second action']}/" in manager.page.links()


@pytest.mark.parametrize("role", ["board", "inspector"])
def test_who_may_only_read_is_offered_nothing(shared, signed_in, role):
    reading = signed_in(role, shared.slug)

    reading.get(f"/{shared.slug}/findings/")

    assert not [each for each in reading.page.links() if "dismiss-finding" in each]
    assert reading.get(f"/{shared.slug}/dismiss-finding").status_code == 403


def test_filters_by_plan_lead_and_kind_stand_in_the_address(shared, reader):
    reader.get(f"/{shared.slug}/findings/?kind=reference_twice")
    assert "Reference 3.16 stands for" in reader.page.words

    reader.get(f"/{shared.slug}/findings/?kind=year_over&plan={shared.ids['next plan']}")
    assert "No finding fits these filters" in reader.page.words

    reader.get(f"/{shared.slug}/findings/?lead=Nobody+of+this+name")
    assert "Lead: Nobody of this name" in reader.page.words


def test_a_plan_says_small_how_many_findings_its_year_has(service, manager):
    plan = service.ids["next plan"]
    for title in ("Ring every family", "Write to every school"):
        service.given("create_action", "2026-04-02", plan=str(plan), title=title, reference="7")
    catch_up(service.projector, service.slug)

    manager.get(f"/{service.slug}/plans/{plan}/")

    waits = [each for each in in_api(manager, service.slug) if each["plan"] and each["plan"]["id"] == str(plan)]
    assert "reference_twice" in [each["kind"] for each in waits]
    assert f"{len(waits)} finding" in manager.page.words


def test_a_plan_whose_year_is_over_leads_to_its_findings_uncounted(shared, reader):
    plan = shared.ids["plan"]

    reader.get(f"/{shared.slug}/plans/{plan}/")

    assert "Findings of its year" in reader.page.words
    assert f"/{shared.slug}/findings/?plan={plan}" in reader.page.links()


def test_a_service_without_findings_is_told_so(authority, signed_in, database):
    from domain.fact import Occasion
    from domain.registry import Registry

    with Registry(database.environment(authority)) as registry:
        registry.join(Occasion(UUID(int=7), "join"), "Testshire")
    CliRunner().invoke(throughline, ["plan", authority])  # the views catch up
    board = signed_in("board", authority)

    board.get(f"/{authority}/findings/")

    assert "Nothing contradicts itself" in board.page.words


def test_the_command_and_the_api_say_the_same(shared, reader):
    ended = CliRunner().invoke(throughline, ["findings", shared.slug, "--format", "json"])
    table = CliRunner().invoke(throughline, ["findings", shared.slug, "--kind", "reference_twice"])

    told = json.loads(ended.stdout)
    assert told["findings"] == in_api(reader, shared.slug)
    assert told["counts"]["reference_twice"] == 1
    assert "A reference used twice (medium)" in table.stdout
    assert "Reference 3.16 stands" in table.stdout


def test_the_api_takes_a_plan_and_a_kind(shared, reader):
    plan = shared.ids["plan"]

    assert {each["kind"] for each in in_api(reader, shared.slug, f"?plan={plan}&kind=reference_twice")} == {
        "reference_twice"
    }
    assert reader.get(f"/api/v1/authorities/{shared.slug}/findings?kind=nonsense").status_code == 422
