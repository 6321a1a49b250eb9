"""Due dates as people write them, each with what it means. The meaning is worked out here, not by the reader."""

import calendar
from dataclasses import dataclass
from datetime import date
from random import Random

SHORT = ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"]


@dataclass(frozen=True)
class DueDate:
    """`native`: what Excel would store, with the number format that shows it."""

    text: str
    kind: str
    on: date | None = None
    every: str | None = None
    original_on: date | None = None
    native: date | None = None
    shown_as: str | None = None


def end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def nth(day: int) -> str:
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def due_date(chance: Random, year: int) -> DueDate:
    """`year`: the April in which the plan begins. Most are plain; one in five is of the harder kinds."""
    roll = chance.random()
    if roll < 0.45:
        return _month(chance, year)
    if roll < 0.75:
        return _day(chance, year)
    if roll < 0.82:
        return _quarter(chance, year)
    return _harder(chance, year)


def _a_month(chance: Random, year: int) -> tuple[int, int]:
    month = chance.randint(1, 12)
    return (year if month >= 4 else year + 1), month


def _month(chance: Random, year: int) -> DueDate:
    year, month = _a_month(chance, year)
    full, short = calendar.month_name[month], SHORT[month - 1]
    text = chance.choice([
        f"{full} {year}", f"{short} {year % 100}", f"{short} {year}", f"End of {full} {year}",
        f"By {full} {year}", f"{short.upper()} {year % 100}", f"{calendar.month_abbr[month]}-{year % 100}",
    ])  # fmt: skip
    return DueDate(text, "month", end_of_month(year, month))


def _day(chance: Random, year: int) -> DueDate:
    year, month = _a_month(chance, year)
    on = date(year, month, chance.randint(1, 28))
    full = calendar.month_name[month]
    text = chance.choice([
        on.strftime("%d/%m/%Y"), on.strftime("%d.%m.%y"), f"{nth(on.day)} {full} {year}", f"{on.day} {full} {year}",
        on.strftime("%d/%m/%y"), f"By {nth(on.day)} {full} {year}", on.strftime("%d-%b-%Y"),
    ])  # fmt: skip
    return DueDate(text, "day", on)


def _quarter(chance: Random, year: int) -> DueDate:
    quarter = chance.randint(1, 4)
    on = [date(year, 6, 30), date(year, 9, 30), date(year, 12, 31), date(year + 1, 3, 31)][quarter - 1]
    text = chance.choice([f"Q{quarter} {year}-{(year + 1) % 100}", f"Q{quarter} {year}/{(year + 1) % 100}"])
    return DueDate(text, "quarter", on)


def _harder(chance: Random, year: int) -> DueDate:
    year_of, month = _a_month(chance, year)
    named = f"{calendar.month_name[month]} {year_of}"
    return chance.choice([
        DueDate("Quarterly", "recurring", None, "P3M"),
        DueDate("Monthly", "recurring", None, "P1M"),
        DueDate("Ongoing", "recurring"),
        DueDate(f"Quarterly until {named}", "recurring", end_of_month(year_of, month), "P3M"),
        DueDate(f"{named} and every 3 months", "start_and_recurring", end_of_month(year_of, month), "P3M"),
        DueDate("Once the data is released", "conditional"),
        DueDate("When funding is agreed", "conditional"),
        DueDate("Completed", "completed"),
        DueDate("TBC", "unclear"),
        DueDate("In the new year", "unclear"),
    ])  # fmt: skip


def rarely_written(chance: Random, year: int) -> DueDate:
    """Other ways to write the same kinds of date, for documents that are held back."""
    year_of, month = _a_month(chance, year)
    on, ends = date(year_of, month, chance.randint(1, 28)), end_of_month(year_of, month)
    full, quarter = calendar.month_name[month], (month - 4) % 12 // 3 + 1
    quarter_ends = [date(year, 6, 30), date(year, 9, 30), date(year, 12, 31), date(year + 1, 3, 31)][quarter - 1]
    return chance.choice([
        DueDate(on.isoformat(), "day", on), DueDate(f"{nth(on.day)} of {full} {year_of}", "day", on),
        DueDate(f"{full} {nth(on.day)}, {year_of}", "day", on), DueDate(f"{on.day}.{month}.{year_of}", "day", on),
        DueDate(f"{on:%a} {on.day} {full} {year_of}", "day", on),
        DueDate(f"By end {full[:3]} {year_of}", "month", ends),
        DueDate(f"{full[:3]}. {year_of}", "month", ends), DueDate(f"{month:02}/{year_of}", "month", ends),
        DueDate(f"{full} '{year_of % 100}", "month", ends),
        DueDate(f"Quarter {quarter} {year}/{(year + 1) % 100}", "quarter", quarter_ends),
        DueDate(f"Qtr {quarter} {year}-{(year + 1) % 100}", "quarter", quarter_ends),
        DueDate("Every 6 months", "recurring", None, "P6M"), DueDate("Annually", "recurring", None, "P1Y"),
        DueDate("As soon as the post is filled", "conditional"),
        DueDate("Subject to board approval", "conditional"),
        DueDate(f"Achieved {full} {year_of}", "completed", ends), DueDate("Spring term", "unclear"),
    ])  # fmt: skip


def impossible(chance: Random, year: int) -> DueDate:
    text = chance.choice([f"31/09/{year}", f"31st June {year}", f"30/02/{year + 1}", f"31 November {year}"])
    return DueDate(text, "unclear")


def without_year(chance: Random, year: int) -> DueDate:
    year, month = _a_month(chance, year)
    day = chance.randint(1, 28)
    return DueDate(f"{nth(day)} {calendar.month_name[month]}", "day", date(year, month, day))


def revised(chance: Random, year: int) -> DueDate:
    first, then = date(year, chance.randint(4, 8), 28), date(year, chance.randint(9, 12), 30)
    old, new = (f"{calendar.month_name[on.month]} {on.year}" for on in (first, then))
    text = chance.choice([f"{new} (was {old})", f"{new} (originally {old})", f"{new} (original date {old})"])
    ends = [end_of_month(on.year, on.month) for on in (then, first)]
    return DueDate(text, "month", ends[0], original_on=ends[1])


def in_excel(chance: Random, year: int) -> DueDate:
    """A real date in a cell; shown as a month it means the month."""
    year, month = _a_month(chance, year)
    if chance.random() < 0.4:
        on = date(year, month, 1)
        return DueDate(on.strftime("%b-%y"), "month", end_of_month(year, month), native=on, shown_as="mmm-yy")
    on = date(year, month, chance.randint(1, 28))
    return DueDate(on.strftime("%d/%m/%Y"), "day", on, native=on, shown_as="dd/mm/yyyy")
