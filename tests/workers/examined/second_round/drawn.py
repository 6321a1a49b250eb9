"""Tables drawn from the names of columns and the texts of cells: half of the names and texts for each half.

python -m tests.workers.examined.second_round.drawn [show] [count]
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from typing import Any

from tests.workers.examined.papers import Web
from tests.workers.examined.second_round.heads import HEADS, half_of
from tests.workers.examined.second_round.pools import POOLS
from workers.reading.reading import read

Table = tuple[list[str], list[str], list[dict[str, str]]]
ORDERS = [
    ["ref", "objective", "title", "leads", "due", "none", "measure", "rag", "progress"],
    ["objective", "ref", "title", "measure", "leads", "due", "progress", "rag", "none"],
    ["ref", "title", "objective", "none", "leads", "measure", "due", "rag", "progress"],
    ["objective", "measure", "ref", "title", "none", "leads", "due", "progress", "rag"],
    ["ref", "rag", "title", "due", "leads", "progress", "measure", "none", "objective"],
]
FREQUENT = {"ref": 0.6, "title": 1, "leads": 0.95, "due": 0.95, "measure": 0.75, "progress": 0.6, "rag": 0.5,
            "objective": 0.4, "none": 0.35}  # fmt: skip
MISSING = {"leads": 0.05, "due": 0.05, "measure": 0.15, "progress": 0.25, "rag": 0.1, "none": 0.2}


def drawn(n: int, half: str) -> Table:
    """Kinds of columns, their names, and the texts of each row by kind."""
    dice = random.Random(f"{half} {n}")
    kinds = [kind for kind in dice.choice(ORDERS) if dice.random() < FREQUENT[kind]]
    if len({"leads", "due"} & set(kinds)) == 0:
        kinds.append("due")
    names = [dice.choice([head for head in HEADS[kind].split("|") if half_of(head) == half]) for kind in kinds]
    parity = 0 if half == "to_mend_from" else 1
    count = dice.randint(3, 8)
    texts = {
        kind: dice.sample(POOLS[kind][parity::2], k=min(count, len(POOLS[kind]) // 2))
        for kind in kinds
        if kind in POOLS
    }
    rows = [{kind: told[r % len(told)] for kind, told in texts.items()} for r in range(count)]
    for r, row in enumerate(rows):
        for kind in kinds:
            if kind == "ref":
                row[kind] = f"{1 + r // 3}.{1 + r % 3}" if n % 2 else str(r + 1)
            elif dice.random() < MISSING.get(kind, 0):
                row[kind] = ""
    if "objective" in kinds:
        for r, row in enumerate(rows):
            row["objective"] = texts["objective"][r // 3]
    return kinds, names, rows


def wrong_in(table: Table) -> tuple[int, int, list[str]]:
    """Rows, rows wholly right, and what is wrong."""
    kinds, names, rows = table
    paper = Web()
    paper.table([names, *([row[kind] for kind in kinds] for row in rows)])
    actions = {action["title"]: action for action in read(paper.content(), "plan.html").actions}
    wrong: list[str] = []
    right = 0
    for row in rows:
        said = _wrong(row, actions.pop(row["title"], None))
        right += not said
        wrong += said
    return len(rows), right, [*wrong, *(f"made up: {title}" for title in actions)]


def _wrong(row: dict[str, str], action: dict[str, Any] | None) -> list[str]:
    if not action:
        return ["missed"]
    found = {
        "ref": action["ref"] or "",
        "leads": {lead["text"] for lead in action["leads"]},
        "due": action["due"]["text"] if action["due"] else "",
        "measure": action["measure"] or "",
        "progress": " ".join(note["text"] for note in action["progress"]),
        "rag": action["rag"] or "",
    }
    expected: dict[str, Any] = {name: row.get(name, "") for name in found}
    if action["objective"] and action["objective"] == row.get("measure"):
        expected["measure"] = ""  # an outcome is what it is for, too
    expected["rag"] = expected["rag"].casefold()
    said = [
        f"{name}: {found[name]}"
        for name in ("ref", "due", "measure", "progress", "rag")
        if not _same(name, row, found[name], expected[name])
    ]
    if any(text not in row.get("leads", "") for text in found["leads"]) or bool(found["leads"]) != bool(
        row.get("leads")
    ):
        said.append(f"leads: {found['leads']}")
    if row.get("objective") and row["objective"] not in (action["objective"], action["section"]):
        said.append(f"objective: {action['objective']}")
    if not row.get("objective") and action["objective"] not in (None, row.get("measure")):
        said.append(f"objective: {action['objective']}")
    return said


def _same(name: str, row: dict[str, str], found: str, expected: str) -> bool:
    if name == "due" and expected == "TBC":
        return found in ("", "TBC")
    if name == "progress" and row.get("none") and found.endswith(row["none"]):
        found = found.removesuffix(row["none"]).strip()
    if name == "rag" and not expected:
        return True
    return found == expected


def main(show: bool, count: int) -> None:
    for half in ("to_mend_from", "kept"):
        told = right = tables = 0
        kinds_wrong: Counter[str] = Counter()
        for n in range(count):
            table = drawn(n, half)
            rows, whole, wrong = wrong_in(table)
            told, right, tables = told + rows, right + whole, tables + (not wrong)
            kinds_wrong.update({said.split(":")[0] for said in wrong})
            if show and wrong and half == "to_mend_from":
                print(n, list(zip(table[0], table[1], strict=True)), *wrong[:4], sep="\n     ")
        print(half, f"{right}/{told} rows, {tables}/{count} tables wholly right", dict(kinds_wrong))


if __name__ == "__main__":
    main("show" in sys.argv, int(next((word for word in sys.argv[1:] if word.isdigit()), "100")))
