"""Numbers as lists write them: "iv", "bb", "3rd"."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_WORDS = ["Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"]
SILENT = {"bullet", "none"}
"""Forms that show no number."""


def written(count: int, form: str) -> str:
    """ "iv" for 4 in small Roman numbers."""
    if form in SILENT:
        return ""
    if form in {"lowerLetter", "upperLetter"} and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in {"lowerRoman", "upperRoman"} and 0 < count < 5000:
        return _roman(count) if form == "lowerRoman" else _roman(count).upper()
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "ordinal":
        ending = "th" if 10 <= count % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
        return f"{count}{ending}"
    if form == "cardinalText" and 0 <= count < len(_WORDS):
        return _WORDS[count]
    return str(count)


def _roman(count: int) -> str:
    found = ""
    for worth, letters in _ROMAN:
        while count >= worth:
            found, count = found + letters, count - worth
    return found
