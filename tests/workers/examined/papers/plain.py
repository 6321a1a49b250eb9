"""Text files: Markdown, comma separated values, paragraphs."""

from __future__ import annotations

import csv
import io

from tests.workers.examined.papers.cells import Row, cell, texts


class Plain:
    def __init__(self, suffix: str) -> None:
        self.suffix = suffix
        self.words: list[str] = []
        self.written = ""
        self.title: str | None = None

    def say(self, *lines: str) -> None:
        """Lines as they are; a paragraph ends with an empty one."""
        for line in lines:
            self.words.append(line)
            self.written += line + "\n"

    def pipes(self, rows: list[Row]) -> None:
        """A Markdown table."""
        self.words += texts(rows)
        head, *body = [["" if given is ... else cell(given).text for given in row] for row in rows]
        for row in [head, ["---"] * len(head), *body]:
            self.written += "| " + " | ".join(row) + " |\n"
        self.written += "\n"

    def separated(self, rows: list[Row], by: str = ",") -> None:
        self.words += texts(rows)
        buffer = io.StringIO()
        csv.writer(buffer, delimiter=by).writerows(
            [["" if each is ... else cell(each).text for each in row] for row in rows]
        )
        self.written += buffer.getvalue()

    def content(self) -> bytes:
        return self.written.encode("utf-8")
