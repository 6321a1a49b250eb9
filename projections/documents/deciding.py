"""Decisions that a document says of a row ("RETAIN FOR 2021-22"), as the orders that they mean.

The words of a decision are always kept: with the order, or as a progress note where nobody agrees to the order. Such
a note keeps, too, which ways to leave the plan they speak of: two of them are a contradiction, and stay one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from projections.called import WAYS_TO_LEAVE
from projections.documents.following import Following
from projections.documents.model import Change, Need
from projections.documents.settling import About, day_in_words
from projections.documents.wording import in_row, plain, quoted

HOW = WAYS_TO_LEAVE | {"paused": "Paused"}
KEEP = ""
"""Answer to "what does it decide?": nothing; it stays a note."""
ORDERS = {
    "completed": ("complete", "note"), "embedded": ("embed", "note"), "carried_forward": ("carry_forward", "decision"),
    "transferred": ("transfer", "reason"), "merged": ("merge", "reason"), "superseded": ("supersede", "reason"),
    "withdrawn": ("withdraw", "reason"), "paused": ("pause", "reason"),
}  # fmt: skip
"""The order that a disposition means, and the field that keeps its words."""
UNCLEAR = "Whether this decides anything is unclear: it is kept as a note."
_REWORDED = re.compile(
    r"\b(?:re-?word(?:ed|ing)?|re-?phrase[d]?|change wording|new wording)(?: it)?(?: (?:to|as))?"
    r"(?:(?:\s*[:–—]|\s-)\s*(?P<words>\S.*))?",
    re.IGNORECASE | re.DOTALL,
)
_LETTERED = re.compile(r"\(?([A-Za-z]|[ivx]{1,4})\) ")

Decision = Mapping[str, Any]
Offered = Callable[[], tuple[tuple[str, str], ...]]


class Deciding:
    """What is decided of one action, of one day. `absorbers` are the actions into which it may be merged."""

    def __init__(
        self, about: About, day: date, following: Following, absorbers: Offered, served: tuple[str, ...] = ()
    ) -> None:
        self.about, self.day, self.following = about, day, following
        self.absorbers, self.served = absorbers, served

    def changes(self, decisions: Sequence[Decision], parts: Mapping[str, Any]) -> list[Change]:
        """`parts`: ids of its lettered parts by label; "D) is now BAU" is about one of them."""
        keyed = [(f"decision:{number}", each, self._part(each, parts)) for number, each in enumerate(decisions, 1)]
        goes_on = any(part is None and each["disposition"] == "carried_forward" for _, each, part in keyed)
        apart, whole = [], []
        for key, each, part in keyed:
            # A part that is carried forward goes along with an action that is: closed before, it would stay behind.
            if part is None or (goes_on and each["disposition"] == "carried_forward"):
                whole.append((key, each))
            else:
                apart.append(self._of_part(key, each, part))
        return apart + self._of_whole(whole)

    def _part(self, decision: Decision, parts: Mapping[str, Any]) -> Any:
        lettered = _LETTERED.match(decision["text"])
        return parts.get(lettered[1].casefold()) if lettered else None

    def leaves(
        self, key: str, how: str, text: str | None, decision: Decision | None = None, asked: tuple[Need, ...] = ()
    ) -> Change:
        """The order by which the action leaves its plan (or waits), with what has still to be said."""
        order, kept = ORDERS[how]
        decision = decision or {"text": text or "", "to": None}
        fields, needs = self._fields(key, how, decision)
        fields |= {kept: text} if text else {}
        if how in ("withdrawn", "paused") and not text:
            needs = (*needs, Need("reason", f"Why was it {HOW[how].casefold()}?"))
        day, doubts = fields.pop("day", self.day), fields.pop("doubts", ())
        sentence = HOW[how] + (f": {quoted(text, 200)}" if text else "")
        return self.about.change(
            key, order, day, sentence, becomes=HOW[how], needs=(*asked, *needs), doubts=doubts, **fields
        )

    def _of_whole(self, decisions: list[tuple[str, Decision]]) -> list[Change]:
        """One order where all of them say one thing; where they don't, a person chooses: it leaves but once."""
        clear = [(key, each) for key, each in decisions if each["disposition"] != "unclear"]
        unclear = [(key, each) for key, each in decisions if each["disposition"] == "unclear"]
        hows = list(dict.fromkeys(each["disposition"] for _, each in clear))
        if not hows:
            return self._asked(unclear[0][0], [each for _, each in unclear], list(HOW.items())) if unclear else []
        # What is unclear beside it stays a note, from before it leaves.
        notes = [replace(self._note(key, [each]), doubts=(UNCLEAR,)) for key, each in unclear]
        key, said = clear[0][0], [each for _, each in clear]
        if len(hows) == 1 or set(hows) == {"completed", "embedded"}:
            return [*notes, *self._one(key, "embedded" if "embedded" in hows else hows[0], said)]
        first, *others = self._asked(key, said, [(how, HOW[how]) for how in hows])
        doubt = f"says {in_row([HOW[how].casefold() for how in hows])}"
        return [*notes, replace(first, doubts=(doubt,)), *others]

    def _one(self, key: str, how: str, decisions: list[Decision]) -> list[Change]:
        change = self.leaves(key, how, joined(decisions), naming(decisions))
        return [change, self._note(f"{key}:kept", decisions)] if change.left_out else [change]

    def _asked(self, key: str, decisions: list[Decision], hows: Sequence[tuple[str, str]]) -> list[Change]:
        """What it decides is asked; unless somebody says that it does, its words stay as a note."""
        said = self.about.said(key, "how")
        words = joined(decisions)
        offered = (*hows, (KEEP, "Nothing yet: keep the words as a note"))
        need = Need("how", f"What does {quoted(words, 200)} decide?", offered)
        if said:
            change = self.leaves(key, said, words, naming(decisions), (need,))
            return [change, self._note(f"{key}:kept", decisions)] if change.left_out else [change]
        return [replace(self._note(key, decisions, (need,)), left_out=False)]

    def _note(self, key: str, decisions: list[Decision], needs: tuple[Need, ...] = ()) -> Change:
        words = joined(decisions)
        sentence = f"Progress: {quoted(words, 200)}"
        said = list(dict.fromkeys(each["disposition"] for each in decisions if each["disposition"] in ORDERS))
        says: dict[str, Any] = {"says": said} if said else {}
        return self.about.change(
            key, "note_progress", self.day, sentence, becomes=words, needs=needs, text=words, **says
        )

    def _of_part(self, key: str, decision: Decision, part: Any) -> Change:
        how, label = decision["disposition"], decision["text"][0].upper()
        if how in ("unclear", "paused"):
            return self._note(key, [decision])
        sentence = f"Part {label}: {HOW[how].casefold()}: {quoted(decision['text'])}"
        return self.about.change(
            key, "close_sub_action", self.day, sentence, becomes=HOW[how],
            sub_action=part, disposition=how, note=decision["text"],
        )  # fmt: skip

    def _fields(self, key: str, how: str, decision: Decision) -> tuple[dict[str, Any], tuple[Need, ...]]:
        """What the order needs beside its words: from the document, or asked."""
        to = decision.get("to")
        if how == "carried_forward":
            return self._carried(key, decision)
        if how == "transferred":
            return ({"to": to}, ()) if to else ({}, (Need("to", "Where does it go?"),))
        if how == "superseded":
            return (self._replaced(to), ()) if to else ({}, (Need("by", "What replaces it?"),))
        if how == "merged":
            return {}, (Need("into_action", "Into which action?", self.absorbers()),)
        return {}, ()

    def _replaced(self, to: str) -> dict[str, Any]:
        """By an action, where the decision names one by its reference."""
        found = [(id, name) for id, name in self.absorbers() if name.split(" ")[0].casefold() == to.casefold()]
        if len(found) != 1:
            return {"by": to}
        there = {"by_action": UUID(found[0][0])} if self.about.seen is not None else {}
        return {"by": found[0][1]} | there

    def _carried(self, key: str, decision: Decision) -> tuple[dict[str, Any], tuple[Need, ...]]:
        name = self.following.name(decision)
        said = self.about.said(key, "into")
        into = self.following.plan(name) if not said else None
        new_action = self.about.new("carried")
        words = reworded(decision["text"])
        anew = () if words is None else (Need("title", "In which words does it go on?", (), words or None, True),)
        if into is None:
            need = Need("into", f"Which plan is {quoted(name)}?", self.following.offered())
            return {"new_action": new_action}, (need, *anew)
        serves = self.following.serving(into, self.served, self.about.place)
        fields = {"into": into, "new_action": new_action, "day": self.following.carried_on(into, self.day)}
        fields["doubts"] = self.following.there_already(into, self.about.title)
        return fields | ({"objectives": serves} if serves else {}), anew


def reworded(text: str) -> str | None:
    """The words in which an action goes on; "" where only that it is worded anew is said, None where not even that."""
    found = _REWORDED.search(text)
    return (found["words"] or "").strip(" .“”\"'") if found else None


def joined(decisions: Sequence[Decision]) -> str:
    """All their words, once each, as they stand in the document."""
    texts = list({plain(each["text"]): " ".join(each["text"].split()) for each in decisions}.values())
    return " ".join(text if text[-1:] in ".!?;" or text is texts[-1] else f"{text};" for text in texts)


def naming(decisions: Sequence[Decision]) -> Decision:
    """The one that says the most about where it goes: "2021-22" rather than "plan"."""
    return max(decisions, key=lambda each: (bool(re.search(r"\d", each.get("to") or "")), bool(each.get("to"))))


def since_when(day: date) -> str:
    return f"since {day_in_words(day)}"
