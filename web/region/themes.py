"""Themes across the services: the matrix, and the actions behind each of its cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from domain.theme import THEMES
from projections.called import STATUSES, plan_name, plan_year
from projections.region.covering import BETWEEN, LACKS, NO_PLAN, NOT_SHARED, covering
from projections.region.matrix import EVERY_THEME, FIRST_THEME, WAYS, Cell, Matrix, matrix
from projections.region.reading import RegionReader
from projections.region.side_by_side import side_by_side
from projections.region.suppressing import OFFERED, fits
from projections.region.which import OPEN, WHICH
from web import asking
from web.connections import reading_region
from web.layout import on_day
from web.permissions import allow
from web.region.area import blueprint
from web.region.drawing import small_bar, words_of
from web.region.scale import STEPS


@dataclass(frozen=True)
class Chosen:
    """What the links of the pages of themes keep, besides the two dates."""

    by: str = EVERY_THEME
    least: int = 0
    authority: str = ""

    @classmethod
    def given(cls, services: dict[str, str]) -> Chosen:
        """Refuses with 404 what no link of ours says."""
        by, least = request.args.get("by") or EVERY_THEME, request.args.get("least", type=int) or 0
        authority = request.args.get("authority", "")
        if by not in WAYS or not fits(least) or (authority and authority not in services):
            abort(404)
        return cls(by, least, authority)

    @property
    def authorities(self) -> list[str] | None:
        return [self.authority] if self.authority else None

    def address(self, path: str, **other: Any) -> str:
        kept = {"by": self.by if self.by != EVERY_THEME else "", "least": self.least, "authority": self.authority}
        return path + asking.kept(**(kept | other))


def given() -> tuple[RegionReader, dict[str, str], Chosen]:
    """What the address asks of the region: its reader, what the services are called, and what was chosen."""
    reader = RegionReader(reading_region(), asking.asked())
    names = services_of(reader)
    return reader, names, Chosen.given(names)


def given_for(code: str) -> tuple[RegionReader, dict[str, str], Chosen]:
    """The same for one theme. Refuses with 404 one that there is not."""
    if code not in THEMES:
        abort(404)
    return given()


@blueprint.get("/region/themes/")
@allow("compare the region")
def themes() -> ResponseReturnValue:
    """Themes × services, by every theme of an action or its first (`?by=first`), small numbers hidden (`?least=5`)."""
    return matrix_page("region/themes.html")


@blueprint.get("/region/themes/numbers/")
@allow("compare the region")
def numbers() -> ResponseReturnValue:
    """The same in numbers: what the bars of the matrix show, as a table."""
    return matrix_page("region/numbers.html")


def matrix_page(template: str) -> ResponseReturnValue:
    reader, names, chosen = given()
    found = matrix(reader, chosen.by, authorities=chosen.authorities, least=chosen.least)
    return render_template(
        template,
        question=asking.question_in_words(reader.asked, "The themes", many=True),
        found=found, names=names, chosen=chosen, themes=THEMES, scale=STEPS, least=OFFERED,
        all_open=found.whole[""], rows=list(rows(found)), change=change_in_words, words_of=words_of, bar=bar,
        first=FIRST_THEME, every=EVERY_THEME, columns=[*found.authorities, *([] if chosen.authority else [""])],
        notes=list(gaps(found, names, reader.asked.as_at)), lacks=LACKS,
    )  # fmt: skip


def services_of(reader: RegionReader) -> dict[str, str]:
    return {each["slug"]: each["name"] for each in reader.services()}


def rows(found: Matrix) -> Any:
    """Code, what the row is called, its cells; the bottom line last, without a code."""
    yield from ((code, THEMES[code], row) for code, row in found.rows.items())
    yield "", "Each action once", found.whole


NO_FALL = "a plan was closed and the next not signed off yet, so fewer actions are no fall, nor more a rise."


def gaps(found: Matrix, names: dict[str, str], as_at: date) -> Iterator[tuple[str, list[str], str]]:
    """What the numbers do not hold: of which kind, of which services, and what that means."""
    for why, day, those in grouped(found, as_at):
        called = [names[slug] for slug in those]
        if why == NOT_SHARED:
            yield "Not shared", called, f"no plan that covers {on_day(day)}. That is not a nought: they may do a lot."
        elif why == BETWEEN:
            yield f"Between plans on {on_day(day)}", called, NO_FALL
        elif why == NO_PLAN:
            yield f"No signed-off plan on {on_day(day)}", called, ""
    if some := [names[slug] for slug in found.partly if found.whole[slug].lacks != NOT_SHARED]:
        yield "Partly shared", some, "some of their plans are withheld, so that they do more than is counted here."


def grouped(found: Matrix, as_at: date) -> Iterator[tuple[str, date, list[str]]]:
    """Reason and day, with the services of which it holds; what holds of both days is told of the first."""
    for why in (NOT_SHARED, BETWEEN, NO_PLAN):
        now = [slug for slug in found.authorities if found.whole[slug].lacks == why]
        before = [slug for slug in found.authorities if not found.whole[slug].lacks and found.whole[slug].lacked == why]
        if now:
            yield why, as_at, now
        if before and why != NO_PLAN:
            yield why, found.since, before


def change_in_words(cell: Cell) -> str:
    """▲ 2 more"""
    if cell.change is None and cell.unlike:
        return LACKS[cell.unlike]
    if cell.change is None:
        return "hidden"
    if cell.change:
        return f"▲ {cell.change} more" if cell.change > 0 else f"▼ {-cell.change} fewer"
    return "no change"


def bar(cell: Cell, id: str, what: str) -> Markup:
    return small_bar(cell.scales, id, f"How they stand: {what}") if cell.scales else Markup("")


@blueprint.get("/region/themes/<code>/actions/")
@allow("compare the region")
def actions_of_theme(code: str) -> ResponseReturnValue:
    """The open actions of a theme side by side, of all services or of one (`?authority=`); or others (`?which=`)."""
    reader, names, chosen = given_for(code)
    which, period = request.args.get("which") or OPEN, request.args.get("period", "")
    if which not in WHICH:
        abort(404)
    found = side_by_side(
        reader, code, first_only=chosen.by == FIRST_THEME, authorities=chosen.authorities, which=which, period=period
    )
    return render_template(
        "region/actions.html",
        question=asking.question_in_words(reader.asked, "The actions", many=True),
        which=WHICH[which], is_open=which == OPEN,
        period=plan_year(period) if period else "", statuses=STATUSES, unshared=unshared(reader, names, chosen),
        code=code, name=THEMES[code], names=names, chosen=chosen, found=found, themes=THEMES, scale=STEPS,
        count=sum(map(len, found.values())), how_long=how_long, today=reader.asked.as_at, first=FIRST_THEME,
        plan_name=plan_called,
    )  # fmt: skip


def unshared(reader: RegionReader, names: dict[str, str], chosen: Chosen) -> list[str]:
    """The services that share nothing that covers the day asked for."""
    covered = covering(reader)
    those = chosen.authorities or names
    return [names[slug] for slug in those if covered.lacks(slug, reader.asked.as_at) == NOT_SHARED]


def how_long(since: date, until: date) -> str:
    """2 years 3 months; days below a month."""
    days = (until - since) // timedelta(days=1)
    months = (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)
    if months < 1:
        return f"{days} {'day' if days == 1 else 'days'}"
    years, months = divmod(months, 12)
    parts = [(years, "year"), (months, "month")]
    return " ".join(f"{count} {unit}{'s' if count > 1 else ''}" for count, unit in parts if count)


def plan_called(action: dict[str, Any]) -> str:
    """The plan of an action, with its year."""
    return plan_name({"title": action["plan_title"], "period": action["period"]})
