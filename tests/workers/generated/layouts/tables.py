"""Plans in tables: one function, steered by which columns there are and where sections and objectives stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby
from random import Random

from tests.workers.generated import mishaps, phrases
from tests.workers.generated.blocks import (
    SHADES,
    Block,
    Cell,
    Heading,
    Row,
    Run,
    Sheet,
    Table,
    cell,
    header_row,
    says,
    title_row,
)
from tests.workers.generated.headings import Headings
from tests.workers.generated.layouts import Laid
from tests.workers.generated.truth import MEANINGS, Action, Answer, Plan, answer

WIDTHS = {"ref": 8, "objective": 14, "action": 24, "lead": 12, "due": 9, "measure": 16, "progress": 16, "rag": 8,
          "decision": 12, "theme": 10, "risk": 10, "lead due": 12}  # fmt: skip


@dataclass(frozen=True)
class Design:
    """`sections`: title rows in tables of their own, title rows within one table, headings, sheets, or none."""

    kinds: tuple[str, ...]
    sections: str = "heading"
    objectives: str = "column"
    shaded: str = "no"
    unnamed: bool = False
    shuffled: bool = False
    two_headers: bool = False
    quarters: bool = False


class Tabled:
    """One plan laid out in tables, in one design."""

    def __init__(self, plan: Plan, chance: Random, design: Design) -> None:
        self.plan, self.chance, self.design = plan, chance, design
        self.words = Headings(chance, plan.rare)
        self.kinds = self._kinds()
        self.shown = {word for kind in self.kinds for word in kind.split()} | {"section"}
        if "Q1 update" in self.kinds:
            self.shown.add("progress")
        if "decision comments" in plan.mishaps:
            self.shown.add("decision")
        self.comment = chance.choice(["struck", "italic", "colour"])
        self.shades = {colour: chance.choice(shades) for colour, shades in SHADES.items()}
        self.laid = Laid()

    def lay(self) -> Laid:
        if self.design.sections in {"within", "none"}:
            self._one_table()
        else:
            for section in self.plan.sections:
                self._section_table(section)
        self.laid.answers = [self._answer(action) for action in self.plan.actions]
        return self.laid

    def _kinds(self) -> list[str]:
        kinds = list(self.design.kinds)
        if "a column that only looks like the action" in self.plan.mishaps:
            kinds.insert(kinds.index("action") + 1, "risk")
        if self.design.shuffled:
            self.chance.shuffle(kinds)
        return kinds

    def _answer(self, action: Action) -> Answer:
        given = answer(action, self.shown)
        if self.design.objectives == "title rows":
            given["objective"], given["section"] = [action.objective], [action.section, action.objective, None]
        if self.design.sections == "within":  # a title row may be a section or an objective: nothing tells
            given["section"], given["objective"] = [action.section, "Action plan"], [None, action.section]
        if self.design.sections == "none":
            given["section"] = [None, *[b.text for b in self.laid.blocks if isinstance(b, Heading)]]
        return given

    def _one_table(self) -> None:
        if self.design.sections == "none":
            self.laid.blocks.append(Heading(f"{self.plan.title} {self.plan.period}", 2))
        rows = self._headers()
        for section in self.plan.sections:
            if self.design.sections == "within":
                rows.append(title_row(section, len(self.kinds)))
            rows += self._rows([a for a in self.plan.actions if a.section == section])
        self._add(rows)

    def _section_table(self, section: str) -> None:
        rows: list[Row] = []
        if self.design.sections == "title rows":
            rows.append(title_row(section, len(self.kinds)))
        elif self.design.sections == "sheets":
            self.laid.blocks.append(Sheet(section))
        else:
            self.laid.blocks.append(Heading(section, 2))
        self._add(rows + self._headers() + self._rows([a for a in self.plan.actions if a.section == section]))

    def _add(self, rows: list[Row]) -> None:
        table = Table(rows, [WIDTHS.get(kind, 10) for kind in self.kinds])
        self.laid.blocks += mishaps.befall(table, self.kinds, self.plan.mishaps, self.chance)

    def _headers(self) -> list[Row]:
        names = [self._name(kind) for kind in self.kinds]
        if self.design.unnamed and self.kinds[0] in {"ref", "objective"}:
            names[0] = ""
        rows = [header_row(names)]
        return [self._groups(), *rows] if self.design.two_headers else rows

    def _name(self, kind: str) -> str:
        return kind if kind.startswith("Q") else self.words[kind]

    def _groups(self) -> Row:
        """A first header row, whose cells are merged over several columns."""
        names = self.chance.choice([("Plan", "Review"), ("What we will do", "How it is going"), ("Delivery", "Review")])
        cut = next((n for n, kind in enumerate(self.kinds) if kind in {"progress", "rag"}), len(self.kinds) - 1)
        first = Cell(((Run(names[0], bold=True),),), across=cut)
        second = Cell(((Run(names[1], bold=True),),), across=len(self.kinds) - cut)
        return Row([first, *[None] * (cut - 1), second, *[None] * (len(self.kinds) - cut - 1)], header=True)

    def _rows(self, actions: list[Action]) -> list[Row]:
        rows: list[Row] = []
        for _, group in groupby(actions, key=lambda action: action.group):
            rows += self._group(list(group))
        return rows

    def _group(self, actions: list[Action]) -> list[Row]:
        """The actions of one objective, which stands in a cell merged down, or in the first row, or in each."""
        titled = self.design.objectives == "title rows"
        rows = [title_row(actions[0].objective, len(self.kinds))] if titled else []
        for n, action in enumerate(actions):
            cells: list[Cell | None] = [self._cell(kind, action) for kind in self.kinds]
            row = Row(cells, group=action.group)
            if "objective" in self.kinds:
                self._place_objective(row, n, len(actions), action)
            rows.append(row)
        return rows

    def _place_objective(self, row: Row, n: int, count: int, action: Action) -> None:
        place = self.kinds.index("objective")
        if "merged down" in self.plan.mishaps and count > 1:
            row.cells[place] = replace(cell(action.objective), down=count) if n == 0 else None
        elif n and ("objective written once" in self.plan.mishaps or action.second):
            row.cells[place] = cell()

    def _cell(self, kind: str, action: Action) -> Cell:
        if kind.startswith("Q"):
            return self._quarter(kind, action)
        return getattr(self, f"_{kind.replace(' ', '_')}")(action)

    def _ref(self, action: Action) -> Cell:
        number = float(action.ref) if action.ref and action.ref.replace(".", "", 1).isdigit() else None
        decimals = len(action.ref.partition(".")[2]) if action.ref else 0
        shown_as = f"0.{'0' * decimals}" if decimals else "0"
        stored = number if "excel floats" in self.plan.mishaps else None
        return cell(action.ref or "", number=stored, shown_as=shown_as)

    def _objective(self, action: Action) -> Cell:
        return cell(action.objective)

    def _action(self, action: Action) -> Cell:
        paragraphs = [(Run(action.title),)]
        for part in action.parts:
            label = f"{part.label}) " if part.label else ""
            paragraphs.append((Run(label + part.title, struck=part.struck),))
        if action.decision and "decision" not in self.kinds:
            paragraphs.append((self._comment(action.decision.text),))
        return Cell(tuple(paragraphs))

    def _comment(self, text: str) -> Run:
        return Run(text, struck=self.comment == "struck", italic=self.comment == "italic",
                   colour="FF0000" if self.comment == "colour" else None)  # fmt: skip

    def _lead(self, action: Action) -> Cell:
        return cell(*(action.named.text.split("\n") if action.named else []))

    def _due(self, action: Action) -> Cell:
        due = action.due
        return cell(due.text, day=due.native, shown_as=due.shown_as) if due else cell()

    def _lead_due(self, action: Action) -> Cell:
        return cell(*self._lead(action).texts, *self._due(action).texts)

    def _measure(self, action: Action) -> Cell:
        return cell(action.measure or "")

    def _progress(self, action: Action) -> Cell:
        return cell(*[note.text for note in action.notes])

    def _quarter(self, kind: str, action: Action) -> Cell:
        return self._progress(action) if kind == "Q1 update" else cell()

    def _rag(self, action: Action) -> Cell:
        shade = self.shades[action.rag] if action.rag and self.design.shaded != "no" else None
        return cell("" if self.design.shaded == "only" else action.rag_word or "", shade=shade)

    def _decision(self, action: Action) -> Cell:
        return cell(action.decision.text if action.decision else "")

    def _risk(self, action: Action) -> Cell:
        choices = phrases.GOOD_PRACTICE if "good" in self.words["risk"].casefold() else phrases.RISKS
        return cell(phrases.some(choices, self.chance))

    def _theme(self, action: Action) -> Cell:
        return cell(self.chance.choice(["Early help strategy", "Inspection response", "Board priorities"]))


def key(tabled: Tabled) -> list[Block]:
    """What the colours mean, in a table of its own with the shade beside the words."""
    rows = [Row([cell("Key"), cell("Meaning")], header=True)]
    rows += [Row([Cell(shade=tabled.shades[colour]), cell(MEANINGS[colour])]) for colour in tabled.plan.scheme]
    return [says("Key to ratings"), Table(rows, [6, 20])]


def designed(*kinds: str, **how: object) -> Callable[[Plan, Random], Laid]:
    def lay(plan: Plan, chance: Random) -> Laid:
        tabled = Tabled(plan, chance, Design(kinds, **how))  # type: ignore[arg-type]
        laid = tabled.lay()
        if tabled.design.shaded == "only":
            laid.blocks = key(tabled) + laid.blocks if chance.random() < 0.5 else laid.blocks + key(tabled)
        return laid

    return lay


NUMBERED = ("ref", "objective", "action", "lead", "due", "measure", "progress", "rag")
TABLES = {
    "numbered": designed(*NUMBERED, sections="title rows"),
    "focus": designed("objective", "action", "lead", "due", "measure", "progress", sections="none"),
    "shaded only": designed("ref", "action", "lead", "due", "progress", "rag", shaded="only"),
    "shaded and worded": designed("ref", "objective", "action", "lead", "due", "rag", shaded="also"),
    "sheets": designed("ref", "action", "lead", "due", "measure", "rag", sections="sheets"),
    "two header rows": designed("ref", "objective", "action", "lead", "due", "measure", "progress", "rag",
                                two_headers=True, sections="heading"),
    "titles within": designed("ref", "action", "measure", "lead", "due", "progress", sections="within"),
    "minimal": designed("action", "lead", "due", sections="none"),
    "objectives as title rows": designed("action", "lead", "due", "measure", "rag", objectives="title rows"),
    "quarters": designed("objective", "action", "lead", "due", "Q1 update", "Q2 update", "Q3 update", "rag",
                         sections="heading"),
    "shuffled": designed("ref", "objective", "action", "lead", "due", "measure", "rag", shuffled=True),
    "lead and date in one": designed("ref", "action", "lead due", "measure", "progress", sections="none"),
    "unnamed column": designed("ref", "objective", "action", "lead", "due", "measure", unnamed=True),
    "year end": designed("ref", "action", "lead", "due", "progress", "decision", sections="none"),
}  # fmt: skip
