"""The indicators of the demo's services: `<slug>/indicators.toml`, and how it becomes orders.

[[indicator]]  code of the national list; or key, name, unit, better
    on             from which day the service keeps it
    definition
    redefined      [{on, text}, …], if its definition changed
    values         a line for each: period | day of publication | value | [national=…] | [region=…] | [note=…]
                   recorded some days after; for those from before `on`, on that day
"""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid5

from workers.demo.cast import FOLDER, NAMESPACE

NAME = "indicators.toml"
SOME_DAYS = timedelta(days=4)
Given = tuple[date, date, dict[str, Any]]
"""The day that an order is of, the day on which it is given, and the order."""


def given(slug: str) -> Iterator[Given]:
    content = tomllib.loads((FOLDER / slug / NAME).read_text(encoding="utf-8"))
    for each in content["indicator"]:
        code = each.get("code")
        id = str(uuid5(NAMESPACE, f"{slug}/indicator/{code or each['key']}"))
        said = {name: each[name] for name in ("code", "name", "unit", "better", "definition") if name in each}
        yield each["on"], each["on"], {"order": "define_indicator", "indicator": id} | said
        for anew in each.get("redefined", ()):
            order = {"order": "revise_definition", "indicator": id, "text": anew["text"]}
            yield anew["on"], anew["on"] + SOME_DAYS, order
        for line in each["values"].strip().splitlines():
            yield value(line, id, each["on"])


def value(line: str, id: str, kept_from: date) -> Given:
    period, published, figure, *others = (part.strip() for part in line.split("|"))
    order = {"order": "report_value", "indicator": id, "period": period, "value": figure, "published_on": published}
    day = max(date.fromisoformat(published), kept_from)
    return day, day + SOME_DAYS, order | dict(part.split("=", 1) for part in others)
