"""The API does what its description says: for whatever fits it and whatever does not, made up by schemathesis."""

from __future__ import annotations

import re
from uuid import UUID

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.web.api.documents import ROWS, hand_in
from tests.web.api.programs import NUMBERS, Program, create_action, new_authority, new_program, open_plan
from tests.workers.reading.formats import as_word, saved
from web import layout
from web.api import install
from workers.documents import opened, read_one

FAR_AWAY = re.compile(r"“(?!19|20|21)\d{4}\S*” is not a (date|moment)")
CONTRADICTIONS = {
    ("/amend-wording", "title"),  # a title or a reference
    ("/revise-due-date", "meeting"),  # the day of a meeting without its name
    ("/sign-off-plan", "meeting_on"),  # after the sign-off
    ("/open-plan", "period"),
    ("/combine-plans", "period"),
    ("/combine-plans", "plans"),
    ("/correct-entry", "instead"),
    ("/report-value", "period"),
    ("/share-with-region", "shares"),  # of a plan other codes than of all
    ("/share-with-region", "effective_on"),  # before what holds from a later day
    ("/define-indicator", "name"),  # of the national list, or one of its own
    ("/name-adoption", "from_action"),  # what nobody shares
    ("/correct-value", "period"),
    ("/documents", "file"),  # an empty one
    ("/documents", "period"),
    ("/{document}", "period"),
    ("/{document}", "into.*.period"),
    ("/{item}", "needs.*"),  # of a question that the row does not ask
    ("/{item}", "without"),
    ("/{item}", "says.*"),
    ("/{item}", "match"),
    ("/{item}", "joined_to"),
}
"""What a description by fields can't say: fields that are well formed but contradict each other or mean nothing."""


MADE_UP = re.compile(r"(?<=^needs\.).*|(?<=^says\.).*|(?<=^into\.).*(?=\.period$)", re.DOTALL)
"""Names that whoever asks may choose."""


def understood(_context, response, case) -> None:
    """What fits the description is carried out, or refused for a reason that no description by fields could give."""
    body = case.meta and case.meta.generation.mode
    if body != GenerationMode.POSITIVE or response.status_code != 422:
        return
    problem = response.json()
    if problem["refusal"] in ("InvalidOrder", "InvalidQuestion") and case.operation.path.endswith("/orders") is False:
        for name, reasons in problem.get("fields", {"order": []}).items():
            if reasons and FAR_AWAY.search(reasons[0]):
                continue
            where = (case.operation.path[case.operation.path.rindex("/") :], MADE_UP.sub("*", name))
            assert where in CONTRADICTIONS, problem["message"]


def only_described() -> Flask:
    """An application that can do no more than describe the API: for that, it needs no database."""
    app = Flask("described")
    layout.install(app)
    install(app)
    return app


def described(*phases: str):
    """The API as it describes itself, for tests of these phases."""
    config = {phase: {"enabled": phase in phases} for phase in ("examples", "coverage", "fuzzing")}
    return schemathesis.openapi.from_wsgi(
        "/api/v1/openapi.json", only_described(), config=SchemathesisConfig.from_dict({"phases": config})
    )


SYSTEMATICALLY = re.compile(
    "^(show_.*|list_.*|create_action|correct_entry|adopt_rag_scheme|publish_inspection|give_order"
    "|hand_in_document|change_document_settings|answer_item|record_document)$"
)
"""Every question, and one order of each kind of fields: the other thirty are made of the same fields."""

at_random = described("examples", "fuzzing")
at_limits = described("coverage").include(operation_id_regex=SYSTEMATICALLY)


@pytest.fixture(scope="module")
def manager(app, database) -> Program:
    """One authority for all: each has connections of its own."""
    return new_program(app, database, new_authority(database), "manager")


@pytest.fixture
def names(manager, database) -> dict[str, str]:
    """What paths are filled with, so that orders reach what they are about."""
    plan = open_plan(manager, f"Plan {next(NUMBERS)}")
    document = hand_in(manager, saved(as_word(ROWS)), plan=plan).json["id"]
    with opened(database, manager.slug) as connection:
        read_one(connection, manager.slug, UUID(document))
    action = create_action(manager, plan)
    return {
        "authority": manager.slug,
        "plan": plan,
        "action": action,
        "entry": an_entry(manager, action),
        "document": document,
        "item": "line:1",
        "code": "VIC",
        "older": plan,
        "newer": plan,
        "report": asked_for(manager),
        "kind": "json",
    }


def an_entry(manager: Program, action: str) -> str:
    """The id of an entry of an action."""
    noted = manager.give(f"/actions/{action}/note-progress", text="Begun", effective_on="2025-04-03")
    return noted.json["event_ids"][0]


def asked_for(manager: Program) -> str:
    """The id of a report."""
    report = manager.client.post("/api/v1/region/reports", json={"themes": ["VIC"]}, headers=manager.with_token(None))
    return report.json["id"]


@at_random.parametrize()
@settings(
    max_examples=8,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
def test_whatever_is_sent_the_answer_is_as_described(case, app, manager, names):
    send(case, app, manager, names)


@at_limits.parametrize()
@settings(database=None, phases=(Phase.explicit,), suppress_health_check=list(HealthCheck))
def test_at_every_limit_the_answer_is_as_described(case, app, manager, names):
    send(case, app, manager, names)


def send(case, app, manager, names) -> None:
    case.operation.app = app
    path = case.meta and case.meta.components.get(ParameterLocation.PATH)
    if path is None or path.mode == GenerationMode.POSITIVE:
        case.path_parameters = {name: names[name] for name in case.path_parameters or {}}

    case.call_and_validate(
        headers=manager.with_token(None),
        additional_checks=[understood],
        excluded_checks=[positive_data_acceptance],
    )
