"""What a page says after something was recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import Markup

from domain.carrying_out import Receipt
from projections.asked import NotADate, day
from projections.history import LATE
from web.layout import LONDON
from web.layout import day as in_words
from web.wording import days, later

SAID = {
    "open_plan": "Plan opened",
    "set_objective": "Objective set",
    "sign_off_plan": "Plan signed off",
    "close_plan": "Plan closed",
    "combine_plans": "Plans combined",
    "create_action": "Action created",
    "note_progress": "Progress noted",
    "change_rag": "RAG changed to “{rag}”",
    "revise_due_date": "Due date revised to “{due}”",
    "amend_wording": "Wording amended",
    "name_leads": "Leads named",
    "set_measure": "Measure set",
    "tag_themes": "Themes tagged",
    "serve_objectives": "Objectives changed",
    "add_sub_action": "Sub-action added",
    "close_sub_action": "Sub-action closed",
    "attach_evidence": "Evidence attached",
    "complete": "Action completed",
    "embed": "Action embedded as business as usual",
    "carry_forward": "Action carried forward",
    "name_origin": "Where it came from is recorded",
    "name_adoption": "Where it was adopted from is recorded",
    "transfer": "Action transferred to “{to}”",
    "merge": "Action merged",
    "supersede": "Action superseded",
    "withdraw": "Action withdrawn",
    "pause": "Action paused",
    "resume": "Action resumed",
    "reopen": "Action reopened",
    "correct_entry": "Entry corrected",
    "adopt_rag_scheme": "RAG scheme adopted",
    "set_lead_glossary": "Glossary of leads set",
    "share_with_region": "What the region sees changed",
    "dismiss_finding": "Finding dismissed",
    "take_back_dismissal": "Dismissal taken back",
    "erase_text": "Text erased, everywhere",
    "announce_inspection": "Announcement of the inspection recorded",
    "start_fieldwork": "Start of the fieldwork recorded",
    "publish_inspection": "Publication of the report recorded",
    "make_recommendation": "Recommendation recorded",
    "reword_recommendation": "Wording put right",
    "answer_recommendation": "Response to the recommendation recorded",
    "serve_recommendation": "What serves the recommendation recorded",
    "record_audit": "Audit recorded",
    "score_audit": "Audit scored anew",
    "correct_inspection": "Entry taken back",
    "correct_audit": "Scores taken back",
    "define_indicator": "Indicator kept from now on",
    "revise_definition": "Changed definition recorded",
    "report_value": "Value reported",
    "correct_value": "Entry taken back",
}
LATE_VIEW = " It is recorded, but this page does not show it yet: reload it in a moment."


def said(order: Mapping[str, Any], receipt: Receipt) -> str:
    """ "Progress noted, effective 3 June 2026. Recorded 4 days late." """
    what = SAID[order["order"]].format_map({name: shortened(value) for name, value in order.items()})
    recorded_on = receipt.recorded_at.astimezone(LONDON).date()
    try:
        effective = day(order["effective_on"]) if order.get("effective_on") else recorded_on
    except NotADate:
        effective = recorded_on
    late = (recorded_on - effective).days
    return f"{what}, effective {in_words(effective)}." + (f" Recorded {when(late)}." if late > 0 else "")


def with_receipt(words: str, authority: str, receipt: Receipt) -> Markup:
    """The same, and where the receipt is: beside the entry, once it is sealed, which takes a minute at most."""
    place = f"/{authority}/entries/?after={receipt.position - 1}#entry-{receipt.position}"
    what = "Its entry" if len(receipt.event_ids) == 1 else "The last of its entries"
    return Markup('{} <a class="govuk-link" href="{}">{}, with a receipt to keep</a>').format(words, place, what)


def when(days_late: int) -> str:
    """ "3 days later"; late only after a week, as the history says it."""
    return later(days_late) if days_late <= LATE else f"{days(days_late)} late"


STANDS: dict[str, tuple[str, str, Callable[[Mapping[str, Any]], str]]] = {
    "revise_due_date": ("due", "the due date is still", lambda action: text_of(action["due"], "text")),
    "change_rag": ("rag", "the rating is still", lambda action: text_of(action["rag"], "label")),
    "name_leads": ("leads", "the leads are still", lambda action: ", ".join(lead["text"] for lead in action["leads"])),
    "set_measure": ("measure", "the measure is still", lambda action: action["measure"] or ""),
    "amend_wording": ("title", "the wording is still", lambda action: action["title"]),
}
"""By order: its field, and how to say what stands of it."""
NO_DAY = ("unclear", "conditional")


def what_stands(order: Mapping[str, Any], action: Mapping[str, Any]) -> str:
    """What a person must know who recorded this, seeing the action as it is now: sentences, or nothing."""
    told = ""
    field, words, now_of = STANDS.get(order["order"], ("", "", str))
    if field and order.get(field):
        given, now = order[field], now_of(action)
        given = ", ".join(given) if isinstance(given, list) else str(given)
        if now and plain(now) != plain(given):
            told = f" A later entry stands: {words} “{shortened(now)}”."
    due = order.get("due")
    if (
        due
        and not told
        and action["due"]
        and action["due"]["kind"] in NO_DAY
        and plain(action["due"]["text"]) == plain(due)
    ):
        told = f" No day could be read from “{shortened(due)}”, so it can’t become overdue."
    return told or already_overdue(due, action)


def numbered_twice(number: str, recommendations: Iterable[Mapping[str, Any]]) -> str:
    """A report may number those of each part anew, but two of one number may be a slip of the hand as well."""
    count = sum(plain(each["ref"] or "") == plain(number) for each in recommendations)
    if count < 2:
        return ""
    have = f"{count} recommendations of this inspection have the number {shortened(number)} now"
    return f" {have}. If that is a slip, put one of them right."


def already_overdue(due: str | None, action: Mapping[str, Any]) -> str:
    """A due date may be told late, but one that has passed when it is recorded may be a slip of the hand."""
    late = action["computed"]["days_overdue"]
    if not due or not late or plain(action["due"]["text"]) != plain(due):
        return ""
    return f" That day has passed: the action is {days(late)} overdue. If another day was meant, correct this entry."


def text_of(value: Mapping[str, Any] | None, name: str) -> str:
    return str(value[name]) if value else ""


def plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def shortened(value: Any) -> str:
    return str(value) if len(str(value)) <= 100 else str(value)[:99] + "…"
