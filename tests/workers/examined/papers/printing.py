"""A browser prints pages as PDF: run as a process of its own, once for all pages.

python -m tests.workers.examined.papers.printing FOLDER     prints each .html in it
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

QUIETLY = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def printed(pages: dict[str, str]) -> dict[str, bytes]:
    """Pages by name, as PDF."""
    with tempfile.TemporaryDirectory() as folder:
        for name, page in pages.items():
            Path(folder, f"{name}.html").write_text(page, encoding="utf-8")
        subprocess.run([sys.executable, __file__, folder], check=True, timeout=120)
        return {name: Path(folder, f"{name}.pdf").read_bytes() for name in pages}


def _print(folder: Path) -> None:
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIETLY))
        page = browser.new_page()
        for source in sorted(folder.glob("*.html")):
            page.goto(source.as_uri())
            page.pdf(path=source.with_suffix(".pdf"), prefer_css_page_size=True, print_background=True)
        browser.close()


if __name__ == "__main__":
    _print(Path(sys.argv[1]))
