"""Bytes as text: UTF-8, UTF-16 with or without its mark, and what Windows wrote before."""

import re
from collections.abc import Iterator

from workers.reading.refusals import DocumentNotText
from workers.reading.sources import letters

WINDOWS = "the text is not UTF-8: it was read as Windows wrote it of old"
_MARKS = ((b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"),
          (b"\xfe\xff", "utf-16"))  # fmt: skip
_NEVER_IN_TEXT = re.compile(rb"[\x00-\x06\x08\x0e-\x1d]")
_MOSTLY = 0.3
"""The share of noughts, at every other byte, above which bytes are UTF-16 of our letters."""


def recognises(content: bytes) -> bool:
    """Text has no control characters, but for UTF-16, which is full of them."""
    return _wide(content) is not None or not _NEVER_IN_TEXT.search(content)


def is_narrow(content: bytes) -> bool:
    """Whether each letter may be one byte, and the bytes are no UTF-8."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _wide(content) is None
    return False


def decoded(content: bytes) -> tuple[str, list[str]]:
    """The text, and what a person should know of it. Lines that are not UTF-8 are read as Windows wrote them."""
    if wide := _wide(content):
        try:
            return letters.clean(content.decode(wide).removeprefix("\ufeff")), []
        except UnicodeDecodeError as error:
            raise DocumentNotText(
                f"This text is UTF-16, but byte {error.start:,} is not part of it. Save it again as UTF-8.",
                byte=error.start,
            ) from None
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        return letters.clean(content.decode("utf-8")), []
    except UnicodeDecodeError:
        return letters.clean("".join(_each_line(content))), [WINDOWS]


def _wide(content: bytes) -> str | None:
    """The name of an encoding with more than a byte for each letter."""
    if marked := next((name for mark, name in _MARKS if content.startswith(mark)), None):
        return marked
    start = content[:4096]
    half = len(start) // 2
    if half < 4 or b"\x00" not in start:
        return None
    even, odd = start[0::2].count(0) / half, start[1::2].count(0) / half
    if odd > _MOSTLY and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > _MOSTLY and odd < 0.05 else None


def _each_line(content: bytes) -> Iterator[str]:
    at = 0
    for number, line in enumerate(re.split(rb"(?<=\n)", content), start=1):
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError as error:
            yield _of_old(line, at + error.start, number)
        at += len(line)


def _of_old(line: bytes, byte: int, number: int) -> str:
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError as error:
        raise DocumentNotText(
            f"This text is not UTF-8: byte {byte:,} (0x{line[error.start]:02x}, on line {number}) is not part of it. "
            "Save it again as UTF-8.",
            byte=byte,
            line=number,
        ) from None
