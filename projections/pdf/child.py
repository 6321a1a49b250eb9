"""The process in which one paper is typeset: it reads what is asked as JSON, sets its own limits, and prints the PDF.

It knows nothing of the project, reads nothing but our templates and fonts, and has no network and no secrets.
"""

import json
import resource
import sys
from typing import Any

import typst

ACCESSIBLE = "ua-1"
NOT_ACCESSIBLE = "PDF/UA"
"""In what typst says when it can't keep to it, as with a letter in a script that no font at hand has."""


def pages(asked: dict[str, Any]) -> bytes:
    """PDF/UA-1; where that can't be, the same, tagged as well, without claiming to be it."""
    try:
        return compiled(asked, [ACCESSIBLE])
    except typst.TypstError as error:
        if NOT_ACCESSIBLE not in str(error):
            raise
        return compiled(asked, [])


def compiled(asked: dict[str, Any], standards: list[Any]) -> bytes:
    return typst.compile(
        asked["template"],
        root=asked["root"],
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[asked["fonts"]]),
        sys_inputs={"said": asked["said"]},
        pdf_standards=standards,
        timestamp=asked["made_at"],
    )


def main() -> None:
    asked = json.load(sys.stdin)
    resource.setrlimit(resource.RLIMIT_AS, (asked["memory"], asked["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (asked["seconds"] * 2, asked["seconds"] * 2))
    sys.stdout.buffer.write(pages(asked))


if __name__ == "__main__":
    main()
