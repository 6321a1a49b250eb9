"""What the commands for documents print: what was read, what was recorded of it, and what was not."""

from __future__ import annotations

from collections.abc import Iterator, Sized
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from domain.refusals import in_words
from projections.documents.model import Change, Item
from projections.documents.steps import recordable
from workers.importing import Outcome, Wanted, named
from workers.reading.reading import Reading


def told(outcome: Outcome, reading: Reading, wanted: Wanted) -> None:
    """What became of an import, or what would."""
    plan = f"“{wanted.title}” ({wanted.period})"
    if outcome.before and not outcome.steps:
        click.echo(f"This document was imported into “{wanted.title}” before. Nothing was recorded. {outcome.before}")
        if not outcome.overtaken:
            _show_left(outcome)
        return
    _show_doubts(reading)
    _show_left(outcome)
    if outcome.dry_run:
        for sentence in sentences(outcome):
            click.echo(sentence)
    what = in_numbers(outcome)
    if not what:
        click.echo(f"Nothing in this document is new to {plan}. Nothing was recorded.")
    elif outcome.receipt is None:
        click.echo(f"Would record {what} in {plan}. Nothing was recorded.")
    else:
        entries = _count(outcome.receipt.event_ids, "entry")
        click.echo(f"Recorded {what} in {plan}: {entries}, up to position {outcome.receipt.position}.")
    _show_leftovers(reading)


def in_numbers(outcome: Outcome) -> str:
    """ "52 actions under 13 objectives", "3 changes"; nothing where nothing is new."""
    many = {noun: _count(things, noun) for noun, things in outcome.counted.items() if things}
    if "action" in many and "objective" in many:
        many["action"] = f"{many['action']} under {many.pop('objective')}"
    return " and ".join(many.values())


def sentences(outcome: Outcome) -> Iterator[str]:
    """Every change that would be recorded, under the row that says it."""
    for change in outcome.opening:
        yield f"{change.sentence}{_since(change)}"
    for item in outcome.items:
        changes = [change for change in item.changes if recordable(change)]
        if changes:
            yield f"{_name(item)}{_place(item)}:"
            yield from (f"  {change.sentence}{_since(change)}" for change in changes)


def _show_left(outcome: Outcome) -> None:
    """What has to be said by a person first: its words are kept as a note, or left out, until then."""
    if outcome.left:
        rows = _count({each.item.key for each in outcome.left}, "row")
        click.echo(f"Not recorded as what it may mean, since that has to be said first, in {rows}:")
    for each in outcome.left:
        click.echo(f"  {_name(each.item)}{_place(each.item)}: {each.change.sentence} ({each.question})")
    for word in outcome.unknown_ratings:
        click.echo(f'To record what is rated {word}, say --rating "{word}=…" with one of {named(outcome.scheme)}.')
    for year in outcome.unknown_plans:
        click.echo(f'To carry actions into the plan that is meant by {year}, say --into "{year}=TITLE".')
    if outcome.not_accepted:
        click.echo(f"Left out, to be looked at by a person: {_count(outcome.not_accepted, 'row')}.")
    for item in outcome.not_accepted:
        click.echo(f"  {_name(item)}{_place(item)}: {'; '.join(change.sentence for change in item.changes)}")
    if outcome.left or outcome.not_accepted:
        click.echo("To decide row by row, hand the file in on the page Documents; or import it again.")


def _since(change: Change) -> str:
    """The day from which it counts."""
    day = change.step.effective_on
    return f", of {in_words(day)}" if day else ""


def _name(item: Item) -> str:
    """Its reference, or its first words."""
    says: Any = item.says[0] if item.says else item.action or item.line or {}
    ref, title = says.get("ref"), says.get("title") or says.get("name") or ""
    return str(ref or f"“{' '.join(title.split()[:6])} …”")


def _place(item: Item) -> str:
    return f" ({item.line['source']['locator']})" if item.line else ""


def shown(reading: Reading) -> None:
    table = Table(
        "Ref", "Action", "Leads", "Due", "RAG", "Progress and decisions", "Sure", "To look at", show_lines=True
    )
    for action in reading.actions:
        leads = ", ".join(lead["name"] or lead["text"] for lead in action["leads"])
        table.add_row(
            escape(action["ref"] or "–"),
            escape(action["title"]),
            escape(leads),
            escape(_due(action["due"])),
            escape(action["rag_label"] or action["rag"] or ""),
            escape("\n".join(_told(action))),
            f"{action['confidence']:.0%}",
            escape("; ".join(action["doubts"])),
        )
    Console().print(table)
    click.echo(f"{_count(reading.actions, 'action')}.")
    _show_leftovers(reading)


def _told(action: dict[str, Any]) -> Iterator[str]:
    """What was noted, what was decided, and where it stands, as the document says it."""
    for note in action["progress"]:
        yield f"{note['on']}: {note['text']}" if note["on"] else note["text"]
    for decision in action["decisions"]:
        yield f"{decision['disposition'].replace('_', ' ').capitalize()}: {decision['text']}"
    if action["status"] and not action["decisions"]:
        yield action["status"].replace("_", " ").capitalize()


def _due(due: dict[str, Any] | None) -> str:
    if due is None:
        return ""
    return f"{due['text']} ({due['on'] or due['kind']})"


def _count(things: Sized, noun: str) -> str:
    if len(things) == 1:
        return f"1 {noun}"
    return f"{len(things)} {noun[:-1]}ies" if noun.endswith("ry") else f"{len(things)} {noun}s"


def _show_doubts(reading: Reading) -> None:
    doubtful = [action for action in reading.actions if action["doubts"]]
    if doubtful:
        click.echo(f"To look at, in {_count(doubtful, 'action')}:")
    for action in doubtful:
        name = action["ref"] or f"“{' '.join(action['title'].split()[:6])} …”"
        click.echo(f"  {name} ({action['source']['locator']}): {'; '.join(action['doubts'])}")


def _show_leftovers(reading: Reading) -> None:
    """How much of the document no action holds, and why; the words themselves only with --format jsonl."""
    summary = reading.summary
    reasons: dict[str, int] = {}
    for leftover in reading.leftovers:
        reasons[leftover["reason"]] = reasons.get(leftover["reason"], 0) + 1
    named = ", ".join(f"{count} {reason.replace('_', ' ')}" for reason, count in sorted(reasons.items()))
    click.echo(
        f"Of {summary['words']:,} words {summary['words_in_proposals']:,} are in actions, "
        f"{summary['words_in_leftovers']:,} are not: {named or 'nothing'}."
    )
