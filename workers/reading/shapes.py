"""What a column holds, learned from the shapes of its cells: dates look like dates, leads like names or posts, ratings
like ratings, references like references; what is to be done begins with a verb."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from domain import due
from workers.reading import headers, verbs
from workers.reading.document import Row, words
from workers.reading.headers import Kind

_REFERENCE = re.compile(
    r"(?:[A-Za-z]{1,5}[ -]?)?\d{1,3}(?:[.-]\d{1,3}){0,3}\.?(?:[ivx]{1,5}|[a-z])?[).]?|"
    r"[A-Z]\d{0,2}|\(?[ivx]{1,5}[).]|[A-Z]{2,5}"
)
INLINE_REFERENCE = re.compile(
    r"(\d{1,3}(?:\.\d{1,3})*(?:[ivx]{1,5}|[a-z])?)\s?(?:[).:]\s*(?!\d)|\s)(?=\S)|([A-Z]{1,3}\d{1,3}(?:\.\d+)*)[).:]?\s+(?=\S)"
)
"""At the beginning of an action in a table without a column of references: "1i) Deliver …"."""
_RATINGS = frozenset(
    {"r", "a", "g", "b", "complete", "completed", "on track", "off track", "at risk", "not started", "in progress",
     "delayed", "overdue", "started", "open", "closed", "behind", "ahead", "not on track", "not due"}
)  # fmt: skip
_DATE_LIKE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\b|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\bq[1-4]\b|"
    r"\b(?:tbc|tba|ongoing|monthly|quarterly|annually|new year|asap|as soon as|once|when)\b",
    re.IGNORECASE,
)
_CAME_OF_IT = re.compile(
    r"\b(?:has|have|had|held|begun|began|drafted|circulated|delivered|started|under ?way|delayed|on hold|in place"
    r"|named|agreed|met|took place|completed|arranged|planned|closed|moving)\b",
    re.IGNORECASE,
)


def learn(kinds: dict[int, Kind], row: Row, below: Sequence[Row]) -> set[Kind]:
    """Add to `kinds` what the cells show of columns whose names say nothing, and correct what they belie.

    Returns the kinds that the cells alone show."""
    width = max((len(each.cells) for each in (row, *below)), default=0)
    columns = {n: texts_of(n, below) for n in range(width)}
    _drop_belied(kinds, columns, row)
    shown: set[Kind] = set()
    for n, texts in columns.items():
        kind = kind_of(texts, first=n == 0) if n not in kinds else None
        if kind and (kind == "lead" or kind not in kinds.values()):
            kinds[n] = kind
            shown.add(kind)
    shown |= _what_is_done(kinds, columns)
    _prose(kinds, columns)
    _shaded(kinds, width, below)
    for n in range(width):
        if n not in kinds and (columns[n] or (n < len(row.cells) and row.cells[n])):
            kinds[n] = "other"
    shown |= {
        kind for kind in ("due", "lead", "rag") if any(kind == kind_of(texts, False) for texts in columns.values())
    }  # type: ignore[misc]
    return shown


def _drop_belied(kinds: dict[int, Kind], columns: dict[int, list[str]], row: Row) -> None:
    """A name that can mean two things, belied by the cells below it."""
    for n, kind in list(kinds.items()):
        texts = columns.get(n, [])
        if not texts:
            continue
        belied = (
            (kind == "parts" and verbs.share(texts) < 0.3 and "sub" not in row.cells[n].text.casefold())
            or (kind in {"lead", "due"} and mean_words(texts) > 9 and share(texts, is_when) < 0.3)
            or (kind == "ref" and mean_words(texts) > 4)
        )
        if belied:
            del kinds[n]


def _what_is_done(kinds: dict[int, Kind], columns: dict[int, list[str]]) -> set[Kind]:
    """The column whose cells begin with verbs, where the one that is named so does not."""
    scores = {
        n: verbs.share(texts)
        for n, texts in columns.items()
        if mean_words(texts) >= 4 and len(set(texts)) * 2 > len(texts)
    }
    named = next((n for n, kind in kinds.items() if kind == "action"), None)
    free = [n for n in scores if kinds.get(n) in {None, "objective", "parts", "section"} and scores[n] >= 0.5]
    free += [n for n in scores if kinds.get(n) in {"measure", "other"} and scores[n] >= 0.8]
    best = max(free, key=lambda n: scores[n], default=None)
    if named is not None and (best is None or scores.get(named, 0) >= 0.3 or scores[best] < 0.6):
        return {"action"} if scores.get(named, 0) >= 0.5 else set()
    if best is None:
        return set()
    if named is not None:
        kinds[named] = "objective" if "objective" not in kinds.values() or kinds.get(best) == "objective" else "measure"
    kinds[best] = "action"
    return {"action"}


def _prose(kinds: dict[int, Kind], columns: dict[int, list[str]]) -> None:
    """Texts under names that say nothing: before the action what it is for, after it how it is known or how it goes."""
    action = next((n for n, kind in kinds.items() if kind == "action"), None)
    if action is None:
        return
    for n, texts in columns.items():
        if n in kinds or mean_words(texts) < 3 or share(texts, lambda text: bool(re.search(r"\d{3}", text))) > 0.5:
            continue
        if share(texts, lambda text: bool(_CAME_OF_IT.search(text))) >= 0.5 and "progress" not in kinds.values():
            kinds[n] = "progress"
        elif n < action and "objective" not in kinds.values():
            kinds[n] = "objective"
        elif "measure" not in kinds.values():
            kinds[n] = "measure"
        elif "objective" not in kinds.values():
            kinds[n] = "objective"
        elif "progress" not in kinds.values():
            kinds[n] = "progress"


def _shaded(kinds: dict[int, Kind], width: int, below: Sequence[Row]) -> None:
    """A column without texts whose cells are shaded in the colours of ratings."""
    if "rag" in kinds.values():
        return
    for n in range(width):
        fills = {row.cells[n].fill for row in below if n < len(row.cells) and row.cells[n].fill}
        short = mean_words(texts_of(n, below)) <= 4
        if n not in kinds and short and fills & {"red", "amber", "green"}:
            kinds[n] = "rag"
            return


def kind_of(texts: Sequence[str], first: bool) -> Kind | None:
    """The kind that most of the cells look like."""
    if not texts:
        return None
    if share(texts, looks_like_reference) >= 0.7 and (first or (mean_words(texts) <= 2.5 and _has_numbers(texts))):
        return "ref"
    if share(texts, is_when) >= 0.6 and mean_words(texts) <= 8:
        return "due"
    if share(texts, is_rating) >= 0.7:
        return "rag"
    if share(texts, _may_be_leads) >= 0.6 and share(texts, headers.is_label) >= 0.5:
        return "lead"
    return None


def _has_numbers(texts: Sequence[str]) -> bool:
    return all(re.search(r"\d", text) for text in texts) and not any(is_due(text) for text in texts)


def looks_like_reference(text: str) -> bool:
    return bool(_REFERENCE.fullmatch(text.strip()))


@lru_cache(maxsize=8192)
def is_due(text: str) -> bool:
    return due.read(text).kind != "unclear"


def is_when(text: str) -> bool:
    """A date, or words about one that no calendar has or that no year makes clear."""
    return is_due(text) or (len(words(text)) <= 9 and bool(_DATE_LIKE.search(text)))


def is_rating(text: str) -> bool:
    """A word that rates: a colour, its letter, or how far something is."""
    plain = " ".join(re.findall(r"[a-z]+", text.casefold()))
    return plain in _RATINGS or bool(re.fullmatch(r"(?:red|amber|green|blue|grey|yellow|[ragb])(?: \w+){0,4}", plain))


def looks_like_lead(text: str) -> bool:
    """Initials, or a few words each with a capital: a person, a post, a team."""
    named = [word for word in re.findall(r"[^\W\d_]+", text) if word not in {"of", "and", "the", "for"}]
    return 0 < len(named) <= 8 and all(word[0].isupper() for word in named) and not text.endswith(".")


def _may_be_leads(text: str) -> bool:
    """In a column of them: most words with a capital, or a post in small letters."""
    named = [word for word in re.findall(r"[^\W\d_]+", text) if word not in {"of", "and", "the", "for", "all"}]
    capitals = sum(word[0].isupper() for word in named)
    return 0 < len(named) <= 14 and capitals * 10 >= len(named) * 6 and not re.search(r"[a-z]{2}\.$", text)


def texts_of(n: int, rows: Sequence[Row]) -> list[str]:
    return [row.cells[n].text for row in rows if n < len(row.cells) and row.cells[n]]


def share(texts: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(bool(test(text)) for text in texts) / len(texts) if texts else 0.0


def mean_words(texts: Sequence[str]) -> float:
    return sum(len(words(text)) for text in texts) / len(texts) if texts else 0.0
