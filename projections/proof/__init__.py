"""Sealing: the tree over an authority's log, kept up and signed, so that anybody can see that it was only added to."""

from __future__ import annotations

from pathlib import Path

VERIFIER_PAGE = Path(__file__).with_name("verify.html")
"""The verifier for browsers: one file that works without a network; in every pack, and to be had from the registry."""
