"""A plan and an action as the region sees them: the states of everywhere else, with what is not shared taken out.

`Withholding` takes out; what it leaves is a `SharedAction` or a `PlanState`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.action_state import ActionState
from domain.text import TextRef


@dataclass(slots=True)
class SharedAction(ActionState):
    """An action without its `latest_note`, whose author is nobody's business here: its day, and the text if shared.

    `leads` are roles. Of evidence that is not shared, the number remains.
    """

    latest_note_on: date | None = None
    latest_note_text: TextRef | None = None
    pieces_of_evidence: int = 0
