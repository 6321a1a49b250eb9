"""Text, HTML, Markdown and CSV: encodings, control characters, marks of direction, shapes that never end."""

from __future__ import annotations

import gzip
import random

from tests.workers.hostile.cases import Made, hostile
from tests.workers.hostile.parts import LISTENER, sound

PLAN = "Ref\tAction\tLead\tBy when\n1.1\tBook rooms early – for families\tAB\tJune 2022\n1.2\tAsk them\tCD\tMay 2022\n"


def _with(middle: str) -> bytes:
    return PLAN.replace("early", middle).encode()


@hostile("control characters")
def _control() -> Made:
    characters = {"nought": "\0", "bell": "\a", "backspace": "\b", "escape": "\x1b[31m", "delete": "\x7f",
                  "form-feed": "\f", "vertical-tab": "\v", "next-line": "\x85", "substitute": "\x1a"}  # fmt: skip
    for name, character in characters.items():
        yield f"{name}.txt", _with(f"ear{character}ly"), "either"
    yield (
        "nought.html",
        b"<table><tr><th>Action</th><th>Lead</th></tr><tr><td>Book &#0;&#1;</td><td>AB</td></tr></table>",
    )
    yield "bell.csv", b"Ref,Action,Lead\n1.1,Book\x07 rooms,AB\n"


@hostile("marks of direction")
def _direction() -> Made:
    for name, character in {"override": "\u202e", "isolate": "\u2067", "right-to-left": "\u200f", "no-width": "\u200b",
                            "joiner": "\u200d", "soft-hyphen": "\u00ad", "byte-order": "\ufeff"}.items():  # fmt: skip
        yield f"{name}.txt", _with(f"ear{character}ly"), "read"
    yield "hebrew.txt", PLAN.replace("Book rooms early", "חדרים לכל משפחה").encode(), "read"
    yield "piled-accents.txt", _with("e" + "\u0301" * 5000), "read"


@hostile("not UTF-8")
def _encodings() -> Made:
    yield "windows.txt", PLAN.encode("cp1252")
    yield "windows.csv", PLAN.replace("\t", ",").encode("cp1252")
    yield "windows.html", b'<meta charset="windows-1252"><p>Don\x92t</p>'
    yield "utf-16.txt", PLAN.encode("utf-16")
    yield "utf-16-without-mark.txt", PLAN.encode("utf-16-le")
    yield "utf-32.txt", PLAN.encode("utf-32")
    yield "cut-in-a-letter.txt", PLAN.encode()[: PLAN.encode().index("–".encode()) + 1]
    yield "overlong.txt", PLAN.encode().replace(b"\t", b"\xc0\x89")
    yield "half-a-pair.txt", PLAN.encode().replace(b"early", b"\xed\xa0\x80")
    yield "two-encodings.txt", PLAN.encode() + PLAN.encode("cp1252")


@hostile("empty")
def _empty() -> Made:
    for suffix in ("docx", "xlsx", "pdf", "html", "md", "csv", "txt"):
        yield f"nothing.{suffix}", b"", "refused"
    yield "spaces.txt", b" \n\t \r\n" * 50, "refused"
    yield "only-a-mark.txt", b"\xef\xbb\xbf"
    yield "only-tags.html", b"<html><body><table><tr><td></td></tr></table></body></html>"
    yield "only-pipes.md", b"| | |\n|---|---|\n| | |\n"
    yield "only-commas.csv", b",,,\n,,,\n"


@hostile("binary")
def _binary() -> Made:
    noise = random.Random(1).randbytes(20_000)
    yield "picture.pdf", b"\x89PNG\r\n\x1a\n" + noise, "refused"
    yield "photograph.docx", b"\xff\xd8\xff\xe0" + noise, "refused"
    yield "moving.txt", b"GIF89a" + noise, "refused"
    yield "program.txt", b"\x7fELF" + noise, "refused"
    yield "program.exe", b"MZ" + noise, "refused"
    yield "packed.gz", gzip.compress(PLAN.encode()), "refused"
    yield "database.db", b"SQLite format 3\0" + noise, "refused"
    yield "noise.txt", noise, "refused"
    yield "noise.docx", b"PK\x03\x04" + noise, "refused"
    yield "noise.pdf", b"%PDF-1.4\n" + noise, "refused"


@hostile("old and other formats")
def _others() -> Made:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000
    yield "plan.doc", old + "WordDocument".encode("utf-16-le"), "refused"
    yield "plan.xls", old + "Workbook".encode("utf-16-le"), "refused"
    yield "plan.msg", old + "__substg1.0".encode("utf-16-le"), "refused"
    yield "plan.rtf", rb"{\rtf1\ansi Plan of actions\par}"
    yield "mail.eml", b"From: a@example.org\nSubject: plan\n\nSee attached.\n"
    yield "page.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html></html>\n"
    yield "data.json", b'{"actions": [{"ref": "1.1", "title": "Book rooms"}]}'


@hostile("wrong extension")
def _extensions() -> Made:
    for fmt, suffix in (("docx", "pdf"), ("docx", "xlsx"), ("docx", "txt"), ("xlsx", "docx"), ("xlsx", "csv"),
                        ("pdf, ruled", "docx"), ("html", "xls"), ("html", "docx"), ("csv", "xlsx"), ("md", "docx"),
                        ("text, tabs", "pdf"), ("text, tabs", "csv"), ("docx", "zip")):  # fmt: skip
        yield f"really-{fmt.partition(',')[0]}.{suffix}", lambda fmt=fmt: sound(fmt), "either"
    yield "no-extension", lambda: sound("docx")


@hostile("HTML that goes wrong")
def _html() -> Made:
    yield "never-closed.html", b"<table><tr><td>Action<td>Lead<tr><td>Book rooms<td>AB"
    yield "ten-thousand-deep.html", b"<div>" * 10_000 + b"<p>Plan</p>"
    yield "tables-300-deep.html", b"<table><tr><td>" * 300 + b"x"
    yield "spans-a-thousand-million.html", b"<table><tr><td colspan=1000000000 rowspan=1000000000>x<td>y</table>"
    yield "spans-of-nonsense.html", b"<table><tr><td colspan='many' rowspan='-3'>x</table>"
    yield (
        "calls-home.html",
        (
            f'<img src="{LISTENER}"><script src="{LISTENER}"></script><link rel="stylesheet" href="{LISTENER}">'
            f'<iframe src="{LISTENER}"></iframe><meta http-equiv="refresh" content="0;url={LISTENER}"><p>Plan</p>'
        ).encode(),
    )
    yield "comment-never-ends.html", b"<p>Plan</p><!-- " + b"x" * 10_000
    yield "script-of-words.html", b"<script>document.write('<table>')</script><style>p{}</style><p>Plan</p>"
    yield "half-a-million-open-brackets.html", b"<" * 500_000


@hostile("text that never ends")
def _endless() -> Made:
    for name, piece in {"stars": "*", "brackets": "(", "angles": "<", "spaces": " ", "dashes": "-", "pipes": "|",
                        "tabs": "\t", "quotes": '"', "ampersands": "&", "letters": "a"}.items():  # fmt: skip
        yield f"{name}.txt", (PLAN + piece * 300_000 + "\n").encode(), "either"
    yield "a-quote-never-closed.csv", b'Ref,Action\n1.1,"Book rooms\n' + b"1.2,Ask\n" * 20_000
    yield "fences-never-closed.md", b"```\n" + b"| a | b |\n" * 5000
    yield "ten-thousand-quotes-deep.md", b">" * 10_000 + b" Plan"
    yield "a-million-blank-lines.txt", b"\n" * 1_000_000 + b"Plan"
