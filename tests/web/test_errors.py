"""What goes wrong is said in plain words, and the same to programs in problem+json."""

import inspect

import pytest
from flask import abort

from domain import refusals
from tests.web.checked import CheckedClient
from web import create_app, errors
from web.permissions import public


@pytest.fixture(scope="module")
def broken(database):
    """An application of its own, with a route for each thing that can go wrong."""
    app = create_app(database, testing=True)
    app.test_client_class = CheckedClient

    @app.get("/broken/<int:status>", endpoint="broken")
    @app.get("/api/broken/<int:status>", endpoint="broken_api")
    @public
    def broken(status):
        if status == 409:
            raise refusals.PlanIsClosed("The plan was closed on 31 March 2021.")
        abort(status)

    yield app.test_client()
    app.extensions["connections"].close()


@pytest.mark.parametrize("status", sorted(set(errors.PAGES) - {401, 409}))
def test_each_error_has_a_page_in_plain_words(broken, status):
    assert broken.get(f"/broken/{status}").status_code == status
    assert errors.PAGES[status][0] in broken.page.words


def test_a_refusal_that_no_form_caught_says_its_sentence(broken):
    assert broken.get("/broken/409").status_code == 409
    assert "The plan was closed on 31 March 2021." in broken.page.words


def test_programs_get_the_same_refusal_as_problem_json(broken):
    answer = broken.get("/api/broken/409")

    assert answer.mimetype == "application/problem+json"
    assert answer.json["refusal"] == "PlanIsClosed"
    assert answer.json["detail"] == "The plan was closed on 31 March 2021."
    assert answer.json["status"] == answer.status_code == 409


@pytest.mark.parametrize("status", sorted(set(errors.PAGES) - {409}))
def test_programs_always_get_a_code_and_a_sentence_that_is_meant_for_them(broken, status):
    answer = broken.get(f"/api/broken/{status}")

    assert answer.status_code == status
    assert answer.json["refusal"].isalpha()
    assert answer.json["message"] == answer.json["detail"] != ""
    assert not {"button", "tab", "Back", "page"} & set(answer.json["message"].replace(".", " ").split())


def test_programs_that_are_not_signed_in_are_told_how(broken):
    answer = broken.get("/api/broken/401")

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_the_table_names_refusals_that_exist():
    known = {name for name, kind in inspect.getmembers(refusals, inspect.isclass)}

    # of questions, and of files
    assert set(errors.STATUS) - known <= {"NotADate", "NothingToSearchFor", "DocumentTooLarge"}


def test_a_refusal_has_the_status_of_its_nearest_kind():
    class UnknownMeeting(refusals.NotFound):
        pass

    assert errors.status_of(UnknownMeeting("There is no such meeting.")) == 404
    assert errors.status_of(refusals.PlanIsClosed("It is closed.")) == 409
    assert errors.status_of(refusals.InvalidOrder("No.")) == 422
