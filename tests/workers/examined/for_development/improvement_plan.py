# fmt: off
# ruff: noqa: E501
"""A plan after an inspection: a band for each recommendation, ratings by shading only, the key at the end."""

from tests.workers.examined.document import Told, document
from tests.workers.examined.papers import AMBER, BLUE, GREEN, RED, C, Word, band
from tests.workers.examined.truth import act, headed, measured, under

YEAR = [("Academic year 2026/27", "unclear", None), ("Academic year 2026/27", "unclear", "2027-08-31"), ("Academic year 2026/27", "unclear", "2027-07-31")]
RECOMMENDATIONS = {
    "Recommendation 1: The Chair of the Management Board should make sure that all statutory partners attend and contribute": [
        act("Membership of the board reviewed and letters of expectation sent to chief officers", "1.1", "Independent Chair", "30 June 2026", "blue", "Letters and replies", also=("Attendance above 85%",)),
        act("Board members to each sponsor one priority and visit the service twice a year", "1.2", "Board members", "March 2027", "amber", "Log of visits", also=("Staff know who the board are",)),
        act("Induction for new members to include observing a referral order panel", "1.3", "Head of Service~ and ~Board Support Officer", "By 1 October 2026", "green", "Induction pack", also=("Members understand what children experience",)),
    ],
    "Recommendation 2: The Head of Service should improve the quality of work to keep children and other people safe": [
        act("All high risk cases to be taken to the risk panel within 15 working days", "2.1", "Operations Manager", "31 August 2026", "amber", "Panel minutes; dip samples", also=("Risks are recognised early",)),
        act("Contingency planning tool to be built in to the case management system", "2.2", "Systems Manager", "Q3 2026-27", "red", "Tool live", also=("Plans say what happens when things change",)),
        act("Practice managers to receive training in countersigning", "2.3", "Operations Manager~\n~Workforce Development", "Sept 2026", "green", "Training records", also=("Countersigning adds value",)),
        act("Monthly thematic audit, first on safety of victims", "2.4", "QA Manager", "Monthly", "green", "Audit reports", also=("More cases judged sufficient",)),
    ],
    "Recommendation 3: The Director of Education should review the offer to children with EHCPs who are supervised by the service": [
        act("Weekly list of children on part time timetables to be shared by the inclusion team", "3.1", "Virtual School Head", "Weekly", "green", "Lists", also=("No child on a reduced timetable longer than six weeks",)),
        act("Education worker to attend every EHCP annual review for YJS children", "3.2", "SEND Manager", YEAR, "red", "Attendance at reviews", also=("Plans are joined up",)),
    ],
}  # fmt: skip
SHADES = {"blue": BLUE, "amber": AMBER, "green": GREEN, "red": RED}


@document("improvement plan")
def bands_and_shading_only() -> Told:
    paper = Word()
    paper.heading("HMIP Inspection of Carrowmoor Youth Justice Service: Action Plan", 0)
    paper.table([["Date of inspection", "March 2026"], ["Report published", "21 May 2026"], ["Plan owner", "Head of Service"], ["Version", "0.4 draft"]])
    paper.say("This plan answers the recommendations made by the inspectorate. Progress is overseen by the Improvement Sub-Group, which reports to the Management Board.")
    rows, answers = [["", "Action to be taken", "Responsible", "Timescale", "Evidence of completion", "So what? (impact for children)", "BRAG"]], []
    for text, actions in RECOMMENDATIONS.items():
        rows.append(band(text, 7, "1F3864"))
        rows += [[a.ref, a.title, a.lead, a.due, a.measure, a.also[0], C(shade=SHADES[a.rag])] for a in actions]
        answers += [measured(a, a.also[0]) for a in under(actions, *headed(text))]
    paper.table(rows, repeat=1)
    paper.bold("Key")
    paper.table([[C("Blue", shade=BLUE), "Complete and evidenced"], [C("Green", shade=GREEN), "On track"], [C("Amber", shade=AMBER), "Some delay, plan in place to recover"], [C("Red", shade=RED), "Not started or off track"]])
    return Told(paper, answers, {"recommendation": {0, 3}})
