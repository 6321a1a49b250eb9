"""Who may do what: every route declares its permission, and a route that declares none stops the start.

    @blueprint.get("/<slug:authority>/plans/<plan>/")
    @allow("read plans")
    def show(authority, plan): ...

The guard runs before every view. A route with `authority` in its URL asks about that authority: people without
any grant there get "not found", as if it did not exist; people whose role there is too small get "not allowed".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from flask import Flask, abort, current_app, request
from flask_login import current_user

from web.access.ended import refuse_outsider

PUBLIC = "public"
SIGNED_IN = "signed in"
PERMISSIONS: dict[str, frozenset[str]] = {
    "read plans": frozenset({"editor", "manager", "board", "inspector"}),
    "record": frozenset({"editor", "manager"}),
    "read originals": frozenset({"editor", "manager", "inspector"}),
    "decide": frozenset({"manager"}),
    "take evidence": frozenset({"manager", "inspector"}),
    "see who looked": frozenset({"manager", "inspector"}),
    "compare the region": frozenset({"regional_lead", "editor", "manager", "board"}),
    "manage accounts": frozenset({"administrator"}),
}
HELD_ANYWHERE = frozenset({"compare the region"})
"""Services learn from their neighbours: a role on any of them is enough."""

View = TypeVar("View", bound=Callable[..., Any])


class PermissionNotDeclared(RuntimeError):
    """A route says neither who may use it nor that everybody may."""


def allow(permission: str) -> Callable[[View], View]:
    """Declare who may use a view, or one method of a MethodView."""
    if permission not in PERMISSIONS and permission not in {PUBLIC, SIGNED_IN}:
        raise PermissionNotDeclared(f"There is no permission named {permission!r}.")

    def declare(view: View) -> View:
        view.permission = permission  # type: ignore[attr-defined]
        return view

    return declare


public = allow(PUBLIC)
signed_in = allow(SIGNED_IN)


def declare_public(app: Flask, *endpoints: str) -> None:
    """For endpoints that a library registers, such as static files."""
    app.extensions.setdefault("public endpoints", set()).update(endpoints)


def may(account: Any, authority: str | None, permission: str) -> bool:
    """Does one of the account's roles (on this authority, if one is named) include the permission?"""
    if permission in HELD_ANYWHERE and account.is_authenticated:
        return any(has_role(account, place, PERMISSIONS[permission]) for place in (None, *account.authorities))
    return has_role(account, authority, PERMISSIONS[permission])


def has_role(account: Any, authority: str | None, roles: Iterable[str]) -> bool:
    """The same question for a list of roles, as the orders carry it."""
    return bool(account.is_authenticated and account.roles_in(authority) & set(roles))


def require_role(authority: str | None, roles: Iterable[str]) -> None:
    """403 unless whoever is signed in has one of these roles there."""
    if not has_role(current_user, authority, roles):
        abort(403)


def declared(app: Flask, endpoint: str, method: str) -> str | None:
    """The permission of a route's method, or None if it has none."""
    if endpoint in app.extensions.get("public endpoints", ()):
        return PUBLIC
    view = app.view_functions[endpoint]
    of_class = getattr(view, "view_class", None)
    if of_class is not None:
        handler = getattr(of_class, method.lower(), None)
        if handler is None and method in {"HEAD", "OPTIONS"}:
            handler = getattr(of_class, "get", None) or next(_handlers(of_class), None)
        view = handler or view
    return getattr(view, "permission", None)


def _handlers(view_class: Any) -> Iterable[Any]:
    return (getattr(view_class, method.lower()) for method in sorted(view_class.methods or ()))


def require_declarations(app: Flask) -> None:
    """Refuses to start an application with a route that declares no permission."""
    for rule in app.url_map.iter_rules():
        for method in rule.methods or ():
            if declared(app, rule.endpoint, method) is None:
                raise PermissionNotDeclared(
                    f"{method} {rule.rule} ({rule.endpoint}) declares no permission:"
                    " put @allow(…), @signed_in or @public on its view."
                )


def guard() -> None:
    """Runs before every view."""
    if request.endpoint is None:
        return
    permission = declared(current_app._get_current_object(), request.endpoint, request.method)  # type: ignore[attr-defined]
    if permission is None:
        raise PermissionNotDeclared(request.endpoint)
    if permission == PUBLIC:
        return
    if not current_user.is_authenticated:
        abort(401)
    if permission == SIGNED_IN:
        return
    authority = (request.view_args or {}).get("authority")
    if authority is not None and not current_user.roles_in(authority):
        refuse_outsider(authority)
    if not may(current_user, authority, permission):
        abort(403)
