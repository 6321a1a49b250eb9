"""Inspectors are let in until a day, by a manager, and are out at once when it is over."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest

from domain.refusals import in_words
from migrations.database import ACCESS, OWNER
from web.access import accounts
from web.access.sessions import make_token


@pytest.fixture
def access(database):
    with psycopg.connect(database.conninfo(ACCESS), autocommit=True) as connection:
        yield connection


@pytest.fixture
def inspector(app, somebody, access, own_story, authority):
    """Somebody let in until today, who has signed in."""
    person = somebody()
    accounts.grant(access, person.id, "inspector", authority, accounts.today(access))
    client = app.test_client()
    assert client.sign_in(person.email, person.password).status_code == 303
    client.person = person
    return client


def the_day_passes(database, person):
    with psycopg.connect(database.conninfo(OWNER)) as owner:
        owner.execute("UPDATE access.grants SET until = until - 1 WHERE account = %s", [person.id])


def address(authority):
    return f"/{authority}/inspection/inspectors/"


def let_in(manager, authority, **typed):
    return manager.send(address(authority), **typed)


def test_a_manager_lets_an_inspector_in_until_a_day(signed_in, somebody, access, authority):
    manager, person = signed_in("manager", authority), somebody()
    until = accounts.today(access) + timedelta(days=14)

    assert let_in(manager, authority, email=person.email, until=until.isoformat()).status_code == 303

    (held,) = accounts.grants_of(access, person.id)
    assert (held.role, held.authority, held.until) == ("inspector", authority, until)
    manager.get(address(authority))
    assert person.name in manager.page.words


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"until": ""}, "Give the last day"),
        ({"until": "soon"}, "soon"),
        ({"until": "2001-01-01"}, "1 January 2001 has passed"),
        ({"email": "nobody@example.org"}, "An administrator of the registry can add one."),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nobody_let_in(signed_in, somebody, access, authority, typed, said):
    manager, person = signed_in("manager", authority), somebody()
    until = accounts.today(access) + timedelta(days=14)

    answer = let_in(manager, authority, **({"email": person.email, "until": until.isoformat()} | typed))

    assert answer.status_code == 422
    assert said in manager.page.words
    assert accounts.grants_of(access, person.id) == ()


def test_nobody_of_the_service_itself_is_let_in_as_its_inspector(signed_in, somebody, access, authority):
    manager, person = signed_in("manager", authority), somebody("editor", authority)
    until = accounts.today(access) + timedelta(days=14)

    answer = let_in(manager, authority, email=person.email, until=until.isoformat())

    assert answer.status_code == 422
    assert f"{person.email} is an editor here already" in manager.page.words
    assert [held.role for held in accounts.grants_of(access, person.id)] == ["editor"]


def test_nobody_lets_an_inspector_in_for_good(somebody, access, authority):
    person = somebody()

    with pytest.raises(accounts.AccountRefused, match="until which day"):
        accounts.grant(access, person.id, "inspector", authority)


def test_after_the_last_day_an_open_session_is_out_at_once(database, inspector, authority):
    assert inspector.get(address(authority)).status_code == 403
    assert inspector.get(f"/{authority}/inspection/").status_code == 200

    the_day_passes(database, inspector.person)

    assert inspector.get(f"/{authority}/inspection/").status_code == 404
    assert inspector.get(f"/{authority}/entries/").status_code == 404


def test_and_so_is_a_program_with_a_token(app, database, inspector, access, authority):
    token = make_token(access, inspector.person.id)
    program, headers = app.test_client(), {"Authorization": f"Bearer {token}"}
    path = f"/api/v1/authorities/{authority}/inspections"
    assert program.get(path, headers=headers).status_code == 200

    the_day_passes(database, inspector.person)

    assert program.get(path, headers=headers).status_code == 404


def test_a_manager_ends_it_before_its_day(signed_in, inspector, access, authority):
    manager = signed_in("manager", authority)
    (held,) = accounts.grants_of(access, inspector.person.id)

    assert manager.send(f"{address(authority)}{held.id}/end", form=address(authority)).status_code == 303

    assert inspector.get(f"/{authority}/inspection/").status_code == 404
    assert manager.send(f"{address(authority)}{held.id}/end", form=address(authority)).status_code == 409


def test_who_is_let_in_again_may_look_until_the_new_day_and_no_longer(signed_in, inspector, access, authority):
    manager, today = signed_in("manager", authority), accounts.today(access)
    a_year, a_month = today + timedelta(days=365), today + timedelta(days=30)
    let_in(manager, authority, email=inspector.person.email, until=a_year.isoformat())

    let_in(manager, authority, email=inspector.person.email, until=a_month.isoformat())

    (held,) = accounts.grants_of(access, inspector.person.id)
    assert held.until == a_month
    manager.get(address(authority))
    assert f"may look until {in_words(a_month)} now, instead of until {in_words(a_year)}" in manager.page.words


def test_ending_it_ends_it_however_often_they_were_let_in(signed_in, inspector, access, authority):
    manager, today = signed_in("manager", authority), accounts.today(access)
    access.execute(
        "INSERT INTO access.grants (id, account, role, authority, until) VALUES (%s, %s, 'inspector', %s, %s)",
        (uuid4(), inspector.person.id, authority, today + timedelta(days=365)),
    )
    first, _ = accounts.grants_of(access, inspector.person.id)

    manager.send(f"{address(authority)}{first.id}/end", form=address(authority))

    assert accounts.grants_of(access, inspector.person.id) == ()
    assert inspector.get(f"/{authority}/inspection/").status_code == 404


def test_who_is_out_is_told_since_when(app, signed_in, inspector, access, authority):
    (held,) = accounts.grants_of(access, inspector.person.id)
    token = make_token(access, inspector.person.id)
    signed_in("manager", authority).send(f"{address(authority)}{held.id}/end", form=address(authority))

    inspector.get(f"/{authority}/inspection/")
    program = app.test_client().get(
        f"/api/v1/authorities/{authority}/inspections", headers={"Authorization": f"Bearer {token}"}
    )

    ended = f"ended on {in_words(accounts.today(access))}"
    assert "Your access to" in inspector.page.words
    assert ended in inspector.page.words
    assert ended in program.json["detail"]


def test_a_manager_ends_nothing_elsewhere(signed_in, somebody, access, authority):
    manager, other = signed_in("manager", authority), somebody("board", authority)
    (held,) = accounts.grants_of(access, other.id)

    assert manager.send(f"{address(authority)}{held.id}/end", form=address(authority)).status_code == 404
    assert accounts.grants_of(access, other.id) == (held,)
