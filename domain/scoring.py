"""What a table of audit scores says, and what in it does not add up. Nothing is ever repaired: it is said.

A framework rates a standard by the share of its points that were given: 65 per cent and more is Good, say. Which
share earns which rating are its cut-offs; an audit keeps those that it was made by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

HUNDRED = Decimal(100)
CutOffs = tuple[tuple[str, Decimal], ...]
CUT_OFFS: CutOffs = (
    ("Outstanding", Decimal(80)),
    ("Good", Decimal(65)),
    ("Requires improvement", Decimal(50)),
    ("Inadequate", Decimal(0)),
)
"""Those of the inspectorate, by the least per cent of each: used where an audit names none of its own."""


@dataclass(frozen=True, slots=True)
class Score:
    """A line of the table. `group` is the part that it stands in; `overall` marks a line that sums its part up.

    `percent` and `rating` are what the table itself prints, if it does.
    """

    standard: str
    points: Decimal
    maximum: Decimal
    group: str | None = None
    percent: Decimal | None = None
    rating: str | None = None
    overall: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the table that contradicts itself; `row` counts from 0."""

    code: str
    row: int
    sentence: str


def share(score: Score) -> Decimal:
    """Points of maximum in per cent, exactly."""
    return HUNDRED * score.points / score.maximum


def rounded(value: Decimal, places: int = 0) -> Decimal:
    # Numbers are typed: one with three hundred places after its point is odd, but no reason to fail.
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, Context(prec=400))


def rating_for(percent: Decimal, cut_offs: CutOffs) -> str | None:
    """The rating that a share earns; None where the cut-offs have none so low."""
    for rating, least in sorted(cut_offs, key=lambda each: each[1], reverse=True):
        if percent >= least:
            return rating
    return None


def findings(scores: Sequence[Score], cut_offs: CutOffs) -> list[Finding]:
    """Everything that does not add up, line by line."""
    found: list[Finding] = []
    for row, score in enumerate(scores):
        for code, sentence in (*in_one_line(score, cut_offs), *against_its_part(score, scores)):
            found.append(Finding(code, row, sentence))
    return found + said_twice(scores)


def in_one_line(score: Score, cut_offs: CutOffs) -> Iterable[tuple[str, str]]:
    exact = share(score)
    of = f"{said(score.points)} of {said(score.maximum)}"
    if score.points > score.maximum:
        yield "more_than_all", f"{score.standard}: {of} is more than all."
    if score.percent is not None and not agrees(score.percent, exact):
        yield "percent", f"{score.standard}: {of} is {said(rounded(exact))}%; the table says {said(score.percent)}%."
    earned = {rating_for(exact, cut_offs), rating_for(rounded(exact), cut_offs)}
    if score.rating is not None and score.rating not in earned:
        yield (
            "rating",
            f"{score.standard}: {said(rounded(exact))}% is {rating_for(exact, cut_offs)} by the cut-offs;"
            f" the table says {score.rating}.",
        )


def agrees(printed: Decimal, exact: Decimal) -> bool:
    """Whether a share was printed rightly, to as many places as it was printed with (cut off is right, too)."""
    exponent = printed.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return abs(printed - exact) <= Decimal(1).scaleb(-places) / 2 or rounded(exact, places) == printed


def against_its_part(score: Score, scores: Sequence[Score]) -> Iterable[tuple[str, str]]:
    """Whether a line that sums up has the sums of its part; if not, of which other part it has them."""
    own = sums(scores, score.group)
    if not score.overall or own is None or own == (score.points, score.maximum):
        return
    others = {each.group for each in scores} - {score.group}
    same = next((each for each in others if sums(scores, each) == (score.points, score.maximum)), None)
    more = f" These are the sums of “{same}”." if same else ""
    where = f" of “{score.group}”" if score.group else ""
    yield (
        "sum",
        f"{score.standard}{where}: the lines add up to {said(own[0])} of {said(own[1])}"
        f" ({said(rounded(HUNDRED * own[0] / own[1]))}%); the table says {said(score.points)} of {said(score.maximum)}"
        f" ({said(rounded(share(score)))}%).{more}",
    )


def sums(scores: Sequence[Score], group: str | None) -> tuple[Decimal, Decimal] | None:
    """Points and maxima of a part's lines together; None of a part that has none."""
    lines = [each for each in scores if each.group == group and not each.overall]
    if not lines:
        return None
    return sum((each.points for each in lines), Decimal(0)), sum((each.maximum for each in lines), Decimal(0))


def said_twice(scores: Sequence[Score]) -> list[Finding]:
    found, seen = [], set()
    for row, score in enumerate(scores):
        key = (score.group, " ".join(score.standard.split()).casefold())
        if key in seen:
            found.append(Finding("twice", row, f"{score.standard} stands in this part twice."))
        seen.add(key)
    return found


def said(value: Decimal) -> str:
    """207.5, 416: without zeros that say nothing."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
