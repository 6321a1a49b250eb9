"""Passwords: argon2 hashes, and one refusal for a weak one."""

from __future__ import annotations

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from web.access.refused import AccountRefused

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
_hasher = PasswordHasher()


@cache
def nobodys() -> str:
    """Checked when no account has the address, so that the answer takes as long as for one that has.

    Made when the application starts: the first to ask would wait longer, and so be told.
    """
    return _hasher.hash(secrets.token_urlsafe())


def require_strength(password: str) -> None:
    if len(password) < SHORTEST_PASSWORD:
        raise AccountRefused(
            f"Use a password of at least {SHORTEST_PASSWORD} characters; three or four words are good.", "password"
        )
    if len(password) > LONGEST_PASSWORD:
        raise AccountRefused(f"Use a password of at most {LONGEST_PASSWORD} characters.", "password")


def digest_of_password(password: str) -> str:
    return _hasher.hash(password)


def password_matches(digest: str | None, password: str) -> bool:
    """Takes the same time whether or not there is an account."""
    try:
        return _hasher.verify(digest or nobodys(), password[: LONGEST_PASSWORD + 1]) and digest is not None
    except VerificationError:
        return False


def made_up_password() -> str:
    return secrets.token_urlsafe(12)
