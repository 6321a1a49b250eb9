"""What plans of youth justice say, in sentences put together from parts. Nothing here is from a real plan."""

from random import Random

SLOTS = {
    "children": ["children", "young people", "children and families", "girls on orders", "children in care",
                 "children from racially minoritised groups", "children on remand", "children leaving custody"],
    "partner": ["the police", "children's social care", "the virtual school", "public health", "the courts team",
                "housing options", "the violence reduction partnership", "the integrated care board", "probation"],
    "panel": ["the joint decision panel", "the practice forum", "the board's task group", "the quality circle",
              "the custody review group", "the transitions meeting", "the risk panel"],
    "tool": ["the assessment template", "the exit checklist", "the safety plan format", "the referral form",
             "the consent form", "the audit tool", "the case summary", "the induction pack"],
    "often": ["each month", "every six weeks", "twice a term", "at each review", "within ten working days"],
    "share": ["85%", "nine in ten", "at least 70%", "four in five", "95%"],
}  # fmt: skip

OBJECTIVES = {
    "Prevention": [
        "Fewer {children} enter the justice system for the first time",
        "Early help reaches {children} before a first offence",
        "Diversion is offered wherever it is safe to do so",
    ],
    "Out-of-court decisions": [
        "Decisions out of court are timely and consistent",
        "{children} understand what is decided about them out of court",
        "Every out-of-court decision rests on an assessment",
    ],
    "Custody and resettlement": [
        "Custody is used only as a last resort",
        "{children} leave custody with somewhere settled to live",
        "Remand decisions are reviewed and learned from",
    ],
    "Reoffending": [
        "Reduce how often and how seriously {children} reoffend",
        "Interventions fit the needs found in assessments",
        "Persistent offending is understood and interrupted",
    ],
    "Safety and risk": [
        "Plans keep {children} and others safe",
        "Risk of serious harm is recognised early and shared",
        "Contingency plans say who does what when things change",
    ],
    "Exploitation": [
        "{children} at risk of exploitation are identified sooner",
        "Partners disrupt those who exploit {children}",
        "Knife carrying by {children} goes down",
    ],
    "Disproportionality": [
        "Outcomes do not depend on a child's ethnicity",
        "Over-representation is measured, explained and reduced",
        "{children} feel treated with fairness",
    ],
    "Victims": [
        "Victims are heard and are offered restorative justice",
        "More victims agree to be contacted",
        "The wishes of victims shape plans and panels",
    ],
    "Participation": [
        "{children} help to shape the service",
        "Parents and carers are asked what helps, and answered",
    ],
    "Health": [
        "Speech, language and communication needs are met",
        "{children} get emotional support when they need it",
        "Practice across the service is trauma informed",
    ],
    "Education": [
        "{children} are in education, training or work",
        "Exclusions and reduced timetables are challenged",
    ],
    "Workforce": [
        "Staff are skilled, supported and stay",
        "Volunteers are recruited from every community",
        "Supervision is regular, reflective and recorded",
    ],
    "Governance": [
        "The board knows the service and holds partners to account",
        "Data tells the board what difference is made",
        "Resources follow need",
    ],
}  # fmt: skip

VERBS = {
    "Review": "{tool} with {partner} so that the needs of {children} are recorded {often}",
    "Agree": "a protocol with {partner} about {children} and bring it to {panel}",
    "Deliver": "workshops with {partner} for staff who work with {children}",
    "Develop": "a shared pathway with {partner} for {children}",
    "Introduce": "a weekly briefing between {panel} and {partner}",
    "Audit": "a sample of cases {often} and report themes to {panel}",
    "Ask": "{children} for their views {often} and publish what was changed",
    "Map": "what {partner} already offers to {children} and close the gaps",
    "Train": "all practitioners to use {tool} with {children}",
    "Set up": "a task group with {partner} that looks at {children}",
    "Rewrite": "{tool} in plain words together with {children}",
    "Track": "the number of {children} seen by {partner} and tell {panel}",
    "Embed": "learning from audits about {children} in team meetings {often}",
    "Commission": "mentoring for {children} jointly with {partner}",
    "Test": "a new way of contacting {children} before {panel} meets",
    "Strengthen": "the link between {panel} and {partner} through one named contact",
    "Produce": "a quarterly profile of {children} for {panel}",
    "Recruit": "two sessional workers who know {children} well",
    "Ensure": "that {partner} is invited when {panel} discusses {children}",
    "Pilot": "evening appointments for {children} in the north of the area",
}  # fmt: skip
TAILS = ["", "", "", ", beginning with those who have waited longest", " and evaluate it after six months",
         ", using what was learned from the thematic review", "; share results with all teams",
         " (linked to the workforce strategy)", " – including those placed out of area",
         ", subject to funding"]  # fmt: skip

MEASURES = [
    "{share} of {children} have an up-to-date plan",
    "Audits show that {tool} is used well",
    "{panel} receives the report and records its challenge",
    "More {children} say that they were listened to",
    "{share} of referrals to {partner} are answered in time",
    "Staff tell us that they are confident; survey shows improvement",
    "The rate is lower than in the year before",
    "Protocol signed off and reviewed by {panel}",
    "Fewer {children} wait longer than four weeks",
    "Dashboard evidences steady improvement",
]
NOTES = [
    "First meeting held with {partner}; next steps agreed.",
    "Draft circulated to {panel} for comment.",
    "Delayed by vacancies, interviews take place this month.",
    "Numbers are small but moving in the right direction.",
    "Training delivered to two of the three teams.",
    "{partner} has named a contact and data now flows.",
    "Work has begun, but the template needs another look.",
    "Survey closed with a good response from {children}.",
    "On hold until the new system goes live.",
]
PARTS = [
    "Write the guidance", "Brief all teams", "Agree the form with {partner}", "Report to {panel}",
    "Collect feedback from {children}", "Check compliance after three months", "Publish the findings",
    "Update the case recording guide",
]  # fmt: skip
RISKS = ["Vacancies in small teams slow this down", "Depends on data that {partner} holds", "Funding ends in spring",
         "Partners may not attend"]  # fmt: skip
GOOD_PRACTICE = ["A neighbouring service does this with a rota", "Shared at the regional forum", "See the toolkit",
                 "National guidance has an example"]  # fmt: skip
NARRATIVE = [
    "The past year asked much of everybody, and staff kept {children} at the centre of what they do.",
    "This plan was drawn up with partners and with {children}, and {panel} will look at it {often}.",
    "Our service works with {partner} across the whole area, from prevention to resettlement.",
    "We have listened to {children}, who told us what helps and what gets in the way.",
    "Performance has been steady, although the numbers are small and one case can change a rate.",
    "Inspectors will find a service that knows its strengths and is honest about what needs work.",
    "Funding remains uncertain beyond the current year and partners have agreed to plan together.",
]
SERVICES = ["Brackenford", "Eastmere", "Holloway Vale", "Thornleigh", "Wyreham", "Castle Marsh", "Penbury", "Oakshire"]
TITLES = ["Youth Justice Plan", "Youth Justice Delivery Plan", "Improvement Plan", "Service Action Plan",
          "Partnership Action Plan", "Post-Inspection Plan"]  # fmt: skip
VALUES = ["Child first", "Honest about what we know", "Working in partnership", "Hearing victims", "Fair to everybody"]


def filled(template: str, chance: Random) -> str:
    """The template with each slot filled, as a sentence begins."""
    text = template
    for slot, choices in SLOTS.items():
        while f"{{{slot}}}" in text:
            text = text.replace(f"{{{slot}}}", chance.choice(choices), 1)
    return text[0].upper() + text[1:]


def action(chance: Random) -> str:
    verb = chance.choice(list(VERBS))
    text = filled(f"{verb} {VERBS[verb]}{chance.choice(TAILS)}", chance)
    return text + chance.choice(["", "", "."])


def measure(chance: Random) -> str:
    return filled(chance.choice(MEASURES), chance) + chance.choice(["", "", "."])


def some(templates: list[str], chance: Random) -> str:
    return filled(chance.choice(templates), chance)
