"""The words that head columns, in the many ways that authorities put them."""

import re
from functools import lru_cache
from typing import Literal

from workers.reading.document import words

Kind = Literal[
    "ref", "section", "objective", "action", "parts", "lead", "due", "revised", "original", "measure", "progress",
    "rag", "status", "decision", "lead+due", "other",
]  # fmt: skip

LONGEST = 14
"""Words in a header cell; a longer text is prose."""

_WHOLE: dict[Kind, tuple[str, ...]] = {
    "ref": (
        r"(action |objective |item |line |row |our )?(ref|refs|reference|no|number|num|id|nr)( no| number)?",
        r"item", r"line",
        r"s ?no", r"#", r"no s?", r"serial( no| number)?",
    ),
    "rag": (
        r"r ?/ ?a ?/ ?g", r"(current |overall |latest )?b?rag( rating| status| rated| colou?r| score)?s?", r"rating",
        r"traffic light.*", r"(status|progress|position|update) ?/? ?b?rag", r"b?rag ?/ ?\w+", r"colou?r( code)?",
    ),
    "status": (r"(current |action |overall )?status", r"state", r"(open|live) closed", r"complete[d]?( y n| yes no)?",
               r"achieved( y n)?", r"delivered", r"stage"),
    "section": (r"(strategic |key )?theme", r"section", r"domain", r"workstream", r"work ?stream", r"strand",
                r"pillar", r"chapter"),
}  # fmt: skip
"""Where the whole of the header says it."""

_PARTS: tuple[tuple[Kind, str], ...] = (
    ("other", r"\b(where does|fits? with|good practice|risks?\b(?! of)|barriers?|mitigations?|dependenc|budgets?"
              r"|costs?\b|funding|resources?( required| needed)?$|links? (to|with)|linked to|issues? arising)"),
    ("decision", r"\b(what happens next|decisions?\b|disposition|carry forward|carried forward|retain"
                 r"|year end (position|outcome)"
                 r"|what next|outcome of review|keep or)"),
    ("revised", r"\b(revised|new|amended|extended|updated|changed|current)\b.*\b(dates?|deadline|timescales?|target)"),
    ("original", r"\boriginal(ly)?\b.*\b(dates?|deadline|timescales?|target|due)|\bdate (raised|added|agreed|set)"),
    ("progress", r"\bdate (completed|closed|updated|of update)"),
    ("measure", r"\b(how (do|will|would|shall|can) (we|you|this|it) (know|be measured|measure)|measures?\b|measured"
                r"|measurements?|success|evidence\b(?! of progress)|impacts?|what (will|does|would) (good|success)"
                r"|difference|kpis\b"
                r"|performance indicators?$(?<!key performance indicators)(?<!key performance indicator)"
                r"|(intended|expected|desired|anticipated|measurable|target|planned) (outcome|result|benefit)s?)"),
    ("objective", r"\b(what (do )?we (want|need|hope|aim)|improvements? (required|needed|sought)|ambitions?"
                  r"|issues? to address"
                  r"|what (needs|must|has) to (change|improve)|where do we want)"),
    ("parts", r"\b(sub[- ]?actions?|sub[- ]?tasks?|detailed (steps|actions|tasks))"),
    ("action", r"\b(actions? ?taken ?/ ?planned|how (will|are|can|do) (this|it|we|they) |how (we|it|this"
               r"|they) (will|are|can) )"),
    ("progress", r"\b(where are we|how far|progress|updates?|comments?|commentary|notes?|position|latest"
                 r"|actions? taken|achievements?"
                 r"|what (have|has) (we|been|you)|narrative|done so far|to date)\b"),
    ("due", r"\b(by when|when\b|time ?scales?|time ?frames?|time ?lines?|deadlines?|due|dates?\b|milestones?$"
            r"|target$|completion|complete by|completed by|finish\b|by$|end date)"),
    ("lead", r"\b(leads?\b|lead by|led by|sro|owners?|owned by|by who|by whom|who\b|whom|resp\b|responsib\w+"
             r"|accountab\w+|persons?\b"
             r"|officers?|assigned|delegated|post ?holder)"),
    ("action", r"(?<!sub )(?<!sub-)\bactions?( required| needed| to be taken| planned| points?)?$"),
    ("objective", r"\b(areas? of focus|areas? for improvement|outcomes? (needed|required|sought|we want)|priorit\w+"
                  r"|objectives?|aims?\b|goals?|what needs (to (improve|change|be better)|improv\w+)"
                  r"|key performance indicators?|recommendations?|findings?"
                  r"|national standards?|standards?|why\b|issues?|needs?\b|themes?|what do we want|ambitions?)"),
    ("action", r"\b(actions?\b|how (are|will|shall|can|do) (we|this|it|you)|what (are|is|we|will|must|shall|do|should)"
               r"|activit(y|ies)|tasks?|steps?|deliver(y|ables?|ed)?|initiatives?|interventions?|projects?|how$"
               r"|what$)"),
    ("objective", r"\boutcomes?\b"),
    ("progress", r"\bevidence of progress"),
    ("rag", r"\bb?rag\b"),
    ("status", r"\bstatus\b"),
)  # fmt: skip
"""Asked in this order: "outcome measure" is a measure before it is an outcome."""


def plain(text: str) -> str:
    text = re.sub(r"\([^()]*\)", " ", text) if re.sub(r"\([^()]*\)", "", text).strip() else text
    return re.sub(r"\s+", " ", re.sub(r"[^\w/# ]", " ", text.casefold())).strip()


@lru_cache(maxsize=8192)
def kind_of(text: str) -> Kind | None:
    """The kind of column that these words head; None where they head none."""
    if not 0 < len(words(text)) <= LONGEST and text.strip() != "#":
        return None
    heading = plain(text)
    for kind, shapes in _WHOLE.items():
        if any(re.fullmatch(shape, heading) for shape in shapes):
            return kind
    found = [kind for kind, shape in _PARTS if re.search(shape, heading)]
    if "lead" in found and "due" in found and not {"revised", "original"} & set(found):
        return "lead+due"
    return found[0] if found else None


def is_label(text: str) -> bool:
    """Whether a cell may head a column: a few words, not a sentence, a date or a number."""
    count = len(words(text))
    return (
        0 < count <= LONGEST and not re.search(r"[.;]\s*$|[.;] [A-Z]", text) and not re.fullmatch(r"[\d.,/% ]+", text)
    )
