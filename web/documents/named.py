"""What documents are called that entries were read from, for whoever may see them."""

from __future__ import annotations

from flask import g

from web.documents import handing_in


def document_name(authority: str, document: str) -> str | None:
    """The name under which the document of that hash was handed in; None for whoever may not see it."""
    if "document_names" not in g:
        rows = sorted(handing_in.visible(authority), key=lambda row: row.status == "recorded")
        g.document_names = {row.document: row.name for row in rows}  # the name of one that was recorded wins
    names: dict[str, str] = g.document_names
    return names.get(document)
