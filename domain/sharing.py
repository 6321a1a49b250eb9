"""Sharing: what an authority lets the region see of its signed-off plans. Drafts and names are never shared."""

from __future__ import annotations

from collections.abc import Iterable

from domain.refusals import InvalidOrder

SHARES: dict[str, str] = {
    "plans": "Signed-off plans: what was promised, by when, how it is rated and what became of it",
    "indicators": "Indicators and their values",
    "progress": "What was written about progress, reasons and outcomes",
    "roles": "The roles of leads, as the glossary gives them (never names)",
    "evidence": "Evidence attached to actions",
}
PLANS, INDICATORS, PROGRESS, ROLES, EVIDENCE = SHARES
BY_DEFAULT = (PLANS, INDICATORS)
"""What an authority shares that never said anything about it."""
OF_A_PLAN = (PROGRESS, ROLES, EVIDENCE)
"""What is part of a plan, and can't be shared without it."""
AS_SERVICE = "as_service"
"""Of a plan, in place of codes: its own rule goes, and it is shared as the service shares, also when that changes."""


def checked_of_plan(codes: Iterable[str]) -> tuple[str, ...]:
    """What is shared of one plan. `AS_SERVICE` stands alone, whatever is said beside it."""
    wanted = set(codes)
    if AS_SERVICE in wanted:
        return (AS_SERVICE,)
    if INDICATORS in wanted:
        sentence = "Indicators are of no plan. Say for the whole service whether they are shared."
        raise InvalidOrder(sentence, fields={"shares": [sentence]})
    return checked(wanted)


def checked(codes: Iterable[str]) -> tuple[str, ...]:
    """Codes in the order of the list, each once; none at all is an answer too."""
    wanted = set(codes)
    if AS_SERVICE in wanted:
        sentence = "Only a plan can go as the service does. Say which one."
        raise InvalidOrder(sentence, fields={"shares": [sentence]})
    for code in sorted(wanted - SHARES.keys()):
        raise InvalidOrder(
            f"“{code}” can't be shared. Choose among: {', '.join(SHARES)}.", fields={"shares": ["choose from the list"]}
        )
    if PLANS not in wanted and wanted & set(OF_A_PLAN):
        sentence = f"Without its plans nothing that is part of them can be shared. Add “{PLANS}”, or leave them out."
        raise InvalidOrder(sentence, fields={"shares": [sentence]})
    return tuple(code for code in SHARES if code in wanted)
