"""A value as the sheet shows it: "3.10" where the format shows two places, "Jun-22" where it shows no day."""

import re
from datetime import datetime, timedelta
from functools import lru_cache

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss.0", 48: "0.0E+0", 49: "@",
} | dict.fromkeys([*range(27, 37), *range(50, 59)], "dd/mm/yyyy")  # fmt: skip
_LAST = 2958465
"""The 31st of December 9999, as Excel counts days."""


@lru_cache(maxsize=1024)
def kind(form: str) -> str:
    """What a format shows: "date", "month", "year", "time" or "number"."""
    bare = re.sub(r'"[^"]*"|\[(?!h|m|s)[^\]]*\]|\\.|_.|\*.', "", form.split(";")[0].casefold())
    bare = bare.replace("general", "").replace("am/pm", "").replace("a/p", "")
    if "d" in bare and ("m" in bare or "y" in bare):
        return "date"
    if "y" in bare:
        return "month" if "m" in bare else "year"
    if re.search(r"[hs]", bare):
        return "time"
    if "d" in bare or re.search(r"m", bare):
        return "date"
    return "number"


def shown(value: float, form: str, from_1904: bool = False) -> str:
    """A number as its format shows it; days and months with their year, whatever the format leaves out."""
    told = kind(form) if form else "number"
    if told == "number":
        return _number(value, form)
    if not 0 <= value <= _LAST:
        return f"{value:.10g}"
    if told == "time" or value < 1:
        minutes = round(value % 1 * 24 * 60)
        return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
    return dated(day_of(value, from_1904), form)


def day_of(value: float, from_1904: bool = False) -> datetime:
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 if value >= 60 else 31)
    return start + timedelta(days=value)


def dated(day: datetime, form: str) -> str:
    told = kind(form)
    if told == "month":
        return day.strftime("%b %Y") if "yyy" in form.casefold() else day.strftime("%b-%y")
    return day.strftime("%Y") if told == "year" else day.strftime("%d/%m/%Y")


def _number(value: float, form: str) -> str:
    sections = form.split(";")
    if value < 0 and len(sections) > 1 and sections[1]:
        value, form = -value, sections[1]
    else:
        form = sections[2] if value == 0 and len(sections) > 2 and sections[2] else sections[0]
    return _placed(value, form) if re.search(r"[0#]", _bare(form)) else _with_letters(_general(value), form)


def _bare(form: str) -> str:
    return re.sub(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.', "", form)


def _general(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"


def _with_letters(text: str, form: str) -> str:
    """Letters beside "General"."""
    found = re.fullmatch(r'(?:"([^"]*)")?general(?:"([^"]*)")?', form, re.IGNORECASE)
    return f"{found[1] or ''}{text}{found[2] or ''}" if found else text


def _placed(value: float, form: str) -> str:
    """Places, thousands, per cent, and the letters around the digits ("A"0)."""
    bare = _bare(form)
    if "/" in bare or "e+" in bare.casefold():
        return _general(value)
    places = re.search(r"\.([0#?]+)", bare)
    least = len(re.findall("0", places[1])) if places else 0
    most = len(places[1]) if places else 0
    if "%" in bare:
        value *= 100
    text = f"{value:,.{most}f}" if re.search(r"[0#],[0#]", bare) else f"{value:.{most}f}"
    while most > least and text.endswith("0"):
        text, most = text[:-1], most - 1
    text = text.rstrip(".")
    whole = re.search(r"[0#?,]+", bare)
    zeros = whole[0].count("0") if whole else 0
    if zeros > 1 and "," not in text:
        before, dot, after = text.partition(".")
        text = f"{before.zfill(zeros)}{dot}{after}"
    return _around(text, form)


def _around(text: str, form: str) -> str:
    plain = re.sub(r"\[\$([^\]-]*)[^\]]*\]", r'"\1"', form)
    plain = re.sub(r"\[[^\]]*\]|_.|\*.", "", plain)
    before = re.match(r'(?:"[^"]*"|\\.|[^0#?."\\])*', plain)
    after = re.search(r'(?:"[^"]*"|\\.|[^0#?."\\,])*$', plain)
    return f"{_letters(before[0] if before else '')}{text}{_letters(after[0] if after else '')}".strip()


def _letters(text: str) -> str:
    return re.sub(r'"|\\(?=.)', "", text)
