"""A finding is dismissed with a reason, for everybody to read, and comes back when its facts change."""

from __future__ import annotations

import json
from uuid import UUID

import pytest
from click.testing import CliRunner

from domain.refusals import NothingWouldChange
from migrations.runner import add_authority
from tests.conftest import leave
from tests.web.recording.conftest import a_service
from tests.web.recording.filling_in import filled_in
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


def test_nobody_dismisses_the_same_twice(service, manager):
    found = the_one(manager, service.slug)
    order = {"finding": found["key"], "fingerprint": found["fingerprint"], "reason": REASON}
    service.happens("dismiss_finding", **order)

    with pytest.raises(NothingWouldChange):
        service.happens("dismiss_finding", **order)


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


def test_a_plan_says_small_how_many_findings_there_are(shared, reader):
    plan = shared.ids["plan"]
    waits = [each for each in in_api(reader, shared.slug) if each["plan"]["id"] == str(plan)]

    reader.get(f"/{shared.slug}/plans/{plan}/")

    assert f"{len(waits)} finding" in reader.page.words
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
