"""What every answer carries: a request id, a strict policy, and no leave to keep it."""

import json
import logging

import pytest

from domain.fact import Occasion
from domain.registry import Registry
from web.access.accounts import COMMAND_LINE
from web.logs import HEADER


def test_an_answer_names_its_request(client):
    assert client.get("/", headers={HEADER: "from-the-proxy-1"}).headers[HEADER] == "from-the-proxy-1"


@pytest.mark.parametrize("sent", ["", "short", "x" * 65, "with space in it", "line\tbreak"])
def test_an_id_that_is_not_sane_is_replaced(client, sent):
    assert client.get("/", headers={HEADER: sent}).headers[HEADER] != sent


def test_every_line_in_the_log_names_the_request(client, capsys):
    client.get("/", headers={HEADER: "from-the-proxy-2"})

    assert "from-the-proxy-2" in capsys.readouterr().err


def test_what_a_library_says_reads_like_all_else(client, capsys):
    logging.getLogger("some.library").warning("no connection for %s", "derby")

    line = json.loads(capsys.readouterr().err.splitlines()[-1])
    assert (line["event"], line["level"], line["logger"]) == ("no connection for derby", "warning", "some.library")


def test_no_page_lets_scripts_or_styles_in_from_its_own_text(client):
    policy = client.get("/").headers["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_no_cache_keeps_a_page(client):
    assert "no-store" in client.get("/sign-in").headers["Cache-Control"]


def test_there_is_an_icon_also_where_no_page_names_one(client):
    with client.get("/favicon.ico", follow_redirects=True) as answer:
        assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")


def test_the_process_lives_and_is_ready(client):
    assert client.get("/healthz").json == {"ok": True}
    assert client.get("/readyz").json == {"ok": True}


def test_it_is_not_ready_when_views_stand_still_behind_their_log(app, client, database, authority, monkeypatch):
    with Registry(database.environment(authority)) as registry:
        registry.join(Occasion(actor=COMMAND_LINE, command="join"), "Testshire", "04-01")
    assert client.get("/readyz").status_code == 200

    monkeypatch.setattr("web.health.STUCK_AFTER", 0.0)

    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert authority in answer.json["reason"]


def test_it_is_not_ready_when_the_database_is_away(app, client, monkeypatch):
    monkeypatch.setattr("web.connections.WAIT_FOR_CONNECTION", 0.2)
    monkeypatch.setattr(app.extensions["connections"].database, "conninfo", lambda role: "host=/nowhere user=x")

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json["reason"] == "The database does not answer, or is not migrated."
    assert client.get("/healthz").status_code == 200
