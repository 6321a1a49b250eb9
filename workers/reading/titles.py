"""What a table or its part is called: by the paragraphs above it, or by a row that holds nothing else."""

import re
from collections.abc import Sequence

from workers.reading.document import Paragraph, words

SHORT_TITLE = 10
LONGEST_TITLE = 40
"""Words. A paragraph above a table that is longer is narrative, not the table's title."""


def is_furniture(paragraph: Paragraph) -> bool:
    """Numbers of pages, and of cards, between tables."""
    plain = paragraph.whole.strip()
    return paragraph.furniture or bool(
        re.fullmatch(
            r"\W*(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\W*|(?:card|action|item|no\.?)\s*\d{1,3}\.?", plain, re.I
        )
    )


def is_general(title: str) -> bool:
    """ "Action plan 2022-23": the heading of the whole, not of a part."""
    return bool(re.search(r"\bplans?\b|^(?:the )?actions?\b", title, re.IGNORECASE))


def is_sentence(text: str) -> bool:
    """Whether a text is told in whole sentences, as no title is."""
    plain = text.rstrip(" |")
    return plain.endswith(".") and len(words(plain)) > SHORT_TITLE


def over(above: Sequence[Paragraph]) -> Paragraph | None:
    """What a table is about, of the paragraphs between it and the one before: the heading nearest to it that is
    short, or the last paragraph, where that may be a title."""
    headings = [each for each in above if each.level and len(words(each.text)) <= LONGEST_TITLE]
    short = [each for each in headings if len(words(each.text)) <= SHORT_TITLE]
    if headings:
        counted = bool(_COUNTED.match(headings[-1].text))
        return _telling((headings if counted else short or headings)[-1], headings)
    last = above[-1] if above else None
    return last if last and _may_be_title(last) else None


def _telling(nearest: Paragraph, headings: Sequence[Paragraph]) -> Paragraph:
    """The heading around one that only says that actions follow ("Actions", "What we will do")."""
    if not says_nothing(nearest):
        return nearest
    before = headings[: headings.index(nearest)]
    around = [each for each in before if each.level < nearest.level and not says_nothing(each)]
    return around[-1] if around else nearest


def says_nothing(heading: Paragraph) -> bool:
    """ "Next steps", "What we will do in 2026/27": only that actions follow."""
    return bool(_SAYS_NOTHING.fullmatch(heading.text.strip(" :.")))


_COUNTED = re.compile(
    r"(?:priority|objective|outcome|theme|aim|goal|strand|workstream|pillar|standard|recommendation|ambition)\b"
    r"\s*(?:[a-z]\b|\d|one|two|three|four|five|six|seven|eight|nine|ten)\S*",
    re.IGNORECASE,
)
""" "Priority two: …" names what stands below it however long it is."""
_SAYS_NOTHING = re.compile(
    r"(?:(?:the|our|key|new|agreed|planned|further|improvement) )*actions?"
    r"(?: plan| points?| required| needed| to be taken| log)?"
    r"|(?:what|how) (?:we|it) (?:will|are going to|plan to|intend to)(?: [\w/–-]+){0,4}|we will|next steps",
    re.IGNORECASE,
)


def _may_be_title(paragraph: Paragraph) -> bool:
    plain = paragraph.indent is None and paragraph.text[0] not in "*†‡"
    return plain and len(words(paragraph.text)) <= LONGEST_TITLE and paragraph.text[-1] not in ".;"
