"""What a person should look at, in their words."""

import re
from collections.abc import Mapping, Sequence

from workers.reading.leads import Lead
from workers.reading.record import Record
from workers.reading.when import When

_CUT_OFF = re.compile(
    r"(?:\b(?:a|an|and|as|at|by|for|from|in|into|of|on|or|than|that|the|their|to|which|with)|,)$", re.IGNORECASE
)


def of(record: Record, dated: When, named: Sequence[Lead], uses: Mapping[str, int], reference: str | None) -> list[str]:
    doubts = list(record.doubts)
    doubts += [f"lead {lead.text} is not in the glossary" for lead in named if lead.unknown]
    if reference and uses.get(reference, 0) > 1:
        times = "twice" if uses[reference] == 2 else f"{uses[reference]} times"
        doubts.append(f"reference {reference} is used {times}")
    if record.columns.have_references and not reference:
        doubts.append("row without reference, read as an action of its own")
    if record.new_sentence_after_break:
        doubts.append("what follows the page break begins a new sentence: it may be an action of its own")
    if record.columns.learned_from in {"cells", "table before"}:
        doubts.append(f"no header row: columns taken from the {record.columns.learned_from}")
    return doubts + _of_fields(record, dated)


def _of_fields(record: Record, dated: When) -> list[str]:
    doubts = list(dated.doubts)
    if not record.text("action"):
        doubts.append("no action is written: the outcome stands for it")
    if record.columns.of("lead") and not record.text("lead"):
        doubts.append("no lead is named")
    if record.columns.of("due") and dated.due is None and not record.notes and not record.text("due"):
        doubts.append("no due date is given")
    for kind, name in (("action", "action"), ("objective", "outcome"), ("measure", "measure")):
        text = record.text(kind) if kind != "objective" else record.objective or ""  # type: ignore[arg-type]
        if _CUT_OFF.search(text):
            doubts.append(f"the {name} seems cut off: it ends in “{text.split()[-1]}”")
    return doubts
