"""The fourteen national indicators of youth justice: four of long standing, and ten that came in April 2023.

Names are short ones of our own; what exactly is counted stands in each service's definition, for it changes.
"""

from __future__ import annotations

from dataclasses import dataclass

UNITS = {
    "percent": "%",
    "number": "",
    "per_1000": "per 1,000",
    "per_10000": "per 10,000",
    "per_100000": "per 100,000",
    "per_child": "per child",
    "days": "days",
    "pounds": "£",
}
"""How a value is counted, as it stands behind (or, for pounds, before) the number."""
UNIT_NAMES = {
    "percent": "Per cent",
    "number": "A number",
    "per_1000": "A rate per 1,000 children",
    "per_10000": "A rate per 10,000 children",
    "per_100000": "A rate per 100,000 children",
    "per_child": "An average per child",
    "days": "Days",
    "pounds": "Pounds",
}
BETTER = {"up": "Up is better", "down": "Down is better", "neither": "Neither way is better in itself"}


@dataclass(frozen=True)
class National:
    """One of the list. `since`: the year from which it is asked of services; None where it was always there."""

    name: str
    unit: str
    better: str
    since: int | None = 2023


NATIONAL: dict[str, National] = {
    "FTE": National("First-time entrants", "per_100000", "down", None),
    "REOFF_BINARY": National("Reoffending: how many children offend again", "percent", "down", None),
    "REOFF_FREQUENCY": National("Reoffending: offences of each child who offends again", "per_child", "down", None),
    "CUSTODY": National("Use of custody", "per_1000", "down", None),
    "ACCOMMODATION": National("Suitable accommodation", "percent", "up"),
    "ETE": National("Suitable education, training or employment", "percent", "up"),
    "SEND": National("Special educational needs met by a plan", "percent", "up"),
    "MENTAL_HEALTH": National("Mental health and wellbeing: needs that get support", "percent", "up"),
    "SUBSTANCE_MISUSE": National("Substance misuse: needs that get support", "percent", "up"),
    "OOCD": National("Out-of-court disposals completed", "percent", "up"),
    "BOARD": National("Management board: attendance of senior partners", "percent", "up"),
    "WIDER_SERVICES": National("Children known to wider services", "percent", "neither"),
    "SERIOUS_VIOLENCE": National("Serious violence", "per_100000", "down"),
    "VICTIMS": National("Victims whose wishes are asked and met", "percent", "up"),
}

COMPARED_WITH = {
    "national": "National",
    "region": "Region",
    "family": "Family",
    "neighbours": "Statistical neighbours",
}
"""What a value may be compared with. The family are the services most like this one."""
