"""Tables that name owners and dates, too, and are no plans of actions: registers of risks, logic models, what children
said. Their header tells them."""

import re
from collections.abc import Sequence

from workers.reading import headers

_TOGETHER = (
    (
        r"\brisks?\b|\bhazards?\b",
        r"\b(likelihood|probability|impact|severity|scores?|controls?|mitigat\w+|inherent|residual)\b",
    ),
    (r"\binputs?\b", r"\boutputs?\b"),
    (r"\b(you|they|children|young people|families) (said|told us|asked)\b", r"\bwe (did|have done|listened|changed)\b"),
    (r"\b(version|issue)\b", r"\b(author|changes?|amendments?|revision)\b"),
    (r"\bagenda\b|^(item|subject)$", r"^(presenter|presented by|time|minutes|paper)$"),
    (r"\bterm\b|\bacronym\b|\babbreviation\b", r"\b(definition|meaning|stands for)\b"),
    (r"^(meeting )?(dates?|day)\b", r"^(venue|place|location|room|start time|time)$"),
    (r"\broles?\b", r"\bresponsibilit(y|ies)\b"),
)
"""Names of columns that, side by side, head such a table."""
_REPORTS = (
    r"\bwe (said|planned|promised|wanted|set out)\b|\b(last year|previous)\b.*\b(priorit|plan|objective)\w*",
    r"\bwe (did|have done|achieved)\b|\bwhat (was|has been) (done|achieved)\b|\bachieve(d|ments?)\b|\bprogress made\b",
)
"""Side by side they tell of a year that is over, unless somebody owns what is still to be done."""
_PLANS = re.compile(r"\b(actions?|what (we )?(will|needs?)|how (we )?will)\b", re.IGNORECASE)


def heads_one(names: Sequence[str]) -> bool:
    """Whether these names head a table that is no plan; one that names actions besides is a plan after all."""
    named = [name.casefold() for name in names if name.strip()]
    if any(len(name.split()) > 8 for name in named):
        return False
    owned = any(headers.kind_of(name) in {"lead", "due", "rag", "status", "ref", "lead+due"} for name in named)
    for first, second in _TOGETHER if owned else (*_TOGETHER, _REPORTS):
        firsts = [n for n, name in enumerate(named) if re.search(first, name)]
        seconds = [n for n, name in enumerate(named) if re.search(second, name)]
        apart = any(one != other for one in firsts for other in seconds)
        if apart and firsts[0] <= 2 and not any(_PLANS.search(name) for name in named):
            return True
    return False
