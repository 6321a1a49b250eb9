"""Hostile and broken files: made here, never kept. Each ends in a sentence that a manager understands, or is read.

cases       the list of classes, and what a case is
parts       sound documents to spoil, and zip packages with parts exchanged
packages    zip and XML: bombs, entities, relationships, macros, missing parts
offices     numbering, styles, rules and themes that say nonsense; documents within documents
sheets      Excel: formulas, hidden things, merged worlds, odd values
pdfs        PDF: loops, encryption, scans, 200 pages
texts       text, HTML, Markdown, CSV: encodings, control characters, shapes that never end
sizes       too many rows, columns, megabytes
places      names, folders, pipes: files that are no files
"""

from tests.workers.hostile import offices, packages, pdfs, places, sheets, sizes, texts
from tests.workers.hostile.cases import CASES, Case

__all__ = ["CASES", "Case", "offices", "packages", "pdfs", "places", "sheets", "sizes", "texts"]
