"""Plans that are no plain table: roman references with progress rows, headings by rating, bullets, cards, slides."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from random import Random

from tests.workers.generated import mishaps, phrases
from tests.workers.generated.blocks import Bullets, Cell, Heading, Row, Run, Table, cell, header_row, says
from tests.workers.generated.headings import Headings
from tests.workers.generated.layouts import Laid
from tests.workers.generated.mishaps import BREAKS
from tests.workers.generated.truth import ROMAN, Action, Decision, Note, Plan, answer


def roman(plan: Plan, chance: Random) -> Laid:
    """The reference opens the action's cell; a row of progress follows, with a decision under the due date."""
    words = Headings(chance, plan.rare)
    heading = f"Actions of the {plan.period} plan"
    laid = Laid([Heading(heading, 2)])
    rows = [header_row([words["objective"], words["action"], words["lead"], words["due"]])]
    for number, section in enumerate(plan.sections, start=1):
        for n, action in enumerate(a for a in plan.actions if a.section == section):
            action.ref, action.parts = f"{number}{ROMAN[n]}", []
            rows += _roman_rows(plan, action, chance)
    laid.answers = [_roman_answer(action, heading) for action in plan.actions]
    kinds, befalls = ["objective", "action", "lead", "due"], plan.mishaps - {BREAKS[2], "objective in fragments"}
    laid.blocks += mishaps.befall(Table(rows, [16, 34, 16, 12]), kinds, befalls, chance)
    return laid


def _roman_rows(plan: Plan, action: Action, chance: Random) -> list[Row]:
    objective = Cell(((Run(f"{action.section}.", bold=True),), (Run(action.objective),)))
    lead = cell(*(action.named.text.split("\n") if action.named else []))
    due = cell(action.due.text if action.due else "")
    rows = [Row([objective, cell(f"{action.ref}) {action.title}"), lead, due], group=action.group)]
    action.notes, action.decision = [], None
    if chance.random() < 0.6:
        on = date(plan.year + 1, chance.randint(1, 3), chance.randint(1, 28))
        action.notes = [Note(phrases.some(phrases.NOTES, chance), on)]
        wanted = chance.choice([f"RETAIN FOR {plan.next_period}", f"RETAIN TO {plan.next_period}", ""])
        action.decision = Decision(wanted, "carried_forward") if wanted else None
        head = cell(f"Progress – {on.day}.{on.month}.{on.year % 100}")
        rows.append(Row([head, cell(action.notes[0].text), cell(), cell(wanted)], group=None))
    return rows


def _roman_answer(action: Action, heading: str) -> dict[str, object]:
    given = answer(action, {"ref", "objective", "lead", "due", "progress", "decision"})
    whole = f"{action.section}. {action.objective}"
    given["title"] = [action.title, f"{action.ref}) {action.title}"]
    given["objective"], given["section"] = [whole, action.objective], [None, action.section, heading]
    return given


RATED = {"green": ["Action taken so far (RAG rated ‘green’)", "Completed or on track – GREEN"],
         "amber": ["Work in progress (RAG rated ‘amber’)", "Some delay – AMBER"],
         "red": ["May not be finished in time (rated ‘red’)", "Off track – RED"]}  # fmt: skip


def rated_headings(plan: Plan, chance: Random) -> Laid:
    """Bullets under a heading for each colour; a date in brackets in the prose."""
    laid = Laid([Heading("Progress against the improvement plan", 2)])
    colours = list(RATED)
    for colour in colours:
        actions = plan.actions[colours.index(colour) :: 3]
        heading = chance.choice(RATED[colour])
        laid.blocks += [Heading(heading, 3), Bullets(tuple(_rated_bullet(a, chance) for a in actions))]
        for action in actions:
            action.rag = colour
            given = answer(action, {"rag", "due"})
            given["title"] = [action.title, _dated(action)]
            given["section"] = [None, heading, "Progress against the improvement plan"]
            given["sub_actions"] = [[]]
            if action.due and action.due.kind != "completed":
                given["status"] = [None, "open", *(["completed"] if colour == "green" else [])]
            laid.answers.append(given)
    return laid


def _rated_bullet(action: Action, chance: Random) -> tuple[Run, ...]:
    action.parts, action.decision = [], None
    if action.due is None or action.due.kind not in {"day", "month"} or action.due.original_on:
        action.due = None
        return (Run(_dated(action)),)
    return (Run(action.title.rstrip(".") + ". "), Run(f"(Due date {action.due.text})", bold=True), Run("."))


def _dated(action: Action) -> str:
    if action.due is None:
        return action.title
    return f"{action.title.rstrip('.')}. (Due date {action.due.text})."


def owned_bullets(plan: Plan, chance: Random) -> Laid:
    """Objectives as headings; each bullet ends with its owner and date."""
    manner = chance.choice(["Lead: {lead}. By when: {due}.", "Owner: {lead}; Due: {due}", "({lead}, {due})"])
    laid = Laid()
    for _, group in groupby(plan.actions, key=lambda action: action.group):
        actions = list(group)
        laid.blocks += [Heading(actions[0].objective, 2)]
        laid.blocks.append(Bullets(tuple((Run(_owned(action, manner)),) for action in actions)))
        for action in actions:
            given = answer(action, {"lead", "due", "objective"})
            given["title"] = [action.title, action.title.rstrip("."), _owned(action, manner)]
            given["section"], given["sub_actions"] = [None, action.objective, action.section], [[]]
            given["objective"] = [action.objective, None]
            laid.answers.append(given)
    return laid


def _owned(action: Action, manner: str) -> str:
    action.parts, action.decision = [], None
    if not action.named or not action.due:
        action.named = action.due = None
        return action.title
    named = action.named.text.replace("\n", ", ")
    return f"{action.title.rstrip('.')}. {manner.format(lead=named, due=action.due.text)}"


def cards(plan: Plan, chance: Random) -> Laid:
    """A small table for each action, its words on the left and what they say on the right."""
    words = Headings(chance, plan.rare)
    laid = Laid()
    for n, action in enumerate(plan.actions):
        if n == 0 or plan.actions[n - 1].section != action.section:
            laid.blocks.append(Heading(action.section, 2))
        action.parts, action.decision = [], None
        pairs = [("ref", action.ref), ("objective", action.objective), ("action", action.title),
                 ("lead", action.named.text.replace("\n", ", ") if action.named else ""),
                 ("due", action.due.text if action.due else ""), ("measure", action.measure)]  # fmt: skip
        rows = [Row([cell(words[kind]), cell(text or "")]) for kind, text in pairs]
        laid.blocks += [says(f"Card {n + 1}"), Table(rows, [14, 50])]
        given = answer(action, {"ref", "section", "objective", "lead", "due", "measure"})
        given["sub_actions"] = [[]]
        given["section"] = [action.section, f"Card {n + 1}", None]
        laid.answers.append(given)
    return laid


def areas_with_evidence(plan: Plan, chance: Random) -> Laid:
    """Slides: an area for improvement as a heading, evidence as bullets, and "(cont.)" on the next slide."""
    laid = Laid([Heading("Areas for improvement", 1)])
    for action in plan.actions:
        notes = list(dict.fromkeys(phrases.some(phrases.NOTES, chance) for _ in range(4)))
        action.notes, action.parts, action.decision = [Note(text) for text in notes], [], None
        cut = chance.randint(1, len(notes))
        laid.blocks += [Heading(action.title, 2), Bullets(tuple((Run(text),) for text in notes[:cut]))]
        if notes[cut:]:
            laid.blocks += [Heading(f"{action.title} (cont.)", 2), Bullets(tuple((Run(t),) for t in notes[cut:]))]
        given = answer(action, {"progress"})
        given["section"] = [None, "Areas for improvement"]
        given["sub_actions"] = [[]]
        laid.answers.append(given)
    return laid


def numbered_paragraphs(plan: Plan, chance: Random) -> Laid:
    """ "1.1 Review … (Team Manager, June 2022)" under the heading of its section."""
    laid = Laid()
    for section in plan.sections:
        laid.blocks.append(Heading(section, 2))
        for action in (a for a in plan.actions if a.section == section):
            text = (
                f"{action.ref} {_owned(action, '({lead}, {due})')}" if action.ref else _owned(action, "({lead}, {due})")
            )
            laid.blocks.append(says(text))
            given = answer(action, {"ref", "section", "lead", "due"})
            given["title"] = [action.title, action.title.rstrip("."), text]
            given["sub_actions"] = [[]]
            laid.answers.append(given)
    return laid


OTHERS = {
    "roman references with progress rows": roman,
    "headings by rating": rated_headings,
    "bullets with owner and date": owned_bullets,
    "cards": cards,
    "areas with evidence": areas_with_evidence,
    "numbered paragraphs": numbered_paragraphs,
}
