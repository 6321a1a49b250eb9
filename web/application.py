"""The web application: `create_app` puts pages and API together."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

from flask import Flask, current_app, request
from flask_talisman import Talisman
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from migrations.logs import configure as configure_logs
from web import api, connections, errors, health, layout, logs, looks, permissions
from web.access import passwords
from web.access.limits import limiter
from web.access.sessions import login_manager, uses_token

# In this order: the first segment of an authority's pages is its slug, so everything else has a name of its own.
BLUEPRINTS = (
    "web.home",
    "web.access.routes",
    "web.access.administration",
    "web.plans.routes",
    "web.plans.downloading",
    "web.actions.routes",
    "web.entries.exporting",
    "web.entries.routes",
    "web.findings.routes",
    "web.themes.routes",
    "web.region.routes",
    "web.indicators.regional",
    "web.alike.routes",
    "web.sharing.routes",
    "web.recording.routes",
    "web.recording.leaving",
    "web.documents.routes",
    "web.inspection.routes",
    "web.lineage.routes",
    "web.proof.routes",
    "web.search.routes",
    "web.indicators.routes",
)
LARGEST_REQUEST = 2 * 1024 * 1024
A_YEAR = 365 * 24 * 60 * 60

POLICY = {
    "default-src": "'self'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}

csrf = CSRFProtect()
talisman = Talisman()  # @talisman(content_security_policy=…) on a view that needs a policy of its own


def create_app(database: Any = None, testing: bool = False, **settings: Any) -> Flask:
    """The web application over a database; without one, over what the environment names."""
    if database is None:
        from migrations.database import Database

        database = Database.find()
    configure_logs()
    passwords.nobodys()
    app = Flask(__name__, static_folder="static")
    app.config.from_mapping(_settings(database), TESTING=testing, **settings)
    connections.install(app, database)
    logs.install(app)
    errors.install(app)
    layout.install(app)
    _guard(app)
    for name in BLUEPRINTS:
        app.register_blueprint(import_module(name).blueprint)
    app.register_blueprint(health.blueprint)
    api.install(app)
    permissions.declare_public(app, "static")
    permissions.require_declarations(app)
    return app


def _settings(database: Any) -> dict[str, Any]:
    address = os.environ.get("THROUGHLINE_URL", "")
    return {
        "SECRET_KEY": _cookie_key(database),
        "SESSION_COOKIE_NAME": "throughline",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": address.startswith("https:"),
        "MAX_CONTENT_LENGTH": LARGEST_REQUEST,
        "MAX_FORM_MEMORY_SIZE": LARGEST_REQUEST,
        "SEND_FILE_MAX_AGE_DEFAULT": A_YEAR,
        "WTF_CSRF_CHECK_DEFAULT": False,  # _guard checks, so that token-bearing requests can go without
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the session
        "WTF_CSRF_SSL_STRICT": False,
        "RATELIMIT_STORAGE_URI": os.environ.get("THROUGHLINE_LIMITS_URL", "memory://"),
        "PREFERRED_URL_SCHEME": "https" if address.startswith("https:") else "http",
        "BEHIND_HTTPS": address.startswith("https:"),
    }


def _cookie_key(database: Any) -> str:
    """Signs cookies; made of the instance's one secret, so every web process has the same and none is configured."""
    return str(database.secret.derive("web cookies"))


def _guard(app: Flask) -> None:
    """Everything that stands before a view: headers, who is asking, may they, and is it their own form."""
    if app.config["BEHIND_HTTPS"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign]
    talisman.init_app(
        app,
        force_https=False,  # the proxy's work; health checks come over plain HTTP
        strict_transport_security=app.config["BEHIND_HTTPS"],
        session_cookie_secure=app.config["BEHIND_HTTPS"],
        content_security_policy=POLICY,
        referrer_policy="same-origin",
    )
    login_manager.init_app(app)
    login_manager.session_protection = None  # sessions are in the database
    limiter.init_app(app)
    csrf.init_app(app)
    app.before_request(permissions.guard)
    app.before_request(_let_files_through)
    app.before_request(_require_csrf)
    app.after_request(_keep_private)
    looks.install(app)


def _let_files_through() -> None:
    """A view that takes files says in `largest` how many bytes; all others take `LARGEST_REQUEST`."""
    largest = getattr(current_app.view_functions.get(request.endpoint or ""), "largest", None)
    if largest is not None:
        request.max_content_length = largest


def _require_csrf() -> None:
    if request.endpoint is not None and not uses_token(request):
        csrf.protect()


def _keep_private(response: Any) -> Any:
    """Pages show what one person may see: no cache may keep them."""
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store, private")
    return response
