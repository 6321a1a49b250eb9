"""Likeness across a region of 20,000 shared actions: what is alike elsewhere for one, and what is alike in 5,000.

`python -m benchmarks.likeness` measures it alone. The actions are put together from pieces of the invented examples
that teach themes; those that lie far apart in one action are the same in another, so more is alike than in real plans.
"""

from __future__ import annotations

import gc
import os
import tempfile
import time
from collections.abc import Iterator
from random import Random
from typing import Any
from uuid import UUID

import msgspec
import psycopg

from benchmarks.measuring import Line, Times
from domain.action_state import SubAction
from domain.plan import PlanState
from domain.text import TextRef
from migrations.database import REGION, Database
from migrations.runner import migrate
from projections.asked import Asked
from projections.likeness.alike import alike
from projections.likeness.clusters import found_anew
from projections.region.reading import RegionReader
from projections.region.shared import SharedAction
from projections.themes.learning import shipped

SERVICES, PLANS, ACTIONS, QUESTIONS = 8, 25, 100, 40
ALWAYS = ("[2020-01-01,)", "[2020-01-01,)")
DAY = "2020-01-01"


def measure(database: Database) -> list[Line]:
    random = Random(3)
    with psycopg.connect(database.conninfo("owner"), autocommit=True) as owner:
        others = {row[0] for row in owner.execute("SELECT slug FROM region.services").fetchall()}
        fill(owner, random)
    with psycopg.connect(database.conninfo(REGION), autocommit=True) as conn:
        reader = RegionReader(conn, Asked.of())
        lines = [similar(reader, random), first_of_all(), groups(reader)]
    with psycopg.connect(database.conninfo("owner"), autocommit=True) as owner:
        clear(owner, others)
    return lines


def similar(reader: RegionReader, random: Random) -> Line:
    """One action after the other, as the page asks."""
    times = Times()
    asked = reader.actions(authorities=["like_0"])
    alike(reader, asked[0], "like_0")
    gc.freeze()  # as a web worker does; else what all benchmarks hold is looked through for garbage meanwhile
    for action in random.sample(asked, QUESTIONS):
        with times.one():
            alike(reader, action, "like_0")
    many = SERVICES * PLANS * ACTIONS
    return Line.at_most(
        f"what is alike among {many:,} shared actions, p95", times.percentile(95), 300, "ms", str(times)
    )


def first_of_all() -> Line:
    """What the first question of a process waits for, once."""
    began = time.perf_counter()
    import sklearn.feature_extraction.text  # type: ignore[import-untyped]  # noqa: F401

    return Line("scikit-learn, loaded already or not", time.perf_counter() - began, "s")


def groups(reader: RegionReader) -> Line:
    """Of two services, found anew: a page remembers them until the region knows a further entry."""
    some = Narrowed(reader.conn, reader.asked)
    began = time.perf_counter()
    found = found_anew(some)
    took = time.perf_counter() - began
    return Line.at_most("groups alike among 5,000 shared actions", took, 5, "s", f"{len(found):,} groups")


class Narrowed(RegionReader):
    """Two services of the region."""

    def counted_as(self, kind: Any, ids: Any = None, authorities: Any = None) -> Any:
        return super().counted_as(kind, ids, authorities or ["like_0", "like_1"])


def fill(owner: psycopg.Connection[Any], random: Random) -> None:
    words = [each.text.split() for each in shipped()]
    pieces = [" ".join(each[at : at + 4]) for each in words for at in range(0, len(each), 4)]
    plans, actions, texts = [], [], []
    for number in range(SERVICES):
        slug = f"like_{number}"
        owner.execute("INSERT INTO region.services (slug, name) VALUES (%s, %s)", [slug, slug])
        for plan in [UUID(int=random.getrandbits(128)) for _ in range(PLANS)]:
            made = Made(slug, plan, random, pieces)
            plans.append((slug, plan, *ALWAYS, made.plan()))
            actions += list(made.actions())
            texts += made.texts
    write(owner, "texts (authority, plan, thing, ref, body)", texts)
    write(owner, "plan_versions (authority, plan, valid, known, state)", plans)
    columns = "authority, plan, action, lineage, created_on, themes, valid, known, state"
    write(owner, f"action_versions ({columns})", actions)
    owner.execute("ANALYZE region.texts")
    owner.execute("ANALYZE region.action_versions")


class Made:
    """A plan with its actions, as rows."""

    def __init__(self, slug: str, id: UUID, random: Random, pieces: list[str]) -> None:
        self.slug, self.id, self.random, self.pieces = slug, id, random, pieces
        self.texts: list[tuple[Any, ...]] = []

    def plan(self) -> str:
        title = self.text(self.id, 2)
        since, until = Asked.of(DAY).as_at, Asked.of("2030-03-31").as_at
        return encoded(PlanState(self.id, title, "delivery_plan", "2020-30", since, until, since))

    def actions(self) -> Iterator[tuple[Any, ...]]:
        for _ in range(ACTIONS):
            id = UUID(int=self.random.getrandbits(128))
            state = SharedAction(
                id=id, plan=self.id, reference=None, title=self.text(id, self.random.randrange(3, 8)), place=None,
                created_on=Asked.of(DAY).as_at, lineage=id, measure=self.text(id, 2),
                latest_note_text=self.text(id, 10), last_effective_on=Asked.of(DAY).as_at, sub_actions=self.parts(id),
            )  # fmt: skip
            yield (self.slug, self.id, id, id, DAY, "{}", *ALWAYS, encoded(state))

    def parts(self, id: UUID) -> list[SubAction]:
        """One action of four has some."""
        many = self.random.choice((0, 0, 0, 3))
        return [SubAction(UUID(int=self.random.getrandbits(128)), label, self.text(id, 3)) for label in "abc"[:many]]

    def text(self, thing: UUID, many: int) -> TextRef:
        ref = UUID(int=self.random.getrandbits(128))
        self.texts.append((self.slug, self.id, thing, ref, " ".join(self.random.sample(self.pieces, many))))
        return TextRef(ref, "")


def encoded(state: Any) -> str:
    return msgspec.json.encode(state).decode()


def write(owner: psycopg.Connection[Any], where: str, rows: list[tuple[Any, ...]]) -> None:
    with owner.cursor() as cursor, cursor.copy(f"COPY region.{where} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def clear(owner: psycopg.Connection[Any], others: set[str]) -> None:
    for table, column in (("texts", "authority"), ("action_versions", "authority"), ("plan_versions", "authority"),
                          ("services", "slug")):  # fmt: skip
        owner.execute(f"DELETE FROM region.{table} WHERE NOT {column} = ANY(%s)", [list(others)])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="throughline-bench-") as folder:
        os.environ["THROUGHLINE_HOME"] = folder
        os.environ.pop("DATABASE_URL", None)
        with Database.find() as found:
            migrate(found)
            for line in measure(found):
                print(f"{line.what}: {line.value:.2f} {line.unit} {line.target} {line.verdict} {line.beside}")
