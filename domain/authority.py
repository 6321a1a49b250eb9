"""An authority: a youth justice service. What holds for all its plans: its RAG scheme and its glossary of leads."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_DNS, UUID, uuid5

from eventsourcing.domain import Aggregate

from domain.fact import LAST_DAY, AtPresent, Fact, FactKeeper, Stamp, refuse_future, stamped
from domain.folding import fold
from domain.rag import DEFAULT_SCHEME, Rating, checked
from domain.refusals import (
    EntryCannotBeCorrected,
    FactsChanged,
    InvalidOrder,
    NothingWouldChange,
    UnknownFinding,
    in_words,
)
from domain.sharing import AS_SERVICE, BY_DEFAULT
from domain.text import TextRef

NAMESPACE = uuid5(NAMESPACE_DNS, "authority.throughline")


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """What initials stand for in this authority's plans: a name, a role, or both."""

    initials: TextRef
    name: TextRef | None
    role: TextRef | None


@dataclass(slots=True)
class AuthorityState:
    id: UUID
    slug: str
    name: TextRef
    year_starts: str
    scheme: tuple[Rating, ...] = DEFAULT_SCHEME
    glossary: tuple[GlossaryEntry, ...] = ()
    plan_glossaries: dict[str, tuple[GlossaryEntry, ...]] = field(default_factory=dict)
    """By plan id (as text): what a plan's own glossary says before the authority's."""
    last_effective_on: date | None = None
    last_recorded_at: datetime | None = None
    shares: tuple[str, ...] | None = None
    """What it lets the region see; None if it never said anything about it."""
    plan_shares: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By plan id (as text): what it lets out of that plan, said before what holds for all."""

    def shares_of(self, plan: UUID | None = None) -> tuple[str, ...]:
        """What it lets the region see now, in general or of one plan."""
        in_general = BY_DEFAULT if self.shares is None else self.shares
        return self.plan_shares.get(str(plan), in_general)


@dataclass(frozen=True, slots=True)
class FindingNow(AtPresent):
    """A finding as it is found at the moment somebody dismisses it: the fingerprint of its facts, what it is about."""

    fingerprint: str
    plan: UUID | None = None
    actions: tuple[UUID, ...] = ()


def authority_id(slug: str) -> UUID:
    return uuid5(NAMESPACE, slug)


class Authority(FactKeeper):
    noun = "authority"

    class Event(Fact):
        """Anything that happens to an authority as a whole."""

    class AuthorityJoined(Fact, Aggregate.Created):
        """A service joined the registry. `year_starts`: month and day of its plan year, "04-01"."""

        slug: str
        name: TextRef
        year_starts: str

        def first_state(self) -> AuthorityState:
            return AuthorityState(self.originator_id, self.slug, self.name, self.year_starts)

    class RagSchemeAdopted(Event):
        """From this day its ratings are called and coloured so."""

        ratings: tuple[Rating, ...]

        def change(self, state: AuthorityState) -> None:
            state.scheme = self.ratings

    class LeadGlossarySet(Event):
        """What the initials of leads stand for, in all its plans or (with `plan`) in one; the whole list, each time."""

        entries: tuple[GlossaryEntry, ...]
        plan: UUID | None

        def change(self, state: AuthorityState) -> None:
            if self.plan is None:
                state.glossary = self.entries
            else:
                state.plan_glossaries = {**state.plan_glossaries, str(self.plan): self.entries}

    class SharingAdopted(Event):
        """From now on the region sees this much of what it signed off, in all its plans or (with `plan`) of one.

        `shares` are codes of `domain.sharing`; only `AS_SERVICE`, of a plan, takes its own rule away.
        """

        shares: tuple[str, ...]
        plan: UUID | None

        def change(self, state: AuthorityState) -> None:
            if self.plan is None:
                state.shares = self.shares
            elif self.shares == (AS_SERVICE,):
                state.plan_shares = {plan: of for plan, of in state.plan_shares.items() if plan != str(self.plan)}
            else:
                state.plan_shares = {**state.plan_shares, str(self.plan): self.shares}

    class TextErased(Event):
        """A text was removed for data protection; the entry that it was recorded with, `of`, stays.

        Recording this removes it: from then on it is nowhere, and history still proves whole. `basis` is a code.
        """

        erased: UUID
        of: UUID
        basis: str
        note: TextRef | None

    class FindingDismissed(Event):
        """Somebody looked into something that the registry finds odd, and says why it may stay as it is.

        It comes back when the facts that it rests on change: `fingerprint` is of those that were looked into. `plan`
        and `actions` are what it was about; dismissals of before do not say it.
        """

        finding: str
        fingerprint: str
        reason: TextRef
        plan: UUID | None
        actions: tuple[UUID, ...]

        class_version = 2

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            state["plan"], state["actions"] = None, []

        @property
        def about(self) -> tuple[UUID | None, UUID | None]:
            return self.plan, self.actions[0] if len(self.actions) == 1 else None

    class EntryCorrected(Event):
        """A dismissal was wrong. It no longer counts; the history keeps it."""

        corrected: UUID
        reason: TextRef

        @property
        def corrects(self) -> UUID:
            return self.corrected

    @classmethod
    def join(cls, stamp: Stamp, slug: str, name: TextRef, year_starts: str) -> Authority:
        refuse_future(stamp)
        return cls._create(
            cls.AuthorityJoined, id=authority_id(slug), **stamped(stamp), slug=slug, name=name, year_starts=year_starts
        )

    def adopt_rag_scheme(self, stamp: Stamp, ratings: tuple[Rating, ...]) -> None:
        if self.latest.scheme == checked(ratings):
            raise NothingWouldChange("The authority has exactly this RAG scheme already.")
        self.record(self.RagSchemeAdopted, stamp, ratings=ratings)

    def set_lead_glossary(self, stamp: Stamp, entries: tuple[GlossaryEntry, ...], plan: UUID | None) -> None:
        self.record(self.LeadGlossarySet, stamp, entries=entries, plan=plan)

    def share_with_region(self, stamp: Stamp, shares: tuple[str, ...], plan: UUID | None) -> None:
        """Refuses what a rule of a later day outweighs: nobody shall think they withdrew what is still seen."""
        latest = self.latest
        said = latest.shares if plan is None else latest.plan_shares.get(str(plan))
        if said == shares:
            raise NothingWouldChange("Exactly this is shared with the region already.")
        if shares == (AS_SERVICE,) and said is None:
            raise NothingWouldChange("This plan goes as the service does already.")
        if last := self.last_said_about_sharing(plan, stamp.effective_on):
            raise InvalidOrder(
                f"What was said for {in_words(last)} would outweigh this. Give that day or a later one.",
                fields={"effective_on": ["give a later day"]},
            )
        self.record(self.SharingAdopted, stamp, shares=shares, plan=plan)

    def last_said_about_sharing(self, plan: UUID | None, after: date) -> date | None:
        said = (each for each in self.facts if isinstance(each, self.SharingAdopted) and each.plan == plan)
        return max((each.effective_on for each in said if each.effective_on > after), default=None)

    def erase_text(self, stamp: Stamp, text: UUID, of: UUID, basis: str, note: TextRef | None) -> None:
        self.record(self.TextErased, stamp, erased=text, of=of, basis=basis, note=note)

    def dismiss_finding(
        self, stamp: Stamp, finding: str, fingerprint: str, reason: TextRef, now: FindingNow | None
    ) -> None:
        """Refuses what is found no more, and what is not found as it was looked into."""
        if now is None:
            raise UnknownFinding("This finding is there no more: what it rested on changed. Nothing needs dismissing.")
        if now.fingerprint != fingerprint:
            raise FactsChanged(
                "The facts changed since you looked at this finding, so it was not dismissed. Read what it says now,"
                " then decide again.",
                fingerprint=now.fingerprint,
            )
        if self.dismissed.get(finding) == fingerprint:
            raise NothingWouldChange("This finding was dismissed already, and nothing that it rests on changed since.")
        self.record(
            self.FindingDismissed, stamp, finding=finding, fingerprint=fingerprint, reason=reason,
            plan=now.plan, actions=now.actions,
        )  # fmt: skip

    def take_back_dismissal(self, stamp: Stamp, entry: UUID, reason: TextRef) -> None:
        """From then on the finding waits again, as if nobody had dismissed it."""
        if not isinstance(self.find(entry), self.FindingDismissed):
            raise EntryCannotBeCorrected("This entry is no dismissal of a finding. Only those are taken back so.")
        self.take_back(stamp, entry, reason)

    @property
    def dismissed(self) -> dict[str, str]:
        """Findings that were dismissed, each with the fingerprint of the facts that were looked into last."""
        dismissed = (fact for fact in self.told_by(LAST_DAY) if isinstance(fact, self.FindingDismissed))
        return {fact.finding: fact.fingerprint for fact in dismissed}

    @property
    def erased(self) -> set[UUID]:
        """The texts that are declared erased."""
        return {fact.erased for fact in self.facts if isinstance(fact, self.TextErased)}

    def scheme_as_at(self, day: date) -> tuple[Rating, ...]:
        """Its ratings on a day; those it first had, for days before it joined."""
        state = fold(self.told_by(max(day, self.facts[0].effective_on)))
        return state.scheme  # type: ignore[no-any-return]

    @property
    def latest(self) -> AuthorityState:
        return fold(self.told_by(LAST_DAY))  # type: ignore[no-any-return]
