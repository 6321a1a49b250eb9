"""The review of a reading: made anew at each look from its lines, what people answered, and the registry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from domain.together import Step
from projections.documents import calling, rated
from projections.documents.earlier import doubted
from projections.documents.ground import Ground, Line, gather
from projections.documents.items import items_of
from projections.documents.look import Look
from projections.documents.model import Change, Need, Review
from projections.documents.store import Documents
from projections.documents.wording import quoted
from projections.reading import Reader


def review(reader: Reader, documents: Documents, id: UUID, now: datetime | None = None) -> Review:
    """What the document says, what each row would change in the registry, and what people said of it so far."""
    return of(gather(reader, documents, id, now))


def of(ground: Ground) -> Review:
    look = Look(ground)
    called = calling.proposed(line for _, line in ground.of("leftover")) if ground.settings.opens else {}
    items = tuple(doubted(item, ground.earlier) for item in items_of(look))
    return Review(
        reading=ground.reading, document=ground.document, name=ground.name, version=ground.version,
        asked=ground.asked, plan_id=ground.settings.plan, plan=ground.plan, items=items, opening=tuple(opening(look)),
        objectives=(*look.objectives.new.values(), *elsewhere(look)),
        indicators=tuple(look.indicators.new.values()), needs=tuple(needs(look, called)),
        proposed=called,
        may_say=tuple(look.following.titles()),
        leftovers=tuple(line for _, line in ground.of("leftover")),
        summary=next((line for _, line in ground.of("summary")), {}),
        since=ground.settings.since, as_at=ground.settings.as_at, ratings=ground.settings.ratings,
        shades={str(each["label"]): str(each["colour"]) for each in look.scheme},
        unlike=tuple(rated.fallen_together(look.every_row(), look.scheme, ground.settings.ratings)),
        key=rated.key_in((line for _, line in ground.of("leftover")), summary_of(look).get("rag_key") or {}),
        recorded_before=ground.earlier.sentence, overtaken=ground.earlier.later_at is not None,
    )  # fmt: skip


def opening(look: Look) -> Iterable[Change]:
    """What comes before all rows: plans to be opened, and what the document's initials stand for."""
    mine, since = look.settings, look.settings.since
    if mine.opens and mine.title and mine.period:
        fields = {"title": mine.title, "kind": mine.kind, "period": mine.period, "plan": mine.plan}
        sentence = f"Open the plan {quoted(mine.title)} for {mine.period}"
        yield Change("plan", Step("open_plan", fields, None, since), sentence, None, mine.title)
    yield from look.following.openings()
    yield from glossary(look)


def glossary(look: Look) -> Iterable[Change]:
    told = summary_of(look).get("glossary") or {}
    known = list(look.ground.plan["glossary"]) if look.ground.plan else []
    new = {initials: name for initials, name in told.items() if (initials, name) not in names(known)}
    if not new:
        return
    entries = [{"initials": initials, "name": name, "role": None} for initials, name in told.items()]
    entries += [each for each in known if each["initials"] not in told]
    day = max(look.settings.since, look.ground.began)
    step = Step("set_lead_glossary", {"entries": entries, "plan": look.settings.plan}, glossary_place(look), day)
    sentence = "Initials explained: " + ", ".join(f"{initials} {name}" for initials, name in new.items())
    yield Change("glossary", step, sentence)


def summary_of(look: Look) -> Line:
    return next((line for _, line in look.ground.of("summary")), {})


def names(known: Iterable[Line]) -> set[tuple[str, str]]:
    return {(each["initials"], text) for each in known for text in (each["name"], each["role"]) if text}


def glossary_place(look: Look) -> str:
    """ "lines 44 to 49": where the glossary stands."""
    lines = [line for _, line in look.ground.of("leftover")]
    places = [each["source"]["locator"] for each in lines if each["reason"] == "glossary"]
    if len(places) > 1 and all(place.startswith("line ") for place in places):
        return f"lines {places[0][5:]} to {places[-1][5:]}"
    return places[0] if places else "glossary"


def needs(look: Look, called: Mapping[str, str]) -> list[Need]:
    """Questions about the document as a whole."""
    return [
        *calling.with_proposals(look.settings.needs, called),
        *rated.of_document(look.unrated.values(), look.scheme, summary_of(look).get("rag_key") or {}),
        *look.whether_over(),
        *look.following.needs(),
    ]


def elsewhere(look: Look) -> list[Change]:
    """Objectives of the plans into which actions go on."""
    return [change for there in look.following.objectives.values() for change in there.new.values()]
