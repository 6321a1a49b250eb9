"""What the sealer found, in sentences for people who never heard of trees."""

from __future__ import annotations

from projections.proof.standing import Alarm

SAID = {
    "entries_lost": "Entries that were sealed are gone",
    "entry_altered": "An entry is not as it was sealed",
    "entry_added_below": "An entry was put in below what was sealed",
    "witness_refuses": "A witness saw another history than it is shown now, and refuses to sign",
}
RESOLVED = {
    "new_epoch": "A backup had been restored; a new epoch of the log says so",
    "looked_into": "It was looked into, and everything is as it was sealed again",
}
BEGAN = {
    "first": "The log began",
    "restored": "A backup was restored; the log goes on from what was left, and evidence packs count what was lost",
}


def said(alarm: Alarm) -> str:
    """ "An entry is not as it was sealed: position 812 of the log." """
    where = f", from position {alarm.position:,} of the log on" if alarm.position else ""
    return f"{SAID.get(alarm.alarm, alarm.alarm.replace('_', ' ').capitalize())}{where}."
