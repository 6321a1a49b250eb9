"""What every page about one document shows: where it is, its name, who handed it in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask_login import current_user

from projections.documents.store import ReadingRow
from web.authorities import people
from web.permissions import may


def address(authority: str, reading: UUID) -> str:
    return f"/{authority}/documents/{reading}/"


def frame(authority: str, row: ReadingRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "url": address(authority, row.id),
        "created_at": row.created_at,
        "by": people({row.created_by}).get(row.created_by),
        "may_hand_in": may(current_user, authority, "record"),
        "may_download": may(current_user, authority, "read originals"),
    }
