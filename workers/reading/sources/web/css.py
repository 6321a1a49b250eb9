"""What styles say of words and cells on a page: struck, slanted, coloured, shaded, hidden; inline and by class."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workers.reading import colours

_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,5000})\}")
_SIMPLE = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<classes>(?:\.[\w-]+)*)")
_NAMES = {
    "lime": "green", "lightgreen": "green", "limegreen": "green", "darkgreen": "green", "forestgreen": "green",
    "seagreen": "green", "palegreen": "green", "olive": "green", "gold": "amber", "darkorange": "amber",
    "orangered": "red", "crimson": "red", "darkred": "red", "firebrick": "red", "maroon": "red", "tomato": "red",
    "navy": "blue", "lightblue": "blue", "skyblue": "blue", "royalblue": "blue", "dodgerblue": "blue",
    "steelblue": "blue", "aqua": "blue", "cyan": "blue", "teal": "blue", "silver": "grey", "lightgray": "grey",
    "lightgrey": "grey", "darkgray": "grey", "darkgrey": "grey",
}  # fmt: skip
_MOST = 5000


@dataclass(frozen=True)
class Look:
    """`styles`: what is said last counts."""

    styles: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def fill(self) -> str | None:
        told = self.styles.get("background-color") or self.styles.get("background") or self.given.get("bgcolor", "")
        return colour(told)

    @property
    def colour(self) -> str | None:
        return colour(self.styles.get("color") or self.given.get("color", ""))

    @property
    def is_struck(self) -> bool:
        return any("line-through" in self.styles.get(name, "") for name in ("text-decoration", "text-decoration-line"))

    @property
    def is_slanted(self) -> bool:
        return self.styles.get("font-style", "") in {"italic", "oblique"}

    @property
    def is_bold(self) -> bool | None:
        told = self.styles.get("font-weight")
        return None if told is None else told in {"bold", "bolder", "600", "700", "800", "900"}

    def breaks(self, where: str) -> bool:
        """Whether a page begins before it, or ends after it."""
        told = self.styles.get(f"break-{where}") or self.styles.get(f"page-break-{where}", "")
        return told in {"always", "page", "left", "right", "recto", "verso"}

    @property
    def is_hidden(self) -> bool:
        return (
            "hidden" in self.given
            or self.styles.get("display") == "none"
            or self.styles.get("visibility") == "hidden"
            or "all" in self.styles.get("mso-hide", "")
        )


class Sheet:
    """The rules of a page by tag and class; others are too fine to matter here."""

    def __init__(self) -> None:
        self._rules: dict[tuple[str, frozenset[str]], dict[str, str]] = {}

    def add(self, text: str) -> None:
        text = re.sub(r"/\*.*?\*/|<!--|-->", "", text[:500_000], flags=re.DOTALL)
        for selectors, said in _RULE.findall(text):
            told = declared(said)
            for selector in selectors.split(","):
                simple = _SIMPLE.fullmatch(selector.strip().casefold())
                if told and simple and (simple["tag"] or simple["classes"]) and len(self._rules) < _MOST:
                    key = (simple["tag"] or "", frozenset(simple["classes"].split(".")[1:]))
                    self._rules.setdefault(key, {}).update(told)

    def look(self, tag: str, given: Mapping[str, str]) -> Look:
        classes = given.get("class", "").casefold().split()
        styles: dict[str, str] = {}
        for key in self._keys(tag, classes) if self._rules else ():
            styles |= self._rules.get(key, {})
        return Look(styles | declared(given.get("style", "")), given)

    @staticmethod
    def _keys(tag: str, classes: Sequence[str]) -> list[tuple[str, frozenset[str]]]:
        """The plainest first."""
        keys = [(tag, frozenset[str]())]
        for each in classes[:20]:
            keys += [("", frozenset([each])), (tag, frozenset([each]))]
        return [*keys, ("", frozenset(classes)), (tag, frozenset(classes))] if len(classes) > 1 else keys


def declared(style: str) -> dict[str, str]:
    """ "color: red; background: none" by name."""
    if not style:
        return {}
    pairs = (each.partition(":") for each in style.casefold().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs if value.strip()}


def colour(told: str) -> str | None:
    """The name of a colour; None for black, white and what is none."""
    told = told.strip().casefold()
    if not told:
        return None
    first = told.split()[0]
    if first in colours.NAMES or first in _NAMES:
        return colours.NAMES.get(first) or _NAMES[first]
    if found := re.match(r"#([0-9a-f]{6})", told):
        return colours.named(found[1])
    if found := re.match(r"#([0-9a-f])([0-9a-f])([0-9a-f])\b", told):
        return colours.named("".join(part * 2 for part in found.groups()))
    if found := re.match(r"rgba?\((\d+)[,\s]+(\d+)[,\s]+(\d+)(?:[,\s/]+(0(?:\.0+)?)\))?", told):
        return None if found[4] else colours.of(*(min(int(part), 255) / 255 for part in found.groups()[:3]))
    return colours.named(told) if re.fullmatch(r"[0-9a-f]{6}", told) else None
