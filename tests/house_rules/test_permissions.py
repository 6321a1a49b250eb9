"""Every route says who may use it, and the guard holds it to that."""

import pytest
from flask import Flask

from web import permissions
from web.access.roles import ROLES
from web.permissions import PUBLIC, PermissionNotDeclared, allow, declared, require_declarations

EXAMPLES = {"uuid:": "00000000-0000-0000-0000-000000000000", "int:": "1"}


def routes(app):
    for rule in app.url_map.iter_rules():
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
            yield rule, method


def address(app, rule, authority):
    """The rule's URL with something in every place."""
    values = {}
    for name in rule.arguments:
        converter = type(rule._converters[name]).__name__
        values[name] = (
            EXAMPLES["uuid:"] if converter == "UUIDConverter" else "1" if "Int" in converter else "some-thing"
        )
    if "authority" in rule.arguments:
        values["authority"] = authority
    with app.test_request_context():
        return app.url_map.bind("localhost").build(rule.endpoint, values, method=None)


def test_every_route_declares_a_permission(app):
    assert [rule.rule for rule, method in routes(app) if declared(app, rule.endpoint, method) is None] == []


def test_a_route_that_declares_none_stops_the_start():
    app = Flask(__name__, static_folder=None)
    app.add_url_rule("/forgotten", "forgotten", lambda: "seen by everybody")

    with pytest.raises(PermissionNotDeclared, match="/forgotten"):
        require_declarations(app)


def test_a_permission_that_does_not_exist_stops_the_start():
    with pytest.raises(PermissionNotDeclared):
        allow("do as one likes")


def test_strangers_reach_public_routes_alone(app, client):
    for rule, method in routes(app):
        if declared(app, rule.endpoint, method) != PUBLIC:
            answer = client.open(address(app, rule, "anywhere"), method=method)
            sent_away = answer.status_code == 401 or answer.location.startswith("/sign-in")
            assert sent_away, f"{method} {rule.rule}: {answer.status}"


def test_an_authority_does_not_exist_for_the_people_of_another(app, signed_in, authority):
    client = signed_in("manager", authority)
    for rule, method in routes(app):
        if "authority" in rule.arguments and method == "GET":
            assert client.get(address(app, rule, "elsewhere")).status_code == 404, rule.rule


def test_every_role_is_known_to_a_permission():
    held = set().union(*permissions.PERMISSIONS.values())

    assert held == set(ROLES)
