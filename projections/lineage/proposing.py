"""Who became what between two plans that stand in the registry, proposed: each with why, and how sure.

The mechanism is that of a document handed in again (`projections.documents.matching`): there rows are found again as
actions, here the actions of the newer plan as those of the older. What has no likeness of its own may be a part that
was split off, or one that went into another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from projections.documents.face import Face, of_action
from projections.documents.likeness import Likeness, likeness, wordings
from projections.documents.matching import Target, matched

Record = Mapping[str, Any]
RUNNING = ("open", "paused")
PART = 0.8
"""From here on a wording that was left over may be a part of another that has its match, or have gone into it."""
OFFERED, WORTH_OFFERING = 3, 0.35


@dataclass
class Proposal:
    """What one action of the older plan became. `becomes` is empty where it was dropped. `alike`: of 100."""

    old: Record
    becomes: list[Record] = field(default_factory=list)
    how: str = "dropped"
    alike: int = 0
    sure: bool = False
    why: list[str] = field(default_factory=list)
    others: list[Record] = field(default_factory=list)


def proposals(older: Record, newer: Record) -> list[Proposal]:
    """For every action of the older plan that nobody has ended, in its order."""
    every = by_id(older["actions"])
    olds = {id: action for id, action in every.items() if action["status"] in RUNNING}
    news, known = by_id(without_origin(newer)), by_id(told(older, newer))
    faces = {id: face(action) for id, action in {**every, **news, **known}.items()}
    found = found_again(news, olds, faces)
    made = {id: Proposal(action) for id, action in olds.items()}
    for new, (old, like) in found.items():
        carried_on(made[old], news[new], like)
    split_off(made, [each for id, each in news.items() if id not in found], faces)
    joined_them(made, every, known, faces)
    went_into(made, known, faces)
    for each in made.values():
        each.others = nearest(each, [*news.values(), *known.values()], faces)
    return list(made.values())


def found_again(
    news: Mapping[UUID, Record], olds: Mapping[UUID, Record], faces: Mapping[UUID, Face]
) -> dict[UUID, tuple[UUID, Likeness]]:
    """Of each newer action that an older one is: which, and how much alike."""
    targets = [Target(str(id), (faces[id],), action=old) for id, old in olds.items()]
    found = matched({str(id): faces[id] for id in news}, targets, {})
    return {UUID(key): (UUID(match.target.key), match.likeness) for key, match in found.of.items()}


def without_origin(plan: Record) -> list[Record]:
    """Those of the newer plan of which nobody has said where they came from."""
    return [action for action in plan["actions"] if not action["origins"]]


def by_id(actions: Iterable[Record]) -> dict[UUID, Record]:
    return {action["id"]: action for action in actions}


def told(older: Record, newer: Record) -> list[Record]:
    """Those of the newer plan of which it is said that they came from the older: more may have become one with them."""
    olds = {action["id"] for action in older["actions"]}
    return [action for action in newer["actions"] if olds & {*action["origins"]}]


def choosable(older: Record, newer: Record) -> list[Record]:
    """What an action of the older plan may have become."""
    return without_origin(newer) + told(older, newer)


def face(action: Record) -> Face:
    """What is compared from year to year: not the dates, which move, nor the notes, which stay behind."""
    return replace(of_action(action), due=None, notes=())


def carried_on(made: Proposal, new: Record, like: Likeness) -> None:
    same = of_action(made.old).words == of_action(new).words
    made.becomes, made.how = [new], "carried" if same else "reworded"
    made.alike, made.sure = round(100 * like.wording), not like.doubtful
    made.why = reasons(made.old, new, like.wording)


def reasons(old: Record, new: Record, wording: float) -> list[str]:
    one, other = face(old), face(new)
    found = ["the same words" if wording == 1 else f"{round(100 * wording)} of 100 in their words"]
    if one.reference and one.reference == other.reference:
        found.append(f"the same reference {new['ref']}")
    same = {"objective": "the same objective", "leads": "the same leads", "measure": "the same measure",
            "parts": "the same sub-actions"}  # fmt: skip
    return found + [
        words for name, words in same.items() if getattr(one, name) and getattr(one, name) == getattr(other, name)
    ]


def split_off(made: Mapping[UUID, Proposal], left: Iterable[Record], faces: Mapping[UUID, Face]) -> None:
    """A new action that no old one is, but whose words one that goes on has, or a part of it."""
    for new in left:
        scored = [(share(faces[new["id"]], faces[id], parts=True), id) for id, each in made.items() if each.becomes]
        score, id = max(scored, default=(0.0, None), key=lambda pair: pair[0])
        if id is not None and score >= PART:
            into = made[id]
            into.becomes, into.how, into.sure = [*into.becomes, new], "split", False
            into.why = [*into.why, f"{new['ref'] or 'another'} has {round(100 * score)} of 100 of its words"]


def joined_them(
    made: Mapping[UUID, Proposal], every: Mapping[UUID, Record], known: Mapping[UUID, Record],
    faces: Mapping[UUID, Face],
) -> None:  # fmt: skip
    """An old action that no new one is, but that one of which others are told is more like than they are."""
    left = {id: each.old for id, each in made.items() if not each.becomes}
    those = {id: every[id] for new in known.values() for id in new["origins"] if id in every}
    for new, (old, like) in found_again(known, left | those, faces).items():
        if old in left:
            carried_on(made[old], known[new], like)
            one_with_others(made[old])


def went_into(made: Mapping[UUID, Proposal], known: Mapping[UUID, Record], faces: Mapping[UUID, Face]) -> None:
    """An old action that no new one is, but whose words one has that another became."""
    taken = {each.becomes[0]["id"]: each for each in made.values() if len(each.becomes) == 1}
    news = {id: each.becomes[0] for id, each in taken.items()} | dict(known)
    for id, proposal in made.items():
        if proposal.becomes:
            continue
        scored = [(share(faces[id], faces[new]), new) for new in news]
        score, new = max(scored, default=(0.0, None), key=lambda pair: pair[0])
        if new is not None and score >= PART:
            proposal.becomes, proposal.alike = [news[new]], round(100 * score)
            proposal.why = [f"{round(100 * score)} of 100 of its words are there"]
            for one in (proposal, *([taken[new]] if new in taken else [])):
                one_with_others(one)


def one_with_others(made: Proposal) -> None:
    made.how, made.sure = "merged", False


def share(part: Face, whole: Face, parts: bool = False) -> float:
    """How much of the words of one the other has; short wordings say nothing."""
    words = set(part.words.split())
    if len(words) < 4:
        return 0.0
    held = len(words & set(whole.words.split())) / len(words)
    return max([held, *(wordings(part.words, each) for each in whole.parts)]) if parts else held


def nearest(made: Proposal, news: Iterable[Record], faces: Mapping[UUID, Face]) -> list[Record]:
    """What else it may have become, the most alike first."""
    proposed = {each["id"] for each in made.becomes}
    own = faces[made.old["id"]]
    scored = [(likeness(faces[new["id"]], own).score, new) for new in news if new["id"] not in proposed]
    good = sorted((pair for pair in scored if pair[0] >= WORTH_OFFERING), key=lambda pair: -pair[0])
    return [new for _, new in good[:OFFERED]]
