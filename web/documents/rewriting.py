"""A row edited."""

from typing import Any


def form(authority: str, row: Any, item: str) -> str:
    return ""


def rewrite(authority: str, row: Any, item: str) -> str:
    return ""
