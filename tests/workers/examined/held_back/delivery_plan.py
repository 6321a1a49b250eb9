# fmt: off
# ruff: noqa: E501
"""A delivery plan in one long table, sub-headings across it, typed in a hurry."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import Word, band
from tests.workers.examined.truth import act, headed, under

SUMMER = [("Summer 2025", "unclear", None), ("Summer 2025", "unclear", "2025-08-31"), ("Summer 2025", "quarter", "2025-08-31")]
THEMES = {
    "Theme 1 – Safer communities": [
        act("Knife crime programme to be delivered in all year 8 groups", "SC1", "Claire Huxtable", SUMMER, "A", "Reach 1,200 pupils"),
        act("Work with housing to identify young tenants at risk of cuckooing", "SC2", "Housing Partnership Lead", "30/6/25", "G", "Joint protocol signed"),
        act("Serious incident learning to be shared within 10 days", "SC3", "Claire Huxtable~ & ~Sgt Moore", "ongoing", "G", "Learning briefings issued"),
        act("Detached youth work on Friday and Saturday evenings in the town centre", "SC4", "Voluntary sector", "from May 2025", "A", "Contacts per month"),
        act("Review of the reparation placements", "SC5", "Reparation Coordinator", "Aug 25", "R", "Ten placements, of which half are indoors"),
    ],
    "Theme 2 – Children who are heard": [
        act("Youth panel to meet monthly with a member of the board present", "CH1", "Participation Worker", "monthly", "G", "Minutes and you said / we did"),
        act("Induction pack for children redesigned by children", "CH2", "Participation Worker", "Oct 2025", "A", "Pack in use"),
        act("Exit interviews at the end of every order", "CH3", "All case managers", "ongoing", "R", "Half of children have an exit interview"),
    ],
    "Theme 3 – Fair for all": [
        act("Ethnicity recorded for all children incl. those on community resolution", "FA1", "Business Support", "31/05/2025", "G", "Less than 2% not known"),
        act("Report on custodial remand by ethnicity", "FA2", "Performance Analyst", "quarterly", "G", "Report to Board"),
        act("Unconscious bias training for panel volunteers", "FA3", "Volunteer Coordinator", "Nov-25", "A", "All volunteers trained"),
        act("Girls' group to re-start", "FA4", "", "tbc", "", ""),
    ],
    "Theme 4 – A confident workforce": [
        act("Supervision policy revised and relaunched", "CW1", "Ops Manager", "Sept 25", "G", "Policy published; audit of supervision"),
        act("Each member of staff has a training plan", "CW2", "Ops Manager~/~Team Managers", "end of July 2025", "A", "Plans in place for all"),
        act("Two practitioners to become AIM3 supervisors", "CW3", "Head of Service", "Mar 2026", "A", "Two trained"),
    ],
}  # fmt: skip


@document("delivery plan")
def bands_across() -> Told:
    paper = Word()
    paper.heading("Thornfield & District YJS", 0)
    paper.say("Youth Justice Plan 2025/26 – appendix C", "This appendix sets out how the priorities in section 7 will be delivered. It is reviewed by the Head of Service every month and by the Board each quarter.")
    rows, answers = [["No", "Activity", "Accountable Officer", "Deadline", "KPI / succes measure", "BRAG"]], []
    for theme, actions in THEMES.items():
        rows.append(band(theme, 6, "D9E2F3"))
        rows += [[a.ref, a.title, a.lead, a.due, a.measure, a.rag] for a in actions]
        answers += under(actions, *headed(theme))
    paper.table(rows, repeat=1)
    paper.say("BRAG key: B = complete, R = off track, A = some slippage, G = on track")
    return Told(paper, answers)
