"""Clusters with their actions in words: what a page and the API show of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from projections import themes
from projections.likeness.clusters import Cluster
from projections.likeness.comparing import stop_words
from projections.likeness.wording import Piece, as_written, pieces, said, stemmed
from projections.region.reading import RegionReader

MOST_WORDS = 8


@dataclass
class Shown:
    """A cluster; `stems`: what at least two of its actions say; `words`: the first of them, as one writes it."""

    cluster: Cluster
    actions: list[dict[str, Any]]
    stems: list[str]
    words: list[str]

    @property
    def heading(self) -> str:
        """The shortest of its titles: what they have in common is seldom a sentence."""
        return min((each["title"] for each in self.actions), key=lambda title: (len(title), title), default="")

    @property
    def services(self) -> list[str]:
        return list(dict.fromkeys(each["service"] for each in self.actions))

    @property
    def objectives(self) -> int:
        """How many objectives, or sections, they stand under."""
        return len({objective["id"] for each in self.actions for objective in each["objectives"]})

    def marked(self, text: str) -> list[Piece]:
        return pieces(text, self.stems)


def shown(reader: RegionReader, clusters: Sequence[Cluster]) -> list[Shown]:
    """Texts are read now, whenever the clusters were found: what was erased since is gone here, too."""
    wanted = [id for each in clusters for id in each.actions]
    actions = {each["id"]: each for each in reader.actions(ids=wanted)} if wanted else {}
    themed = {each["id"]: each for each in themes.added(actions.values(), ())}
    return [told(each, [themed[id] for id in each.actions if id in themed]) for each in clusters]


def told(cluster: Cluster, actions: list[dict[str, Any]]) -> Shown:
    actions.sort(key=lambda each: (each["service"].casefold(), each["plan_title"], str(each["id"])))
    of_each = [stemmed(said(each)).split() for each in actions]
    several = (stem for stem in of_each[0] if sum(stem in stems for stems in of_each) > 1) if of_each else ()
    stems = [each for each in dict.fromkeys(several) if each not in stop_words() and len(each) > 2]
    written = as_written(said(actions[0]), stems) if actions else {}
    return Shown(cluster, actions, stems, list(dict.fromkeys(written.values()))[:MOST_WORDS])
