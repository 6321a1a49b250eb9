"""The plans of a pack as a page of its own: no scripts, nothing from elsewhere, fit for print."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from html import escape
from typing import Any

from domain.fact import LONDON
from domain.refusals import in_words

STYLE = """
body { font: 11pt/1.4 Arial, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #0b0c0c }
h1 { font-size: 1.6rem } h2 { font-size: 1.25rem; margin-top: 2.5rem }
table { border-collapse: collapse; width: 100% } caption { text-align: left; font-weight: bold; padding: .5rem 0 }
th, td { border-bottom: 1px solid #b1b4b6; padding: .4rem .6rem .4rem 0; text-align: left; vertical-align: top }
tr { break-inside: avoid } thead { display: table-header-group } .asked { font-size: 1.1rem }
@media print { body { margin: 0; max-width: none } }
"""
HEADINGS = ("Ref", "Action", "Lead", "Due", "RAG", "Status", "Latest progress")


def as_page(authority: Mapping[str, Any], shown: Mapping[str, Any]) -> str:
    """A whole HTML document of plans as `plans_answer` gives them."""
    known = datetime.fromisoformat(shown["known_on"]).astimezone(LONDON)
    asked = f"as at {in_words(date.fromisoformat(shown['as_at']))}, as known on {in_words(known.date())} {known:%H:%M}"
    plans = "".join(map(plan_as_table, shown["plans"])) or "<p>No plan had been opened.</p>"
    return (
        f'<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>{escape(authority["name"])}</title>'
        f"<style>{STYLE}</style></head><body><main><h1>{escape(authority['name'])}</h1>"
        f'<p class="asked">The plans {asked}</p>{plans}</main></body></html>\n'
    )


def plan_as_table(plan: Mapping[str, Any]) -> str:
    counts = plan["counts"]
    heads = "".join(f'<th scope="col">{heading}</th>' for heading in HEADINGS)
    rows = "".join(map(as_row, plan["actions"]))
    return (
        f"<h2>{escape(plan['title'])} {escape(plan['period'])}</h2><table><caption>{counts['actions']} actions,"
        f" {counts['open']} open, {counts['overdue']} overdue</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def as_row(action: Mapping[str, Any]) -> str:
    due, rag, notes = action["due"], action["rag"], action["progress"]
    latest = f"{in_words(date.fromisoformat(notes[-1]['effective_on']))}: {notes[-1]['text']}" if notes else ""
    left = f" on {in_words(date.fromisoformat(action['left_on']))}" if action["left_on"] else ""
    cells = (
        action["ref"] or "",
        action["title"],
        ", ".join(lead["name"] or lead["text"] for lead in action["leads"]),
        due["text"] if due else "",
        rag["label"] if rag else "",
        action["status"].replace("_", " ") + left,
        latest,
    )
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
