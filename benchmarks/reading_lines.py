"""What `python -m benchmarks` tells of reading: one generated document of each kind, half as many with rare names of
columns, and documents written by hand of which one half is held back."""

from __future__ import annotations

import json
from typing import Any

from benchmarks.measuring import Line
from benchmarks.reading import RESULTS
from benchmarks.reading_examined import examination
from benchmarks.reading_outcomes import measure, summed
from tests.workers.generated import combinations
from tests.workers.generated.headings import HELD_BACK

LEAST_SURE = 0.9


def lines() -> list[Line]:
    count = len(combinations())
    seen, unseen = summed(measure(count)), summed(measure(count // 2, HELD_BACK))
    by_hand = examination()
    kept = {"documents": count, **seen, "held_back": {"documents": count // 2, **unseen}, "examined": by_hand}
    RESULTS.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return [
        *_found(f"{count} made-up plans", seen["all"]),
        *_found("rare columns", unseen["all"]),
        *_found("written by hand, held back", by_hand["held_back"]["all"]),
        *_sure("made-up plans", seen),
        *_sure("written by hand, held back", by_hand["held_back"]),
    ]


def _found(what: str, all_of_them: dict[str, Any]) -> list[Line]:
    fields = [share for share in all_of_them["fields"].values() if share is not None]
    return [
        Line(f"{what}: actions found", 100 * (all_of_them["recall"] or 0), "%"),
        Line(f"{what}: actions that are actions", 100 * (all_of_them["precision"] or 0), "%"),
        Line(f"{what}: fields right", 100 * sum(fields) / len(fields), "%", beside=f"worst {100 * min(fields):.0f} %"),
        Line.at_least(f"{what}: words kept", 100 * (all_of_them["words_conserved"] or 0), 100, "%"),
    ]


def _sure(which: str, summary: dict[str, Any]) -> list[Line]:
    bands = [band for band in summary["calibration"] if band["from"] >= LEAST_SURE]
    actions = sum(band["actions"] for band in bands)
    shares = [sum(band[name] * band["actions"] for band in bands) / actions for name in ("essentials_right", "right")]
    what = f"{which}: essentials right where the reader says {LEAST_SURE} or more"
    beside = f"every field {100 * shares[1]:.0f} %"
    return [Line.at_least(what, 100 * shares[0], 90, "%", beside)] if actions else []
