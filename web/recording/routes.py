"""A page for every order: GET shows its form, POST hands it in.

    /<authority>/actions/<action>/carry-forward     /<authority>/plans/<plan>/create-action     /<authority>/open-plan

Each order has a route of its own, with the permission that its schema's roles mean; an order that fits none stops
the start. The desk checks the roles again.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from domain.carrying_out import Receipt
from domain.refusals import Refusal
from projections.asked import Asked
from projections.inspecting.recommendations import inspections
from projections.waiting import wait_for
from web.alike.shared import shared_by
from web.asking import DATES
from web.authorities import reader
from web.connections import connections, read_afresh, registry
from web.logs import request_id
from web.orders import ORDERS, Desk
from web.orders.schema import OrderSchema
from web.permissions import PERMISSIONS, PermissionNotDeclared, allow
from web.recording import correcting, pages
from web.recording.form import order_of
from web.recording.said import LATE_VIEW, STANDS, numbered_twice, said, what_stands, with_receipt
from web.recording.subject import subject_of

blueprint = Blueprint("recording", __name__, template_folder="templates")

PLACES = {
    "authority": "",
    "plan": "/plans/<uuid:plan>",
    "action": "/actions/<uuid:action>",
    "inspection": "/inspections/<uuid:inspection>",
    "audit": "/audits/<uuid:audit>",
    "indicator": "/indicators/<uuid:indicator>",
}
WHERE_TO = {
    "action": "/{authority}/actions/{id}/",
    "plan": "/{authority}/plans/{id}/",
    "inspection": "/{authority}/inspection/inspections/{id}/",
    "audit": "/{authority}/inspection/audits/{id}/",
    "indicator": "/{authority}/indicators/{id}/",
}


def address(schema: type[OrderSchema]) -> str:
    return f"/<slug:authority>{PLACES[schema.on]}/{schema.order.replace('_', '-')}"


def permission(schema: type[OrderSchema]) -> str:
    """The permission that exactly the order's roles have."""
    for name in ("record", "decide"):
        if PERMISSIONS[name] == schema.roles:
            return name
    raise PermissionNotDeclared(f"No permission means the roles of {schema.order}: {', '.join(sorted(schema.roles))}.")


def register(schema: type[OrderSchema]) -> None:
    @allow(permission(schema))
    def show(authority: str, **about: UUID) -> ResponseReturnValue:
        if set(DATES) & request.args.keys():
            return redirect(request.path)  # what happens is recorded now, never in a page of the past
        return pages.opened(schema, authority, the_one(about))

    @allow(permission(schema))
    def hand_in(authority: str, **about: UUID) -> ResponseReturnValue:
        id = the_one(about)
        if "redraw" in request.form:
            return pages.redrawn(schema, authority, id)
        try:
            order = order_of(schema, id, request.form, entry_in_question(schema, authority, id))
            receipt = desk(authority).give(order)
        except Refusal as refusal:
            return pages.refused(schema, authority, id, refusal)
        return recorded(authority, order, receipt)

    blueprint.add_url_rule(address(schema), schema.order, show, methods=["GET"])
    blueprint.add_url_rule(address(schema), f"{schema.order}_post", hand_in, methods=["POST"])


def the_one(about: dict[str, UUID]) -> UUID | None:
    return next(iter(about.values()), None)


def desk(authority: str) -> Desk:
    roles = frozenset(current_user.roles_in(authority))
    made = Desk(
        registry(authority), reader(authority), current_user.id, roles, request=request_id(), shared_by=shared_by
    )

    def catch_up() -> None:
        pages.see_everything(authority)
        made.reader = reader(authority)

    made.catch_up = catch_up
    return made


def entry_in_question(schema: type[OrderSchema], authority: str, id: UUID | None) -> dict[str, Any] | None:
    if schema.order not in correcting.ORDERS_THAT_CORRECT:
        return None
    return correcting.entry_of(subject_of(schema.on, id, reader(authority)), request.form)


def recorded(authority: str, order: dict[str, Any], receipt: Receipt) -> ResponseReturnValue:
    """To the page that shows it, once the views hold it; a form sent twice comes to the same page."""
    with connections().transaction(authority) as connection:
        in_time = wait_for(connection, authority, receipt.position)
    words = said(order, receipt)
    if in_time and "action" in receipt.subjects and schema_says_more(order):
        read_afresh()
        words += what_stands(order, reader(authority).action(UUID(receipt.subjects["action"]), Asked.of()))
    if in_time and order.get("reference") and order["order"] in ("make_recommendation", "reword_recommendation"):
        read_afresh()
        found = inspections(reader(authority), Asked.of())
        its = (each["recommendations"] for each in found if str(each["id"]) == receipt.subjects["inspection"])
        words += numbered_twice(order["reference"], next(its, ()))
    words = words if in_time else words + LATE_VIEW
    flash(with_receipt(words, authority, receipt), "success" if in_time else "warning")
    place = pages.NEXT.get(order["order"], "").format(authority=authority)
    return redirect(place or where_to(authority, receipt.subjects), 303)


def schema_says_more(order: dict[str, Any]) -> bool:
    return order["order"] in STANDS or bool(order.get("due"))


def where_to(authority: str, subjects: dict[str, str]) -> str:
    for kind, place in WHERE_TO.items():
        if kind == "inspection" and kind in subjects and not still_announced(authority, subjects[kind]):
            return f"/{authority}/inspection/inspections/"
        if kind in subjects:
            return place.format(authority=authority, id=subjects[kind])
    return f"/{authority}/"


def still_announced(authority: str, inspection: str) -> bool:
    """Not if just that was taken back."""
    read_afresh()
    return any(str(each["id"]) == inspection for each in reader(authority).authority(Asked.of())["inspections"])


for each in ORDERS.values():
    register(each)
pages.install(blueprint)
