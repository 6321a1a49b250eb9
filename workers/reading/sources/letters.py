"""Letters that programs put between words and that nobody reads, and marks that stand for a word: ticks, crosses, blobs
of colour."""

import re

_UNSEEN = dict.fromkeys(
    [0x00AD, 0x200B, 0xFEFF, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], None
) | {0x2011: "-", 0x2028: "\n", 0x2029: "\n", 0xF0B7: "•", 0xF0A7: "▪"}  # fmt: skip
"""Soft hyphens, marks of direction and of no width; a hyphen that does not break is a hyphen."""

TICKED, UNTICKED = "☑☒✅🗹✓✔", "☐❏❑▢🗆"
_YES, _NO = re.compile(r"[☑☒✅🗹✓✔\ufe0f\s]+"), re.compile(r"[✗✘❌✖☓\ufe0f\s]+")
_BLOBS = "●⬤•■◼⏺⚫⬛○◉"
_COLOURED = {
    "🔴": "red", "🟥": "red", "❗": "red", "🟠": "amber", "🟧": "amber", "🟡": "amber", "🟨": "amber",
    "🟢": "green", "🟩": "green", "🔵": "blue", "🟦": "blue",
}  # fmt: skip
_WINGDINGS = {
    "Wingdings": {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0x6C: "●", 0x6E: "■",
                  0xA1: "○", 0xA7: "▪", 0xB7: "•", 0x9F: "•", 0xE0: "→", 0xF0: "→", 0xD8: "•", 0x76: "•"},
    "Wingdings 2": {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x54: "☒", 0x51: "☒", 0x53: "☒", 0xA3: "☐", 0x97: "●", 0x98: "●",
                    0xA2: "■"},
    "Webdings": {0x61: "✓", 0x72: "✗", 0x6E: "●", 0x63: "☐", 0x67: "■"},
}  # fmt: skip


def clean(text: str) -> str:
    """Without what nobody sees."""
    return text if text.isascii() else text.translate(_UNSEEN)


def symbol(font: str, code: int) -> str:
    """The letter that a font of pictures draws for a code; nothing for a picture that we do not know."""
    return _WINGDINGS.get(font, {}).get(code & 0xFF, "•" if font == "Symbol" and code & 0xFF == 0xB7 else "")


def is_pictures(font: str) -> bool:
    return font in _WINGDINGS


def answer(text: str) -> str | None:
    """ "Yes" for a tick alone, "No" for a cross alone."""
    if _YES.fullmatch(text) and text.strip():
        return "Yes"
    return "No" if _NO.fullmatch(text) and text.strip() else None


def is_blob(text: str) -> bool:
    """Nothing but a blob, whose colour is what it says."""
    return bool(text.strip()) and all(letter in _BLOBS or letter.isspace() for letter in text)


def colour_in(text: str) -> str | None:
    """The colour of the one coloured blob in a text."""
    if text.isascii():
        return None
    found = {name for blob, name in _COLOURED.items() if blob in text}
    return found.pop() if len(found) == 1 else None


def without_blobs(text: str) -> str:
    """The words beside a blob of colour."""
    return text if text.isascii() else " ".join(re.sub(f"[{''.join(_COLOURED)}\ufe0f]", " ", text).split())


def chosen(text: str) -> tuple[list[str], list[str]] | None:
    """Of "☐ Red ☒ Amber ☐ Green", what is ticked and what is not; None where these are no such boxes."""
    if not any(box in text for box in TICKED) or not any(box in text for box in UNTICKED):
        return None
    parts = re.split(f"([{TICKED}{UNTICKED}])\ufe0f?", text)
    if parts[0].strip():
        return None
    told = [(box, " ".join(label.split())) for box, label in zip(parts[1::2], parts[2::2], strict=True)]
    return [t for box, t in told if box in TICKED and t], [t for box, t in told if box in UNTICKED and t]
