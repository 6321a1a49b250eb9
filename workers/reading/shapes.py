"""What a column holds, learned from the shapes of its cells: dates look like dates, leads like names or posts, ratings
like ratings, references like references; what is to be done begins with a verb."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from domain import due
from workers.reading import colours, headers, leads, verbs
from workers.reading.document import Row, words
from workers.reading.headers import Kind

_REFERENCE = re.compile(
    r"\d{1,2}/\d{2,4}[-/.]\d{1,3}|(?:[A-Za-z]{1,5}[ -]?)?\d{1,3}(?:[.-]\d{1,3}){0,3}\.?(?:[ivx]{1,5}|[a-z])?[).]?|"
    r"[A-Z]\d{0,2}|\(?[ivx]{1,5}[).]|[A-Z]{2,5}"
)
INLINE_REFERENCE = re.compile(
    r"(\d{1,3}(?:\.\d{1,3})*(?:[ivx]{1,5}|[a-z])?)\s?(?:[).:]\s*(?!\d)|\s)(?=\S)|([A-Z]{1,3}\d{1,3}(?:\.\d+)*)[).:]?\s+(?=\S)"
)
"""At the beginning of an action in a table without a column of references: "1i) Deliver …"."""
_COLOURED = re.compile(r"(?:red|amber|green|blue|grey|yellow|[ragb])(?: \w+){0,3}$")
_RATINGS = frozenset(
    {"r", "a", "g", "b", "complete", "completed", "on track", "off track", "at risk", "not started", "in progress",
     "delayed", "overdue", "started", "open", "closed", "behind", "ahead", "not on track", "not due"}
)  # fmt: skip
_DATE_LIKE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\b|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\bq[1-4]\b|"
    r"\b(?:tbc|tba|ongoing|monthly|quarterly|annually|new year|asap|as soon as|once|when)\b",
    re.IGNORECASE,
)
_OF_EACH_MONTH = re.compile(
    r"(?:monthly|quarterly) "
    r"(?!(?:until|from|at|in|on|then|by|and|starting|to|via|through|with|basis|thereafter)\b)[A-Za-z]",
    re.IGNORECASE,
)
"""Begins a thing, "Monthly tracker of …", rather than a date."""
_JUDGED = re.compile(r"outstanding|good|requires improvement|inadequate|not judged", re.IGNORECASE)
"""Ratings of an inspectorate rate the service, not the action."""
_LEVELS = frozenset({"low", "medium", "high", "very high", "urgent", "important", "critical", "normal", "essential",
                     "h", "m", "l"})  # fmt: skip
_MEASURES = re.compile(
    r"\d ?%|\bper cent\b|^(?:number|percentage|%|rate|proportion|all|no|fewer|more|increased?|reduced?|reduction"
    r"|improved?|evidence)\b|\b(?:in place|published|minutes|reports?|audits?|feedback|records?|logs?)\b",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"£|\b(?:fte|grants?|budgets?|existing (?:staff|resources?|capacity)|staff time|officer time|core fund\w+)\b",
    re.IGNORECASE,
)
"""Money and hours: what it takes."""
_PLACE = re.compile(r"(?:https?://|www\.|[A-Za-z]:\\|\\\\)\S")
"""Where a file is kept."""
_ANSWERS = frozenset({"yes", "no", "y", "n", "x"})
"""Ticks and crosses: they say that something holds, not what."""
_CAME_OF_IT = re.compile(
    r"\b(?:has|have|had|held|begun|began|drafted|circulated|delivered|started|under ?way|delayed|on hold|in place"
    r"|named|agreed|met|took place|completed|arranged|planned|closed|moving)\b",
    re.IGNORECASE,
)


def weights(n: int, rows: Sequence[Row], sub: bool = False) -> dict[Kind, float]:
    """How much the cells of a column speak for each kind, or against it. `sub`: its name says that these are parts."""
    texts = texts_of(n, rows)
    if not texts:
        return _of_shades(n, rows)
    long = mean_words(texts)
    when, verb, news = (
        share(texts, is_when),
        share(texts, verbs.tells),
        share(texts, lambda t: bool(_CAME_OF_IT.search(t))),
    )
    told: dict[Kind, float] = {
        "ref": _as_reference(texts, n == 0, long),
        "due": 6 * when - 2 if long <= 8 else -4.0 * (when < 0.3),
    }
    told["lead"] = _as_lead(texts, long) if when < 0.6 else -1.0
    told |= _as_rating(texts, n, rows)
    told["action"] = _as_action(texts, long, when, verb)
    runs = _in_runs(texts) and max(told["due"], told["rag"], told["status"], told["ref"], told["lead"]) <= 0
    told["section"] = 1.5 if runs and long <= 6 else 0.0
    told["parts"] = 0.0 if sub or verb >= 0.3 else -3.0
    if long >= 3 and share(texts, lambda text: bool(re.search(r"\d{3}", text))) <= 0.5:
        told["progress"] = max(4 * (news - 0.25), 0.0) + 0.7
        told["measure"] = 0.8 + share(texts, lambda text: bool(_MEASURES.search(text)))
        told["objective"] = 3.5 if runs else 0.9
    if when >= 0.8:
        told |= dict.fromkeys(("objective", "section"), -9.0)
    told["other"] = 5 * share(texts, lambda text: bool(_MEANS.search(text)))
    if share(texts, lambda text: bool(_PLACE.match(text))) >= 0.6 or share(texts, _is_share) >= 0.8:
        told |= dict.fromkeys(("objective", "section", "measure", "progress", "lead"), -9.0) | {"other": 9.0}
    if share(texts, lambda text: text.casefold() in _ANSWERS) == 1:
        told |= dict.fromkeys(("objective", "section", "action", "lead", "measure"), -9.0)
    if share(texts, lambda text: text.casefold() in _LEVELS) >= 0.8:
        told |= dict.fromkeys(("objective", "section", "action", "lead", "measure"), -9.0)
    return told


def _in_runs(texts: Sequence[str]) -> bool:
    """A few names, each on rows that follow one another: what several actions are for."""
    changes = sum(1 for one, other in pairwise(texts) if one != other)
    return len(texts) >= 3 and changes + 1 == len(set(texts)) and len(set(texts)) * 5 <= len(texts) * 4


def _as_reference(texts: Sequence[str], first: bool, long: float) -> float:
    if long > 4:
        return -8.0
    alike = share(texts, looks_like_reference)
    if not first and len(set(texts)) * 10 < len(texts) * 8:
        return 0.0
    return 6 * alike - 2 if first or (long <= 2.5 and _has_numbers(texts)) else 0.0


def _as_lead(texts: Sequence[str], long: float) -> float:
    named = sum(_like_a_lead(text) for text in texts) / len(texts)
    if long > 9:
        return 0.0 if named >= 0.3 else -6.0
    return 4 * named - 1.2 if named >= 0.6 and share(texts, headers.is_label) >= 0.5 else 0.0


def _as_rating(texts: Sequence[str], n: int, rows: Sequence[Row]) -> dict[Kind, float]:
    """Colours rate; words such as "In progress" may be a rating or a status."""
    coloured, rated = share(texts, _is_colour), share(texts, is_rating)
    if share(texts, lambda text: bool(_JUDGED.fullmatch(text))) >= 0.6:
        return {"rag": -9.0, "status": -9.0}
    shaded = 1.0 if _shades(n, rows) and mean_words(texts) <= 4 else 0.0
    return {"rag": max(8 * coloured - 2, 3.5 * rated - 1.5, 0.0) + shaded, "status": 3.6 * (rated - coloured) - 1.5}


def _of_shades(n: int, rows: Sequence[Row]) -> dict[Kind, float]:
    return {"rag": 4.0} if _shades(n, rows) else {}


def _shades(n: int, rows: Sequence[Row]) -> bool:
    fills = {row.cells[n].fill for row in rows if n < len(row.cells) and row.cells[n].fill}
    return bool(fills & {"red", "amber", "green"})


def _as_action(texts: Sequence[str], long: float, when: float, verb: float) -> float:
    """What is to be done is told in words, and differently in each row."""
    if long < 1.5 or when >= 0.5:
        return -6.0
    repeated = len(set(texts)) * 2 <= len(texts) and len(texts) > 2
    few = min(len(texts), 4) / 4
    return 5 * (verb - 0.25) * few - 2 * repeated + (0.5 if long >= 4 else -0.5)


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
    short = len(words(text)) <= 9 and not (len(words(text)) >= 4 and _OF_EACH_MONTH.match(text))
    return is_due(text) or (short and bool(_DATE_LIKE.search(text)))


def _is_colour(text: str) -> bool:
    plain = " ".join(re.findall(r"[a-z]+", text.casefold()))
    return plain in colours.NAMES or (not _counts(text) and bool(_COLOURED.match(plain)))


def _is_share(text: str) -> bool:
    return bool(re.fullmatch(r"\d{1,3}(?:\.\d+)?\s?%", text.strip()))


def _counts(text: str) -> bool:
    """ "1a" and "G.1" are references and "90 a year" is a number."""
    return bool(re.match(r"\W*(?:\d+\s?[a-z]\b|[a-z]\W?\d)", text, re.IGNORECASE))


def is_rating(text: str) -> bool:
    """A word that rates: a colour, its letter, or how far something is."""
    plain = " ".join(re.findall(r"[a-z]+", text.casefold()))
    if _counts(text):
        return False
    return plain in _RATINGS or bool(re.fullmatch(r"(?:red|amber|green|blue|grey|yellow|[ragb])(?: \w+){0,4}", plain))


def looks_like_lead(text: str) -> bool:
    """Initials, or a few words each with a capital: a person, a post, a team."""
    named = [word for word in re.findall(r"[^\W\d_]+", text) if word not in {"of", "and", "the", "for"}]
    return 0 < len(named) <= 8 and all(word[0].isupper() for word in named) and not text.endswith(".")


def _like_a_lead(text: str) -> float:
    """How much: a post, a person or initials wholly, other words with capitals somewhat."""
    if not _may_be_leads(text):
        return 0.0
    sure = leads.names_somebody(text)
    return 1.0 if sure else 0.5


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
