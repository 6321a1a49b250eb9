"""The administrator's pages."""

import psycopg
import pytest

from migrations.database import ACCESS
from web.access import accounts


@pytest.fixture
def administrator(signed_in):
    return signed_in("administrator")


def account_of(database, email):
    with psycopg.connect(database.conninfo(ACCESS)) as connection:
        found = accounts.account_named(connection, email)
        return found, accounts.grants_of(connection, found)


def test_an_administrator_adds_a_manager(administrator, authority, database, app):
    administrator.send("/accounts/add", name="Wren Holt", email="wren@example.org", role="manager", authority=authority)

    assert "Password for Wren Holt" in administrator.page.words
    password = administrator.page.words.split("Password: ")[1].split()[0]
    new = app.test_client()
    assert new.sign_in("wren@example.org", password).status_code == 303
    assert new.get("/").location == f"/{authority}/"


def test_a_refused_account_says_why_and_keeps_what_was_typed(administrator):
    answer = administrator.send("/accounts/add", name="Wren Holt", email="no address", role="editor")

    assert answer.status_code == 422
    assert "“no address” is not an email address" in administrator.page.words
    assert administrator.page.value("name") == "Wren Holt"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"role": ""}, "Choose a role."),
        ({"role": "editor"}, "Say which authority the role editor is for."),
        ({"role": "editor", "authority": "nowhere"}, "There is no authority “nowhere” here."),
        ({"role": "administrator", "until": "2001-01-01"}, "1 January 2001 has passed"),
        ({"role": "administrator", "until": "soon"}, "“soon” is not a date"),
        ({"role": "owner"}, "There is no role “owner”."),
    ],
)
def test_a_role_that_makes_no_sense_is_refused(administrator, somebody, database, fields, words):
    person = somebody()

    answer = administrator.send(f"/accounts/{person.id}/grant", form=f"/accounts/{person.id}/", **fields)

    assert answer.status_code == 422
    assert words in administrator.page.words
    assert account_of(database, person.email)[1] == ()


def test_a_regional_role_names_no_authority(administrator, somebody, authority):
    person = somebody()

    administrator.send(
        f"/accounts/{person.id}/grant", form=f"/accounts/{person.id}/", role="regional_lead", authority=authority
    )

    assert "is for the whole region, not for one authority" in administrator.page.words


def test_a_revoked_role_stays_on_record(administrator, somebody, authority, database):
    person = somebody("editor", authority)
    (held,) = account_of(database, person.email)[1]

    administrator.send(f"/accounts/{person.id}/revoke", form=f"/accounts/{person.id}/", grant=str(held.id))

    administrator.get(f"/accounts/{person.id}/")
    assert "The role is revoked" in administrator.page.words
    assert "Editor" in administrator.page.words
    assert account_of(database, person.email)[1] == ()


def test_a_closed_account_stays_on_record(administrator, somebody):
    person = somebody()

    administrator.send(f"/accounts/{person.id}/close", form=f"/accounts/{person.id}/")

    administrator.get(f"/accounts/{person.id}/")
    assert "closed on" in administrator.page.words


def test_a_new_password_ends_the_old_one(administrator, somebody, app):
    person = somebody()

    administrator.send(f"/accounts/{person.id}/password", form=f"/accounts/{person.id}/")

    assert app.test_client().sign_in(person.email, person.password).status_code == 422


@pytest.fixture
def last(somebody, app, connect):
    """The only administrator: their client, and who they are."""
    person = somebody("administrator")
    connect("throughline_access").execute(
        "UPDATE access.grants SET revoked_at = now() WHERE role = 'administrator' AND account <> %s", (person.id,)
    )
    client = app.test_client()
    client.sign_in(person.email, person.password)
    return client, person


def test_the_last_administrator_keeps_the_role(last, database):
    client, person = last
    (held,) = account_of(database, person.email)[1]

    answer = client.send(f"/accounts/{person.id}/revoke", form=f"/accounts/{person.id}/", grant=str(held.id))

    assert answer.status_code == 409
    assert "Nobody else here is an administrator. Give somebody else the role first" in client.page.words
    assert account_of(database, person.email)[1] == (held,)


def test_the_last_administrator_keeps_the_account(last, database):
    client, person = last

    answer = client.send(f"/accounts/{person.id}/close", form=f"/accounts/{person.id}/")

    assert answer.status_code == 409
    assert "Nobody else here is an administrator." in client.page.words
    assert account_of(database, person.email)[0] == person.id


def test_an_administrator_whom_another_follows_may_go(last, somebody, database):
    client, person = last
    somebody("administrator")
    (held,) = account_of(database, person.email)[1]

    closing = client.send(f"/accounts/{person.id}/close", form=f"/accounts/{person.id}/")
    words = client.page.words
    client.send(f"/accounts/{person.id}/revoke", form=f"/accounts/{person.id}/", grant=str(held.id))

    assert closing.status_code == 409
    assert "You can’t close your own account; another administrator can." in words
    assert account_of(database, person.email)[1] == ()


def test_an_administrator_whose_account_is_closed_counts_for_nothing(last, somebody, connect, database):
    client, person = last
    other = somebody("administrator")
    connect("throughline_access").execute("UPDATE access.accounts SET closed_at = now() WHERE id = %s", (other.id,))
    (held,) = account_of(database, person.email)[1]

    answer = client.send(f"/accounts/{person.id}/revoke", form=f"/accounts/{person.id}/", grant=str(held.id))

    assert answer.status_code == 409


def test_an_unknown_account_is_not_found(administrator):
    assert administrator.get("/accounts/00000000-0000-0000-0000-000000000000/").status_code == 404


@pytest.mark.parametrize("role", ["editor", "manager", "board", "inspector", "regional_lead"])
def test_only_administrators_see_accounts(signed_in, authority, role):
    client = signed_in(role, None if role == "regional_lead" else authority)

    assert client.get("/accounts/").status_code == 403
    assert "Your role does not include this" in client.page.words


def test_nothing_about_accounts_can_be_deleted(connect):
    for table in ("accounts", "grants", "sessions", "tokens"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connect("throughline_access").execute(f"DELETE FROM access.{table}")


@pytest.mark.parametrize("path", ["", "entries/", "entries/entries.csv", "inspection/proof/", "inspection/looks/",
                                  "erase-text"])  # fmt: skip
def test_administration_is_about_accounts_not_contents(administrator, authority, path):
    assert administrator.get(f"/{authority}/{path}").status_code == 404
