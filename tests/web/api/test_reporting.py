"""Programs ask for reports of the region and fetch them."""

from __future__ import annotations


def test_a_report_is_asked_for_and_looked_after(manager):
    asked = at_region(manager, "post", "/reports", json={"themes": ["DISP"]})

    assert asked.status_code == 202
    there = manager.client.get(asked.headers["Location"], headers=manager.with_token(None))
    assert (there.json["status"], there.json["themes"], there.json["files"]) == ("waiting", ["DISP"], {})
    listed = at_region(manager, "get", "/reports").json["reports"]
    assert [each["id"] for each in listed] == [there.json["id"]]


def test_a_service_that_there_is_not_is_refused(manager):
    answer = at_region(manager, "post", "/reports", json={"authorities": ["nowhere"]})

    assert answer.status_code in (404, 422)
    assert "nowhere" in answer.json["message"]


def test_somebody_elses_report_is_not_there(manager, program):
    asked = at_region(manager, "post", "/reports", json={})

    answer = program("editor").client.get(asked.headers["Location"], headers=program("editor").with_token(None))

    assert answer.status_code == 404


def at_region(program, method, path, **more):
    return getattr(program.client, method)(f"/api/v1/region{path}", headers=program.with_token(None), **more)
