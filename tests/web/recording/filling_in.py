"""A form as a browser has it: what it would send untouched, and sending it filled in."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from werkzeug.test import TestResponse

from tests.web.checked import CheckedClient


class Fields(HTMLParser):
    """The fields of the page's main form, with the values that a browser would send."""

    def __init__(self, html: str, action: str) -> None:
        super().__init__()
        self.action, self.inside = action, False
        self.values: dict[str, Any] = {}
        self.choices: dict[str, list[str]] = {}
        self.open: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.inside = said.get("action", "") == self.action
        if not self.inside:
            return
        name, kind = said.get("name", ""), said.get("type", "text")
        if tag == "input" and kind in ("radio", "checkbox"):
            self.choices.setdefault(name, []).append(said["value"])
            if "checked" in said:
                self.put(name, said["value"], kind == "checkbox")
        elif tag == "input":
            self.put(name, said.get("value", ""))
        elif tag in ("textarea", "select"):
            self.open = name
            self.values[name] = ""
            self.first_line = True
        elif tag == "option" and self.open:
            self.choices.setdefault(self.open, []).append(said["value"])
            if "selected" in said:
                self.values[self.open] = said["value"]

    def put(self, name: str, value: str, several: bool = False) -> None:
        if several:
            self.values.setdefault(name, []).append(value)
        else:
            self.values[name] = value

    def handle_endtag(self, tag: str) -> None:
        if tag in ("textarea", "select"):
            self.open = None
        if tag == "form":
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.open and self.open not in self.choices and self.inside:
            self.values[self.open] += data.removeprefix("\n") if not self.values[self.open] else data


def opened(client: CheckedClient, path: str) -> Fields:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return Fields(answer.text, path.partition("?")[0])


def shown(answer: TestResponse) -> Fields:
    return Fields(answer.text, answer.request.path)


def filled_in(client: CheckedClient, path: str, **typed: Any) -> TestResponse:
    """Open the form, type, send it."""
    form = opened(client, path)
    unknown = typed.keys() - form.values.keys() - form.choices.keys()
    assert not unknown, f"the form has no {unknown}: {sorted(form.values | form.choices)}"
    return client.post(path.partition("?")[0], data=form.values | typed)
