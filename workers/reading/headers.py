"""The words that head columns, in the many ways that authorities put them."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from workers.reading.document import words

Kind = Literal[
    "ref", "section", "objective", "action", "parts", "lead", "due", "revised", "original", "measure", "progress",
    "rag", "status", "decision", "lead+due", "mark", "other",
]  # fmt: skip
"""`mark`: a month or quarter in which something is to happen where its cell is marked."""

LONGEST = 14
"""Words in a header cell; a longer text is prose."""

_WHOLE: dict[Kind, tuple[str, ...]] = {
    "ref": (
        r"((action|objective|item|line|row|our|rec|recommendation|task) )?(ref|refs|reference|no|number|num|id|nr|code)"
        r"( no| number)?",
        r"item", r"line", r"row", r"seq", r"code", r"rec",
        r"s ?no", r"#", r"no s?", r"serial( no| number)?",
    ),
    "rag": (
        r"r ?/? ?a ?/? ?g", r"(\w+ )?b?ragb?( rating| status| rated| colou?r| score)?s?", r"(current )?rating",
        r"traffic light.*", r"(status|progress|position|update) ?/? ?b?rag", r"b?rag ?/ ?\w+", r"colou?r( code)?",
        r"b?rag( \w+)? ?(q[1-4]|20\d\d|\d\d)( .{0,12})?", r"confidence( level| rating)?",
    ),
    "status": (r"(\w+ )?status", r"state", r"(open|live) ?/? ?closed",
               r"completed?( ?/? ?y( ?/ ?| )n| ?/? ?yes( ?/ ?| )no)?", r"achieved( y ?/? ?n)?", r"delivered",
               r"stage", r"done"),
    "section": (r"(strategic |key )?theme", r"areas?( of work)?", r"section", r"domain", r"work ?stream", r"strand",
                r"pillar", r"chapter", r"heading", r"topic", r"category", r"service area", r"programme"),
}  # fmt: skip
"""Where the whole of the header says it."""

_PARTS: tuple[tuple[Kind, str], ...] = (
    ("other", r"\b(where does|fits? with|good practice|practice elsewhere|risks?\b(?! of)|barriers?|mitigations?"
              r"|dependen[ct]|budgets?|costs?\b|fund(ing|ed)|paid (by|from)|financed"
              r"|resources?( required| needed| implications?)?$|links? (to|with)|links?$"
              r"|(linked|related|other) (to|strateg\w+|plans?)|cross ?refer\w+|strategic links?"
              r"|issues? arising|start( date|s|ed)?$|date (raised|added|agreed|set|opened|started|logged|minuted)"
              r"|(date of|which) (the )?meeting$"
              r"|(audit|visit|inspection|incident) date$|date of (the )?(audit|visit|inspection|incident|birth)$"
              r"|auditors?$|audited by$|moderat(or|ed by)$|^case (ref\w*|id|no|number)$"
              r"|escalat|assumptions?|achievable|attainable|realistic|relevant"
              r"|(previous|last|prior|initial) (b?rag|rating)|baseline|grade$"
              r"|^sources?( of (the )?(action|recommendation|issue)s?)?$|^origin$|^raised (by|at)$"
              r"|^(evidence|file) (location|link|folder|file|path|(saved|stored|filed|held|kept) (at|in|on)?)$"
              r"|(q[1-4]|quarter [1-4]) (milestones?|targets?|plan(ned)?|spend|budget|forecast))"),
    ("decision", r"\b(what happens next|decisions?\b|disposition|carry forward|carried forward|retain"
                 r"|(year end|end of year) (position|outcome)"
                 r"|what next|outcome of review|keep or)"),
    ("revised", r"\b(revised|new|amended|extended|updated|changed|current)\b.*\b(dates?|deadline|timescales?"
                r"|target)"),
    ("original", r"\boriginal(ly)?\b.*\b(dates?|deadline|timescales?|target|due)"),
    ("progress", r"\b(date (completed|closed|updated|of update)|impacts? (to date|so far)|state of play"
                 r"|where (we|it|things|this|they) (is|are|ve|have|has|stands?)\b"
                 r"|evidence of progress|actions? (completed|done)\b)"),
    ("measure", r"\b(how ((do|will|would|shall|can) )?(we|you|this|it|they) ((will|would|can|do|shall|ll) )?(know"
                r"|be measured|measure|evidence|show|tell|prove|demonstrate|recognise)"
                r"|how will .{0,30}\bmeasured?\b|measures?\b(?! to be taken)|measured"
                r"|measurements?|(evidenced|shown|judged|proven|tested|assured) (by|through)"
                r"|know (it|we|this|that|they|when|if)\b|(standards?|levels?) to be (achieved|reached|met)"
                r"|success|evidence\b(?! of progress)|impacts?|so what|proof|benefits?"
                r"|what ((will|does|would) )?(good|success|it)( will| would)? looks?"
                r"|differen(ce|t)|kpis?\b|metrics?|assurance$|outputs?$"
                r"|(achieved|done|reached|met|complete) when|will be better"
                r"|measurable( \w+)?$"
                r"|performance indicators?$(?<!key performance indicators)(?<!key performance indicator)|^indicators?$"
                r"|(outcome|output|success|progress) indicators?$"
                r"|(intended|expected|desired|anticipated|measurable|target|planned) (outcome|result|benefit)s?)\b"),
    ("objective", r"\b(what (do )?we (want|need|hope|aim)\b(?! to do$)|improvements? (required|needed|sought)"
                  r"|ambitions?|issues? (to address|identified)|what (the )?inspect\w+ (said|found)|where do we want"
                  r"|what (do|does|did) (the|our|this) [\w ]{2,30} (tell|say|show|mean)\b"
                  r"|^what (the|our) [\w ]{2,30} tells\b"
                  r"|problem|driver|improvement (areas?|themes?)|what (needs|must|has) to (change|improve)|focus\b)"),
    ("parts", r"\b(sub[- ]?actions?|sub[- ]?tasks?|detailed (steps|actions|tasks)|key steps)"),
    ("action", r"\b(actions? ?taken ?/ ?planned|how (will|are|can|do) (this|it|we|they) |how (we|it|this"
               r"|they) (will|are|can) |measures? to be taken|doing about it"
               r"|what (needs|has) to (happen|be done)|what we want to do)"),
    ("progress", r"\b(where are we|how far|progress|updates?|comments?|commentary|remarks?|notes?|position|latest"
                 r"|actions? taken|achievements?|story so far|reasons? for (the )?(change|revision|delay|slippage)"
                 r"|(current )?situation|this (quarter|month|period)"
                 r"|what (have|has) (we|been|you)|narrative|done so far|to date)\b"),
    ("due", r"\b(by when|when\b|time ?scales?|time ?frames?|time ?lines?|deadlines?|due|dates?\b|milestones?$"
            r"|target( (19|20)\d\d.*)?$|completion|complete by|completed by|finish\b|(?<!led )(?<!owned )by$|end date"
            r"|schedule|delivery by|time ?bound|timed)"),
    ("lead", r"\b(leads?\b|lead by|led by|sro|owners?|owned by|by who|by whom|who\b|whom|resp\b|responsib\w+"
             r"|accountab\w+|persons?\b|allocated|sponsor|who s\b"
             r"|officers?|contacts?$|assigned|delegated|post ?holder|lead (agency|partner))"),
    ("action", r"(?<!sub )(?<!sub-)\bactions?( required| needed| to be taken| planned| points?)?$"),
    ("objective", r"\b(areas? of focus|areas? for improvement|outcomes? (needed|required|sought|we want)|priorit\w+"
                  r"|objectives?|aims?\b|goals?|what needs (to (improve|change|be better)|improv\w+)"
                  r"|key performance indicators?|recommendations?|findings?|^rationale|^reasons?\b"
                  r"|national standards?|standards?|why\b|issues?|needs?\b|themes?|what do we want|ambitions?)"),
    ("action", r"\b(actions?\b|how (are|will|shall|can|do) (we|this|it|you)|what (are|is|we|will|must|shall|do|should)"
               r"|activit(y|ies)|tasks?|steps?|deliver(y|ables?|ed)?|initiatives?|interventions?|projects?|how$"
               r"|what$|work to be|response|commitments?|to do|planned improvement|^we will|specific$)"),
    ("objective", r"\boutcomes?\b"),
    ("rag", r"\bb?rag\b"),
    ("status", r"\bstatus\b"),
)  # fmt: skip
"""Asked in this order: "outcome measure" is a measure before it is an outcome."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_PERIOD = re.compile(
    rf"(?:(?:q|qtr|quarter) ?[1-4]|(?:\d\d? )?{_MONTH}(?: (?:to )?{_MONTH})?)(?: (?:20)?\d\d(?: ?/? ?(?:20)?\d\d)?)?"
    rf"(?: {_MONTH} (?:to )?{_MONTH}(?: (?:20)?\d\d)?)?(?: updates?| progress| position| comments?| review)*"
)
"""A quarter or a month: what was said then."""
_SAID_WHEN = re.compile(
    rf"\b(?:(?:q|qtr|quarter) ?[1-4]|(?:\d\d? )?{_MONTH})(?:(?: |-|/| to | and ){_MONTH})?"
    r"(?: (?:19|20)?\d\d(?:[ /-]{1,2}(?:20)?\d\d)?)?\b"
)

_DONE_BY = (
    r"(to be )?((taken|carried|brought|moved|driven) (forward|out|on)|run|done|held|undertaken|actioned|delivered"
    r"|managed|overseen|sponsored|progressed|co-?ordinated|supported|provided|performed) by"
)
"""Somebody, or a day: "taken forward by"; the cells tell."""

_BEFORE_NOW = re.compile(
    r"\b(?:b?rag|rating|status)\b.*\b(?:previous|prior|last (?:month|quarter|meeting|board|period|report|time|year))\b"
)
"""A rating that was: "RAG (last month)"."""
_HALVES = re.compile(r" ?/ ?| and | or ")
"""Between two names in one: "Progress / evidence" is one or the other, as its cells show."""

FIRST, LATER = 5.0, 2.0
"""What the first kind that a header names weighs, and each that it names besides."""
_BESIDES: dict[Kind, dict[Kind, float]] = {
    "action": {"parts": 1.5, "objective": 1.0},
    "objective": {"section": 2.5, "measure": 2.0, "action": 0.4},
    "section": {"objective": 3.0, "action": 0.2},
    "parts": {"action": 2.5},
    "status": {"rag": 2.0, "progress": 1.0},
    "rag": {"status": 2.0},
    "progress": {"rag": 1.0, "status": 1.0, "measure": 0.5, "action": 0.3},
    "measure": {"progress": 0.5},
}
"""What a column may hold, too, that is named so."""


def plain(text: str) -> str:
    text = re.sub(r"\([^()]*\)", " ", text) if re.sub(r"\([^()]*\)", "", text).strip() else text
    return re.sub(r"\s+", " ", re.sub(r"[^\w/# ]", " ", text.casefold())).strip()


def kind_of(text: str) -> Kind | None:
    """The kind of column that these words head; None where they head none."""
    return max(told, key=lambda kind: told[kind]) if (told := weights(text)) else None


@lru_cache(maxsize=8192)
def weights(text: str) -> Mapping[Kind, float]:
    """How much these words speak for each kind of column; empty where they say nothing."""
    if not 0 < len(words(text)) <= LONGEST and text.strip() != "#":
        return {}
    heading = plain(text)
    if re.fullmatch(r"(key |project |delivery )?milestones?", heading):
        return {"action": 3.2, "due": 3.0, "measure": 2.0, "parts": 2.0}
    if re.fullmatch(r"(targets?|milestones?) ?(/|or|and) ?(targets?|milestones?)", heading):
        return {"measure": 3.2, "due": 3.0, "action": 1.5}
    if re.fullmatch(r"targets?", heading):
        return {"due": 3.2, "measure": 3.0, "objective": 1.5}
    if re.fullmatch(_DONE_BY, heading):
        return {"lead": 4.0, "due": 3.0}
    if re.match(r"\W*(%|per ?cent)", text):
        return {"other": FIRST}
    if _BEFORE_NOW.search(text.casefold()):
        return {"other": FIRST, "rag": -9.0, "status": -9.0}
    if re.fullmatch(r"\W*so what\W*", text.casefold()):
        return {"measure": 3.4, "objective": 1.4}
    found: list[Kind] = [kind for kind, shapes in _WHOLE.items() if any(re.fullmatch(each, heading) for each in shapes)]
    found = found[:1] + [kind for kind, shape in _PARTS if re.search(shape, heading)]
    if not found and _PERIOD.fullmatch(heading):
        return {"progress": FIRST, "rag": 1.0, "status": 1.0}
    if "lead" in found and "due" in found and not {"revised", "original"} & set(found):
        return {"lead+due": FIRST}
    told = dict.fromkeys(reversed(found), LATER)
    for kind, weight in _BESIDES.get(found[0], {}).items() if found else ():
        told[kind] = max(told.get(kind, 0), weight)
    if found and found[0] == "measure" and re.search(r"\b(outcome|result)s?\b", heading):
        told["objective"] = 3.5
    if found == ["objective"] and re.search(r"\boutcomes?$", heading):
        told |= {"measure": 4.5, "objective": 4.2}
    if found and not (found == ["objective"] and "measure" in told and told["measure"] == 4.5):
        told[found[0]] = FIRST
    if _HALVES.search(heading) and found[:1] == ["measure"] and "progress" in found:
        told |= {"progress": 4.7, "measure": 4.2}
    if found[:1] == ["objective"] and re.match(r"(outcomes?|results?) (sought|required|needed)", heading):
        told |= {"objective": 4.7, "measure": 4.1}
    if re.search(r"\bdeliverables?$", heading) and "measure" not in told:
        told["measure"] = 3.0
    if re.fullmatch(r"(key )?performance indicators?|kpis?", heading):
        told["measure"] = 4.7
    return told


def said_when(text: str) -> str | None:
    """ "Apr 26" of "Update (Apr 26)": when what stands in a column of progress was said, as its name tells."""
    bare = re.sub(r"\s+", " ", re.sub(r"[^\w/ -]", " ", text.casefold())).strip()
    found = max(_SAID_WHEN.finditer(bare), key=lambda each: len(each[0]), default=None)
    return found[0] if found else None


_DAY_OF_NOTE = re.compile(
    r"\b(?:notes?|updates?|comments?|commentary|progress|position)\b.*\bdate$"
    r"|\bdate of (?:\w+ )?(?:note|update|comment|entry)"
    r"|^(?:date )?(?:last )?updated(?: on)?$|^date updated$"
)


def is_day_of_note(text: str) -> bool:
    """Whether a column says when the note beside it was written."""
    return bool(_DAY_OF_NOTE.search(plain(text)))


def is_period(text: str) -> bool:
    """Whether a column is named by a quarter or a month."""
    return bool(_PERIOD.fullmatch(plain(text)))


def is_label(text: str) -> bool:
    """Whether a cell may head a column: a few words, not a sentence, a date or a number."""
    count = len(words(text))
    return (
        0 < count <= LONGEST and not re.search(r"[.;]\s*$|[.;] [A-Z]", text) and not re.fullmatch(r"[\d.,/% ]+", text)
    )
