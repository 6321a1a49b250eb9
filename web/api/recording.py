"""Orders: one POST for each order of the registry, made in one loop from the schemas that pages and commands use.

POST /api/v1/authorities/<slug>/actions/<action>/carry-forward     the order's fields as JSON
"""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from flask import Response, current_app, jsonify, request, url_for
from flask_login import current_user
from marshmallow import INCLUDE, Schema, fields, validate
from werkzeug.exceptions import Forbidden

from domain.carrying_out import Receipt
from domain.refusals import NotAllowed, SomeoneChangedThis, UnknownAction
from projections.answers import json_ready, receipt_answer
from projections.history import since
from projections.waiting import wait_for
from web import authorities, errors
from web.alike.shared import shared_by
from web.api import shapes
from web.api.incoming import LARGEST_BODY, ApiBlueprint, WithOrder, WithOrderOnOne
from web.api.problems import ON_ORDERS, may_answer
from web.api.reading import plan_called, reader_of, refuse_no_label
from web.api.tags import versions
from web.connections import connections, read_afresh, registry
from web.logs import request_id
from web.orders import ORDERS, Desk, OrderSchema
from web.orders.examples import EXAMPLES, answer_to
from web.orders.schema import EDITORS
from web.permissions import allow

PLACES = {"action": "/actions/<action>", "plan": "/plans/<plan>"}
IN_HEADERS = ("command_id", "version")
NO_ORDER = "There is no order of this name; docs/orders.md lists them."

blueprint = ApiBlueprint("orders", __name__, url_prefix="/api/v1/authorities/<slug:authority>", description="Recording")


class AnyOrder(Schema):
    """An order as `throughline record` takes it: its name, and its fields beside it."""

    class Meta:
        unknown = INCLUDE

    order = fields.Str(
        required=True, validate=validate.OneOf(list(ORDERS), error=NO_ORDER), metadata={"title": "Order"}
    )


@blueprint.before_request
def limit_body() -> None:
    request.max_content_length = LARGEST_BODY


@blueprint.errorhandler(Forbidden)
def not_with_this_role(error: Forbidden) -> Any:
    """The guard's refusal, in the words of the desk."""
    schema = getattr(current_app.view_functions[request.endpoint or ""], "order", None)
    return errors.refused(NotAllowed(who_may(schema)) if schema else NotAllowed(str(error.description)))


def who_may(schema: type[OrderSchema]) -> str:
    try:
        Desk(cast(Any, None), cast(Any, None), current_user.id, frozenset()).refuse_unless_allowed(schema)
    except NotAllowed as refusal:
        return str(refusal)
    return ""


def give(schema: type[OrderSchema], authority: str, order: dict[str, Any], headers: dict[str, Any]) -> Response:
    """Carry out an order that its schema has checked."""
    desk = desk_of(authority)
    about = named_in_path(schema, desk, order)
    order = order | ({schema.on: str(about)} if about else {}) | {"command_id": headers.get("key")}
    if about and "seen" in headers and headers["seen"].strip() != "*":
        order["version"] = seen(headers["seen"])
    try:
        if about and schema.order == "create_action":
            refuse_stale_plan(desk, about, order.get("version"))
        return answered(authority, desk.carry_out(schema, order))
    except SomeoneChangedThis as refusal:
        if about is None or "version" not in order:
            raise
        changes = since(authorities.reader(authority), about, order["version"])
        return errors.refused(refusal, 412, changes=json_ready(changes))


def named_in_path(schema: type[OrderSchema], desk: Desk, order: dict[str, Any]) -> UUID | None:
    """The id of the action or plan that the path names."""
    if schema.on not in PLACES:
        return None
    called = (request.view_args or {})[schema.on]
    if schema.on == "plan":
        desk.catch_up()
        return plan_called(desk.reader, called)
    refuse_no_label(called, UnknownAction("This authority has no such action."))
    return desk.action(called, order.pop("plan", None), order.pop("period", None))


def seen(if_match: str) -> int:
    """The version that the ETag names. One that is not ours is of no version, and so stale."""
    return max(versions(if_match), default=0)


def refuse_stale_plan(desk: Desk, plan: UUID, version: int | None) -> None:
    """A new action changes its plan's page, though not the plan's own entries: the domain does not look at it."""
    found = desk.registry.plan_of(plan)
    if version is not None and version != found.version:
        raise SomeoneChangedThis(
            "Someone changed this plan since you opened it. See what changed, then decide again.",
            seen=version,
            version=found.version,
        )


def desk_of(authority: str) -> Desk:
    """Where whoever asks hands orders in, with the roles they have here."""
    roles = frozenset(current_user.roles_in(authority))
    reader = reader_of(authority)
    desk = Desk(registry(authority), reader, current_user.id, roles, request=request_id(), shared_by=shared_by)

    def catch_up() -> None:
        newest = desk.registry.recorder.max_notification_id()
        if newest is not None and desk.reader.position() < newest:
            wait_until_seen(authority, newest)
            desk.reader = authorities.reader(authority)

    desk.catch_up = catch_up
    return desk


def wait_until_seen(authority: str, position: int) -> None:
    """Until a GET sees what was recorded; if the projector is behind, briefly."""
    read_afresh()
    with connections().transaction(authority) as connection:
        wait_for(connection, authority, position)


def answered(authority: str, receipt: Receipt) -> Response:
    """201, or 200 for an order that was carried out before; `Location` is what it was about."""
    wait_until_seen(authority, receipt.position)
    response = jsonify(receipt_answer(receipt))
    response.status_code = 200 if receipt.repeated else 201
    response.headers["Location"] = location(authority, receipt.subjects)
    return response


def location(authority: str, subjects: dict[str, str]) -> str:
    if action := subjects.get("new_action") or subjects.get("action"):
        return url_for("questions.show_action", authority=authority, action=action)
    if plan := subjects.get("plan"):
        return url_for("questions.show_plan", authority=authority, plan=plan)
    return url_for("questions.show_authority", authority=authority)


def described(view: Any, body: Schema, headers: type[Schema], name: str, example: Any, answer: Any) -> Any:
    """What goes in, what comes out, what can go wrong."""
    view = blueprint.arguments(headers, location="headers")(view)
    view = blueprint.arguments(body, example=example)(view)
    told = {"Location": shapes.LOCATION, "X-Request-ID": shapes.REQUEST_ID}
    view = blueprint.response(201, shapes.Receipt, headers=told, example=answer, description="It is recorded.")(view)
    view = blueprint.alt_response(
        200, schema=shapes.Receipt, headers=told, description="It had been recorded under this key before."
    )(view)
    view = may_answer(blueprint, ON_ORDERS)(view)
    return blueprint.doc(operationId=name)(view)


def add_order(schema: type[OrderSchema]) -> None:
    """The POST for one order."""

    def view(order: dict[str, Any], headers: dict[str, Any], authority: str, **_: str) -> Response:
        return give(schema, authority, order, headers)

    on_one = schema.on in PLACES
    outside = {*IN_HEADERS, *([schema.on] if on_one else [])}
    example = {name: value for name, value in EXAMPLES[schema.order].items() if name not in outside}
    who = " or ".join(sorted(schema.roles))
    view.__doc__ = f"{schema.heading}.\n\nFor the roles {who}. {(schema.__doc__ or '').strip()}"
    body = schema(exclude=tuple(outside))
    view = described(
        view, body, WithOrderOnOne if on_one else WithOrder, schema.order, example, answer_to(schema.order, schema.on)
    )
    view = allow("record" if schema.roles >= EDITORS else "decide")(view)
    view.order = schema
    rule = f"{PLACES.get(schema.on, '')}/{schema.order.replace('_', '-')}"
    blueprint.add_url_rule(rule, schema.order, view, methods=["POST"])


for _schema in ORDERS.values():
    add_order(_schema)


def give_any(order: dict[str, Any], headers: dict[str, Any], authority: str) -> Response:
    """Any order, as `throughline record` takes it.

    The order's name goes under `order`, its fields beside it, as docs/orders.md lists them.
    """
    if "key" in headers:
        order = order | {"command_id": headers["key"]}
    return answered(authority, desk_of(authority).give(order))


_any = described(
    give_any, AnyOrder(), WithOrder, "give_order",
    {"order": "note_progress", **EXAMPLES["note_progress"]}, answer_to("note_progress", "action"),
)  # fmt: skip
blueprint.add_url_rule("/orders", "give_order", allow("record")(_any), methods=["POST"])
