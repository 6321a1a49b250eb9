"""Who leads: "CH/IS" is two leads, "All TM's" is one, and initials are expanded through the glossary only."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_INITIALS = re.compile(r"[A-Z]{2,4}")
_ACRONYM = re.compile(r"[A-Z]{2,7}")
_SPACED = re.compile(r"[A-Z](?: [A-Z]){1,3}")
_POST_WORDS = (
    r"managers?|heads?|officers?|leads?|leaders?|workers?|practitioners?|teams?|groups?|boards?|directors?|"
    r"co-?ordinators?|services?|chairs?|police|nurses?|staff|partners?|commissioners?|analysts?|champions?|"
    r"therapists?|psychologists?|administrators?|inspectors?|sergeants?|magistrates?|volunteers?|schools?|"
    r"supervisors?|advisers?|advisors?|panels?|committees?|specialists?|mentors?|deputy|probation|council|"
    r"superintendents?|constables?|consultants?|assistants?|executives?|members?|clerks?|trainers?|smt|slt|providers?"
)
_POST = re.compile(rf"\b(?:{_POST_WORDS})\b", re.IGNORECASE)
_POST_AT_END = re.compile(rf"\b(?:{_POST_WORDS})$", re.IGNORECASE)
_BEGINS_POST = (
    r"(?:(?:Deputy |Assistant |Strategic |Interim |Acting |Service )?(?:Heads? of|Director of|Chair of)|"
    r"(?:Senior |County |Team |Operations? |Operational |Service |Practice |Deputy |Interim |Seconded |Data |Case )+"
    r"(?:Managers?|Practitioners?|Officers?|Analysts?|Leads?|Workers?)|All (?:staff|managers|team managers)|Police\b)"
)
_AFTER_POST = re.compile(rf"(?<=[a-z)])(?<!\bthe)(?<!\bof)(?<!\bby)(?<!\bwith)(?<!\bfrom) (?={_BEGINS_POST})")
_AFTER_BRACKET = re.compile(rf"(?<=\)) (?=[A-Z])(?!(?i:{_POST_WORDS})$)")
_PERSON = re.compile(r"(?:[A-Z][a-z'’-]+|[A-Z]\.) [A-Z][a-z'’-]+")
_AREA = re.compile(
    r"(?:north|south|east|west|central|city|county|rural|urban|town)(?:[ -]?(?:north|south|east|west|ern))?"
    r"(?: (?:area|team|locality|division|district))?",
    re.IGNORECASE,
)
_AREA_OF_WORK = re.compile(
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)* (?:of|in) (?:[A-Z][\w'’-]+ ?)+"
    r"|criminal justice|prevention|resettlement|courts?|custody|quality assurance|operations|practice",
    re.IGNORECASE,
)
""" "Out of Court", "Children in Care": neither a person nor a service."""
_NOBODY = re.compile(
    r"(?:(?:lead|owner|name|person)s? )?(?:tb[acd]|to be (?:confirmed|agreed|decided|determined|identified|appointed))"
    r"|n ?/ ?a|not applicable|none|nobody|-+|–|—|",
    re.IGNORECASE,
)
_WORK = re.compile(r"QA|RJ|ETE|EET|IT|ICT|SEN|SEND|OOCD|OOCR|ISS|HSB")
"""Kinds of work, which a post may be for together with another: "QA and Performance Manager"."""
_AND = r"\s+(?:and|&|\+)\s+(?![Cc]rime\b)"
_SMALL_WORDS = {"of", "for", "and", "the", "in", "to", "&", "with", "on", "at"}


@dataclass(frozen=True)
class Lead:
    """A lead as written; `name` only where the glossary has it; `unknown` where initials are not in it."""

    text: str
    name: str | None = None
    unknown: bool = False
    role: str | None = None


def names_somebody(text: str) -> bool:
    """Whether it holds a post, initials or the name of a person."""
    return bool(_POST.search(text) or re.search(r"\b[A-Z]{2,4}\b", text) or _PERSON.search(text))


def split_lines(lines: Sequence[str], glossary: Mapping[str, str]) -> list[Lead]:
    """The leads of a cell, each line of which names some; a line that goes on the one before belongs to it."""
    joined: list[str] = []
    for line in lines:
        if (joined and (line[:1].islower() or re.search(r"(?:[/&,–—-]|\b(?:and|of|for|the|to))$", joined[-1]))) or (
            joined and (re.match(r"[(/&]", line))
        ):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return [lead for line in joined for lead in split(line, glossary)]


def split(text: str, glossary: Mapping[str, str]) -> list[Lead]:
    if _NOBODY.fullmatch(text.strip(" .()?")):
        return []
    pieces = _at_commas(text, glossary)
    parts = [part for piece in pieces for part in _at_slashes(piece, glossary)]
    parts = [each for part in parts for each in _AFTER_BRACKET.split(part)]
    return [_lead(name, glossary) for part in parts for name in _several(part, glossary) if name.strip(" .,;")]


def _at_commas(text: str, glossary: Mapping[str, str]) -> list[str]:
    """Parts between commas, but not within brackets; an area after a post belongs to it ("Manager, East"), and so does
    an area of work ("Manager, Out of Court")."""
    parts = [part for part in re.split(r"\s*[,;\n]\s*(?:and\s+)?(?![^()]*\))", text) if part]
    joined: list[str] = []
    for part in parts:
        area = bool(_AREA.fullmatch(part)) and part not in glossary
        last = joined[-1] if joined else ""
        within = bool(_AREA_OF_WORK.fullmatch(part)) and bool(_POST_AT_END.search(last))
        area = area and bool(_POST.search(last)) and len(last.split()) > 1
        if (area or within) and not _POST.search(part):
            joined[-1] = f"{joined[-1]}, {part}"
        else:
            joined.append(part)
    return joined


def _at_slashes(text: str, glossary: Mapping[str, str]) -> list[str]:
    """Parts between slashes, but a group that two services share is one: "EDT/YOS steering group"."""
    parts = [part for part in re.split(r"\s*(?:/|\|)\s*(?![^()]*\))", text) if part]
    if len(parts) < 2:
        return parts
    last = parts[-1].split(" ")
    shared = len(last) > 1 and _ACRONYM.fullmatch(last[0]) and last[1:2] and last[1][0].islower()
    if shared and all(_ACRONYM.fullmatch(part) and part not in glossary for part in parts[:-1]):
        return [text]
    return parts


def _several(text: str, glossary: Mapping[str, str]) -> list[str]:
    """Parts joined by "and" or "&" where each is a lead, or by nothing where all are initials or posts begin."""
    if re.search(r"\w \+ \w", text) and "(" not in text:
        return [name for part in re.split(r"\s+\+\s+", text) for name in _several(part, glossary)]
    parts = re.split(_AND, text)
    if len(parts) == 2 and _WORK.fullmatch(parts[0]) and _POST_AT_END.search(parts[1]) and " " in parts[1]:
        return [text]
    if re.fullmatch(r"[^()]+\([A-Z][^()]*\)", text) and not _POST.search(parts[0]):
        return [text]  # one post, and who holds it
    if len(parts) > 1 and _ends_a_lead(parts):
        return [name for part in parts for name in _several(part, glossary)]
    if len(parts) > 1 and all(_is_lead(part, glossary) for part in parts) and not _is_one_area(parts):
        return [name for part in parts for name in _several(part, glossary)]
    tokens = text.split()
    if len(tokens) > 1 and all(_INITIALS.fullmatch(token) for token in tokens) and set(tokens) & set(glossary):
        return tokens
    names = [" ".join(tokens[n : n + 2]) for n in range(0, len(tokens), 2)]
    if (
        len(tokens) >= 4
        and len(tokens) % 2 == 0
        and all(_PERSON.fullmatch(name) for name in names)
        and not _POST.search(text)
    ):
        return names
    begun = _AFTER_POST.split(text)
    if len(begun) > 1 and all(_POST.search(part) for part in begun):
        return [name for part in begun for name in _several(part, glossary)]
    return [text]


def _ends_a_lead(parts: list[str]) -> bool:
    """ "Arts Lead & Facilities": the first part is a whole post, the others are names, too."""
    return bool(_POST_AT_END.search(parts[0])) and all(
        part[:1].isupper() and len(part.split()) <= 4 for part in parts[1:]
    )


def _is_lead(part: str, glossary: Mapping[str, str]) -> bool:
    return bool(_POST.search(part)) or _is_initials(part) or _is_name(part) or part in glossary


def _is_one_area(parts: list[str]) -> bool:
    """ "Head of Education and Training": what follows is no lead of its own but more of what the first heads."""
    return not _POST.search(parts[-1]) and not _is_name(parts[-1]) and not _is_initials(parts[-1])


def _lead(text: str, glossary: Mapping[str, str]) -> Lead:
    text = text.strip(" ,;")
    if text.endswith(".") and not re.search(r"\b[A-Z]\.$", text):
        text = text[:-1]
    name = glossary.get(text) or glossary.get(text.replace(" ", "") if _SPACED.fullmatch(text) else text)
    has_initials = any(_INITIALS.fullmatch(re.sub(r"['’]?s$", "", token)) for token in text.split())
    all_short = has_initials and not _POST.search(text) and len(text.split()) <= 2 and "(" not in text
    return Lead(text, name, unknown=name is None and all_short, role=_role(text))


def _role(text: str) -> str | None:
    """ "PSM" of "A. Baker (PSM)"; the post of "Data champion (T. Cole)"."""
    found = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", text)
    if not found:
        return None
    person = re.fullmatch(r"(?:[A-Z]\.? ?){1,2}[A-Z][a-z'’-]+|[A-Z][a-z]+ [A-Z][a-z'’-]+", found[1])
    if person:
        return found[2]
    within = re.fullmatch(r"(?:[A-Z]\.? ?){1,2}[A-Z][a-z'’-]+|[A-Z][a-z]+ [A-Z][a-z'’-]+", found[2])
    return found[1] if within else None


def _is_initials(text: str) -> bool:
    return bool(_INITIALS.fullmatch(text) or _SPACED.fullmatch(text))


def _is_name(text: str) -> bool:
    tokens = re.sub(r"\s*\([^()]*\)$", "", text).split()
    return 2 <= len(tokens) <= 3 and all(token[:1].isupper() for token in tokens)
