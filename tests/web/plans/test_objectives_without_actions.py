"""An objective that nobody works on keeps its place among those with actions."""

from tests.web.recording.conftest import manager, module_projector, projector, service
from web.plans.routes import grouped

__all__ = ["manager", "module_projector", "projector", "service"]


def objective(id, section="Prevention"):
    return {"id": id, "section": section}


def action(*serves):
    return {"objectives": [{"id": each} for each in serves]}


PLAN = {"objectives": [objective("a"), objective("b"), objective("c", "Courts"), objective("d", "Courts")]}


def order_of(groups):
    return [group["objective"] and group["objective"]["id"] for group in groups]


def test_of_a_whole_plan_every_objective_is_shown_in_the_plans_order():
    groups = grouped([action("b"), action("b", "d"), action()], PLAN, whole=True)

    assert order_of(groups) == ["a", "b", "c", "d", None]
    assert [len(group["actions"]) for group in groups] == [0, 2, 0, 0, 1]
    assert [group["starts_section"] for group in groups] == [True, False, True, False, False]
    assert groups[3]["also"] == [action("b", "d")]


def test_of_a_filtered_plan_only_those_with_actions():
    assert order_of(grouped([action("b")], PLAN)) == ["b"]


def test_the_page_says_so(manager, service):
    manager.get(service.path("plan"))

    words = manager.page.words
    assert words.index("1 Fewer children in custody") < words.index("2 Better exit plans No action yet")
    manager.get(service.path("plan") + "?open=1")
    assert "No action yet" not in manager.page.words
