"""Who leads: "CH/IS" is two leads, "All TM's" is one, and initials are expanded through the glossary only."""

import re
from dataclasses import dataclass

_INITIALS = re.compile(r"[A-Z]{2,4}")
_SPACED = re.compile(r"[A-Z](?: [A-Z]){1,3}")
_POST = re.compile(
    r"\b(?:managers?|heads?|officers?|leads?|leaders?|workers?|practitioners?|teams?|groups?|boards?|directors?|"
    r"co-?ordinators?|services?|chairs?|police|nurses?|staff|partners?|commissioners?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Lead:
    """A lead as written; `name` only where the glossary has it; `unknown` where initials are not in it."""

    text: str
    name: str | None = None
    unknown: bool = False


def split(text: str, glossary: dict[str, str]) -> list[Lead]:
    parts = [part for piece in re.split(r"\s*[,;\n]\s*", text) for part in _at_slashes(piece, glossary)]
    return [_lead(name, glossary) for part in parts for name in _several(part, glossary) if name]


def _at_slashes(text: str, glossary: dict[str, str]) -> list[str]:
    """Parts between slashes, but a group that two services share is one: "EDT/YOS steering group"."""
    parts = re.split(r"\s*/\s*", text)
    last = parts[-1].split(" ")
    shared = len(last) > 1 and _INITIALS.fullmatch(last[0]) and last[1:2] and last[1][0].islower()
    if shared and all(_INITIALS.fullmatch(part) and part not in glossary for part in parts[:-1]):
        return [text]
    return parts


def _several(text: str, glossary: dict[str, str]) -> list[str]:
    """Parts joined by "and" or "&" where each is a lead, or by nothing where all are initials."""
    parts = re.split(r"\s+(?:and|&)\s+", text)
    if len(parts) > 1 and all(_POST.search(part) or _is_initials(part) or _is_name(part) for part in parts):
        return [name for part in parts for name in _several(part, glossary)]
    tokens = text.split()
    if len(tokens) > 1 and all(_INITIALS.fullmatch(token) for token in tokens) and set(tokens) & set(glossary):
        return tokens
    return [text]


def _lead(text: str, glossary: dict[str, str]) -> Lead:
    name = glossary.get(text) or glossary.get(text.replace(" ", "") if _SPACED.fullmatch(text) else text)
    has_initials = any(_INITIALS.fullmatch(re.sub(r"['’]?s$", "", token)) for token in text.split())
    all_short = has_initials and not _POST.search(text) and len(text.split()) <= 2
    return Lead(text, name, unknown=name is None and all_short)


def _is_initials(text: str) -> bool:
    return bool(_INITIALS.fullmatch(text) or _SPACED.fullmatch(text))


def _is_name(text: str) -> bool:
    tokens = text.split()
    return 2 <= len(tokens) <= 3 and all(token[:1].isupper() for token in tokens)
