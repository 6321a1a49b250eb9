"""What is set apart in running text: struck through, in another colour or slant, bold, or hidden."""

from dataclasses import dataclass, field

from workers.reading.document import words
from workers.reading.sources.web.css import Look

_STRUCK = {"del", "s", "strike"}
_OFTEN_OPEN = {"p", "li", "td", "th", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
"""Elements that pages often leave open: the next of the name ends the one before."""
_MOST = 40


@dataclass
class Mark:
    """An element that is open, and what it does to the words in it."""

    tag: str
    struck: bool = False
    aside: bool = False
    bold: bool | None = None
    hidden: bool = False
    fill: str | None = None


@dataclass
class Marks:
    """The open elements, and the texts that each kind of mark has gathered so far."""

    open: list[Mark] = field(default_factory=list)
    struck: str = ""
    aside: str = ""
    plain: int = 0
    bold: int = 0
    hidden: bool = False
    fills: set[str | None] = field(default_factory=set)
    said_struck: list[str] = field(default_factory=list)
    said_aside: list[str] = field(default_factory=list)

    def begin(self, tag: str, look: Look, is_block: bool) -> None:
        """An element opens. The look of a cell or paragraph is not set apart from anything: only its strike counts."""
        if tag in _OFTEN_OPEN:
            self.end(tag)
        if len(self.open) >= _MOST:
            del self.open[0]
        aside = not is_block and (tag in {"em", "i", "a"} or look.is_slanted or look.colour is not None)
        bold = True if tag in {"b", "strong"} else look.is_bold
        self.open.append(
            Mark(tag, tag in _STRUCK or look.is_struck, aside, bold, look.is_hidden, None if is_block else look.fill)
        )

    def end(self, tag: str) -> None:
        """Closes the nearest of this name."""
        at = next((n for n in range(len(self.open) - 1, -1, -1) if self.open[n].tag == tag), None)
        if at is not None:
            del self.open[at]
        self._settle()

    def take(self, text: str) -> None:
        self._settle()
        if self._is("struck"):
            self.struck += text
        if self._is("aside"):
            self.aside += text
        if words(text):
            bold = next((mark.bold for mark in reversed(self.open) if mark.bold is not None), False)
            self.bold, self.plain = self.bold + bold, self.plain + (not bold)
            self.hidden = self.hidden or self._is("hidden")
            self.fills.add(next((mark.fill for mark in reversed(self.open) if mark.fill), None))

    def _is(self, name: str) -> bool:
        return any(getattr(mark, name) for mark in self.open)

    def _settle(self) -> None:
        if self.struck and not self._is("struck"):
            self.said_struck.append(" ".join(self.struck.split()))
            self.struck = ""
        if self.aside and not self._is("aside"):
            self.said_aside.append(" ".join(self.aside.split()))
            self.aside = ""

    def told(self) -> tuple[list[str], list[str], bool, bool, set[str | None]]:
        """For the text that ends here: what is struck, what is aside, whether all is bold, whether some is hidden, and
        its highlights; then it begins anew."""
        struck = [text for text in [*self.said_struck, " ".join(self.struck.split())] if words(text)]
        aside = [text for text in [*self.said_aside, " ".join(self.aside.split())] if words(text)]
        told = (struck, aside, self.bold > 0 and self.plain == 0, self.hidden, self.fills)
        self.struck = self.aside = ""
        self.said_struck, self.said_aside, self.fills = [], [], set()
        self.plain = self.bold = 0
        self.hidden = False
        return told
