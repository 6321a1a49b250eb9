"""Blocks as bytes: one function for each format."""

from collections.abc import Callable
from random import Random

from tests.workers.generated.blocks import Block
from tests.workers.generated.writing import excel, pdf, text, web, word

Writer = Callable[[list[Block], Random], bytes]

FORMATS: dict[str, Writer] = {
    "docx": word.write,
    "xlsx": excel.write,
    "pdf, ruled": pdf.ruled,
    "pdf, unruled": pdf.unruled,
    "html": web.write,
    "md": text.markdown,
    "csv": text.comma_separated,
    "text, tabs": text.tabs,
    "text, fragments": text.fragments,
    "text, pipes": text.pipes,
    "text, word": text.word_plain,
    "text, plain": text.plain,
}
SUFFIXES = {name: "txt" if name.startswith("text") else name.partition(",")[0] for name in FORMATS}
