"""Who may use the API: a token or a session, a role on that authority, and nobody else's."""

from __future__ import annotations

import re

import pytest

from tests.web.api.programs import new_authority
from web.orders import ORDERS


def test_without_a_token_nothing_is_answered(manager, action):
    answer = manager.client.get(f"{manager.base}/actions/{action}")

    assert answer.status_code == 401
    assert answer.mimetype == "application/problem+json"
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("token", ["tl_wrong", "", "Bearer", "\x7f"])
def test_a_wrong_token_is_no_token(manager, token):
    assert manager.client.get(manager.base, headers={"Authorization": f"Bearer {token}"}).status_code == 401


def test_another_authority_does_not_exist(manager, action, program, database):
    stranger = program("manager", new_authority(database))

    assert stranger.get(f"/actions/{action}").status_code == 404
    assert stranger.give(f"/actions/{action}/complete").status_code == 404
    assert stranger.get(f"/actions/{action}").json["title"] == manager.get("/nowhere").json["title"]


def test_a_role_somewhere_opens_no_authority(program):
    assert program(None).get().status_code == 404


def test_a_grant_on_an_authority_that_is_not_there_finds_nothing(program):
    lost = program("manager", "nowhere_at_all")
    lost.slug = "nowhere_at_all"

    assert lost.get().status_code == 404
    assert lost.give("/open-plan", title="x", kind="delivery_plan", period="2025-26").status_code == 404
    assert lost.client.get("/api/v1/authorities", headers=lost.with_token(None)).json["authorities"] == []


@pytest.mark.parametrize("role", ["board", "inspector"])
def test_who_may_read_may_not_record(program, action, role):
    reader = program(role)

    answer = reader.give(f"/actions/{action}/note-progress", text="Not mine to write.")

    assert reader.get(f"/actions/{action}").status_code == 200
    assert answer.status_code == 403
    assert answer.json["refusal"] == "NotAllowed"
    assert answer.json["message"] == (
        "“Note progress” can be ordered by an editor or a manager of this authority only."
    )


def test_an_editor_records_but_does_not_decide(program, action):
    editor = program("editor")

    noted = editor.give(f"/actions/{action}/note-progress", text="Done.")
    withdrawn = editor.give(f"/actions/{action}/withdraw", reason="Not needed.")
    by_name = editor.give("/orders", order="withdraw", action=action, reason="Not needed.")

    assert (noted.status_code, withdrawn.status_code, by_name.status_code) == (201, 403, 403)
    assert withdrawn.json["message"] == by_name.json["message"]
    assert withdrawn.json["message"] == "“Withdraw” can be ordered by a manager of this authority only."


def test_an_editor_is_refused_every_order_of_a_manager(app):
    permissions = {
        name: app.view_functions[f"orders.{name}"].permission
        for name in ORDERS  # type: ignore[attr-defined]
    }

    assert permissions == {name: "record" if "editor" in schema.roles else "decide" for name, schema in ORDERS.items()}


def test_a_session_needs_its_own_token_against_forgery(manager, action, app, database, somebody):
    from tests.web.checked import CheckedClient

    person = somebody("manager", manager.slug)
    client = CheckedClient(app, app.response_class)
    client.sign_in(person.email, person.password)
    path = f"{manager.base}/actions/{action}/note-progress"

    read = client.get(f"{manager.base}/actions/{action}")
    forged = client.post(path, json={"text": "Forged."})
    page = client.get("/api/v1/docs").text
    token = page.split('data-csrf="')[1].split('"')[0]
    meant = client.post(path, json={"text": "Meant."}, headers={"X-CSRFToken": token})

    assert read.status_code == 200
    assert (forged.status_code, forged.mimetype) == (400, "application/problem+json")
    assert meant.status_code == 201


def test_the_description_and_its_page_are_for_everybody(app):
    client = app.test_client()

    description = client.get("/api/v1/openapi.json").json
    page = client.get("/api/v1/docs")

    assert description["openapi"].startswith("3.1")
    orders = [
        path
        for path, methods in description["paths"].items()
        if "post" in methods and not re.search("/documents|/search$|/region/", path)
    ]
    assert len(orders) == len(ORDERS) + 1
    assert "unsafe" not in page.headers["Content-Security-Policy"]
    assert "http://" not in page.text
    assert "https://" not in page.text
    for file in ("swagger-ui.css", "swagger-ui-bundle.js", "api-docs.js"):
        with client.get(f"/static/{file}") as found:
            assert found.status_code == 200
