"""PDFs as design programs set them: Typst's markup, in styles of their own; without the tags that tell structure."""

from __future__ import annotations

import typst

from tests.workers.examined.papers.cells import C, Row, cell, texts


class Typeset:
    """`style` is markup that comes first; `table` and `head` say how tables and their header cells look."""

    suffix = "pdf"

    def __init__(self, style: str, table: str = "", head: str = "", tagged: bool = False) -> None:
        self.markup = [style]
        self.table_look, self.head_look, self.tagged = table, head, tagged
        self.words: list[str] = []
        self.title: str | None = None

    def raw(self, markup: str, *words: str) -> None:
        """`words`: what of the markup is printed."""
        self.markup.append(markup)
        self.words += words

    def heading(self, text: str, level: int = 1) -> None:
        self.title = self.title or text
        self.raw(f"#heading(level: {level}, {said(text)})", text)

    def say(self, *paragraphs: str) -> None:
        for text in paragraphs:
            self.raw(f"#par({said(text)})", text)

    def bullets(self, *items: str) -> None:
        self.raw(f"#list({', '.join(map(said, items))})", *items)

    def table(self, rows: list[Row], widths: list[str], repeat: int = 1, again: bool = True, look: str = "") -> None:
        """The first `repeat` rows are the header, printed `again` on each page or not."""
        self.raw(self.tabled(rows, widths, repeat, again, look), *texts(rows))

    def tabled(self, rows: list[Row], widths: list[str], repeat: int = 1, again: bool = True, look: str = "") -> str:
        """The markup alone."""
        head = ", ".join(
            _cell(cell(given), self.head_look) for row in rows[:repeat] for given in row if given is not ...
        )
        body = ", ".join(_cell(cell(given)) for row in rows[repeat:] for given in row if given is not ...)
        named = f"table.header(repeat: {'true' if again else 'false'}, {head})," if repeat else ""
        return f"#table(columns: ({', '.join(widths)},), {look or self.table_look} {named} {body})"

    def content(self) -> bytes:
        source = "\n\n".join(self.markup).encode("utf-8")
        return typst.compile(source, format="pdf", ignore_system_fonts=False, pdf_tags=self.tagged)


def said(text: str) -> str:
    """A text as an argument, whatever signs are in it."""
    return "[" + "#linebreak()".join(f"#{_quoted(line)}" for line in text.split("\n")) + "]"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _cell(given: C, look: str = "") -> str:
    """`look`: a function that the text is given to."""
    named = [
        *([f"colspan: {given.across}"] if given.across > 1 else []),
        *([f"rowspan: {given.down}"] if given.down > 1 else []),
        *([f'fill: rgb("#{given.shade}")'] if given.shade else []),
    ]
    text = said(given.text)
    text = f"strong({text})" if given.bold else text
    text = f"{look}({text})" if look and given.text else text
    below = f"#list({', '.join(map(said, given.items))})" if given.items else ""
    return f"table.cell({', '.join(named)})[#{text}{below}]"
