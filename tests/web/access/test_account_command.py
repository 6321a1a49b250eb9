"""`throughline account`: the same accounts, from the command line."""

import psycopg
import pytest
from click.testing import CliRunner

from migrations.database import ACCESS
from web.access import accounts
from web.commands.account import account


@pytest.fixture
def run(home, database):
    def command(*words, typed=""):
        return CliRunner().invoke(account, words, input=typed)

    return command


def roles(database, email):
    with psycopg.connect(database.conninfo(ACCESS)) as connection:
        held = accounts.grants_of(connection, accounts.account_named(connection, email))
    return [(grant.role, grant.authority) for grant in held]


def test_an_account_is_added_with_a_role_and_a_made_up_password(run, client, authority, database):
    done = run("add", "holt@example.org", "--name", "Wren Holt", "--role", "manager", "--authority", authority)

    assert done.exit_code == 0
    assert roles(database, "holt@example.org") == [("manager", authority)]
    made_up = done.output.split("shown this once: ")[1].strip()
    assert client.sign_in("holt@example.org", made_up).status_code == 303


def test_a_password_from_standard_input_is_not_printed(run, client):
    done = run("add", "reed@example.org", "--name", "Sam Reed", "--password-stdin", typed="four words are good\n")

    assert "four words" not in done.output
    assert client.sign_in("reed@example.org", "four words are good").status_code == 303


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["add", "no address", "--name", "X"], "is not an email address"),
        (["add", "x@example.org", "--name", " "], "Give the person’s name"),
        (["add", "x@example.org", "--name", "X", "--role", "editor"], "Say which authority"),
        (
            ["add", "x@example.org", "--name", "X", "--role", "editor", "--authority", "nowhere"],
            "There is no authority",
        ),
        (["add", "x@example.org", "--name", "X", "--authority", "nowhere"], "Name the role with --role"),
        (["grant", "nobody@example.org", "--role", "administrator"], "There is no open account"),
        (["token", "nobody@example.org"], "There is no open account"),
    ],
)
def test_a_refusal_is_a_sentence_and_changes_nothing(run, words, sentence, connect):
    done = run(*words)

    assert done.exit_code == 1
    assert sentence in done.output
    added = connect(ACCESS).execute("SELECT 1 FROM access.accounts WHERE email = 'x@example.org'")
    assert added.fetchone() is None


def test_one_address_has_one_open_account(run):
    run("add", "twice@example.org", "--name", "Kit Marsh")

    again = run("add", "Twice@example.org", "--name", "Kit Marsh")
    run("revoke", "twice@example.org")
    after_closing = run("add", "twice@example.org", "--name", "Kit Marsh")

    assert "There is an account for Twice@example.org already." in again.output
    assert after_closing.exit_code == 0


def test_one_role_is_revoked_and_another_stays(run, authority, database):
    run("add", "two@example.org", "--name", "Kit Marsh", "--role", "editor", "--authority", authority)
    run("grant", "two@example.org", "--role", "board", "--authority", authority)

    run("revoke", "two@example.org", "--role", "editor")

    assert roles(database, "two@example.org") == [("board", authority)]


def test_the_list_tells_what_each_may_do(run, authority):
    run("add", "listed@example.org", "--name", "Kit Marsh", "--role", "board", "--authority", authority)

    assert f"Board member on {authority}" in " ".join(run("list").output.split())
