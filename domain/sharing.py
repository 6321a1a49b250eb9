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


def checked(codes: Iterable[str]) -> tuple[str, ...]:
    """Codes in the order of the list, each once; none at all is an answer too."""
    wanted = set(codes)
    for code in sorted(wanted - SHARES.keys()):
        raise InvalidOrder(
            f"“{code}” can't be shared. Choose among: {', '.join(SHARES)}.", fields={"shares": ["choose from the list"]}
        )
    if PLANS not in wanted and wanted & set(OF_A_PLAN):
        sentence = f"Without its plans nothing that is part of them can be shared. Add “{PLANS}”, or leave them out."
        raise InvalidOrder(sentence, fields={"shares": [sentence]})
    return tuple(code for code in SHARES if code in wanted)
