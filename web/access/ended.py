"""Somebody without a role on an authority: to most it does not exist; to who had one, their access has ended."""

from __future__ import annotations

from typing import NoReturn

from flask import abort
from flask_login import current_user
from werkzeug.exceptions import NotFound

from domain.refusals import in_words
from web.access import accounts
from web.authorities import name_of
from web.connections import access


class AccessEnded(NotFound):
    """Nothing is shown to them any more, as to anybody without a role; only what is said differs."""

    def __init__(self, sentence: str) -> None:
        super().__init__(f"{sentence}. A manager there can let you in again.")
        self.title = sentence


def refuse_outsider(authority: str) -> NoReturn:
    with access() as connection:
        last = accounts.ended_on(connection, current_user.id, authority)
    if last is None:
        abort(404)
    raise AccessEnded(f"Your access to {name_of(authority)} ended on {in_words(last)}")
