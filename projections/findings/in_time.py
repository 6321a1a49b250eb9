"""What has been left alone: owners and plans without news, plans that are over, what was done and forgotten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from domain.refusals import in_words
from projections.findings.declared import contradictions
from projections.findings.found import Finding, called, in_row, many, several
from projections.findings.ground import OPEN, RUNNING, Ground, Record, actions_of

YEAR = timedelta(days=365)
BOARDS_MEET = timedelta(days=60)
"""For so long after a plan's end its actions may still be open: the board that decides on them has to meet."""
TOO_OFTEN = 3
DONE = ("completed", "embedded")


def in_time(ground: Ground) -> Iterator[Finding]:
    for plan in ground.plans:
        yield from check_missed(ground, plan)
        yield from never_checked(ground, plan)
        yield from done_without_a_word(ground, plan)
        yield from year_over(ground, plan)
    for plan in ground.running:
        if not from_the_archive(ground, plan):
            yield from quiet(ground, plan)
    for plan, action in actions_of(ground.plans):
        if action["times_carried"] >= TOO_OFTEN:
            yield carried_often(ground, plan, action)


def year_over(ground: Ground, plan: Record) -> Iterator[Finding]:
    """Once a later plan of its kind is there, what is missing in that one is a finding of its own; and of a plan that
    was only taken into the registry long after its end nobody expects more."""
    later = any(each["kind"] == plan["kind"] and each["starts_on"] > plan["starts_on"] for each in ground.plans)
    if later or from_the_archive(ground, plan):
        return
    actions = [each for each in plan["actions"] if each["status"] in OPEN]
    if actions and plan["status"] in RUNNING and plan["ends_on"] + BOARDS_MEET < ground.as_at:
        count = many(len(plan["actions"]), "action")
        which = f"all {count}" if len(actions) == len(plan["actions"]) > 1 else f"{len(actions)} of {count}"
        sentence = (
            f"The plan ended on {in_words(plan['ends_on'])}; {which} {'is' if len(actions) == 1 else 'are'} still open,"
            f" and nobody said what became of {'it' if len(actions) == 1 else 'them'}."
        )
        yield Finding("year_over", sentence, (plan["id"],), (plan["ends_on"],), (), plan, tuple(actions))


def from_the_archive(ground: Ground, plan: Record) -> bool:
    created = [entry.recorded_at for each in plan["actions"] for entry in ground.of(each, "ActionCreated")]
    return all(at is not None and at.date() > plan["ends_on"] + YEAR for at in created)


def check_missed(ground: Ground, plan: Record) -> Iterator[Finding]:
    for action in plan["actions"]:
        if action["status"] == "embedded" and action["check_on"] and action["check_on"] < ground.as_at:
            entries = ground.last(action, "ActionEmbedded")
            if recorded_since(ground, action, action["check_on"]):
                continue
            sentence = (
                f"{called(action)} became business as usual on {in_words(action['left_on'])}, to be checked on"
                f" {in_words(action['check_on'])}. Nothing says that it was."
            )
            yield Finding("check_missed", sentence, (action["id"],), (action["check_on"],), entries, plan, (action,))


def recorded_since(ground: Ground, action: Record, day: date) -> bool:
    """Whether anything was recorded of it on that day or later."""
    return any(each.on >= day for each in ground.of(action))


def never_checked(ground: Ground, plan: Record) -> Iterator[Finding]:
    """One finding for a plan: somebody sets days for all of them, or says that none is needed."""
    actions = [
        each
        for each in plan["actions"]
        if each["status"] == "embedded" and not each["check_on"] and each["left_on"] + YEAR < ground.as_at
    ]
    if actions:
        first, one = min(each["left_on"] for each in actions), len(actions) == 1
        sentence = (
            f"{many(len(actions), 'action')} became business as usual over a year ago"
            f" ({'' if one else 'the first '}on {in_words(first)}), with no day to check whether"
            f" {'it still is' if one else 'they still are'}: {several(actions)}."
        )
        entries = tuple(entry for each in actions for entry in ground.last(each, "ActionEmbedded"))
        yield Finding("never_checked", sentence, (plan["id"],), (), entries, plan, tuple(actions))


def done_without_a_word(ground: Ground, plan: Record) -> Iterator[Finding]:
    """One finding for a plan."""
    done = [each for each in plan["actions"] if each["status"] in DONE]
    bare = [each for each in done if not (each["evidence"] or each["notes"] or each["outcome"])]
    if bare:
        sentence = (
            f"{len(bare)} of {many(len(done), 'completed action')} {'has' if len(bare) == 1 else 'have'} no evidence,"
            f" no note and no outcome: {several(bare)}."
        )
        entries = tuple(entry for each in bare for entry in ground.last(each, "ActionCompleted", "ActionEmbedded"))
        yield Finding("done_without_a_word", sentence, (plan["id"],), (), entries, plan, tuple(bare))


def carried_often(ground: Ground, plan: Record, action: Record) -> Finding:
    slip = action["days_slipped_in_all"]
    sentence = (
        f"{called(action)} was carried forward {action['times_carried']} times"
        + (f", {many(slip, 'day')} past its first due date" if slip > 0 else "")
        + ", and is still open."
    )
    facts = (action["times_carried"],)
    return Finding(
        "carried_often", sentence, (action["id"],), facts, ground.last(action, "ActionCreated"), plan, (action,)
    )


# Without news


def quiet(ground: Ground, plan: Record) -> Iterator[Finding]:
    """Owners of whom nothing was heard; the plan itself, where nothing was heard of anybody. Where each of an owner's
    actions is a finding already by what is declared of it, a second one would be settled together with it."""
    actions = [each for each in plan["actions"] if each["status"] in OPEN]
    heard = {action["id"]: last_heard(ground, action) for action in actions}
    silent = {id for id, day in heard.items() if (ground.as_at - day).days >= ground.quiet_after}
    if len(actions) > 1 and len(silent) == len(actions):
        yield quiet_plan(ground, plan, actions, max(heard.values()))
        return
    led: dict[str, list[Record]] = defaultdict(list)
    for action in actions:
        for lead in dict.fromkeys(lead["name"] or lead["text"] for lead in action["leads"]):
            led[lead].append(action)
    together: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for lead, theirs in led.items():
        if all(each["id"] in silent for each in theirs) and not all(map(contradictions, theirs)):
            together[tuple(str(each["id"]) for each in theirs)].append(lead)
    for ids, leads in together.items():
        theirs = [each for each in actions if str(each["id"]) in ids]
        yield quiet_owner(ground, plan, leads, theirs, max(heard[each["id"]] for each in theirs))


def last_heard(ground: Ground, action: Record) -> date:
    return max((each.on for each in ground.of(action)), default=action["created_on"])  # type: ignore[no-any-return]


def quiet_plan(ground: Ground, plan: Record, actions: Sequence[Record], last: date) -> Finding:
    sentence = (
        f"There is no news of any of its {many(len(actions), 'open action')} for"
        f" {many((ground.as_at - last).days, 'day')}: the latest is of {in_words(last)}."
    )
    return Finding("plan_quiet", sentence, (plan["id"],), (last,), (), plan, tuple(actions))


def quiet_owner(ground: Ground, plan: Record, leads: list[str], actions: Sequence[Record], last: date) -> Finding:
    what, whose = (called(actions[0]), "it") if len(actions) == 1 else (several(actions), "any of them")
    sentence = (
        f"{in_row(leads)} {'leads' if len(leads) == 1 else 'lead'} {what}; the latest news of {whose} is of"
        f" {in_words(last)}, {many((ground.as_at - last).days, 'day')} ago."
    )
    ids = tuple(str(each["id"]) for each in actions)
    entries = tuple(entry for each in actions for entry in ground.last(each))
    return Finding("owner_quiet", sentence, (plan["id"], *ids), (), entries, plan, tuple(actions), tuple(leads))
