"""An action told in prose: "Review the policy (AB, original due date 31st July). This work has begun." taken apart
into what is to be done, whose it is, when it is due and what has come of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from workers.reading import columns, headers
from workers.reading.document import Cell, Paragraph, Row, words
from workers.reading.headers import Kind

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
DATE = (
    rf"(?:(?:the )?end of )?(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of )?(?:{_MONTHS})\b(?:,? ?(?:20)?\d\d\b)?"
    rf"|(?:{_MONTHS})\b(?: \d{{1,2}}(?:st|nd|rd|th)\b)?(?:,? ?'?(?:20)?\d\d\b)?"
    rf"|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|Q[1-4] ?(?:of )?(?:20)?\d\d ?[-/] ?\d\d|20\d\d-\d\d-\d\d)"
)
_BRACKETED = re.compile(
    rf"\s*\(\s*((?:original(?:ly)? |revised |initial )?(?:due|target|deadline|completion)[^()]*?{DATE}[^()]*)\)\.?",
    re.I,
)
_WAS_DUE = re.compile(rf"\b((?:was |is |were )?(?:originally )?due (?:by|on|in|for)? ?(?:the )?{DATE})", re.I)
_MOVED = re.compile(rf"\b(?:delayed|moved|postponed|slipped|extended|revised) from (?:the )?({DATE})", re.I)
_BY = re.compile(rf"\bby (?:the )?({DATE})", re.I)
_LABELS = re.compile(
    r"(?:^|(?<=[.;,(|–—])\s*|\s-\s|\s(?=(?:leads?|owners?|due|by when|rag|timescale|deadline|responsible)\b))"
    r"\s*(?P<label>(?:action )?leads?(?: officer)?|owners?|responsible(?: (?:person|officer|lead))?|by whom"
    r"|by when|due(?: date)?"
    r"|target(?: date)?|(?:end |review )?date|timescales?|deadline|completion date"
    r"|measures?(?: of success)?|success(?: measures?| criteria)?|progress|update"
    r"|rag(?: rating| status)?|status|outcome measure)\s*[:=]\s*(?P<text>(?:[^;|()]|\([^()]*\))*?)"
    r"(?=\s*(?:[;|)]|\.\s|\.$|$|,?\s+(?:[-–—]\s*)?(?:leads?|owners?|responsible|by whom|by when|due|target"
    r"|timescales?|deadline|completion date|measures?|success|progress|update|rag|status)[a-z ]{0,16}[:=]))",
    re.I,
)
_DATE_ALONE = re.compile(rf"\s(?:[–—-])\s*(?P<when>(?:by |due )?{DATE}|ongoing|monthly|quarterly)\s*\.?\s*$", re.I)
_DASHED = re.compile(
    r"\s[–—-]\s(?P<who>[A-Z][^–—]{1,70}?)\s*(?:,|;|:|\s[–—-]\s|\bby\b)\s*(?P<when>[^–—,;]{2,40}?)\.?\s*$"
)
_DATEISH = re.compile(
    rf"{DATE}|\b(?:ongoing|monthly|quarterly|weekly|annually|tbc|tba|new year|asap|immediate(?:ly)?|every \w+)\b", re.I
)
_WILL = re.compile(
    r"^(?P<who>(?:The |An? )?[A-Z][\w'’&-]*(?: (?:of|for|and|the|[A-Z][\w'’&-]*)){0,6}) (?:will|to|is to) (?=[a-z])"
)
_STATUS = re.compile(
    r"(?:this (?:has|was|work|is|training|alignment|piece)|there (?:is|are|has|have|was)|since|to date"
    r"|currently|now\b|work (?:is|has)"
    r"|(?:staff|sessions?|managers?|meetings?|discussions?|changes?|training|recruitment|planned|draft) (?:have"
    r"|has|had|are|is|was|were|\w+ing has|discussion)"
    r"|we (?:have|expect|are)|delayed|progress|update|completed|on \d|it also needs|a pilot|an? \w+ has been"
    r"|they (?:have|are)|these (?:have|are|were)"
    r"|national comparative|all (?:staff|managers) have)",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z‘'“\"(])")
_REFERENCE = re.compile(
    r"(?P<ref>\d{1,2}(?:\.\d{1,3})+[a-z]?|\d{1,2}(?:[ivx]{1,5}|[a-z])|[A-Z]{1,4}[ -]?\d{1,3}(?:\.\d+)*"
    r"|Action \d+[a-z]?)\s*[).:–—-]?\s+(?=\S)"
)


@dataclass
class Told:
    action: str
    due: str = ""
    original: str = ""
    leads: str = ""
    progress: str = ""
    others: dict[Kind, str] = field(default_factory=dict)
    reference: str | None = None
    ticked: bool = False
    doubts: list[str] = field(default_factory=list)

    @property
    def has_owner_and_date(self) -> bool:
        return bool(self.due and self.leads)

    def cells(self) -> dict[Kind, Cell]:
        said: dict[Kind, str] = {
            "action": self.action, "due": self.due, "original": self.original, "lead": self.leads,
            "progress": self.progress, **self.others,
        }  # fmt: skip
        return {kind: Cell((text,)) for kind, text in said.items() if words(text)}


_COLOUR = re.compile(
    r"(?:(?<=[.;,|)])\s+|\s[-–—|]\s+)\(?(?P<colour>red|amber|yellow|green|blue)\)?\s*\.?$", re.IGNORECASE
)
_TICK = re.compile(r"\[(?P<mark>[ xX✓✔]?)\]\s*")


def apart(text: str) -> Told:
    told = Told(text)
    if ticked := _TICK.match(text):
        told.ticked = bool(ticked["mark"].strip())
        text = told.action = text[ticked.end() :]
    if found := _REFERENCE.match(text):
        told.reference = found["ref"].removeprefix("Action ")
        told.action = text[found.end() :]
    _rating(told)
    _labels(told)
    _date_in_brackets(told)
    _owner_and_date(told)
    _date_in_prose(told)
    _news(told)
    told.action = told.action.strip(" –—-")
    return told


def labelled(text: str) -> tuple[Kind, Cell] | None:
    """ "Lead: AB" as a line of its own."""
    found = re.fullmatch(r"([A-Z][\w /'’-]{1,40}?)\s*:\s*(\S.*)", text)
    kind = headers.kind_of(found[1]) if found else None
    return (kind, Cell((found[2],))) if found and kind and kind not in {"other", "section", "lead+due"} else None


def row(paragraphs: Sequence[Paragraph]) -> Row:
    return Row(tuple(Cell((paragraph.whole,)) for paragraph in paragraphs), paragraphs[0].locator)


def _rating(told: Told) -> None:
    """A colour alone at the end, behind what else is said: "Due: Nov 26. Amber", "by 31 March 27 - RED"."""
    found = _COLOUR.search(told.action)
    if found and (_LABELS.search(told.action) or re.search(_DATEISH, told.action[: found.start()])):
        told.others["rag"] = found["colour"]
        told.action = told.action[: found.start()].rstrip(" ,;|–—-")


def _labels(told: Told) -> None:
    """ "Lead: AB. Due: June 2022." in the run of the text."""
    found = list(_LABELS.finditer(told.action))
    if not found or (found[0].start() == 0 and len(found) == 1):
        return
    for each in found:
        kind = headers.kind_of(each["label"])
        text = each["text"].strip(" .,–—-")
        if kind == "lead":
            told.leads = told.leads or text
        elif kind == "due":
            told.due = told.due or text
        elif kind == "progress":
            told.progress = f"{told.progress} {text}".strip()
        elif kind and kind not in {"other", "action", "lead+due"}:
            told.others.setdefault(kind, text)
    rest = told.action[found[-1].end() :].strip(" .,;)|")
    told.action = told.action[: found[0].start()].strip(" (–—-,;|")
    if words(rest):
        told.progress = f"{told.progress} {rest}".strip()


def _date_in_brackets(told: Told) -> None:
    """ "(Original due date 31st July)": what stands before it is to be done, what follows has come of it."""
    found = _BRACKETED.search(told.action)
    if found and not told.due:
        told.due = found[1].strip()
        told.progress = f"{told.action[found.end() :].strip(' .')} {told.progress}".strip()
        if told.progress and told.action.rstrip().endswith(".") and told.progress[-1] not in ".!?":
            told.progress += "."
        told.action = told.action[: found.start()].strip()


def _owner_and_date(told: Told) -> None:
    """ "(AB, June 2022)", "(Team Manager, A. Baker (TM), by June 2022)", "– Team Manager – June 2022" at the end."""
    if told.due:
        return
    if found := _last_brackets(told.action):
        start, inside = found
        who, when = who_and_when(inside)
        if when or (who and columns.looks_like_lead(who)):
            told.leads = told.leads or who
            told.due = when
            told.action = told.action[:start].strip()
            return
    dashed = _DASHED.search(told.action)
    if dashed and is_when(dashed["when"]) and columns.looks_like_lead(dashed["who"]):
        who = re.sub(
            r"^(?:action )?(?:lead|owner)(?: officer)?s?\s+(?=[A-Z])", "", dashed["who"].strip(" ,"), flags=re.I
        )
        told.leads, told.due = told.leads or who, dashed["when"]
        told.action = told.action[: dashed.start()].strip()
    elif found_date := _DATE_ALONE.search(told.action):
        told.due = found_date["when"]
        told.action = told.action[: found_date.start()].strip()


def _last_brackets(text: str) -> tuple[int, str] | None:
    """Where the brackets that end a text open, and what is inside."""
    bare = text.rstrip(" .")
    if not bare.endswith((")", "]")):
        return None
    depth = 0
    for n in range(len(bare) - 1, -1, -1):
        depth += (bare[n] in ")]") - (bare[n] in "([")
        if depth == 0:
            return n, bare[n + 1 : -1].strip()
    return None


def is_when(text: str) -> bool:
    plain = text.strip(" .()")
    return columns.is_due(plain) or (len(words(plain)) <= 6 and bool(_DATEISH.search(plain)))


def _begins_when(text: str) -> bool:
    """Whether a text is a date from its first word on."""
    led_in = (
        r"(?:(?:by|due|before|end|early|mid|late|from|until|in|the|of|start|starting|on|to be|when|once|after)\b[ :]*)*"
    )
    if columns.is_due(text) and not re.match(r"(?:[A-Z]{2,4}\b[,/ ])", text):
        return True
    return bool(re.match(rf"{led_in}(?:{_DATEISH.pattern})", text, re.I)) and len(words(text)) <= 12


def who_and_when(text: str) -> tuple[str, str]:
    """Who, and when: the longest end that is a date."""
    text = text.strip()
    joints = [0, *(found.end() for found in re.finditer(r"\s*(?:[,;:/|]|\s[-–—]\s|\bby\b|\n|\s)\s*", text))]
    for at in joints:
        if _begins_when(text[at:]):
            who = re.sub(r"(?:[\s,;:/|(–—-]|\bby)+$", "", text[:at])
            return who, text[at:].strip(" .") if who else text
    return text, ""


def who_will(text: str) -> str:
    """ "The police" of "The police will share …"."""
    will = _WILL.match(text)
    if not will or len(words(will["who"])) > 6:
        return ""
    who = re.sub(r"^(?:The|An?) ", "", will["who"])
    return "" if re.match(r"(?:We|It|This|All|There|To)\b", who) else who


def _date_in_prose(told: Told) -> None:
    whole = f"{told.action} {told.progress}"
    if not told.due and (found := _WAS_DUE.search(whole)):
        told.due = re.sub(r"^(?:was|is|were) ", "", found[1])
    if moved := _MOVED.search(whole):
        if not told.due:
            by = _BY.search(whole)
            told.due = by[1] if by else moved[1]
        told.original = moved[1]
    elif not told.due and (by := _BY.search(whole)):
        told.due = by[1]
    if not told.leads and told.due:
        told.leads = who_will(told.action)


def _news(told: Told) -> None:
    """From the first sentence on that tells how it stands, it is progress."""
    sentences = _SENTENCE.split(told.action)
    first = next((n for n, sentence in enumerate(sentences) if n and _STATUS.match(sentence)), None)
    if first is not None:
        told.progress = f"{' '.join(sentences[first:])} {told.progress}".strip()
        told.action = " ".join(sentences[:first])
