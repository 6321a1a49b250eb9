"""What is kept of one page: words, ruled lines, shades."""

from collections import Counter

from workers.reading.sources.pdf import rules, words
from workers.reading.sources.pdf.device import Box, Drawn, Fill
from workers.reading.sources.pdf.rules import Rule
from workers.reading.sources.pdf.words import Word


class Page:
    """A page as a reader holds it: turned, where all of its text is. `aside` is text that lies across it."""

    def __init__(self, number: int, drawn: Drawn) -> None:
        self.number = number
        found = words.of(drawn)
        self.turn = _turn_of(found)
        self.width, self.height = (drawn.height, drawn.width) if self.turn in (90, 270) else (drawn.width, drawn.height)
        across, down, fills = drawn.across, drawn.down, drawn.fills
        if self.turn:
            across, down, fills = self._turned(drawn, found)
        self.words: list[Word] = [word for word in found if word.turn != -1]
        self.aside: list[Word] = [word for word in found if word.turn == -1]
        self.across: list[Rule] = rules.without_strokes(rules.merged(across), self.words)
        self.down: list[Rule] = rules.merged(down)
        self.fills: list[Fill] = [fill for fill in fills if not self._is_background(fill.box)]
        self.dots: list[Box] = [] if self.turn else drawn.dots
        self.pictures = drawn.pictures
        self.furniture: set[int] = set()
        """Words, by id, that stand on every page."""

    def _turned(self, drawn: Drawn, found: list[Word]) -> tuple[list[Rule], list[Rule], list[Fill]]:
        """Everything turned with the text."""
        right, lower = (drawn.height, 0.0) if self.turn == 90 else (0.0, drawn.width)
        right, lower = (drawn.width, drawn.height) if self.turn == 180 else (right, lower)

        def moved(box: Box) -> Box:
            x0, top, x1, bottom = words.upright(box, self.turn)
            return x0 + right, top + lower, x1 + right, bottom + lower

        for word in found:
            if word.turn != -1:
                word.x0, word.top, word.x1, word.bottom = moved((word.x0, word.top, word.x1, word.bottom))
                word.turn = (word.turn - self.turn) % 360
        lines = [moved((x0, y, x1, y)) for y, x0, x1 in drawn.across]
        lines += [moved((x, y0, x, y1)) for x, y0, y1 in drawn.down]
        across = [((top + bottom) / 2, x0, x1) for x0, top, x1, bottom in lines if x1 - x0 > bottom - top]
        down = [((x0 + x1) / 2, top, bottom) for x0, top, x1, bottom in lines if x1 - x0 <= bottom - top]
        fills = [Fill(moved(fill.box), fill.colour, fill.round, fill.mark) for fill in drawn.fills]
        return across, down, fills

    def _is_background(self, box: Box) -> bool:
        return (box[2] - box[0]) * (box[3] - box[1]) > 0.6 * self.width * self.height

    @property
    def text_words(self) -> list[Word]:
        return [word for word in self.words if id(word) not in self.furniture]

    def fill_at(self, x: float, y: float) -> str | None:
        """The colour on which a place lies: the last that was painted there, white over colour too."""
        over = [
            fill for fill in self.fills
            if not fill.round and fill.box[0] <= x <= fill.box[2] and fill.box[1] <= y <= fill.box[3]
        ]  # fmt: skip
        return over[-1].colour if over else None

    def blob_in(self, box: Box) -> str | None:
        """The colour of a circle or a small square drawn into a place."""
        for fill in reversed(self.fills):
            x, y = (fill.box[0] + fill.box[2]) / 2, (fill.box[1] + fill.box[3]) / 2
            width, height = fill.box[2] - fill.box[0], fill.box[3] - fill.box[1]
            small = fill.round or (3 < width < 22 and 0.6 < width / height < 1.7)
            if small and fill.colour and box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                return fill.colour
        return None


def _turn_of(found: list[Word]) -> int:
    """How far nearly all text of a page is turned."""
    letters: Counter[int] = Counter()
    for word in found:
        letters[word.turn] += len(word.text)
    turn, count = letters.most_common(1)[0] if letters else (0, 0)
    return turn if turn > 0 and count * 10 >= letters.total() * 8 else 0
