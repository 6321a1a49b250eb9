"""What a regional lead reads: the services of the region, and of each the plans that it has signed off."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any

from psycopg import Connection
from psycopg.rows import tuple_row
from psycopg.sql import SQL

from projections.published import COLUMNS, Published


def services(conn: Connection[Any], today: date) -> list[dict[str, Any]]:
    """By name, each with its plans, newest first; what is overdue is so on `today`."""
    with conn.cursor(row_factory=tuple_row) as cursor:
        cursor.execute(
            SQL(
                "SELECT slug, name, {} FROM region.services LEFT JOIN region.published_plans ON authority = slug"
                " ORDER BY lower(name), slug, starts_on DESC, kind, plan"
            ).format(COLUMNS)
        )
        rows = cursor.fetchall()
    return [
        {"slug": slug, "name": name, "plans": [seen(Published(*row[2:]), today) for row in of_one if row[2]]}
        for (slug, name), of_one in groupby(rows, key=lambda row: row[:2])
    ]


def seen(plan: Published, today: date) -> dict[str, Any]:
    return plan._asdict() | {"overdue": sum(day < today for day in plan.due_on)}
