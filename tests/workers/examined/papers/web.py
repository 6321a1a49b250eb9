"""A web page, and what a browser prints of it as PDF."""

from __future__ import annotations

import re
from html import escape, unescape

from tests.workers.examined.papers.cells import C, Row, cell

RULED = "td, th { border: 1px solid #555; }"
UNRULED = "tr { border-bottom: 1px solid #bbb; } td, th { border: none; }"
BARE = "td, th { border: none; }"


class Web:
    """With `printed`, the content is the PDF that a browser makes of the page."""

    def __init__(self, printed: bool = False, style: str = RULED, landscape: bool = True, size: int = 9) -> None:
        self.suffix = "pdf" if printed else "html"
        self.printed = printed
        side = "landscape" if landscape else "portrait"
        self.style = (
            f"@page {{ size: A4 {side}; margin: 14mm; }} body {{ font: {size}pt Arial, 'DejaVu Sans', sans-serif; }}"
            " table { border-collapse: collapse; width: 100%; margin: 6px 0; } td, th { padding: 3px;"
            " vertical-align: top; text-align: left; } ul { margin: 0; padding-left: 14px; } " + style
        )
        self.body: list[str] = []
        self.title: str | None = None

    @property
    def words(self) -> list[str]:
        return [unescape(re.sub(r"<[^>]+>", " ", part)) for part in self.body]

    def raw(self, html: str) -> None:
        self.body.append(html)

    def heading(self, text: str, level: int = 1) -> None:
        self.title = self.title or text
        self.raw(f"<h{level}>{escape(text)}</h{level}>")

    def say(self, *paragraphs: str) -> None:
        for text in paragraphs:
            self.raw(f"<p>{escape(text)}</p>")

    def bold(self, text: str) -> None:
        self.raw(f"<p><b>{escape(text)}</b></p>")

    def bullets(self, *items: str, ordered: bool = False) -> None:
        kind = "ol" if ordered else "ul"
        self.raw(f"<{kind}>" + "".join(f"<li>{escape(item)}</li>" for item in items) + f"</{kind}>")

    def table(self, rows: list[Row], repeat: int = 1, widths: list[int] | None = None) -> None:
        columns = "".join(f'<col style="width:{width}%">' for width in widths or [])
        head, body = rows[:repeat], rows[repeat:]
        self.raw(
            f"<table><colgroup>{columns}</colgroup>"
            + (f"<thead>{''.join(_row(row, 'th') for row in head)}</thead>" if head else "")
            + f"<tbody>{''.join(_row(row, 'td') for row in body)}</tbody></table>"
        )

    def page(self) -> str:
        return (
            f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title></title>'
            f"<style>{self.style}</style></head><body>{''.join(self.body)}</body></html>"
        )

    def content(self) -> bytes:
        return self.page().encode("utf-8")


def _row(row: Row, tag: str) -> str:
    return "<tr>" + "".join(_cell(cell(given), tag) for given in row if given is not ...) + "</tr>"


def _cell(given: C, tag: str) -> str:
    spans = f' colspan="{given.across}"' if given.across > 1 else ""
    spans += f' rowspan="{given.down}"' if given.down > 1 else ""
    shade = f' style="background:#{given.shade}"' if given.shade else ""
    text = escape(given.text).replace("\n", "<br>")
    text = f"<b>{text}</b>" if given.bold else f"<s>{text}</s>" if given.struck else text
    items = [
        f"<s>{escape(item)}</s>" if n in given.struck_items else escape(item) for n, item in enumerate(given.items)
    ]
    below = "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>" if items else ""
    return f"<{tag}{spans}{shade}>{text}{below}</{tag}>"
