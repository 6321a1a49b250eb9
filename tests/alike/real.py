"""The five real plans, each imported into a service of its own and signed off, so that the region sees them."""

from __future__ import annotations

from datetime import date

import psycopg

from domain.fact import Occasion
from domain.registry import Registry
from migrations.database import PROJECTOR, Database
from migrations.runner import add_authority
from projections.asked import Asked
from projections.catching_up import catch_up
from projections.documents.store import Documents
from projections.reading import Reader
from tests.examples import SOMEBODY
from tests.findings.test_real_plans import DOCUMENTS
from tests.workers.reading.examples import PLANS
from workers import importing
from workers.reading.reading import read


def shared(database: Database, slug: str, name: str) -> None:
    """One of the documents becomes a plan of this service, which its board signs off."""
    add_authority(database, slug)
    title, period, since = DOCUMENTS[name]
    content = (PLANS / f"{name}.txt").read_bytes()
    wanted = importing.Wanted(title, "delivery_plan", period, since)
    with (
        psycopg.connect(database.conninfo(PROJECTOR), autocommit=True) as projector,
        psycopg.connect(database.conninfo(slug), autocommit=False) as own,
        Registry(database.environment(slug)) as registry,
    ):
        registry.join(Occasion(SOMEBODY, "join"), slug.title())
        catch_up(projector, slug)
        reading = read(content, f"{name}.txt")
        importing.outcome(Documents(own, slug), Reader(own, slug), registry, reading, content, wanted, False)
        own.commit()
        catch_up(projector, slug)
        (plan,) = Reader(own, slug).plans(Asked.of())
        occasion = Occasion(SOMEBODY, "sign off", effective_on=since)
        registry.sign_off_plan(occasion, plan["id"], meeting="Management Board", meeting_on=date(since.year, 4, 1))
        catch_up(projector, slug)
