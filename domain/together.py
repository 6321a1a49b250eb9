"""Several orders carried out together: all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Step:
    """One of them: an order by its name in the registry, and its fields as the registry's method takes them.

    `place` is where in the document it was read; `effective_on` the day it is true of, if not that of the occasion;
    `seen` the version of the thing on which the person decided. Ids of new things are given, so that later steps can
    name them.
    """

    order: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    place: str | None = None
    effective_on: date | None = None
    seen: int | None = None

    def about(self) -> UUID | None:
        """The action that it is about, if it is about one."""
        return self.fields.get("action")
