"""Plans of the generator in the looks of `pdf_browser` and the manners of `pdf_drawn`, with what they say."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.workers.generated import truth
from tests.workers.generated.blocks import Block
from tests.workers.generated.document import LAYOUTS, Generated, _around, _mishaps, _words
from tests.workers.generated.layouts import Laid
from tests.workers.generated.writing import pdf_browser, pdf_drawn

OF_TABLES = ("numbered", "focus", "shaded only", "titles within", "minimal", "shaded and worded", "two header rows",
             "lead and date in one", "objectives as title rows", "quarters", "year end", "unnamed column")  # fmt: skip
STYLES = (*pdf_browser.LOOKS, *pdf_drawn.HOWS)


def printed(kinds: Sequence[tuple[str, int]]) -> list[Generated]:
    """Plans by style and number; the layout of each follows from its number."""
    plans = [_Plan(style, number) for style, number in kinds]
    in_browser = [plan for plan in plans if plan.style in pdf_browser.LOOKS]
    contents = pdf_browser.printed([(plan.blocks, pdf_browser.LOOKS[plan.style]) for plan in in_browser])
    by_plan = dict(zip(map(id, in_browser), contents, strict=True))
    return [plan.as_document(by_plan.get(id(plan))) for plan in plans]


class _Plan:
    def __init__(self, style: str, number: int) -> None:
        self.style, self.number = style, number
        self.layout = OF_TABLES[number % len(OF_TABLES)]
        seed = f"print {style} {number}"
        self.befalls = _mishaps(self.layout, "html" if style in pdf_browser.LOOKS else "pdf, ruled", Random(seed))
        plan = truth.drawn(Random(f"{seed} plan"), self.befalls)
        self.laid: Laid = LAYOUTS[self.layout](plan, Random(f"{seed} layout"))
        self.blocks: list[Block] = _around(plan, self.laid, "pdf, ruled", Random(f"{seed} around"))

    def as_document(self, content: bytes | None) -> Generated:
        content = content or pdf_drawn.drawn(self.blocks, self.style)
        return Generated(self.number, f"{self.style}-{self.number}.pdf", self.style, self.layout,
                         frozenset(self.befalls), content, tuple(self.laid.answers),
                         _words(self.blocks, "pdf, ruled"))  # fmt: skip
