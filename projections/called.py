"""What the statuses of an action are called, wherever people read them: on pages, in files, in questions."""

from __future__ import annotations

STATUSES = {
    "open": "Open",
    "paused": "Paused",
    "completed": "Completed",
    "embedded": "Business as usual",
    "carried_forward": "Carried forward",
    "transferred": "Transferred",
    "merged": "Merged",
    "superseded": "Superseded",
    "withdrawn": "Withdrawn",
}
"""In one or two words. Files that were written with them are read by them again."""

WAYS_TO_LEAVE = {
    "completed": "Completed",
    "embedded": "Embedded as business as usual",
    "carried_forward": "Carried forward",
    "transferred": "Transferred elsewhere",
    "merged": "Merged into another action",
    "superseded": "Superseded by something else",
    "withdrawn": "Withdrawn",
}
"""The seven dispositions, as a person chooses between them."""
