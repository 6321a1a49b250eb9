"""How often an action was carried, and how far it slipped, is the same wherever it is said: in the demo's story."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any
from uuid import UUID

import psycopg
import pytest
from lxml.html import fromstring

from domain.fact import Occasion
from domain.registry import Registry
from migrations.database import PROJECTOR, REGION
from projections.asked import Asked
from projections.catching_up import catch_up
from projections.region.reading import RegionReader
from web.orders import Desk
from workers.demo import AUTHORITIES, PEOPLE, joined_at, tell
from workers.demo.script import told

ROLES = {person.id: person.role for person in PEOPLE.values()}
STORY = AUTHORITIES[0]
CELLS = ("th", "td[@data-label='Carried']", "td[@data-label='In all']", "td[@data-label='Slipped here']")
COUNTED = ("times_carried", "days_slipped_in_all")
SAID = re.compile(r"([Cc]arried \w+(?: times)?|[Nn]ot carried)(?:, due ([\d,]+ days? \w+) in all)?")


@pytest.fixture
def story(database, authority) -> str:
    """A service to which all of the demo's first one happened."""
    moments = [joined_at(STORY.slug)]
    with Registry(database.environment(authority), clock=lambda: moments[-1]) as registry:
        began = min(date.fromisoformat(each.order["effective_on"]) for each in told(STORY.slug))
        registry.join(Occasion(UUID(int=9), "joins", began), STORY.name, STORY.plan_year_start)

        def give(at: datetime, actor: UUID, order: dict[str, Any]) -> dict[str, Any]:
            moments.append(at)
            desk = Desk(registry, None, actor, frozenset({ROLES[actor]}), shared_by=lambda _: "elsewhere")  # type: ignore[arg-type]
            return {"ok": True, "event_ids": desk.give(order).event_ids}

        tell(STORY.slug, give)
    with psycopg.connect(database.conninfo(PROJECTOR), autocommit=True) as projector:
        catch_up(projector, authority)
    return authority


def tables(page: str) -> list[tuple[str, list[tuple[str, ...]]]]:
    """Of each thread on a page: what stands over it, and each action with how often carried and what it slipped."""
    found = []
    for body in fromstring(page).xpath("//table[contains(@class, 'tl-threads-table')]/tbody"):
        head = " ".join(body.xpath("string(.//th[@scope='rowgroup'])").split())
        rows = body.xpath("./tr[th[@scope='row']]")
        found.append((head, [tuple(" ".join(row.xpath(f"string({cell})").split()) for cell in CELLS) for row in rows]))
    return found


def test_pages_api_and_region_say_the_same_of_every_line(story, database, signed_in):
    board = signed_in("board", story)
    threads = board.get(f"/api/v1/authorities/{story}/lineage").json["threads"]
    on_lineage = tables(board.get(f"/{story}/lineage/").text)
    with psycopg.connect(database.conninfo(REGION), autocommit=True) as conn:
        shared = {str(each["id"]): each for each in RegionReader(conn, Asked.of()).actions(authorities=[story])}

    assert shared
    assert len(threads) == len(on_lineage) > 10
    for thread, (head, rows) in zip(threads, on_lineage, strict=True):
        said = []
        for station, row in zip(thread["stations"], rows, strict=True):
            page = board.get(f"/{story}/actions/{station['id']}/").text
            said.append(SAID.search(" ".join(fromstring(page).xpath("string(//*[@id='thread']/..)").split())).groups())
            assert tables(page)[0][1] == rows, "the same rows on both pages"
            assert (said[-1][1] or "–") == row[2]
            numbers = [station[name] for name in ("times_carried", "days_slipped_in_all")]
            assert numbers == [shared.get(station["id"], station)[name] for name in COUNTED]
        often, slipped = SAID.search(head).groups()
        assert (often.capitalize(), slipped) in said, "what stands over a thread, one of its actions says"
