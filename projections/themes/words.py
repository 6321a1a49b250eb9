"""Words of a text, for comparing: where each stands, its stem, and abbreviations as what they stand for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from projections.themes.abbreviations import ENGLISH_TOO, EXPANDED, FOLLOWED

TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?\d*|\d+")
IRREGULAR = {
    "children": "child", "childrens": "child", "women": "woman", "men": "man", "people": "person", "peoples": "person",
    "families": "family", "lives": "life", "knives": "knife", "behaviours": "behaviour", "policies": "policy",
    "police": "police", "policing": "police", "boarding": "boarding", "housing": "housing", "housed": "housing",
    "parenting": "parenting", "offences": "offence", "taught": "teach", "led": "lead", "criteria": "criterion",
    "analyses": "analysis", "minutes": "minute", "news": "news", "writing": "write", "written": "write",
    "schooling": "school", "training": "training", "trainings": "training", "meeting": "meeting", "evening": "evening",
    "recording": "record", "building": "building", "nursing": "nurse", "wellbeing": "wellbeing", "bail": "bail",
}  # fmt: skip


class Word(NamedTuple):
    """A stem, and where in the text the word stands that it came from."""

    stem: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a text; an abbreviation gives the words that it stands for, all where it stands."""
    found = list(TOKEN.finditer(text))
    shouted = _shouted(text)
    result: list[Word] = []
    for place, match in enumerate(found):
        after = found[place + 1].group().casefold() if place + 1 < len(found) else ""
        for stem in _stems(match.group(), after, shouted):
            result.append(Word(stem, match.start(), match.end()))
    return result


def _shouted(text: str) -> bool:
    """Whether a text is in capitals altogether, so that they say nothing of its short words."""
    letters = sum(map(str.isalpha, text))
    return letters > 20 and sum(map(str.isupper, text)) > 0.7 * letters


def _stems(token: str, after: str, shouted: bool) -> tuple[str, ...]:
    if token[:1].isupper() or token[1:2].isupper():
        bare = re.sub(r"['’]?s$", "", token) if len(token) > 2 else token
        for form in (token, bare):
            if after in FOLLOWED.get(form, ()):
                break
            if form in EXPANDED and not (shouted and form in ENGLISH_TOO):
                return _expanded(form)
    return (stem(token),)


@lru_cache(maxsize=1024)
def _expanded(form: str) -> tuple[str, ...]:
    return tuple(stem(each) for each in TOKEN.findall(EXPANDED[form]))


@lru_cache(maxsize=65536)
def stem(token: str) -> str:
    """A word without its endings: coarse, the same for all words that people use for one another."""
    word = re.sub(r"['’]s?$", "", token.casefold()).replace("’", "").replace("'", "")
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and re.search("[aeiouy]", word[: -len(ending)]):
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "aeiousl":
                word = word[:-1]
            break
    return word[:-1] if len(word) > 4 and word.endswith("e") else word
