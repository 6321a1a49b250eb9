"""What stands beside the actions in such documents and is none: narrative, contents, budgets, scores, indicators."""

from __future__ import annotations

from random import Random

from tests.workers.generated import phrases
from tests.workers.generated.blocks import Block, Bullets, Heading, Row, Run, Table, cell, header_row, says
from tests.workers.generated.truth import Plan


def _table(header: list[str], rows: list[list[str]]) -> Table:
    return Table([header_row(header), *[Row([cell(text) for text in row]) for row in rows]])


def narrative(plan: Plan, chance: Random) -> list[Block]:
    return [Heading("Introduction", 2), *[says(text) for text in plan.narrative],
            Bullets(tuple((Run(value),) for value in phrases.VALUES))]  # fmt: skip


def contents(plan: Plan, chance: Random) -> list[Block]:
    names = ["Introduction", "Governance", "Performance", *plan.sections, "Appendices"]
    return [Heading("Contents", 2), *[says(f"{n}. {name} {n * 3}") for n, name in enumerate(names, start=1)]]


def budget(plan: Plan, chance: Random) -> list[Block]:
    agencies = ["Local authority", "Police", "Health", "Probation", "Youth Justice Board"]
    rows, total = [], 0
    for agency in agencies:
        staffing, other = chance.randint(20, 300) * 1000, chance.randint(1, 30) * 500
        total += staffing + other
        rows.append([agency, f"£{staffing:,}", f"£{other:,}", f"£{staffing + other:,}"])
    rows.append(["Total", "", "", f"£{total:,}"])
    return [Heading("Partner contributions", 2), _table(["Agency", "Staffing", "Other", "Total"], rows)]


def scores(plan: Plan, chance: Random) -> list[Block]:
    rows = []
    for standard in ["Assessment", "Planning", "Delivery", "Review"]:
        most = chance.randint(20, 60)
        points = chance.randint(most // 2, most)
        per_cent = round(100 * points / most)
        rating = "Outstanding" if per_cent > 80 else "Good" if per_cent > 65 else "Requires improvement"
        rows.append([standard, f"{points}/{most}", f"{per_cent}%", rating])
    return [Heading("Audit scores", 2), _table(["Standard", "Score", "%", "Rating"], rows)]


def indicators(plan: Plan, chance: Random) -> list[Block]:
    names = ("First-time entrants per 100,000", "Binary reoffending rate", "Custody per 1,000")
    rows = [[name, *[f"{chance.uniform(0, 300):.1f}" for _ in range(4)]] for name in names]
    if chance.random() < 0.5:
        return [Heading("Performance", 2), _table(["Indicator", "Q1", "Q2", "Region", "National"], rows)]
    rows = [[*row, f"G= <{chance.randint(50, 320)}"] for row in rows]
    return [Heading("Key indicators", 2), _table(["Measure", "Q1", "Q2", "Region", "National", "Thresholds"], rows)]


def recommendations(plan: Plan, chance: Random) -> list[Block]:
    """What inspectors asked for: no actions, though they read like some."""
    body = chance.choice(["The management board should:", "The head of service should:"])
    asked = ["review how decisions out of court are made", "make sure that every plan considers victims",
             "improve the oversight by managers", "listen to children and tell them what changed"]  # fmt: skip
    items = tuple((Run(text),) for text in chance.sample(asked, 3))
    return [Heading("Recommendations from the inspection", 2), says(body), Bullets(items)]


def courses(plan: Plan, chance: Random) -> list[Block]:
    """A calendar of training: dates and names, and nothing to do."""
    names = ["Trauma-informed practice", "Report writing", "Restorative approaches", "Safeguarding refresher"]
    rows = [[name, f"{chance.randint(1, 28)}/06/{plan.year}", chance.choice(plan.cast.people)] for name in names]
    return [Heading("Training calendar", 2), _table(["Course", "Date", "Trainer"], rows)]


def membership(plan: Plan, chance: Random) -> list[Block]:
    rows = [
        [name, chance.choice(["Police", "Health", "Education", "Probation"]), "Member"] for name in plan.cast.people[:5]
    ]
    return [Heading("Board membership", 2), _table(["Name", "Agency", "Role"], rows)]


def versions(plan: Plan, chance: Random) -> list[Block]:
    rows = [[f"0.{n}", f"0{n}/05/{plan.year}", plan.cast.people[n], "Draft for comment"] for n in (1, 2, 3)]
    return [says("Document control"), _table(["Version", "Date", "Author", "Change"], rows)]


def glossary(plan: Plan, chance: Random) -> list[Block]:
    """Initials of leads and their names, as lines or as a table, wherever it falls."""
    pairs = list(plan.cast.glossary.items())
    if chance.random() < 0.5:
        mark = chance.choice([" – ", " - ", ": ", " = "])
        return [Heading("Glossary of leads", 2), *[says(f"{short}{mark}{name}") for short, name in pairs]]
    return [Heading("Leads", 2), _table(["Initials", "Name"], [[short, name] for short, name in pairs])]


DISTRACTORS = {
    "narrative": narrative, "contents": contents, "budget": budget, "scores": scores, "indicators": indicators,
    "membership": membership, "versions": versions, "recommendations": recommendations, "courses": courses,
}  # fmt: skip
