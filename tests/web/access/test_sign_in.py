"""Signing in and out."""

import psycopg
import pytest

from migrations.database import ACCESS
from web.access import accounts, sessions
from web.access.limits import FOR_ONE_ACCOUNT


def test_a_stranger_reads_what_this_is_and_where_to_sign_in(client):
    client.get("/")

    assert "Throughline keeps the plans of youth justice services" in client.page.words
    assert "/sign-in" in client.page.links()


def test_whoever_signs_in_sees_where_they_can_go(client, somebody):
    person = somebody("administrator")

    client.sign_in(person.email, person.password)

    client.get("/places")
    assert person.name in client.page.words
    assert "/accounts/" in client.page.links()


def test_a_person_of_one_authority_is_taken_there(signed_in, authority):
    client = signed_in("editor", authority)

    assert client.get("/").location == f"/{authority}/"


def test_a_person_without_a_role_is_told_so(signed_in):
    client = signed_in()

    client.get("/")

    assert "Your account has no role at the moment" in client.page.words


@pytest.mark.parametrize("email", ["known", "nobody@example.org", "", "x" * 300 + "@example.org"])
def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, somebody, email):
    person = somebody("administrator")

    answer = client.sign_in(person.email if email == "known" else email, "not the password")

    assert answer.status_code == 422
    assert "You are not signed in yet" in client.page.words
    if "@" in email or email == "known":
        assert len(email) > 254 or "Email address or password is not right" in client.page.words


def test_the_address_typed_stays_in_the_form(client):
    client.sign_in("rowan@example.org", "not the password")

    assert client.page.value("email") == "rowan@example.org"


def test_a_page_that_needs_signing_in_is_reached_after_it(client, somebody):
    person = somebody("administrator")
    sent_to = client.get("/accounts/?page=2").location

    client.get(sent_to)
    answer = client.post(
        "/sign-in",
        data={
            "csrf_token": client.page.value("csrf_token"),
            "email": person.email,
            "password": person.password,
            "next": client.page.value("next"),
        },
    )

    assert answer.location == "/accounts/?page=2"


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "x"]
)
def test_signing_in_never_leads_to_another_site(client, somebody, elsewhere):
    person = somebody("administrator")

    answer = client.send("/sign-in", email=person.email, password=person.password, next=elsewhere)

    assert answer.location == "/"


def test_signing_out_ends_the_session_itself(client, somebody):
    person = somebody("administrator")
    client.sign_in(person.email, person.password)
    stolen = client.get_cookie("throughline").value

    client.send("/sign-out", form="/places")

    client.set_cookie("throughline", stolen)
    assert client.get("/accounts/").location.startswith("/sign-in")


def test_a_closed_account_is_out_with_its_next_page(signed_in, somebody, app, database):
    person = somebody("administrator")
    client = app.test_client()
    client.sign_in(person.email, person.password)

    with psycopg.connect(database.conninfo(ACCESS)) as connection:
        accounts.close_account(connection, person.id)

    assert client.get("/accounts/").location.startswith("/sign-in")


def test_a_revoked_role_ends_with_the_next_page(somebody, app, database):
    person = somebody("administrator")
    client = app.test_client()
    client.sign_in(person.email, person.password)

    with psycopg.connect(database.conninfo(ACCESS)) as connection:
        for held in accounts.grants_of(connection, person.id):
            accounts.revoke(connection, held.id)

    assert client.get("/accounts/").status_code == 403


def test_a_session_ends_after_hours_without_a_page(somebody, app, database, connect):
    person = somebody("administrator")
    client = app.test_client()
    client.sign_in(person.email, person.password)

    connect("throughline_access").execute(
        "UPDATE access.sessions SET seen_at = now() - interval '4 hours' WHERE account = %s", (person.id,)
    )

    assert client.get("/accounts/").location.startswith("/sign-in")


def test_trying_one_account_too_often_gets_a_page_that_says_so(client):
    tries = int(FOR_ONE_ACCOUNT.split()[0])
    for _ in range(tries):
        assert client.sign_in("guessed@example.org", "a guess").status_code == 422

    answer = client.sign_in("guessed@example.org", "a guess")

    assert answer.status_code == 429
    assert "Too many attempts" in client.page.words
    assert answer.headers["Retry-After"]


def test_a_form_without_its_token_is_refused_and_says_what_to_do(client, somebody):
    person = somebody("administrator")

    answer = client.post("/sign-in", data={"email": person.email, "password": person.password})

    assert answer.status_code == 400
    assert "This form is out of date" in client.page.words


def test_a_program_signs_in_with_a_token_and_needs_no_form(client, somebody, database):
    person = somebody("administrator")
    with psycopg.connect(database.conninfo(ACCESS)) as connection:
        token = sessions.make_token(connection, person.id)
    bearer = {"Authorization": f"Bearer {token}"}

    assert client.get("/accounts/", headers=bearer).status_code == 200
    assert client.post("/accounts/add", headers=bearer).status_code == 422

    with psycopg.connect(database.conninfo(ACCESS)) as connection:
        accounts.end_everything(connection, person.id)
    assert client.get("/accounts/", headers=bearer).status_code == 302


def test_a_wrong_token_is_not_helped_by_a_cookie(signed_in):
    client = signed_in("administrator")

    assert client.get("/accounts/", headers={"Authorization": "Bearer tl_wrong"}).status_code == 302
    assert client.post("/accounts/add", headers={"Authorization": "Bearer tl_wrong"}).status_code == 401


def test_the_database_holds_no_secret_itself(somebody, connect, database):
    person = somebody()
    with psycopg.connect(database.conninfo(ACCESS)) as connection:
        token = sessions.make_token(connection, person.id)

    rows = connect("throughline_access").execute("SELECT digest FROM access.tokens WHERE account = %s", (person.id,))

    assert token.encode() not in bytes(rows.fetchone()[0])
