"""A test client that looks at every page it fetches: title, one h1, one main, labels, no id twice, nothing inline."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

WITHOUT_LABEL = {"hidden", "submit", "button", "reset", "image"}
EMPTY = {"input", "br", "img", "meta", "link", "hr", "source", "col", "wbr", "path", "circle", "rect"}


class Page(HTMLParser):
    """What the checks and the tests ask of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.inside: list[str] = []
        self.title = ""
        self.said: list[str] = []
        self.labelled: set[str] = set()
        self.in_label: list[dict[str, str]] = []
        self.feed(html)
        self.words = " ".join(" ".join(self.said).split())

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attributes}
        self.tags.append((tag, named))
        if tag == "label" and "for" in named:
            self.labelled.add(named["for"])
        if "label" in self.inside:
            self.in_label.append(named)
        if tag not in EMPTY:
            self.inside.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attributes}))

    def handle_endtag(self, tag: str) -> None:
        while tag in self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "title" in self.inside and "svg" not in self.inside:
            self.title += data
        elif not {"script", "style"} & set(self.inside):
            self.said.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]

    def value(self, field: str) -> str:
        """The value of a field, such as the form's csrf_token."""
        return next(each.get("value", "") for each in self.all("input") if each.get("name") == field)

    def links(self) -> list[str]:
        return [link["href"] for link in self.all("a") if "href" in link]


def faults(page: Page) -> list[str]:
    """What is wrong with a page, in words; an empty list when nothing is."""
    found = []
    if not page.title.strip().endswith("– Throughline") or page.title.strip() == "– Throughline":
        found.append(f"the title is {page.title!r}")
    found += [
        f"{len(page.all(tag))} <{tag}> instead of one" for tag in ("h1", "main", "title") if _count(page, tag) != 1
    ]
    if page.all("html")[0].get("lang") != "en-GB":
        found.append("the language is not said")
    ids = Counter(attributes["id"] for _, attributes in page.tags if "id" in attributes)
    found += [f"id {name!r} {count} times" for name, count in ids.items() if count > 1]
    found += [f"no label: {field}" for field in _fields(page) if not _is_labelled(page, field)]
    found += [f"inline style: <{tag}>" for tag, attributes in page.tags if "style" in attributes]
    found += ["inline script" for script in page.all("script") if "src" not in script]
    found += [f"no CSRF token: {form}" for form in _unguarded_forms(page)]
    return found


def _count(page: Page, tag: str) -> int:
    if tag == "title":  # an SVG may have one too
        return 1 if page.title else 0
    return len(page.all(tag))


def _fields(page: Page) -> list[dict[str, str]]:
    inputs = [each for each in page.all("input") if each.get("type", "text") not in WITHOUT_LABEL]
    return inputs + page.all("select") + page.all("textarea")


def _is_labelled(page: Page, field: dict[str, str]) -> bool:
    return bool(
        field.get("id") in page.labelled
        or field.get("aria-label")
        or field.get("aria-labelledby")
        or field in page.in_label
    )


def _unguarded_forms(page: Page) -> list[dict[str, str]]:
    posting = [form for form in page.all("form") if form.get("method", "get").lower() == "post"]
    tokens = [each for each in page.all("input") if each.get("name") == "csrf_token"]
    return posting[len(tokens) :]


class CheckedClient(FlaskClient):
    """`client.get(…)` fails when the page has a fault; `client.page` is the last page."""

    page: Page

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and not 300 <= response.status_code < 400:
            self.page = Page(response.text)
            assert faults(self.page) == [], response.request.path
        return response

    def send(self, path: str, form: str | None = None, **fields: Any) -> TestResponse:
        """Open the page that has the form, fill it in, post it to `path`."""
        self.get(form or path)
        return self.post(path, data={"csrf_token": self.page.value("csrf_token"), **fields})

    def sign_in(self, email: str, password: str) -> TestResponse:
        return self.send("/sign-in", email=email, password=password)
