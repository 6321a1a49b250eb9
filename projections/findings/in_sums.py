"""Tables of scores that contradict themselves: recorded as audits, or standing in a recorded document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from domain import scoring
from projections.findings.found import Finding
from projections.findings.ground import Ground, Record, Table


def in_sums(ground: Ground) -> Iterator[Finding]:
    for audit in ground.audits:
        yield from in_audit(ground, audit)
    for table in ground.tables:
        yield from in_document(ground, table)


def in_audit(ground: Ground, audit: Record) -> Iterator[Finding]:
    """One finding for each line: a wrong sum makes its per cent wrong, too."""
    entries = tuple(each for each in ground.audit_entries.get(audit["id"], ()) if each.event != "AuditCarriedOut")[-1:]
    entries = entries or tuple(ground.audit_entries.get(audit["id"], ())[-1:])
    for row, score in enumerate(audit["scores"]):
        if score["findings"]:
            sentence = f"In “{audit['title']}”: {' '.join(score['findings'])}"
            yield Finding(
                "sums", sentence, (audit["id"], row), (score["points"], score["maximum"]), entries, audit=audit["id"]
            )


def in_document(ground: Ground, table: Table) -> Iterator[Finding]:
    plan = next((each for each in ground.plans if each["id"] == table.plan), None)
    by_row: dict[int, list[str]] = defaultdict(list)
    for each in scoring.findings(table.scores, scoring.CUT_OFFS):
        by_row[each.row].append(each.sentence)
    for row, sentences in by_row.items():
        yield Finding(
            "sums", f"In “{table.name}”: {' '.join(sentences)}", (table.document, row),
            (table.scores[row].points, table.scores[row].maximum), (table.entry,), plan, document=table.document,
        )  # fmt: skip
