"""Whether a text tells somebody to do something: actions begin with a verb far more often than outcomes do."""

import re

_VERBS = frozenset(
    {"accelerate", "access", "achieve", "address", "adopt", "advise", "agree", "align", "allocate", "analyse",
     "analyze", "appoint", "apply", "arrange", "ask", "assess", "assign", "attend", "audit", "benchmark",
     "brief", "bring", "build", "capture", "carry", "celebrate", "champion", "check", "clarify", "close",
     "collaborate", "collate", "collect", "combine", "commission", "communicate", "complete", "conduct",
     "confirm", "consider", "consult", "continue", "contribute", "convene", "coordinate", "co-ordinate",
     "co-produce", "create", "cut", "define", "deliver", "deploy", "design", "determine", "develop", "devise",
     "disseminate", "distribute", "draft", "embed", "employ", "enable", "encourage", "engage", "enhance",
     "ensure", "escalate", "establish", "evaluate", "examine", "expand", "explore", "extend", "facilitate",
     "finalise", "find", "focus", "follow", "formalise", "fund", "gain", "gather", "give", "hold", "host",
     "identify", "implement", "improve", "include", "increase", "induct", "inform", "initiate", "instigate",
     "integrate", "introduce", "invite", "involve", "issue", "join", "keep", "launch", "lead", "learn",
     "liaise", "link", "list", "look", "maintain", "make", "manage", "map", "measure", "meet", "mentor",
     "merge", "monitor", "move", "negotiate", "nominate", "obtain", "offer", "organise", "outline", "oversee",
     "participate", "pilot", "plan", "prepare", "present", "prevent", "prioritise", "procure", "produce",
     "promote", "propose", "provide", "publish", "purchase", "put", "quality", "raise", "re-establish",
     "re-issue", "re-launch", "re-visit", "reach", "recommend", "record", "recruit", "redesign", "reduce",
     "refer", "refine", "refresh", "reinforce", "relaunch", "report", "represent", "request", "research",
     "resolve", "respond", "restart", "review", "revise", "revisit", "revitalise", "rewrite", "roll", "run",
     "scope", "secure", "seek", "send", "set", "share", "sign", "simplify", "source", "staff", "standardise",
     "start", "strengthen", "streamline", "submit", "support", "survey", "sustain", "tailor", "take", "target",
     "task", "test", "track", "train", "transfer", "transform", "triage", "undertake", "understand", "update",
     "upgrade", "use", "utilise", "validate", "visit", "widen", "work", "write"}
)  # fmt: skip


def begins(text: str) -> bool:
    """ "Review the policy", "To review the policy", "1.2 Review the policy"."""
    found = re.match(
        r"\W*(?:\(?\w{1,4}[).:]\s*|\d[\d.]*\w?\s+)?(?:to |we will |re-?)?([A-Za-z][A-Za-z-]*)", text, re.IGNORECASE
    )
    if not found:
        return False
    word = found[1].casefold()
    return word in _VERBS or f"re{word}" in _VERBS or f"re-{word}" in _VERBS


_TO_BE = re.compile(
    r"\b(?:to be (?:\w+ly )?\w+(?:ed|en|t|n|ld)"
    r"|(?:to|will|must|should|shall) (?!be\b|the\b|a\b|all\b|our\b)[a-z]+)\b"
)


def tells(text: str) -> bool:
    """Whether it says what to do: it begins with a verb, or early on says who is to do what, or what is to be done."""
    early = " ".join(text.split()[:14])
    return begins(text) or bool(_TO_BE.search(early))


def share(texts: list[str]) -> float:
    return sum(begins(text) for text in texts) / len(texts) if texts else 0.0
