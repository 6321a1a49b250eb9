"""Pages, API and commands of Throughline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask


def create_app(database: Any = None, testing: bool = False, **settings: Any) -> Flask:
    """The web application over a database; without one, over what the environment names."""
    # Commands live in this package too, and most need nothing of what pages need: that is imported here alone.
    from web import application

    return application.create_app(database, testing, **settings)
