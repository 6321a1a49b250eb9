"""Proof: the page about it, and what may be taken away from there.

/verify.html                                  the verifier for browsers, to keep
/<authority>/checkpoint                       the newest checkpoint, for everybody
/<authority>/checkpoint/<epoch>/<size>        an earlier one
/<authority>/inspection/proof/                how the proof stands; POST to …/packs/ asks for an evidence pack
/<authority>/inspection/proof/packs/<pack>/   one: how far it is, and the file
/<authority>/entries/<entry>/receipt          that the log holds it, for who recorded it or may take evidence
"""

from __future__ import annotations

from web.proof import checkpoints, packing, receiving, showing, verifying
from web.proof.area import blueprint

__all__ = ["blueprint", "checkpoints", "packing", "receiving", "showing", "verifying"]
