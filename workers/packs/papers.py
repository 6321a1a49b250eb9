"""The plans of a pack as PDF: what its page shows, to print, and to file with the other papers of an inspection."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from projections.asked import Asked
from projections.called import plan_name
from projections.documents.layout import file_name
from projections.documents.writing_pdf import as_pdf
from projections.pdf.typesetting import TooHardToTypeset
from projections.reading import Reader


def papers_of(
    reader: Reader, asked: Asked, plan: UUID | None, alive: Callable[[], None] = lambda: None
) -> dict[str, bytes]:
    """A file for each plan, numbered in the order of the page. One that can't be typeset is a sentence that says so.

    `alive` is called before each: some take a minute.
    """
    name, files = reader.authority(asked)["name"], {}
    for number, each in enumerate(reader.whole_plans(asked, plan), 1):
        alive()
        file = f"plans/{number} {file_name(plan_name(each))}"
        try:
            files[f"{file}.pdf"] = as_pdf(each, name, asked)
        except TooHardToTypeset as refusal:
            files[f"{file}.txt"] = f"{refusal} plans.html shows this plan, too.\n".encode()
    return files
