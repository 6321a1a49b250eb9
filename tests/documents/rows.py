"""Rows of a plan document as the reader tells them, for tests that are not about reading."""

from __future__ import annotations

from typing import Any

DOCUMENT = "ab" * 32


def a_row(title: str, **says: Any) -> dict[str, Any]:
    """One action of the document; leads, progress, parts and decisions may be given in short."""
    row: dict[str, Any] = {
        "kind": "action", "ref": None, "section": None, "objective": None, "title": title, "sub_actions": [],
        "leads": [], "due": None, "measure": None, "progress": [], "rag": None, "rag_label": None, "status": None,
        "decisions": [], "confidence": 0.97, "doubts": [], "source": {"locator": "row ?", "text": title},
    }  # fmt: skip
    row |= says
    row["leads"] = [
        each if isinstance(each, dict) else {"text": each, "name": None, "role": None} for each in row["leads"]
    ]
    row["progress"] = [each if isinstance(each, dict) else {"on": None, "text": each} for each in row["progress"]]
    row["sub_actions"] = [
        each if isinstance(each, dict) else {"label": None, "title": each, "done": False} for each in row["sub_actions"]
    ]
    if isinstance(row["due"], str):
        row["due"] = {"text": row["due"], "kind": "unclear", "on": None, "every": None, "original_on": None}
    return row


def decided(text: str, disposition: str = "unclear", to: str | None = None) -> dict[str, Any]:
    return {"text": text, "disposition": disposition, "to": to}


def a_document(*rows: dict[str, Any], glossary: dict[str, str] | None = None) -> list[dict[str, Any]]:
    """The lines of a reading, each row at a place of its own."""
    placed = [
        row | {"source": {"locator": f"table 1, row {number}", "text": row.get("title", "")}}
        for number, row in enumerate(rows, 2)
    ]
    summary = {
        "kind": "summary", "document": "plan.docx", "sha256": DOCUMENT, "format": "word", "actions": len(rows),
        "words": 1, "words_in_proposals": 1, "words_in_leftovers": 0, "glossary": glossary or {}, "rag_key": {},
        "seconds": 0.1,
    }  # fmt: skip
    return [*placed, summary]
