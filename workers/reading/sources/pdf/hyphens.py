"""Words that were parted at the end of a line, put together again."""

import re
from collections import Counter
from collections.abc import Iterable

from workers.reading.sources.pdf.words import SOFT_HYPHEN, Word

_ALWAYS = re.compile(r"(?:multi|non|co|self|post|pre|re|well|one|two|three|four|half|follow|face|part|full|long|short"
                     r"|high|low|cross|inter|ex|year|peer|pan|e"
                     r"|in|on|to|up|so|by|anti|hand|day|out|of)-", re.I)  # fmt: skip


class Hyphens:
    """Knows the words of the whole document, and so which hyphens were set only because a line ended."""

    def __init__(self, words: Iterable[Word]) -> None:
        self.known = Counter(re.sub(r"^\W+|\W+$", "", word.text).casefold() for word in words)

    def mend(self, last: Word, first: Word) -> None:
        """Where `last` ends a line with a hyphen and `first` begins the next: both become one word in `last`."""
        soft = last.text.endswith((SOFT_HYPHEN, "\u2010"))
        if not soft and not re.search(r"\w-$", last.text):
            return
        stem = last.text[:-1]
        if not re.match(r"\w", first.text) or not (soft or first.text[:1].islower() or self._begins(stem, first.text)):
            return
        hyphen = "" if soft and not self._has(f"{stem}-{first.text}") else "-"
        if not soft and self._is_parted(stem, first.text):
            hyphen = ""
        last.text, first.text = f"{stem}{hyphen}{first.text}", ""

    def _begins(self, stem: str, rest: str) -> bool:
        """Whether a name goes on with a capital after its hyphen: "Pre-Court"."""
        return self._has(f"{stem}-{rest}") or bool(_ALWAYS.fullmatch(_bare(stem) + "-"))

    def _is_parted(self, stem: str, rest: str) -> bool:
        if self._has(f"{stem}-{rest}"):
            return False
        if self._has(stem + rest):
            return True
        is_word = self.known[_bare(stem)] and self.known[_bare(rest)]
        return not is_word and not _ALWAYS.fullmatch(_bare(stem) + "-") and len(_bare(rest)) <= 5

    def _has(self, word: str) -> bool:
        return self.known[_bare(word)] > 0


def _bare(text: str) -> str:
    return re.sub(r"^\W+|\W+$", "", text).casefold()
