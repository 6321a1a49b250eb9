"""Document number N: its layout, its format, what befalls it, its bytes and its answers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from random import Random

from tests.workers.generated import distractors, truth, writing
from tests.workers.generated.blocks import Block, Heading, Sheet, all_texts, says
from tests.workers.generated.headings import HELD_BACK
from tests.workers.generated.layouts import Laid
from tests.workers.generated.layouts.others import OTHERS
from tests.workers.generated.layouts.tables import TABLES
from tests.workers.generated.truth import Answer, Plan

LAYOUTS = TABLES | OTHERS
PROSE = {"headings by rating", "bullets with owner and date", "areas with evidence", "numbered paragraphs"}
SHADED = {"shaded only", "shaded and worded"}
TEXTS = ["text, tabs", "text, fragments", "text, pipes", "text, word"]
SPANS = {"docx", "xlsx", "pdf, ruled", "html"}
FRAGMENTS = {"text, tabs", "text, fragments", "text, pipes"}
ANYWHERE = ["same reference twice", "second action", "near-identical actions", "impossible date",
            "dates without year", "revised date", "numbering restarts", "references past nine",
            "header repeated after a page break", "objective written once",
            "a column that only looks like the action"]  # fmt: skip
MARKED = ["struck through", "decision comments"]
TORN = ["header missing after a page break", "row torn by a page break", "continued"]


@dataclass(frozen=True)
class Generated:
    """`words` counts what is written, for the conservation law; `beside` names what stands there that is no action."""

    number: int
    name: str
    format: str
    layout: str
    mishaps: frozenset[str]
    content: bytes
    answers: tuple[Answer, ...]
    words: Counter[str]
    beside: frozenset[str] = frozenset()


@cache
def combinations() -> tuple[tuple[str, str], ...]:
    """Every layout in every format that can hold it, mixed, so that the first few are of all kinds."""
    pairs = [(layout, fmt) for layout in LAYOUTS for fmt in writing.FORMATS if _can_hold(fmt, layout)]
    Random("combinations").shuffle(pairs)
    return tuple(pairs)


def kind_of(number: int) -> tuple[str, str]:
    """The layout and the format of a document."""
    return combinations()[number % len(combinations())]


def document(number: int) -> Generated:
    layout, fmt = kind_of(number)
    return of_kind(layout, fmt, number)


def of_kind(layout: str, fmt: str, number: int, mishaps: set[str] | None = None) -> Generated:
    """The same plan for the same layout and number, whatever the format, where no format brings its own mishaps."""
    chance = Random(f"{layout} {number}")
    befalls = _mishaps(layout, fmt, chance) if mishaps is None else mishaps
    plan = truth.drawn(Random(f"{layout} {number} plan"), befalls, number >= HELD_BACK)
    laid = LAYOUTS[layout](plan, Random(f"{layout} {number} layout"))
    blocks = _around(plan, laid, fmt, Random(f"{layout} {number} around"))
    content = writing.FORMATS[fmt](blocks, Random(f"{layout} {number} {fmt}"))
    return Generated(number, f"plan-{number}.{writing.SUFFIXES[fmt]}", fmt, layout, frozenset(befalls), content,
                     tuple(laid.answers), _words(blocks, fmt),
                     frozenset(_distracting(Random(f"{layout} {number} around"))))  # fmt: skip


def _can_hold(fmt: str, layout: str) -> bool:
    if layout in PROSE:
        return fmt in {"docx", "pdf, ruled", "html", "md", "text, plain"}
    if layout in SHADED:
        return fmt in {"docx", "xlsx", "pdf, ruled", "html"}
    if layout == "sheets" or layout == "cards":
        return fmt not in {"csv", "text, plain", "text, word"}
    return fmt != "text, plain"


def _mishaps(layout: str, fmt: str, chance: Random) -> set[str]:
    possible = list(ANYWHERE)
    possible += ["merged down"] * 3 if fmt in SPANS else []
    possible += ["objective in fragments"] if fmt in FRAGMENTS else []
    possible += TORN if fmt not in {"csv", "xlsx"} else []
    possible += MARKED * 2 if fmt in {"docx", "xlsx", "html", "md", "text, fragments"} else []
    possible += ["lettered parts"]
    if layout in PROSE or layout == "cards":
        possible = ["near-identical actions", "impossible date", "dates without year"]
    if layout == "year end":
        return {"decision comments", *chance.sample([p for p in possible if p not in MARKED], chance.choice([0, 1]))}
    excel = set(chance.sample(["excel floats", "excel dates"], chance.choice([0, 1, 2])) if fmt == "xlsx" else [])
    return excel | set(chance.sample(possible, min(len(possible), chance.choice([0, 1, 1, 2, 2, 3, 4]))))


def _around(plan: Plan, laid: Laid, fmt: str, chance: Random) -> list[Block]:
    """The actions with a title, a glossary and a few distractors before and after them."""
    blocks: list[Block] = [Heading(f"{plan.service} {plan.title} {plan.period}", 1)]
    chosen = _distracting(chance)
    parts = [distractors.DISTRACTORS[name](plan, chance) for name in chosen]
    parts += [distractors.glossary(plan, chance)] if any(_is_initials(a) for a in laid.answers) else []
    chance.shuffle(parts)
    cut = chance.randint(0, len(parts))
    before, after = [b for part in parts[:cut] for b in part], [b for part in parts[cut:] for b in part]
    if any(isinstance(block, Sheet) for block in laid.blocks):
        return [*blocks, *before, *after, *laid.blocks]
    opening = [Heading("Action plan", 2)] if not isinstance(laid.blocks[0], Heading) else []
    closing = [Heading("Appendix", 2), says("End of the plan.")] if after else []
    return [*blocks, *before, *opening, *laid.blocks, *closing, *after]


def _distracting(chance: Random) -> list[str]:
    return chance.sample(list(distractors.DISTRACTORS), chance.choice([0, 1, 2, 3]))


def _is_initials(given: Answer) -> bool:
    return any(lead.isupper() and len(lead) <= 3 for lead in given["leads"][0])


def _words(blocks: list[Block], fmt: str) -> Counter[str]:
    """The name of a sheet is a heading elsewhere, but no text of an Excel file."""
    names = [block.name for block in blocks if isinstance(block, Sheet)] if fmt != "xlsx" else []
    texts = [*all_texts(blocks), *names]
    return Counter(word for text in texts for word in re.findall(r"\w+", text.replace("_", " ")))
