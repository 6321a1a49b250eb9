"""Proposals: what the reader understood, one JSON object each, as `proposal.schema.json` has it.

Nothing is invented: what the document does not say is null or an empty list. What a person should look at is
said in `doubts`, in their words; `confidence` falls with each of them.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from domain import due
from domain.period import Period
from workers.reading import (
    crossed,
    decisions,
    doubting,
    leads,
    markup,
    noted,
    parts,
    ratings,
    references,
    said,
    sureness,
    when,
)
from workers.reading.decisions import Decision
from workers.reading.document import Cell, words
from workers.reading.record import Record
from workers.reading.shapes import INLINE_REFERENCE

_STATUS = (
    (
        "open",
        r"open|live|ongoing|on-going|in progress|started|not started|on track|at risk|off track|delayed|overdue|no|n",
    ),
    ("completed", r"completed?|closed|done|achieved|finished|delivered|yes|y|implemented|green complete"),
    ("embedded", r"embedded|bau|business as usual"),
    ("paused", r"paused|on hold|suspended|deferred"),
    ("withdrawn", r"withdrawn|cancelled|dropped|removed|discontinued"),
    ("carried_forward", r"carried forward|c f|carry forward|rolled over"),
    ("transferred", r"transferred|moved"),
    ("superseded", r"superseded|replaced"),
    ("merged", r"merged|combined"),
)

_AMONG_DONE = re.compile(
    r"(?:completed|closed|finished|discharged)(?: (?:actions|tasks|items|recommendations))?"
    r"|(?:actions|tasks|items)(?: that are| which are)? (?:now )?(?:completed|closed)",
    re.IGNORECASE,
)
"""What heads a table of actions that are done."""

Proposal = dict[str, Any]


@dataclass(frozen=True)
class Known:
    """What the document says as a whole, for each of its actions."""

    glossary: Mapping[str, str]
    within: Period | None = None
    until: date | None = None
    key: Mapping[str, str] = field(default_factory=dict)
    shaded: frozenset[str] = frozenset()
    uses: Mapping[str, int] = field(default_factory=dict)


def build(
    records: Sequence[Record],
    glossary: Mapping[str, str],
    within: Period | None,
    key: Mapping[str, str] | None = None,
    until: date | None = None,
) -> list[Proposal]:
    """One action for each record, in document order. `within` gives the year to dates that have none; `until`: the
    day that the document itself is of."""
    references.count_on(records)
    uses = Counter(record.own_reference for record in records if record.has_reference)
    known = Known(
        glossary, within, until, key or {}, ratings.shades(records), {ref: n for ref, n in uses.items() if ref}
    )
    actions = [_action(record, known) for record in records]
    sureness.tell(records, actions)
    return actions


def _action(record: Record, known: Known) -> Proposal:
    crossed_out = crossed.out(record)
    record = crossed.without_strokes(record) if crossed_out else record
    action = said.apart(_without_reference(record))
    column = said.apart(record.cells.get("parts", Cell()))
    progress = said.apart(_progress_cell(record), crossed_out)
    decided, due_text = _decisions(record, [action, column, progress])
    dated = when.of(record, known.within, due_text)
    named = leads.split_lines(record.cells.get("lead", Cell()).shown, known.glossary)
    rag, rag_label = ratings.of(record, known.key, known.shaded)
    title = " ".join(markup.without_bullet(piece) for piece in action.pieces) or _title_otherwise(record, action)
    status, of_status = _status(record, decided, dated.due)
    news = noted.of(
        record, progress.pieces, _of_column(record, column, title)[1], noted.Year(known.within, known.until)
    )
    several = _perhaps_actions(record, action)
    doubts = [
        *doubting.of(record, dated, named, known.uses, record.own_reference),
        *ratings.doubts(record, known.key),
        *(doubt for told in (action, column, progress) for doubt in told.doubts),
        *(crossed.doubts(decided, status) if crossed_out else crossed.alone(title, action.done)),
        *of_status,
        *news.doubts,
        *([f"this may be {'two' if len(several) == 2 else len(several)} actions"] if several else []),
        *([f"no lead is named yet: “{record.text('lead')}”"] if record.text("lead") and not named else []),
    ]
    doubts = list(dict.fromkeys(doubts))
    return {
        "kind": "action",
        "ref": record.own_reference,
        "section": record.section,
        "objective": record.objective,
        "title": title,
        "sub_actions": _sub_actions(record, action, column, title),
        "leads": [{"text": lead.text, "name": lead.name, "role": lead.role} for lead in named],
        "due": _due(dated.due) if dated.due else None,
        "measure": record.text("measure") or None,
        "progress": news.notes,
        "rag": rag,
        "rag_label": rag_label or record.text("status") or None,
        "status": status,
        "decisions": [{"text": each.text, "disposition": each.disposition, "to": each.to} for each in decided],
        "source": {"locator": _locator(record), "text": " | ".join(row.text.strip(" |") for row in record.rows)},
        "confidence": 0.0,
        "doubts": doubts,
    }


def _without_reference(record: Record) -> Cell:
    """The action's cell, less a reference at its beginning."""
    cell = record.cells.get("action", Cell())
    if not record.inline_reference or not cell.pieces:
        return cell
    pieces = (INLINE_REFERENCE.sub("", cell.pieces[0], count=1), *cell.pieces[1:])
    lines = tuple(INLINE_REFERENCE.sub("", line, count=1) if n == 0 else line for n, line in enumerate(cell.shown))
    return replace(cell, pieces=tuple(p for p in pieces if p), lines=tuple(line for line in lines if line))


def _title_otherwise(record: Record, action: said.Told) -> str:
    if action.decisions:
        return " ".join(action.decisions)
    return record.objective or record.text("parts") or record.text("ref") or record.rows[0].text


def _progress_cell(record: Record) -> Cell:
    """A progress cell that only says "Completed" says so as progress, too."""
    cell = record.cells.get("progress", Cell())
    return Cell() if len(words(cell.text)) <= 2 else cell


def _decisions(record: Record, told: Sequence[said.Told]) -> tuple[list[Decision], str]:
    """Every decision, and the text of the due date where that is none."""
    texts = [text for each in told for text in each.decisions]
    due_text = record.text("due")
    if due_text and due.read(due_text).kind == "unclear" and decisions.says_one(due_text):
        texts.append(due_text)
        due_text = ""
    texts += [line for line in record.cells.get("decision", Cell()).shown if words(line)]
    for note in record.notes:
        texts += [note.decision] if note.decision else []
        texts += [note.text] if _is_only_decision(note.text) else []
    decided = [decision for text in dict.fromkeys(texts) for decision in decisions.read(text)]
    return decided, due_text


def _is_only_decision(text: str) -> bool:
    return (
        bool(re.match(r"[A-Za-z]\) (?:to be|is now|now|done|keep|carried|complete)", text)) and len(words(text)) <= 30
    )


def _status(record: Record, decided: list[Decision], dated: due.Due | None) -> tuple[str | None, list[str]]:
    """How the action stands, as far as the document says one thing."""
    kinds = list(dict.fromkeys(each.disposition for each in decided if each.disposition != "unclear"))
    if decisions.contradict(decided):
        return None, [f"says {' and '.join(kind.replace('_', ' ') for kind in kinds)}"]
    unclear = [f"decision “{each.text}” is unclear" for each in decided if each.disposition == "unclear"]
    if kinds:
        return ("embedded" if "embedded" in kinds else kinds[0]), unclear
    for text in (record.text("status"), record.text("progress"), record.text("rag")):
        if text and (status := _status_word(text)) and (status != "open" or text == record.text("status")):
            return status, unclear
    if (
        record.ticked
        or (dated and dated.kind == "completed")
        or _AMONG_DONE.fullmatch((record.section or "").strip(" .:"))
    ):
        return "completed", unclear
    return None, unclear


def _status_word(text: str) -> str | None:
    plain = " ".join(words(text.casefold().replace("-", "")))
    return next((status for status, shape in _STATUS if re.fullmatch(shape, plain)), None)


def _sub_actions(record: Record, action: said.Told, column: said.Told, title: str) -> list[Proposal]:
    if record.parts:
        return [{"label": label, "title": text, "done": False} for label, text in record.parts]
    cell = record.cells.get("action", Cell())
    own = parts.of(action.pieces, cell.struck, cell.items) or parts.of_struck(action.done, title)
    own = own or [{"label": None, "title": text, "done": False} for text in _perhaps_actions(record, action)]
    return own + _of_column(record, column, title)[0]


def _perhaps_actions(record: Record, action: said.Told) -> list[str]:
    """The pieces of an action that may be several, word for word as its title has them."""
    cell = _without_reference(record)
    if cell.items or record.whole or record.torn or list(cell.pieces) != action.pieces:
        return []
    found = parts.perhaps_actions(cell.pieces, cell.lines)
    return found if words(" ".join(found)) == words(cell.text) else []


def _of_column(record: Record, column: said.Told, title: str) -> tuple[list[Proposal], list[str]]:
    cell = record.cells.get("parts", Cell())
    lines = tuple(line for line in cell.shown if line not in column.decisions)
    lines = tuple(line for line in lines if any(line in piece for piece in column.pieces))
    return parts.of_column(Cell(tuple(column.pieces), lines or tuple(column.pieces), cell.struck), title)


def _locator(record: Record) -> str:
    """ "line 33"; "lines 33, 35" where a page break tore the row."""
    places = list(dict.fromkeys(row.locator for row in record.rows))
    if len(places) == 1 or not all(re.fullmatch(r"line \d+", place) for place in places):
        return ", ".join(places)
    return "lines " + ", ".join(place.removeprefix("line ") for place in places)


def _due(found: due.Due) -> Proposal:
    return {
        "text": found.text,
        "kind": found.kind,
        "on": found.on.isoformat() if found.on else None,
        "every": found.every,
        "original_on": found.original_on.isoformat() if found.original_on else None,
    }
