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


def over(above: Sequence[Paragraph]) -> Paragraph | None:
    """What a table is about, of the paragraphs between it and the one before: the heading nearest to it that is
    short, or the last paragraph, where that may be a title."""
    headings = [each for each in above if each.level and len(words(each.text)) <= LONGEST_TITLE]
    short = [each for each in headings if len(words(each.text)) <= SHORT_TITLE]
    if headings:
        return _telling((short or headings)[-1], headings)
    last = above[-1] if above else None
    return last if last and _may_be_title(last) else None


def _telling(nearest: Paragraph, headings: Sequence[Paragraph]) -> Paragraph:
    """The heading around one that only says that actions follow ("Actions", "What we will do")."""
    if not _says_nothing(nearest):
        return nearest
    before = headings[: headings.index(nearest)]
    around = [each for each in before if each.level < nearest.level and not _says_nothing(each)]
    return around[-1] if around else nearest


def _says_nothing(heading: Paragraph) -> bool:
    return bool(_SAYS_NOTHING.fullmatch(heading.text.strip(" :.")))


_SAYS_NOTHING = re.compile(
    r"(?:(?:the|our|key|new|agreed|planned|further|improvement) )*actions?"
    r"(?: plan| points?| required| needed| to be taken| log)?"
    r"|(?:what|how) (?:we|it) (?:will|are going to|plan to|intend to)(?: \w+){0,4}|we will|next steps",
    re.IGNORECASE,
)


def _may_be_title(paragraph: Paragraph) -> bool:
    plain = paragraph.indent is None
    return plain and len(words(paragraph.text)) <= LONGEST_TITLE and paragraph.text[-1] not in ".;"
