"""Orders on inspections: announced, fieldwork, published."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from domain.carrying_out import Changed, order
from domain.fact import Stamp
from domain.inspection import Inspection
from domain.records import Records
from domain.text import LONGEST_TITLE


class OnInspections(Records):
    """The part of the registry that takes them."""

    @order
    def announce_inspection(self, stamp: Stamp, framework: str, inspection: UUID | None = None) -> Changed:
        self.refuse_taken(inspection)
        announced = Inspection.announce(stamp, stamp.write(framework, LONGEST_TITLE), inspection)
        return Changed([announced], {"inspection": announced.id})

    @order
    def start_fieldwork(self, stamp: Stamp, inspection: UUID) -> Changed:
        found = self.inspection_of(inspection)
        found.start_fieldwork(stamp)
        return Changed([found], {"inspection": found.id})

    @order
    def publish_inspection(self, stamp: Stamp, inspection: UUID, ratings: Mapping[str, str] | None = None) -> Changed:
        found = self.inspection_of(inspection)
        found.publish(stamp, tuple((ratings or {}).items()))
        return Changed([found], {"inspection": found.id})
