"""Progress notes in words: each told once, for any questions with two dates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain.action_state import ActionState
from projections.asked import Asked
from projections.texts import ERASED, Texts

if TYPE_CHECKING:
    from projections.reading import Reader

Progress = dict[UUID, list[dict[str, Any]]]
"""The notes of each action that has some, oldest first."""


class Notes:
    """All notes of a plan (`of` "plan") or of an action that any of some questions can see."""

    def __init__(self, reader: Reader, of: str, id: UUID, asked: Iterable[Asked]) -> None:
        as_at, known_on = (max(days) for days in zip(*((each.as_at, each.known_on) for each in asked), strict=True))
        self.rows = reader._rows(
            "SELECT e.action, e.effective_on, e.recorded_at, e.corrected_at, e.actor, t.body FROM {schema}.entries AS e"
            " LEFT JOIN {schema}.texts AS t ON t.ref = (e.body->'note'->>'ref')::uuid"
            f" WHERE e.{of} = %s AND e.event = 'ProgressNoted' AND e.effective_on <= %s AND e.recorded_at <= %s"
            " ORDER BY e.effective_on, e.position",
            [id, as_at, known_on],
        )
        names = reader.people({row[4] for row in self.rows})
        self.told = [
            {
                "effective_on": effective_on,
                "recorded_at": recorded_at,
                "text": ERASED if body is None else body,
                "by": names.get(actor, str(actor)),
            }
            for _, effective_on, recorded_at, _, actor, body in self.rows
        ]

    def at(self, asked: Asked) -> Progress:
        progress: Progress = {}
        for (action, effective_on, recorded_at, corrected_at, *_), told in zip(self.rows, self.told, strict=True):
            seen = effective_on <= asked.as_at and recorded_at <= asked.known_on
            if seen and (corrected_at is None or corrected_at > asked.known_on):
                progress.setdefault(action, []).append(told)
        return progress


def latest(reader: Reader, actions: Iterable[ActionState]) -> Progress:
    """The latest note of each action that has one, in the same shape."""
    notes = {action.id: action.latest_note for action in actions if action.latest_note}
    texts = Texts(reader.conn, reader.slug, [note.text for note in notes.values()])
    names = reader.people({note.actor for note in notes.values()})
    return {
        action: [
            {
                "effective_on": note.effective_on,
                "recorded_at": note.recorded_at,
                "text": texts(note.text),
                "by": names.get(note.actor, str(note.actor)),
            }
        ]
        for action, note in notes.items()
    }
