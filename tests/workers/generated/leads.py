"""Who leads: people, initials, posts, teams and organisations, joined in every manner that plans have."""

from dataclasses import dataclass, field
from random import Random

FIRST = ["Amara", "Bethan", "Callum", "Dilys", "Edwin", "Farida", "Gareth", "Hattie", "Imran", "Jolene", "Kester",
         "Lowri", "Marek", "Nadia", "Owen", "Petra", "Rufus", "Shanice", "Tomos", "Yasmin"]  # fmt: skip
LAST = ["Ashdown", "Birtles", "Cawley", "Dankworth", "Eddowes", "Fairclough", "Gorsuch", "Hebden", "Iveson",
        "Jellicoe", "Kirkbride", "Lanyon", "Mottram", "Nethercott", "Oxtoby", "Pargeter", "Quayle", "Rushworth",
        "Satchwell", "Tunnicliffe"]  # fmt: skip
POSTS = ["Head of Service", "Team Manager", "Operations Manager", "Victim Worker", "Police Sergeant",
         "Data Analyst", "Education Officer", "Health Lead", "Court Lead", "Volunteer Coordinator",
         "Practice Manager", "Senior Practitioner", "Quality Lead", "Participation Worker",
         "Prevention Manager"]  # fmt: skip
RARE_POSTS = ["YOT police officer", "Virtual School Head", "AD Children's Services", "ICB commissioner",
              "Principal Social Worker", "Nurse specialist", "Chair of the board", "Partnerships lead"]  # fmt: skip
RARE_NAMES = ["Supt. Harriet Moss", "Cllr J. Pryor", "Dr Amina Sethi", "DI Callum Reeve", "Mrs O'Donnell",
              "Jean-Paul Marchetti", "Siân ap Rhys", "T. van der Berg"]  # fmt: skip
GROUPS = ["All team managers", "Management board", "Partnership board", "Leadership team", "SALT/CAMHS working group",
          "Violence reduction unit", "ETE/SEND steering group"]  # fmt: skip
SHORT_POSTS = ["HoS", "TM", "OM", "SP"]


@dataclass
class Cast:
    """The people of one service. Those whose initials the glossary has, and one whom it lacks."""

    people: list[str]
    glossary: dict[str, str] = field(default_factory=dict)
    unknown: str = ""

    @classmethod
    def drawn(cls, chance: Random) -> "Cast":
        firsts, lasts = chance.sample(FIRST, 9), chance.sample(LAST, 9)
        people = [f"{first} {last}" for first, last in zip(firsts, lasts, strict=True)]
        glossary: dict[str, str] = {}
        for name in people[:-1]:
            glossary.setdefault(_initials(name), name)
        unknown = next(letters for letters in ("ZP", "XO", "QJ") if letters not in glossary)
        return cls(people, glossary, unknown)


@dataclass(frozen=True)
class Named:
    """How a cell names its leads, and who they are, one by one. A newline is a line break in the cell."""

    text: str
    leads: tuple[str, ...]


def rarely_named(chance: Random) -> Named:
    """Posts in lower case, titles of rank, names with more than two parts: for documents that are held back."""
    leads = chance.sample(chance.choice([RARE_POSTS, RARE_NAMES]), chance.choice([1, 1, 2]))
    return Named(chance.choice([", ", "/", " & ", "\n", "; "]).join(leads), tuple(leads))


def named(chance: Random, cast: Cast, manner: str) -> Named:
    """`manner` is the document's own: initials, people, posts, people with posts, or a mixture."""
    if manner == "mixed":
        manner = chance.choice(["initials", "people", "posts", "people with posts"])
    if chance.random() < 0.12:
        group = chance.choice(GROUPS)
        return Named(group, (group,))
    leads = _some(chance, cast, manner, chance.choice([1, 1, 1, 2, 2, 3]))
    return Named(_joint(chance, manner).join(leads), tuple(leads))


def _some(chance: Random, cast: Cast, manner: str, count: int) -> list[str]:
    if manner == "initials":
        return chance.sample([*cast.glossary, *([cast.unknown] if chance.random() < 0.1 else [])], count)
    if manner == "people":
        return [_shortened(name, chance) for name in chance.sample(cast.people, count)]
    if manner == "posts":
        return chance.sample(POSTS, count)
    return [f"{_shortened(name, chance)} ({chance.choice(SHORT_POSTS)})" for name in chance.sample(cast.people, count)]


def _joint(chance: Random, manner: str) -> str:
    joints = ["/", " / ", ", ", " and ", " & ", "\n", "; "]
    return chance.choice([*joints, " "] if manner in {"initials", "people with posts"} else joints)


def _shortened(name: str, chance: Random) -> str:
    first, last = name.split()
    return chance.choice([name, name, f"{first[0]}. {last}"])


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())
