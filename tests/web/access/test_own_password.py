"""A person changes their own password."""

import subprocess
import sys

import pytest

from tests.web.conftest import PASSWORD
from web.access import sessions
from web.access.limits import FOR_ONE_ACCOUNT

NEW = "three other words"


@pytest.fixture
def person(somebody, authority):
    return somebody("editor", authority)


@pytest.fixture
def mine(app, person):
    client = app.test_client()
    client.sign_in(person.email, person.password)
    return client


def test_every_page_leads_there(mine):
    mine.get("/places")

    assert "/change-password" in mine.page.links()


def test_the_new_password_takes_the_place_of_the_old(mine, person, app):
    answer = mine.send("/change-password", present=PASSWORD, password=NEW)

    assert answer.location == "/places"
    mine.get("/places")
    assert "Your password is changed." in mine.page.words
    assert app.test_client().sign_in(person.email, PASSWORD).status_code == 422
    assert app.test_client().sign_in(person.email, NEW).status_code == 303


def test_it_ends_what_somebody_else_may_have_begun(mine, person, app, connect):
    elsewhere = app.test_client()
    elsewhere.sign_in(person.email, PASSWORD)
    before = mine.get_cookie("throughline").value
    token = sessions.make_token(connect("throughline_access"), person.id)

    mine.send("/change-password", present=PASSWORD, password=NEW)

    assert elsewhere.get("/places").location.startswith("/sign-in")
    elsewhere.set_cookie("throughline", before)
    assert elsewhere.get("/places").location.startswith("/sign-in")
    program = {"Authorization": f"Bearer {token}"}
    assert app.test_client().get("/api/v1/authorities", headers=program).status_code == 401


@pytest.mark.parametrize(
    ("present", "password", "sentence"),
    [
        ("not my password", NEW, "This is not your present password. Check it and try again."),
        ("", NEW, "This is not your present password. Check it and try again."),
        (PASSWORD, "short", "Use a password of at least 12 characters"),
        (PASSWORD, "x" * 201, "Use a password of at most 200 characters."),
        (PASSWORD, PASSWORD, "This is the password that you have. Choose another."),
    ],
)
def test_what_is_refused_says_why_and_changes_nothing(mine, person, app, present, password, sentence):
    answer = mine.send("/change-password", present=present, password=password)

    assert answer.status_code == 422
    assert sentence in mine.page.words
    assert mine.get("/places").status_code == 200
    assert app.test_client().sign_in(person.email, PASSWORD).status_code == 303


def test_guessing_at_an_open_desk_is_stopped(mine):
    for _ in range(int(FOR_ONE_ACCOUNT.split()[0])):
        assert mine.send("/change-password", present="a guess", password=NEW).status_code == 422

    assert mine.send("/change-password", present="a guess", password=NEW).status_code == 429


def test_strangers_are_sent_to_sign_in(client):
    assert client.get("/change-password").location.startswith("/sign-in")


def test_a_password_is_as_hard_to_guess_as_the_standard_asks():
    """RFC 9106, section 4, the second recommended choice. In a process of its own: in this one they are made faster."""
    code = "from web.access.passwords import digest_of_password; print(digest_of_password('three other words'))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert said.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
