"""What is missing in the plan that came next, with no word of what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from projections.called import plan_name
from projections.findings.found import Finding, many, several
from projections.findings.ground import Ground
from projections.lineage.lists import quietly_gone


def in_lines(ground: Ground) -> Iterator[Finding]:
    """One finding for each plan that is over."""
    plans = {plan["id"]: plan for plan in ground.plans}
    by_plan = defaultdict(list)
    for action in quietly_gone(ground.plans, ground.as_at):
        by_plan[action["plan"]["id"]].append(action)
    for id, actions in by_plan.items():
        later, one = actions[0]["later"], len(actions) == 1
        verb = "is" if one else "are"
        sentence = (
            f"{many(len(actions), 'action')} {verb} not in “{plan_name(later)}”, which came after this"
            f" plan, and nobody said what became of {'it' if one else 'them'}: {several(actions)}."
        )
        ids = sorted(str(each["id"]) for each in actions)
        yield Finding("quietly_gone", sentence, (id,), (later["id"], *ids), (), plans[id], tuple(actions))
