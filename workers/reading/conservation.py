"""The conservation law: every word of the document is in a proposal or in a leftover with its reason.

Words are counted in the raw text, apart from the stages, so that a stage that loses one is found out.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workers.reading import markup
from workers.reading.document import Document, count_words, words
from workers.reading.record import Unused


@dataclass(frozen=True)
class Account:
    """How many words there are and where they went; `lost` is empty while the law holds."""

    words: int
    in_proposals: int
    in_leftovers: int
    lost: Counter[str]


def account(document: Document, held: Sequence[str], unused: list[Unused]) -> Account:
    whole = count_words([markup.plain(document.raw)])
    kept = count_words(held)
    left = count_words(leftover.text for leftover in unused)
    return Account(whole.total(), kept.total(), left.total(), whole - kept - left)


def settle(document: Document, held: Sequence[str], unused: list[Unused]) -> Account:
    """The account, with a leftover added for words that no stage held on to, should there ever be any."""
    balance = account(document, held, unused)
    if balance.lost:
        lost = Counter(balance.lost)
        text = [word for word in words(markup.plain(document.raw)) if lost[word] > 0 and not lost.subtract([word])]
        unused.append(Unused(" ".join(text), "unplaced", "somewhere in the document"))
        balance = account(document, held, unused)
    return balance
