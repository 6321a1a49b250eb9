"""What became of an action of the registry, by a newer document: decisions, a status, or that it is missing there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from domain.refusals import in_words
from projections.documents.changing import Sides, with_day
from projections.documents.comparing import is_open
from projections.documents.deciding import HOW, ORDERS, Deciding
from projections.documents.look import Look
from projections.documents.model import Change, Item, Need
from projections.documents.objectives import named_by, named_in
from projections.documents.parting import STILL
from projections.documents.rated import rating_of, status_of, words_of
from projections.documents.settling import About
from projections.documents.wording import bare, plain, quoted

MISSING = "missing"
"""Answer to "what happened to it?": nothing, it is still open."""


def standing_changed(sides: Sides) -> Iterator[Change]:
    """New decisions; or a status that is another than the registry's and than before."""
    new = new_decisions(sides)
    deciding = deciding_of(sides)
    if is_open(sides.action):
        if new:
            labels = {
                (part["label"] or "").strip(" ().").casefold(): part["id"]
                for part in sides.action["sub_actions"]
                if part["label"] and part["status"] == "open"
            }
            yield from deciding.changes(new, labels)
            return
        yield from status_changed(sides, deciding)
    elif new:
        words = "; ".join(each["text"] for each in new)
        yield sides.about.change(
            "decision:1", "note_progress", sides.day, f"Progress: {quoted(words, 200)}", becomes=words, text=words,
            doubts=(f"It left the plan already: {HOW[sides.action['status']].casefold()}.",),
        )  # fmt: skip
    elif says_anew(sides, "open") and sides.action["status"] != "carried_forward":
        need = Need("reason", "Why is it open again?")
        left = in_words(sides.action["left_on"])
        was = HOW[sides.action["status"]]
        yield sides.about.change(
            "status", "reopen", max(sides.look.settings.as_at, sides.action["left_on"]),
            f"Open again: {was.casefold()} on {left}", was=was, becomes="Open", needs=(need,),
        )  # fmt: skip


def status_changed(sides: Sides, deciding: Deciding) -> Iterator[Change]:
    look = sides.look
    how, held = status_of(sides.says, look.scheme, look.settings.ratings), sides.action["status"]
    if how in ORDERS and how != held and not sides.says["decisions"] and ends_anew(sides, how):
        yield deciding.leaves("status", how, None)
    elif held == "paused" and says_anew(sides, "open"):
        yield sides.about.change("status", "resume", sides.day, "Goes on after a pause", was="Paused", becomes="Open")


def ends_anew(sides: Sides, how: str) -> bool:
    """By its status; or by a rating of which somebody said that it ends an action, where it had another."""
    if sides.says.get("status"):
        return says_anew(sides, how)
    held = sides.action["rag"]["label"] if sides.action["rag"] else None
    look = sides.look
    if sides.before is None:
        return rating_of(sides.says, look.scheme, look.settings.ratings) != held
    return bare(words_of(sides.before)) != bare(words_of(sides.says))


def says_anew(sides: Sides, status: str) -> bool:
    return sides.says.get("status") == status and not (sides.before and sides.before.get("status") == status)


def new_decisions(sides: Sides) -> list[Mapping[str, Any]]:
    """Those that are not known yet: from the document before, by how it left, or as a note."""
    known = [plain(each["text"]) for each in sides.before["decisions"]] if sides.before else []
    texts = [sides.action["outcome"] or "", *(note["text"] for note in sides.action["progress"])]
    held = [bare(text) for text in texts]
    return [
        each
        for each in sides.says["decisions"]
        if plain(each["text"]) not in known
        and each["disposition"] != sides.action["status"]
        and not any(bare(each["text"]) in text for text in held)
    ]


def deciding_of(sides: Sides) -> Deciding:
    look, about = sides.look, sides.about
    notes = [look.day_of(note, sides.day) for note in sides.says["progress"]]
    day = max([sides.day, *notes])
    return Deciding(about, day, look.following, lambda: look.absorbers(about.action), named_by(sides.says))


def gone_item(look: Look, action: Mapping[str, Any], doubts: tuple[str, ...]) -> Item:
    """An open action that the document no longer has: what happened to it?"""
    key, version = f"action:{action['id']}", look.ground.versions.get(action["id"])
    answer = look.answer(key)
    about = About(
        reading=look.ground.reading, key=key, action=action["id"], place="document", title=action["title"],
        seen=version,
        given=answer.get("needs") or {}, without=frozenset(answer.get("without") or ()),
    )  # fmt: skip
    change = with_day(what_happened(look, about, action), action, look.settings.as_at)
    return Item(key, "gone", None, (), action, (change,), doubts)


def what_happened(look: Look, about: About, action: Mapping[str, Any]) -> Change:
    day = max(look.settings.as_at, action["created_on"])
    offered = (*HOW.items(), (MISSING, STILL))
    need = Need("how", "It is no longer in the document. What happened to it?", offered)
    how = about.said("what", "how")
    if how in HOW:
        deciding = Deciding(about, day, look.following, lambda: look.absorbers(about.action), named_in(action))
        words = about.said("what", "note") or None
        return deciding.leaves("what", how, words, asked=(replace(need, answer=how), *optional_words(how)))
    change = about.change("what", "withdraw", day, "No longer in the document", was=action["title"], needs=(need,))
    return replace(change, left_out=True, sentence=STILL) if how == MISSING else change


def optional_words(how: str) -> tuple[Need, ...]:
    """Whatever else there is to say about it; why it is dropped or waits is asked anyway."""
    return () if how in ("withdrawn", "paused") else (Need("note", "What was said?", optional=True),)
