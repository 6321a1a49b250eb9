"""Pairs of dates worth asking about: where things changed, just before, and anywhere else."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from domain.fact import Fact

Question = tuple[date, datetime]


def boundaries(facts: list[Fact]) -> list[Question]:
    days = {fact.effective_on - timedelta(days=less) for fact in facts for less in (0, 1)}
    moments = {fact.timestamp - timedelta(microseconds=less) for fact in facts for less in (0, 1)}
    return [(day, moment) for day in sorted(days) for moment in sorted(moments)]


def anywhere(facts: list[Fact], random: Random, many: int) -> list[Question]:
    first, last = min(fact.timestamp for fact in facts), max(fact.timestamp for fact in facts)
    days = (last - first).days + 80
    return [
        (
            first.date() + timedelta(days=random.randrange(-40, days)),
            first + timedelta(days=random.random() * days - 20),
        )
        for _ in range(many)
    ]
