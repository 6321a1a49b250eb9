"""How authorities name the columns of their plans: each document takes its own words."""

from random import Random

COLUMNS: dict[str, list[str]] = {
    "ref": ["Ref", "Ref.", "No", "No.", "Number", "Ref No", "Action no.", "Item", "#", "ID", "Reference", "Action Ref",
            "Line"],
    "objective": ["Outcome needed", "Objective", "Priority", "Area of focus", "Area of focus / what needs to improve",
                  "What we want to achieve", "Aim", "Strategic objective", "Outcome", "Desired outcome", "Goal",
                  "Area for improvement", "Key priority", "Why this matters", "Outcome sought", "Issue to address",
                  "What needs to change", "Our ambition", "Recommendation", "Improvement required", "Priority area"],
    "action": ["Action", "Actions", "Actions required", "How will this be delivered", "What will be done",
               "What we will do", "Action taken / planned", "Planned activity", "Activity", "Task", "Key actions",
               "How we will do it", "What are we going to do?", "Steps to be taken", "Key tasks", "Agreed action",
               "Improvement action", "Action to be taken", "Deliverable", "Specific action", "How will we get there?",
               "Key milestones and actions"],
    "lead": ["Lead", "Lead officer", "Owner", "By whom", "Responsible person", "Responsible / policy lead", "Who",
             "Who is responsible?", "Action owner", "Lead(s)", "Accountable lead", "Named lead", "Who will lead?",
             "Person responsible", "Responsibility", "Delivery lead", "Led by", "Responsible officer",
             "Lead agency", "SRO"],
    "due": ["By when", "Target date", "Timescale", "Timescales", "Date", "Due date", "Deadline", "When",
            "Completion date", "To be completed by", "Due", "Target completion", "Timeframe", "Delivery date",
            "By when?", "End date", "Target"],
    "measure": ["How do we know we have achieved it", "Outcome measure", "Success criteria", "Measure",
                "Success measure", "How will we know?", "Evidence of impact", "Measure of success",
                "What will success look like?", "Impact measure", "How we will measure it", "Evidence",
                "Intended impact", "What difference will it make?", "KPI / measure", "How will we measure success?",
                "Performance measure", "Expected impact"],
    "progress": ["Progress", "Progress update", "Update", "Comments", "Latest position", "Current position",
                 "Progress to date", "Commentary", "Progress / comments", "Status update", "Where are we now?",
                 "Update for board", "Progress notes", "What has been done so far"],
    "rag": ["RAG", "BRAG", "RAG rating", "RAG status", "Rating", "Status", "BRAG status", "R/A/G", "Current RAG"],
    "decision": ["Year end decision", "Decision", "Outcome of review", "What happens next", "Retain / close?",
                 "Carry forward?", "End of year position"],
    "theme": ["Where does it fit with existing work", "Links to", "Linked strategy", "Existing work"],
    "risk": ["Risks", "Risk to delivery", "Barriers", "Good practice elsewhere", "Resources", "Cost / resource"],
}  # fmt: skip
RARE: dict[str, list[str]] = {
    "ref": ["Seq", "Action ID", "Row", "Rec.", "Code"],
    "objective": ["Where do we want to be?", "Focus for this year", "Standard to be met", "Finding", "Driver",
                  "Ambition", "Theme and objective", "Problem statement", "What the inspectors said"],
    "action": ["What needs to happen", "Work to be undertaken", "Response", "Our response", "Intervention", "To do",
               "Measures to be taken", "Commitment", "Planned improvement", "We will", "Workstream activity",
               "Detail of action", "What are we doing about it?"],
    "lead": ["Allocated to", "Who's doing it", "Accountable officer", "Post holder", "Strategic lead", "Assigned to",
             "Sponsor", "Named officer", "Key person(s)", "Resp."],
    "due": ["Complete by", "Milestone date", "Expected completion", "Review by", "Finish", "Delivery by", "Due by",
            "Timeline", "Completion target", "Schedule"],
    "measure": ["Evidence base", "Proof of success", "So what?", "Benefits", "What good looks like", "Indicators",
                "Success looks like", "How will we evidence this?", "Target outcome", "What will be different?"],
    "progress": ["Narrative", "Position statement", "RAG commentary", "Latest", "Notes from last meeting",
                 "Story so far", "Activity this quarter", "Current situation"],
    "rag": ["Confidence", "Traffic light", "Delivery status", "RAGB", "Colour", "Current rating"],
}  # fmt: skip
"""Words for documents from number `HELD_BACK` on: on them nobody should have tuned anything."""
HELD_BACK = 1000
PAIRS = {"lead due": ["Lead and date", "Who / by when", "Lead / timescale", "Owner and deadline"]}
GROUPS = {"plan": ["What", "Our plan", "Improvement activity", "Delivery"],
          "who": ["Accountability", "Responsibility and time", "Who and when"],
          "review": ["Review", "Monitoring", "Progress against plan", "How are we doing?"]}  # fmt: skip


class Headings:
    """One document's words for its columns, the same from page to page, in one manner of capitals."""

    def __init__(self, chance: Random, rare: bool = False) -> None:
        self._words = {kind: chance.choice(names) for kind, names in (COLUMNS | PAIRS).items()}
        if rare:
            self._words |= {kind: chance.choice(names) for kind, names in RARE.items() if chance.random() < 0.5}
        self._manner = chance.choice([str, str, str.title, str.upper])

    def __getitem__(self, kind: str) -> str:
        return self._manner(self._words[kind])
