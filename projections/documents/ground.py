"""What a review rests on: the lines of the reading, what people answered, and what the registry holds now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from psycopg.rows import tuple_row

from domain.fact import LONDON
from projections.asked import Asked
from projections.documents import leads, rated, written
from projections.documents.earlier import Earlier, told_by
from projections.documents.settings import Settings, for_new_plan, for_plan, latest_day, own_day
from projections.documents.store import Answer, Base, Documents
from projections.indicators.reading import indicators
from projections.reading import Reader

Line = Mapping[str, Any]
OF_A_DAY = ("ref", "title", "section", "objectives", "leads", "due", "measure", "rag")
"""What may change from day to day, and change back. Notes and parts are only ever added."""


@dataclass(frozen=True)
class Ground:
    """`plan` is as it stands now, with everything that was ever recorded of it; None where it will be opened.

    `versions` says how many entries each of its actions has. `began` is the day on which the authority joined.
    `later` are the plans into which its actions go on, with what is in them already.
    """

    reading: UUID
    document: str
    name: str
    version: int
    asked: Mapping[str, Any]
    lines: tuple[Line, ...]
    settings: Settings
    plan: Mapping[str, Any] | None = None
    plans: tuple[Mapping[str, Any], ...] = ()
    scheme: tuple[Mapping[str, Any], ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    versions: Mapping[UUID, int] = field(default_factory=dict)
    base: Base | None = None
    began: date = date.min
    later: tuple[Mapping[str, Any], ...] = ()
    slug: str = ""
    earlier: Earlier = field(default_factory=Earlier)
    indicators: tuple[Mapping[str, Any], ...] = ()

    def of(self, kind: str) -> list[tuple[str, Line]]:
        """The lines of a kind, each with its key."""
        return [(f"line:{n}", line) for n, line in enumerate(self.lines, 1) if line["kind"] == kind]


def gather(reader: Reader, documents: Documents, id: UUID, now: datetime | None = None) -> Ground:
    """Everything that a review of this reading needs to know."""
    row = documents.reading(id)
    now = now or datetime.now(UTC)
    today = now.astimezone(LONDON).date()
    wanted = row.asked.get("plan")
    plan = reader.plan(UUID(str(wanted)), Asked(today, now)) if wanted else None
    authority = reader.authority(Asked(today, now))
    month, day = (int(part) for part in authority["year_starts"].split("-"))
    lines, begins = documents.lines(id), (month, day)
    own = own_day(lines)
    settings = for_plan(plan, row.asked, today, own) if plan else for_new_plan(id, row.asked, today, begins, own)
    scheme = tuple(reader.authority(Asked(settings.as_at, now))["scheme"])
    settings = _as_said_before(settings, documents, scheme)
    glossary = plan["glossary"] if plan else authority["glossary"]
    ground = Ground(
        reading=id, document=row.document, name=row.name, version=row.version, asked=row.asked,
        lines=tuple(leads.explained(lines, glossary)), settings=settings,
        plans=tuple(reader.plans(Asked(today, now))), scheme=scheme, answers=documents.answers(id),
        slug=reader.slug, indicators=tuple(indicators(reader, Asked(today, now))),
        began=_began(reader), later=tuple(_later(reader, settings, Asked(today, now))),
    )  # fmt: skip
    if plan is None:
        return ground
    if settings.as_at < latest_day(plan):
        then = reader.plan(settings.plan, Asked(settings.as_at, now), every_note=False)
        plan = as_at_that_day(plan, then)
    base = written.base_of(reader, settings.plan, ground.lines) or documents.base_of(settings.plan, row.document)
    return replace(
        ground, plan=plan, versions=_versions(reader, settings.plan), base=_explained(base, glossary),
        earlier=told_by(documents.recorded_into(settings.plan), row.document, own, base),
    )  # fmt: skip


def _as_said_before(settings: Settings, documents: Documents, scheme: rated.Scheme) -> Settings:
    """With what people said of ratings when earlier documents of this plan were reviewed."""
    said = rated.with_earlier(settings.ratings, {} if settings.opens else documents.ratings_of(settings.plan))
    return replace(settings, ratings=rated.still_offered(said, scheme))


def _explained(base: Base | None, glossary: leads.Glossary) -> Base | None:
    return replace(base, lines=[dict(each) for each in leads.explained(base.lines, glossary)]) if base else None


def as_at_that_day(now: dict[str, Any], then: Mapping[str, Any]) -> dict[str, Any]:
    """The plan as it was on the day of which the document speaks; with all that was noted, and what left since."""
    earlier = {each["id"]: each for each in then["actions"]}
    return now | {"actions": [each | told_of(earlier.get(each["id"], {})) for each in now["actions"]]}


def told_of(action: Mapping[str, Any]) -> dict[str, Any]:
    return {name: action[name] for name in OF_A_DAY if name in action}


def _later(reader: Reader, settings: Settings, asked: Asked) -> Iterator[Mapping[str, Any]]:
    known = {str(each["id"]) for each in reader.plans(asked)}
    for plan in {str(each["plan"]) for each in settings.into.values() if each.get("plan")} & known:
        yield reader.plan(UUID(plan), asked, every_note=False)


def _versions(reader: Reader, plan: UUID) -> dict[UUID, int]:
    query = f'SELECT aggregate, max(version) FROM "{reader.slug}".entries WHERE plan = %s GROUP BY aggregate'
    with reader.conn.cursor(row_factory=tuple_row) as cursor:
        return dict(cursor.execute(query, [plan]).fetchall())


def _began(reader: Reader) -> date:
    with reader.conn.cursor(row_factory=tuple_row) as cursor:
        cursor.execute(f'SELECT min(lower(valid)) FROM "{reader.slug}".authority_versions')
        found = cursor.fetchone()
    return found[0] if found and found[0] else date.min
