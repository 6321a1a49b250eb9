"""Themes: the common list by which a region compares what its plans are about. An action has one or more."""

from __future__ import annotations

from domain.refusals import UnknownTheme

THEMES: dict[str, str] = {
    "PREV": "Prevention, keeping children out of the system",
    "OOCD": "Out-of-court decisions",
    "COURT": "Court, bail, sentencing",
    "CUSTRES": "Custody, remand, resettlement, accommodation, transitions",
    "REOFF": "Reoffending and interventions",
    "APIR": "Quality of assessment, planning, review",
    "RISK": "Risk of harm, safety and wellbeing",
    "EXPL": "Serious violence, exploitation, radicalisation",
    "HSB": "Harmful sexual behaviour",
    "DISP": "Disproportionality, identity, girls",
    "VIC": "Victims and restorative justice",
    "VOICE": "Participation of children and families",
    "FAM": "Families",
    "HEALTH": "Health, speech and language, neurodiversity, trauma",
    "ETE": "Education, training, employment, SEND",
    "CIC": "Children in care",
    "PART": "Partnership and information sharing",
    "QA": "Performance, audit, management oversight",
    "GOV": "Board, strategy, policy, resources and systems",
    "WORK": "Workforce and volunteers",
}


def checked(codes: list[str]) -> tuple[str, ...]:
    """Theme codes in the order given, each once. Refuses `UnknownTheme`."""
    wanted = tuple(dict.fromkeys(code.strip().upper() for code in codes))
    for code in wanted:
        if code not in THEMES:
            raise UnknownTheme(f"“{code}” is not a theme. The themes are: {', '.join(THEMES)}.", themes=list(THEMES))
    return wanted
