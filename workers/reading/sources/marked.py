"""A cell of a text, with the colour of the blob that stands in it."""

from dataclasses import replace

from workers.reading import markup
from workers.reading.document import Cell
from workers.reading.sources import letters


def cell(text: str) -> Cell:
    """As `markup.cell`; a blob of colour is the cell's shade, and no letter of it."""
    made = markup.cell(text)
    colour = letters.colour_in(text)
    if not colour:
        return made
    pieces = [bare for piece in made.pieces if (bare := letters.without_blobs(piece))]
    return replace(made, pieces=tuple(pieces), lines=tuple(map(letters.without_blobs, made.lines)), fill=colour)
