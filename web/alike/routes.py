"""The same thing elsewhere: for one action the most similar of other services; for the region what several do alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from domain.refusals import UnknownAction
from domain.theme import THEMES
from projections.likeness.adoptions import adoptions
from projections.likeness.alike import Alike, alike
from projections.likeness.clusters import Cluster, clusters
from projections.likeness.shown import shown
from projections.region.reading import RegionReader
from web import asking, wording
from web.alike.asking import with_shares
from web.authorities import reader
from web.connections import reading_region
from web.orders import ORDERS
from web.permissions import allow, has_role
from web.region.scale import STEPS
from web.region.themes import how_long

blueprint = Blueprint("alike", __name__, template_folder="templates")
asking.install(blueprint)

ON_A_PAGE = 30
SHOW = {"": "All", "services": "Of several services", "one": "Within one service"}


@blueprint.get("/<slug:authority>/actions/<uuid:action>/alike/")
@allow("compare the region")
def of_action(authority: str, action: UUID) -> ResponseReturnValue:
    """What is like an action of one's own service, which need not be shared itself."""
    asked = asking.asked()
    found = reader(authority).action(action, asked)
    plan = found["plan"]
    own = found | {"plan_title": plan["title"], "period": plan["period"], "service": None}
    return page(own, authority, "alike/of_action.html", plan=plan)


@blueprint.get("/region/alike/<uuid:action>/")
@allow("compare the region")
def of_shared(action: UUID) -> ResponseReturnValue:
    """What is like an action that some service shares."""
    found = RegionReader(reading_region(), asking.asked()).actions(ids=[action])
    if not found:
        raise UnknownAction("No service shares such an action with the region.", action=str(action))
    return page(found[0], found[0]["authority"], "alike/of_shared.html")


def page(action: dict[str, Any], own: str, template: str, **more: Any) -> ResponseReturnValue:
    asked = asking.asked()
    region = RegionReader(reading_region(), asked)
    every = with_shares(region, alike(region, action, own))
    theme = chosen_theme()
    return render_template(
        template,
        question=asking.question_in_words(asked, "What other services share", many=True),
        action=action, found=[each for each in every if not theme or theme in each.action["by_theme"]],
        in_all=len(every), offered=offered(every), theme=theme,
        may_adopt=asked.is_now and has_role(current_user, own, ORDERS["name_adoption"].roles),
        **adopted(region, action),
        **words(), **more,
    )  # fmt: skip


def adopted(region: RegionReader, action: dict[str, Any]) -> dict[str, Any]:
    """Its adoptions, in both directions, and on which day of which other action one was recorded."""
    told = adoptions(region, [action]).get(action["id"])
    return {
        "adoptions": told,
        "adopted_on": {each["action"]: each["on"] for each in action["adopted_from"]},
        "adopters": {each["id"]: each["adopted_on"] for each in told.adopters} if told else {},
    }


def chosen_theme() -> str:
    theme = request.args.get("theme", "")
    if theme and theme not in THEMES:
        abort(404)
    return theme


def offered(found: Sequence[Alike]) -> dict[str, str]:
    """The themes among them."""
    codes = {code for each in found for code in each.action["by_theme"]}
    return {code: name for code, name in THEMES.items() if code in codes}


def words() -> dict[str, Any]:
    return {
        "themes": THEMES, "scale": STEPS, "statuses": wording.STATUSES, "wording_of": wording, "how_long": how_long,
        "today": asking.asked().as_at, "plan_name": wording.plan_name,
    }  # fmt: skip


@blueprint.get("/region/alike/")
@allow("compare the region")
def index() -> ResponseReturnValue:
    """What several services, or several objectives of one, do in nearly the same words: `?show=services`, `?theme=`."""
    asked, theme, show = asking.asked(), chosen_theme(), request.args.get("show", "")
    region = RegionReader(reading_region(), asked)
    every = clusters(region)
    fitting = [each for each in every if fits(each, show, theme)]
    start = (page_number() - 1) * ON_A_PAGE
    found = shown(region, fitting[start : start + ON_A_PAGE])
    return render_template(
        "alike/index.html",
        question=asking.question_in_words(asked, "What is alike in the region"),
        found=found, fitting=len(fitting), in_all=len(every),
        adoptions=adoptions(region, (each for group in found for each in group.actions)),
        between=sum(len(each.authorities) > 1 for each in every), show=show, shows=SHOW, theme=theme,
        offered={code: name for code, name in THEMES.items() if any(code in each.themes for each in every)},
        number=page_number(), on_a_page=ON_A_PAGE, turned=turned, more=len(fitting) > start + ON_A_PAGE, **words(),
    )  # fmt: skip


def fits(cluster: Cluster, show: str, theme: str) -> bool:
    several = len(cluster.authorities) > 1
    return show != ("one" if several else "services") and (not theme or theme in cluster.themes)


def turned(number: int) -> str:
    """The query of another page: what was chosen stays chosen."""
    return urlencode([pair for pair in request.args.items(multi=True) if pair[0] != "page"] + [("page", number)])


def page_number() -> int:
    given = request.args.get("page", "1")
    return min(int(given), 10_000) if given.isascii() and given.isdigit() and 0 < len(given) < 6 and int(given) else 1
