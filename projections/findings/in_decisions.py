"""What documents decide of actions, against what was recorded of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from projections.called import STATUSES
from projections.findings.found import Entry, Finding, called, in_row, many, several, shortened
from projections.findings.ground import Ground, Record, actions_of

DECIDED = (
    "ActionCompleted", "ActionEmbedded", "ActionCarriedForward", "ActionTransferred", "ActionMerged",
    "ActionSuperseded", "ActionWithdrawn", "ActionPaused", "ActionResumed", "ActionReopened",
)  # fmt: skip
"""After any of these somebody has looked at what is to become of it."""
ONE_AND_THE_SAME = {"completed", "embedded"}


def in_decisions(ground: Ground) -> Iterator[Finding]:
    undone: dict[tuple[str, str], list[tuple[Record, Record, Entry]]] = defaultdict(list)
    for plan, action in actions_of(ground.plans):
        note = undecided(ground, action)
        if note is None:
            continue
        ways = set(note.says)
        if len(ways) > 1 and not ways <= ONE_AND_THE_SAME:
            yield decided_twice(plan, action, note)
        else:
            undone[plan["id"], note.says[-1]].append((plan, action, note))
    for (_, way), those in undone.items():
        yield decision_open(way, those)


def undecided(ground: Ground, action: Record) -> Entry | None:
    """The last note that speaks of ways to leave the plan, unless somebody decided since."""
    told = ground.of(action)
    notes = [number for number, each in enumerate(told) if each.says]
    if not notes or any(each.event in DECIDED for each in told[notes[-1] :]):
        return None
    return told[notes[-1]]


def decided_twice(plan: Record, action: Record, note: Entry) -> Finding:
    ways = in_row([f"“{STATUSES[each].lower()}”" for each in note.says])
    sentence = (
        f"{called(action)}: the document says both {ways}, and nobody has decided: it is {action['status']} here."
        f" Its words: “{shortened(note.text or '', 240)}”"
    )
    return Finding("decided_twice", sentence, (action["id"],), note.says, (note,), plan, (action,))


def decision_open(way: str, those: list[tuple[Record, Record, Entry]]) -> Finding:
    """One finding for all of a plan that go the same way: a person settles them together."""
    plan, actions, notes = those[0][0], tuple(each for _, each, _ in those), tuple(note for _, _, note in those)
    verb = "is" if len(actions) == 1 else "are"
    sentence = (
        f"{many(len(actions), 'action')} {verb} “{STATUSES[way].lower()}” by the words of the document"
        f" (“{shortened(notes[0].text or '', 100)}”), but still open here: {several(actions)}."
    )
    return Finding("decision_open", sentence, (plan["id"], way), (), notes, plan, actions)
