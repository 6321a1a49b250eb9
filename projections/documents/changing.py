"""A row that is an action of the registry already: the orders by which the registry comes to say what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from domain.refusals import in_words
from projections.documents import dues
from projections.documents.face import Face, of_action, of_row
from projections.documents.look import Look, Says
from projections.documents.model import Change, Need
from projections.documents.noting import fresh
from projections.documents.proposing import note_change
from projections.documents.rated import rating_of, words_of
from projections.documents.settling import About
from projections.documents.wording import bare, in_row, plain, quoted

NOTHING = "none"
MANY = 8
"""Words. By fewer, a wording is made clearer."""


@dataclass(frozen=True)
class Sides:
    """A row, the action that it is, and (where it is compared with that) the row as the document had it before."""

    look: Look
    about: About
    says: Says
    action: Mapping[str, Any]
    before: Mapping[str, Any] | None
    day: date
    origin: Mapping[str, Any] | None = None
    """The row as the document had it before, even where it is compared with the registry alone."""

    @property
    def row(self) -> Face:
        return of_row(self.says)

    @property
    def held(self) -> Face:
        return of_action(self.action)

    @property
    def earlier(self) -> Face | None:
        return of_row(self.before) if self.before else None

    def changed(self, of: Callable[[Face], Any]) -> bool:
        """Whether the document says something else than the registry, and than it said before."""
        mine = of(self.row)
        as_before = self.earlier is not None and of(self.earlier) == mine
        return bool(mine) and not as_before and mine != of(self.held)

    def meanwhile(self, of: Callable[[Face], Any], held: str) -> tuple[str, ...]:
        """The doubt where the registry, too, says something else than the document did before."""
        if self.earlier is None or of(self.earlier) == of(self.held):
            return ()
        return (f"The registry says {quoted(held)} since the document was recorded last.",)


def day_for(look: Look, action: Mapping[str, Any]) -> date:
    """The day of the document, if the action was in the plan then; else the nearest on which it was."""
    day = max(look.settings.as_at, action["created_on"])
    if action["left_on"] and day >= action["left_on"]:
        day = max(action["left_on"] - timedelta(days=1), action["created_on"])
    return day  # type: ignore[no-any-return]


def with_day(change: Change, action: Mapping[str, Any], as_at: date) -> Change:
    """Says so where it can't count from the day of the document, because its action is younger."""
    began = action["created_on"]
    if change.moved or began <= as_at or change.step.effective_on != began:
        return change
    why = f"This action was created on {in_words(began)}, after {in_words(as_at)}, of which the document speaks"
    return replace(change, moved=f"{why}: what changes is recorded of {in_words(began)}.")


def fields_changed(sides: Sides) -> Iterator[Change]:
    """Reference, wording, leads, due date, measure and rating, as far as the document says otherwise."""
    for field in (reference, wording, leads, due, measure, rating):
        yield from field(sides)


def reference(sides: Sides) -> Iterator[Change]:
    if sides.changed(lambda face: face.reference):
        was, becomes = sides.action["ref"] or NOTHING, sides.says["ref"]
        yield sides.about.change(
            "reference", "amend_wording", sides.day, f"reference {was} → {becomes}", was=was, becomes=becomes,
            doubts=sides.meanwhile(lambda face: face.reference, was), reference=becomes,
        )  # fmt: skip


def wording(sides: Sides) -> Iterator[Change]:
    if sides.changed(lambda face: face.title):
        was, becomes = sides.action["title"], sides.says["title"]
        doubts = (*sides.meanwhile(lambda face: face.title, was), *grown(was, becomes))
        yield sides.about.change(
            "title", "amend_wording", sides.day, f"wording {quoted(was)} → {quoted(becomes)}", was=was,
            becomes=becomes, doubts=doubts, title=becomes,
        )  # fmt: skip


def grown(was: str, becomes: str) -> tuple[str, ...]:
    """The doubt about a wording that is much longer at once: the end of another row may be stuck to it."""
    more = len(bare(becomes).split()) - len(bare(was).split())
    if more < MANY or more * 2 < len(bare(was).split()):
        return ()
    return (f"The wording has {more} words more than before: do they all belong to this action?",)


def leads(sides: Sides) -> Iterator[Change]:
    if sides.changed(lambda face: face.leads) or nobody_any_more(sides):
        was = in_row([lead["text"] for lead in sides.action["leads"]]) or NOTHING
        named = tuple(lead["text"] for lead in sides.says["leads"])
        becomes = in_row(list(named)) or NOTHING
        yield sides.about.change(
            "leads", "name_leads", sides.day, f"lead {was} → {becomes}", was=was, becomes=becomes,
            doubts=sides.meanwhile(lambda face: face.leads, was), leads=named,
        )  # fmt: skip


def nobody_any_more(sides: Sides) -> bool:
    """Whether the document named somebody, and names nobody now."""
    return bool(sides.earlier and sides.earlier.leads and sides.held.leads and not sides.row.leads)


def due(sides: Sides) -> Iterator[Change]:
    if sides.changed(lambda face: face.due):
        was = sides.action["due"]["text"] if sides.action["due"] else NOTHING
        becomes = sides.says["due"]["text"]
        same_day = dues.promise_the_same(sides.action["due"], sides.says["due"])
        why = (Need("reason", "Why was it moved?", optional=True),) if sides.action["due"] and not same_day else ()
        sentence = f"due {was} → {becomes}" + (" (the same day, written otherwise)" if same_day else "")
        yield sides.about.change(
            "due", "revise_due_date", sides.day, sentence, was=was, becomes=becomes, needs=why,
            doubts=sides.meanwhile(lambda face: face.due, was), due=dues.to_record(sides.says["due"]),
        )  # fmt: skip


def measure(sides: Sides) -> Iterator[Change]:
    if sides.changed(lambda face: face.measure):
        was, becomes = sides.action["measure"] or NOTHING, sides.says["measure"]
        yield sides.about.change(
            "measure", "set_measure", sides.day, f"measure {quoted(was)} → {quoted(becomes)}", was=was,
            becomes=becomes, doubts=sides.meanwhile(lambda face: face.measure, was), measure=becomes,
        )  # fmt: skip


def rating(sides: Sides) -> Iterator[Change]:
    words = words_of(sides.says)
    label = rating_of(sides.says, sides.look.scheme, sides.look.settings.ratings)
    # A word that the scheme lacks is the document's own, wherever the rest of it comes from.
    earlier = sides.before if label else sides.origin
    held = sides.action["rag"]["label"] if sides.action["rag"] else None
    if not words or label in ("", held) or (earlier is not None and rated_alike(earlier, sides.says)):
        return
    needs = () if label else sides.look.rating_asked(words)
    becomes = label or sides.about.said("rag", "rag") or words
    fields: dict[str, Any] = {"rag": label} if label else {}
    yield sides.about.change(
        "rag", "change_rag", sides.day, f"RAG {held or NOTHING} → {becomes}", was=held, becomes=becomes, needs=needs,
        doubts=rated_meanwhile(sides, held), **fields,
    )  # fmt: skip


def rated_alike(one: Says, other: Says) -> bool:
    return bare(words_of(one)) == bare(words_of(other))


def rated_otherwise(sides: Sides) -> Iterator[str]:
    """The doubt where the document changed a rating, and the registry's is the same for both of its words."""
    words, was = words_of(sides.says), words_of(sides.origin) if sides.origin else None
    if not words or not was or rated_alike(sides.says, sides.origin or {}) or only_said_more(sides):
        return
    label = rating_of(sides.says, sides.look.scheme, sides.look.settings.ratings)
    if label is not None and label == rating_of(sides.origin or {}, sides.look.scheme, sides.look.settings.ratings):
        what = f"both are {quoted(label)} here, so no change is recorded" if label else "both are left out here"
        yield f"The document's rating went from {quoted(was)} to {quoted(words)}: {what}. {SAY_OTHERWISE}"


def only_said_more(sides: Sides) -> bool:
    """The same colour, once by its name alone: "Green", and "on track" by a key."""
    one, other = sides.says, sides.origin or {}
    alone = any(bare(words_of(each)) == each.get("rag") for each in (one, other))
    return alone and one.get("rag") == other.get("rag")


SAY_OTHERWISE = "To record one, change what the document's words are here, or note it on the action."


def rated_meanwhile(sides: Sides, held: str | None) -> tuple[str, ...]:
    if sides.before is None:
        return ()
    earlier = rating_of(sides.before, sides.look.scheme, sides.look.settings.ratings) or None
    if earlier == held:
        return ()
    return (f"The registry says {quoted(held or NOTHING)} since the document was recorded last.",)


def notes_changed(sides: Sides) -> Iterator[Change]:
    """What was noted beyond what is known: on the action, or in the document before."""
    known = [note["text"] for note in sides.action["progress"]]
    known += [note["text"] for note in sides.before["progress"]] if sides.before else []
    known += [each for each in (sides.action["outcome"],) if each]
    for number, note in enumerate(sides.says["progress"], 1):
        new = fresh(note["text"], known, [each["text"] for each in sides.says["progress"]])
        if new:
            day = sides.day if sides.action["left_on"] else sides.look.day_of(note, sides.action["created_on"])
            day, has_day = max(day, sides.action["created_on"]), bool(note.get("on")) and not sides.action["left_on"]
            change = note_change(sides.look, sides.about, f"note:{number}", new.text, day, has_day, new.doubts)
            yield replace(change, moved=sides.look.note_moved(note, day))


def emptied(sides: Sides) -> Iterator[str]:
    """What the registry holds, the document had, and now has no more: said, but nothing is taken back for it."""
    if sides.earlier is None:
        return
    held, row = sides.action, sides.row
    rated_before = words_of(sides.before) if sides.before else None
    for name, had, has, text in (
        ("reference", sides.earlier.reference, row.reference, held["ref"] or ""),
        ("due date", sides.earlier.due, row.due, held["due"]["text"] if held["due"] else ""),
        ("measure", sides.earlier.measure, row.measure, held["measure"] or ""),
        ("rating", rated_before, words_of(sides.says), held["rag"]["label"] if held["rag"] else ""),
    ):
        if had and not has and text:
            yield f"The document gives no {name} any more; the registry keeps {quoted(plain(text))}."


def since_it_left(action: Mapping[str, Any]) -> str:
    return (
        f"This action left the plan on {in_words(action['left_on'])}. What changed in the document is recorded of the"
        " day before; to go on with it, reopen it."
    )
