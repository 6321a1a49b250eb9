"""Indicators in the region: told whole from an authority's own view where it shares them, and read side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain.indicator import IndicatorState
from projections.copying import as_daterange, as_tstzrange, line
from projections.indicators.reading import in_order, in_words, refs
from projections.rectangles import Rectangle
from projections.region.withholding import COMMITMENT, encode, fields_of, refs_in, without

if TYPE_CHECKING:
    from projections.region.reading import RegionReader
    from projections.region.telling import Region

TABLE = "indicator_versions"
COLUMNS = ("authority", "indicator", "valid", "known", "state")
ROWS = "SELECT indicator, lower(valid), upper(valid), lower(known), upper(known), state::text FROM {}"


def shown(state: bytes) -> bytes:
    """What the region sees: everything but the notes, which may say more than numbers."""
    fields = fields_of(state)
    if bytes(fields["values"]) != b"[]":
        fields["values"] = without(fields["values"], "note")
    return COMMITMENT.sub(b'"commitment":""', encode(fields))


def tell(region: Region, shared: bool, ids: Collection[UUID] | None = None) -> None:
    """These indicators (or all) anew; none of them is there where the authority doesn't share them."""
    which, params = ("", []) if ids is None else (" AND indicator = ANY(%s)", [list(ids)])
    texts = " AND plan IS NULL" if ids is None else " AND thing = ANY(%s)"
    region.execute("DELETE FROM {} WHERE authority = %s" + which, [region.slug, *params], TABLE)
    region.execute("DELETE FROM {} WHERE authority = %s" + texts, [region.slug, *params], "texts")
    if shared:
        write(region, region._rows(f"{ROWS} WHERE TRUE{which}", TABLE, *params))


def write(region: Region, rows: Iterable[tuple[Any, ...]]) -> None:
    lines: list[bytes] = []
    texts: set[tuple[UUID | None, str, str]] = set()
    for id, valid_from, valid_to, known_from, known_to, state in rows:
        seen = shown(state.encode())
        each = Rectangle(valid_from, valid_to, known_from, known_to, seen)
        texts.update((None, str(id), ref) for ref in refs_in(seen))
        head = f"{region.slug}\t{id}".encode()
        lines.append(line(head, as_daterange(each), as_tstzrange(each), seen.replace(b"\\", b"\\\\")))
    region._copy(TABLE, COLUMNS, lines)
    region._keep_texts(texts)


# Read


def indicators(reader: RegionReader) -> list[dict[str, Any]]:
    """Every indicator that a service shares, in the shape of `projections.indicators.reading`, and whose it is.

    In the order of the national list, then by name; of each, the services by name.
    """
    states = reader._states(TABLE, IndicatorState, None, [])
    texts, names = reader.texts(ref for _, state in states for ref in refs(state)), reader.names()
    found = (
        in_words(state, texts) | {"authority": authority, "service": names[authority]}
        for authority, state in sorted(states, key=lambda each: (names[each[0]].lower(), each[0]))
    )
    return in_order(found)


def key_of(indicator: dict[str, Any]) -> str:
    """By which services are put side by side: the national code, or a local name where several use the same."""
    return indicator["code"] or "local:" + " ".join(indicator["name"].split()).casefold()


def side_by_side(found: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Key → that indicator of every service that shares it."""
    together: dict[str, list[dict[str, Any]]] = {}
    for each in found:
        together.setdefault(key_of(each), []).append(each)
    return together
