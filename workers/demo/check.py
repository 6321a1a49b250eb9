"""Whether the demo's story could have happened: `python -m workers.demo.check` prints counts and faults.

It knows less than the domain, but runs without a database, and is stricter in places: sub-actions are closed before
their action leaves, and no text is used twice.
"""

import sys
from collections import Counter
from datetime import date
from itertools import pairwise
from typing import Any

from domain.theme import THEMES
from workers.demo.cast import AUTHORITIES
from workers.demo.script import LONDON, Told, told

LEAVING = {"complete", "embed", "withdraw", "carry_forward", "transfer", "merge", "supersede"}
LAST_DAY = date(2026, 11, 19)


class Telling:
    """Follows one authority's story, order by order, and notes what could not have happened."""

    def __init__(self, labels: set[str]) -> None:
        self.labels = labels
        self.faults: list[str] = []
        self.plan_of: dict[str, str] = {}
        self.born: dict[str, str] = {}
        self.rag: dict[str, str | None] = {}
        self.left: dict[str, str] = {}  # id → day
        self.paused: set[str] = set()
        self.open_parts: dict[str, set[str]] = {}
        self.objectives: set[str] = set()
        self.plans: dict[str, str] = {}  # id → title
        self.closed: set[str] = set()
        self.marks: set[str] = set()
        self.titles: dict[str, str] = {}
        self.words: Counter[str] = Counter()
        self.said: dict[tuple[str, str], Any] = {}  # (action, field) → the themes or objectives it has

    def hear(self, told: Told) -> None:
        order = told.order
        recorded_on = told.recorded_at.astimezone(LONDON).date()
        if date.fromisoformat(order["effective_on"]) > recorded_on or recorded_on > LAST_DAY:
            self.fault(told, "effective after it was recorded, or recorded after the story's end")
        if (met := order.get("meeting_on")) and not met <= order["effective_on"]:
            self.fault(told, f"effective before the meeting of {met} that decided it")
        if told.corrects and told.corrects not in self.marks:
            self.fault(told, "corrects an entry that is not recorded yet")
        if told.mark:
            self.marks.add(told.mark)
        if order["order"] == "create_action":
            self.create(told, order)
        elif order["order"] == "serve_recommendation":
            self.serve(told, order)
        elif "action" in order:
            self.act(told, order)
        else:
            self.plan(told, order)
        self.read(told, order)

    def read(self, told: Told, order: dict[str, Any]) -> None:
        """Codes must exist; a text must not be used twice."""
        for code in (*order.get("themes", ()), *order.get("proposed", ())):
            if code not in THEMES:
                self.fault(told, f"theme {code}")
        text = order.get("text") or order.get("reason") or ""
        self.words[text] += 1
        if len(text) > 40 and self.words[text] == 2:
            self.fault(told, "the same words a second time")

    def create(self, told: Told, order: dict[str, Any]) -> None:
        if order["plan"] not in self.plans or order["plan"] in self.closed:
            self.fault(told, "the plan is not open")
        if missing := set(order["objectives"]) - self.objectives:
            self.fault(told, f"objectives that are not set: {missing}")
        self._appear(told, order["action"], order["plan"], order["title"], order["effective_on"], order.get("rag"))
        self.said[order["action"], "themes"] = order.get("themes")
        self.said[order["action"], "objectives"] = order["objectives"]

    def _appear(self, told: Told, action: str, plan: str, title: str, day: str, rag: str | None) -> None:
        if action in self.plan_of:
            self.fault(told, "created twice")
        self.plan_of[action], self.titles[action], self.born[action], self.rag[action] = plan, title, day, rag
        self.open_parts[action] = set()

    def serve(self, told: Told, order: dict[str, Any]) -> None:
        if set(order.get("objectives", ())) - self.objectives or set(order.get("actions", ())) - self.plan_of.keys():
            self.fault(told, "served by what is not there")

    def act(self, told: Told, order: dict[str, Any]) -> None:
        action, name = order["action"], order["order"]
        if action not in self.plan_of:
            self.fault(told, "an action that is not created yet")
            return
        if order["effective_on"] < self.born[action]:
            self.fault(told, "before the action existed")
        left_on = self.left.get(action)
        may_come_late = name == "reopen" or name == "correct_entry"
        if left_on and not may_come_late and (name in LEAVING or order["effective_on"] >= left_on):
            self.fault(told, f"after it left on {left_on}")
        self._parts(told, order, action)
        self._pausing(told, name, action)
        if name == "change_rag":
            if order["rag"] not in self.labels or order["rag"] == self.rag[action]:
                self.fault(told, "not a rating of the scheme, or the rating it has already")
            self.rag[action] = order["rag"]
        if name == "serve_objectives" and set(order["objectives"]) - self.objectives:
            self.fault(told, "objectives that are not set")
        for field in ("themes", "objectives"):
            if name in ("tag_themes", "serve_objectives") and field in order:
                if self.said.get((action, field)) == order[field]:
                    self.fault(told, f"exactly these {field} it has already")
                self.said[action, field] = order[field]
        if name == "reopen" and self.left.pop(action, None) is None:
            self.fault(told, "reopened, but it had not left")
        if name in LEAVING:
            self.leave(told, order, action)

    def _parts(self, told: Told, order: dict[str, Any], action: str) -> None:
        parts = self.open_parts[action]
        if order["order"] == "add_sub_action":
            parts.add(order["sub_action"])
        if order["order"] == "close_sub_action":
            if order["sub_action"] not in parts:
                self.fault(told, "closes a sub-action that is not open")
            parts.discard(order["sub_action"])

    def _pausing(self, told: Told, name: str, action: str) -> None:
        if name == "pause":
            self.paused.add(action)
        elif name == "resume" and action not in self.paused:
            self.fault(told, "resumed, but it was not paused")
        elif action in self.paused and (name in LEAVING or name == "change_rag"):
            self.fault(told, "while it is paused")
        if name == "resume":
            self.paused.discard(action)

    def leave(self, told: Told, order: dict[str, Any], action: str) -> None:
        if self.open_parts[action]:
            self.fault(told, "leaves with open sub-actions")
        self.left[action] = order["effective_on"]
        for other in (order.get("into_action"), order.get("by_action")):
            if other and (other not in self.plan_of or other in self.left):
                self.fault(told, "into an action that is not there")
        for plan in (order.get("into"), order.get("to_plan")):
            if plan and (plan not in self.plans or plan in self.closed):
                self.fault(told, "into a plan that is not open")
        if order["order"] == "carry_forward":
            title = order.get("title", self.titles[action])
            new = order["new_action"]
            self._appear(told, new, order["into"], title, order["effective_on"], self.rag[action])

    def plan(self, told: Told, order: dict[str, Any]) -> None:
        name = order["order"]
        if name in ("open_plan", "combine_plans"):
            self.plans[order["plan"]] = order["title"]
        if name == "set_objective":
            self.objectives.add(order["objective"])
        if name == "close_plan":
            inside = {action for action, plan in self.plan_of.items() if plan == order["plan"]}
            if still := inside - self.left.keys():
                self.fault(told, f"closed with open actions: {[self.titles[each] for each in still]}")
            self.closed.add(order["plan"])
        if name == "combine_plans":
            self.closed.update(order["plans"])
            for action, plan in self.plan_of.items():
                if plan in order["plans"]:
                    self.left.setdefault(action, order["effective_on"])

    def fault(self, told: Told, what: str) -> None:
        self.faults.append(f"{told.authority} {told.order['effective_on']} {what}: {told.order}")


def check(slug: str, labels: set[str]) -> tuple[list[str], str]:
    """The faults of one authority's story, and a line that counts it."""
    telling = Telling(labels)
    story = told(slug)
    for each in story:
        telling.hear(each)
    if any(later.recorded_at <= earlier.recorded_at for earlier, later in pairwise(story)):
        telling.faults.append(f"{slug}: not in the order of recording")
    if len(telling.plan_of) < 50 or len(story) < 500:
        telling.faults.append(f"{slug}: {len(telling.plan_of)} actions, {len(story)} orders: too small")
    names = Counter(each.order["order"] for each in story)
    still_open = len(telling.plan_of) - len(telling.left)
    counted = ", ".join(f"{number} {name}" for name, number in names.most_common())
    return telling.faults, f"{slug}: {len(telling.plan_of)} actions ({still_open} open), {len(story)} orders: {counted}"


def main() -> int:
    found = 0
    for authority in AUTHORITIES:
        faults, line = check(authority.slug, {rating["label"] for rating in authority.rag_scheme})
        print(line)
        print(*faults, sep="\n")
        found += len(faults)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
