"""The conservation law: every word of the document is in a proposal or in a leftover with its reason.

Words are counted in the raw text, apart from the stages, so that a stage that loses one is found out.
"""

from collections import Counter
from dataclasses import dataclass

from workers.reading import markup
from workers.reading.document import Document, count_words, words
from workers.reading.rows import Record, Unused


@dataclass(frozen=True)
class Account:
    """How many words there are and where they went; `lost` is empty while the law holds."""

    words: int
    in_proposals: int
    in_leftovers: int
    lost: Counter[str]


def account(document: Document, records: list[Record], unused: list[Unused]) -> Account:
    whole = count_words([markup.plain(document.raw)])
    held = count_words(cell.text for record in records for cell in record.cells.values())
    left = count_words(leftover.text for leftover in unused)
    return Account(whole.total(), held.total(), left.total(), whole - held - left)


def settle(document: Document, records: list[Record], unused: list[Unused]) -> Account:
    """The account, with a leftover added for words that no stage held on to, should there ever be any."""
    balance = account(document, records, unused)
    if balance.lost:
        lost = Counter(balance.lost)
        text = [word for word in words(markup.plain(document.raw)) if lost[word] > 0 and not lost.subtract([word])]
        unused.append(Unused(" ".join(text), "unplaced", "somewhere in the document"))
        balance = account(document, records, unused)
    return balance
