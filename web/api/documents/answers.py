"""Documents, their rows and what those would change, as programs see them."""

from __future__ import annotations

from typing import Any

from projections.answers import json_ready
from projections.documents.model import Change, Item, Need
from projections.documents.store import ReadingRow


def document_answer(authority: str, row: ReadingRow) -> dict[str, Any]:
    answer: dict[str, Any] = json_ready(
        {
            "id": row.id, "authority": authority, "name": row.name, "sha256": row.document, "size": row.size,
            "status": row.status, "done": row.done, "total": row.total, "unit": row.unit, "refusal": row.refusal,
            "settings": row.asked, "version": row.version, "plan": row.plan or row.asked.get("plan"),
            "handed_in_at": row.created_at, "handed_in_by": row.created_by, "finished_at": row.finished_at,
            "recorded_at": row.recorded_at, "position": row.position,
        }
    )  # fmt: skip
    return answer


def item_answer(item: Item) -> dict[str, Any]:
    answer: dict[str, Any] = json_ready(
        {
            "item": item.key, "kind": item.kind, "verdict": item.verdict, "version": item.version, "by": item.by,
            "clear": item.clear, "confidence": item.confidence, "doubts": item.doubts,
            "proposal": dict(item.line) if item.line else None, "says": [dict(each) for each in item.says],
            "action": item.action["id"] if item.action else None,
            "changes": [change_answer(change) for change in item.changes],
        }
    )  # fmt: skip
    return answer


def change_answer(change: Change) -> dict[str, Any]:
    answer: dict[str, Any] = json_ready(
        {
            "key": change.key, "sentence": change.sentence, "was": change.was, "becomes": change.becomes,
            "order": change.step.order, "effective_on": change.step.effective_on, "fields": dict(change.step.fields),
            "left_out": change.left_out, "doubts": change.doubts,
            "needs": [need_answer(need) for need in change.needs],
        }
    )  # fmt: skip
    return answer


def need_answer(need: Need) -> dict[str, Any]:
    offered = [{"value": value, "label": label} for value, label in need.offered]
    return {"field": need.field, "question": need.question, "offered": offered, "answer": need.answer,
            "optional": need.optional}  # fmt: skip
