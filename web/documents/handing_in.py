"""Documents handed in and recorded: what pages and API do alike. The web keeps a file and never looks into it."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import PurePath
from typing import Any
from uuid import UUID

from flask_login import current_user
from werkzeug.datastructures import FileStorage

from domain import period as periods
from domain.carrying_out import Receipt
from domain.fact import Occasion
from domain.refusals import InvalidOrder, NotAllowed, PlanAlreadyOpened, Refusal
from domain.together import Step
from projections.asked import Asked
from projections.documents.model import Item, Review
from projections.documents.review import review as reviewed
from projections.documents.steps import accepted, became, steps, unanswered
from projections.documents.store import Documents, ReadingRow, unknown
from projections.documents.wording import bare
from web import jobs
from web.authorities import reader
from web.connections import connections, read_afresh, reading, registry, wait_until
from web.logs import request_id
from web.orders import ORDERS
from web.orders.schema import EDITORS, MANAGERS
from web.permissions import has_role

LARGEST = 25 * 1024 * 1024
"""Bytes of one file. Whoever reads them takes no more."""
LARGEST_UPLOAD = LARGEST + 64 * 1024
"""Bytes of a request that carries a file, with the fields around it."""
LONGEST_NAME = 200
READ = "read-document"
MEDIA = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".html": "text/html",
    ".htm": "text/html",
    ".csv": "text/csv",
    ".md": "text/markdown",
    ".txt": "text/plain",
}


class DocumentTooLarge(Refusal):
    """A file of more bytes than whoever reads it would take."""


class NothingIsAccepted(Refusal):
    """Nobody accepted anything of a document that somebody wants to record."""


class RowsAreOpen(Refusal):
    """Rows wait for somebody to decide, or to answer; `details["items"]` names them."""


# Who may


def may_upload(authority: str) -> bool:
    """Whether whoever asks may hand documents in here, and review them."""
    return has_role(current_user, authority, EDITORS)


def may_record(authority: str, orders: Iterable[Step]) -> bool:
    """Whether their roles include every order that would be given."""
    return all(has_role(current_user, authority, ORDERS[step.order].roles) for step in orders)


def refuse_unless_allowed(authority: str, orders: Iterable[Step]) -> None:
    """Refuses `NotAllowed`, naming what is not theirs to order."""
    beyond = {step.order for step in orders if not may_record(authority, [step])}
    if beyond:
        named = "; ".join(sorted(f"“{ORDERS[order].heading}”" for order in beyond))
        raise NotAllowed(
            f"Part of this can be ordered by a manager of this authority only: {named}. Leave it out, or ask a "
            "manager to record it: what was accepted stays."
        )


def sees_all(authority: str) -> bool:
    """Inspectors see what was recorded; who belongs to the service sees what waits, too."""
    return has_role(current_user, authority, EDITORS | MANAGERS | {"board"})


# Looking


def documents(authority: str) -> Documents:
    """This request's snapshot of the documents; for answering, not for writing."""
    return Documents(reading(authority), authority)


@contextmanager
def writing(authority: str) -> Iterator[Documents]:
    """One short transaction on the documents."""
    try:
        with connections().transaction(authority) as connection:
            yield Documents(connection, authority)
    finally:
        read_afresh()


def visible(authority: str) -> list[ReadingRow]:
    """The readings that whoever asks may see, newest first."""
    rows = documents(authority).readings()
    return rows if sees_all(authority) else [row for row in rows if row.status == "recorded"]


def one(authority: str, id: UUID) -> ReadingRow:
    """Refuses `UnknownReading`, also for what whoever asks may not see."""
    row = documents(authority).reading(id)
    if sees_all(authority) or row.status == "recorded":
        return row
    raise unknown(id)


def review(authority: str, id: UUID) -> Review:
    """The review as it stands now."""
    return review_in(authority, documents(authority), id)


def review_in(authority: str, rows: Documents, id: UUID) -> Review:
    """The same, with what was answered in a transaction that is still open."""
    return reviewed(reader(authority), rows, id)


# Handing in


def begin(authority: str, upload: FileStorage, asked: Mapping[str, Any], id: UUID) -> UUID:
    """Keep the file, say in the record that it came, and have a worker read it. Once for each id."""
    name, content = name_of(upload.filename), upload.stream.read(LARGEST + 1)
    refuse_unfit(name, content)
    refuse_unknown_plan(authority, asked)
    registry(authority).receive_document(occasion_of("receive", id), id, hashlib.sha256(content).hexdigest(), name)
    with writing(authority) as rows:
        kept = rows.keep(content, name, media_type_of(name))
        rows.begin(id, kept, asked, current_user.id)
    jobs.hand_out(READ, authority, id)
    return id


def refuse_unfit(name: str, content: bytes) -> None:
    if not content:
        raise InvalidOrder("Choose a file that has something in it.", fields={"file": ["This file is empty."]})
    if len(content) > LARGEST:
        raise DocumentTooLarge(f"“{name}” has more than {LARGEST // 1024 // 1024} MB. Save the part that is the plan.")


def refuse_unknown_plan(authority: str, asked: Mapping[str, Any]) -> None:
    """Refuses a plan that is not there; and a new one that is there already, before anybody reviews for nothing."""
    if asked.get("plan"):
        registry(authority).plan_of(UUID(str(asked["plan"])))
    elif asked.get("title") and asked.get("period"):
        refuse_known_plan(authority, str(asked["title"]), str(asked["period"]))


def refuse_known_plan(authority: str, title: str, period: str) -> None:
    for plan in reader(authority).plans(Asked.of()):
        if bare(plan["title"]) == bare(title) and periods.same(plan["period"], period):
            told = (
                f"The plan “{plan['title']}” for {plan['period']} is in the registry already. Choose that plan instead "
                "of a new one: the document is then compared with it."
            )
            raise PlanAlreadyOpened(told, fields={"title": [told]}, plan=str(plan["id"]))


def name_of(given: str | None) -> str:
    """What a file is called: without folders, and without characters that no name should have."""
    bare = (given or "").replace("\\", "/").rpartition("/")[2]
    clean = "".join(each for each in bare if unicodedata.category(each)[0] != "C").strip()
    stem, suffix = PurePath(clean).stem, PurePath(clean).suffix[:20]
    return (stem[: LONGEST_NAME - len(suffix)] + suffix) or "document"


def media_type_of(name: str) -> str:
    return MEDIA.get(PurePath(name).suffix.casefold(), "application/octet-stream")


# Recording


def record(authority: str, id: UUID, leave_out_open: bool = True) -> Receipt:
    """Record all that was accepted, in one save. Refuses what is not in the power of whoever asks.

    Nobody answers anything meanwhile. Given twice, it is answered the same: a document is recorded once.
    """
    read_afresh()
    with writing(authority) as rows:
        row = rows.hold(id)
        receipt = _once_more(authority, row) if row.plan else _record(authority, rows, id, leave_out_open)
    wait_until(authority, receipt.position)
    return receipt


def _record(authority: str, rows: Documents, id: UUID, leave_out_open: bool) -> Receipt:
    found = reviewed(reader(authority), rows, id)
    refuse_unless_decided(found, leave_out_open)
    orders = steps(found)
    refuse_unless_allowed(authority, orders)
    receipt = registry(authority).record_document(
        occasion_of("record", id), id, found.plan_id, orders,
        accepted=len(accepted(found)), left_out=len(not_accepted(found)),
    )  # fmt: skip
    rows.recorded(id, receipt.position, became(found), found.plan_id)
    return receipt


def _once_more(authority: str, row: ReadingRow) -> Receipt:
    """The registry's answer to what it recorded before."""
    return registry(authority).record_document(occasion_of("record", row.id), row.id, row.plan or row.id, [])


def occasion_of(what: str, id: UUID) -> Occasion:
    """Each thing happens to a document once, whoever orders it again."""
    return Occasion(current_user.id, f"{what} {id}", request=request_id())


def not_accepted(found: Review) -> list[Item]:
    """What the document says and nobody accepted: it is left out for good when the rest is recorded.

    Of an action that it no longer has, the document says nothing: that goes on as it was.
    """
    waiting = (item for item in found.items if item.verdict in ("open", "left_out") and item.changes)
    return [item for item in waiting if item.kind != "gone"]


def refuse_unless_decided(found: Review, leave_out_open: bool) -> None:
    if not accepted(found):
        raise NothingIsAccepted("Nothing of this document is accepted yet. Accept what is to be recorded first.")
    if found.plan is None and all(change.key != "plan" for change in found.opening):
        raise InvalidOrder(
            "Say first which plan this document belongs to.", fields={"plan": ["Which plan does it belong to?"]}
        )
    asking, waiting = unanswered(found), [] if leave_out_open else found.open
    if asking:
        raise RowsAreOpen(
            f"{len(asking)} accepted {'row asks' if len(asking) == 1 else 'rows ask'} a question that is not answered"
            " yet. Answer it, or leave that change out.",
            items=[item.key for item in asking],
        )
    if waiting:
        raise RowsAreOpen(
            f"{len(waiting)} {'row is' if len(waiting) == 1 else 'rows are'} still open. Decide about them, or say that"
            " what is open is left out.",
            items=[item.key for item in waiting],
        )


def set_aside(authority: str, id: UUID, reason: str | None = None) -> Receipt:
    """Nothing of it is to be recorded."""
    receipt = registry(authority).set_document_aside(occasion_of("set aside", id), id, reason or None)
    with writing(authority) as rows:
        rows.set_aside(id)
    wait_until(authority, receipt.position)
    return receipt
