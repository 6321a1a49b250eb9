"""Where an action came from is named after it was created: its line, how often carried, how far slipped, follow."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import psycopg
import pytest

from domain.refusals import CannotBeItself, EntryCannotBeCorrected, InvalidOrder, NothingWouldChange
from migrations.database import PROJECTOR
from projections.asked import Asked
from projections.check import check
from projections.rebuild import rebuild


def test_the_older_action_leaves_by_it_and_the_newer_was_carried(service):
    old, new = service.older["1i"], service.newer["1i"]

    service.becomes(new, old)

    was, now = service.action(old), service.action(new)
    assert (was["status"], was["left_on"], was["carried_to"]) == ("carried_forward", date(2025, 4, 1), UUID(new))
    assert (now["times_carried"], now["carried_from"], now["origins"]) == (1, UUID(old), [UUID(old)])
    assert now["days_slipped_in_all"] == 365
    assert [each["id"] for each in now["lineage"]] == [UUID(old), UUID(new)]
    assert [each["id"] for each in was["lineage"]] == [UUID(old), UUID(new)]


def test_before_it_was_known_neither_said_anything(service):
    old, new = service.older["1i"], service.newer["1i"]
    service.becomes(new, old)

    then = Asked.of(known_on="2026-02-01")

    assert service.reader.plans(then) == []
    before = Asked.of(as_at="2025-03-31")
    assert service.action(old, before)["status"] == "open"


def test_what_was_carried_on_already_becomes_longer_by_what_is_named_before_it(service):
    later = service.happens("open_plan", "2026-01-05", title="Youth Justice Plan", kind="youth_justice_plan",
                            period="2026-27").subjects["plan"]  # fmt: skip
    third = service.happens("carry_forward", "2026-01-10", action=service.newer["1i"], into=later, due="June 26")
    third = third.subjects["new_action"]
    assert service.action(third)["times_carried"] == 1

    service.becomes(service.newer["1i"], service.older["1i"])

    now = service.action(third)
    assert (now["times_carried"], now["days_slipped_in_all"]) == (2, 730)
    assert [each["id"] for each in now["lineage"]] == [
        UUID(service.older["1i"]), UUID(service.newer["1i"]), UUID(third),
    ]  # fmt: skip


def test_one_that_is_carried_on_afterwards_counts_all_of_its_line(service):
    service.becomes(service.newer["1i"], service.older["1i"])
    later = service.happens("open_plan", "2026-01-05", title="Youth Justice Plan", kind="youth_justice_plan",
                            period="2026-27").subjects["plan"]  # fmt: skip

    third = service.happens("carry_forward", "2026-01-10", action=service.newer["1i"], into=later, due="June 26")

    state = service.registry.any_action(UUID(third.subjects["new_action"])).latest
    assert (state.carried.times, state.carried.first_promised) == (2, date(2024, 6, 30))


def test_several_become_one_and_each_says_so(service):
    olds = [service.older["3ii"], service.older["3iii"]]

    service.becomes(service.newer["3ii"], *olds)

    assert service.action(service.newer["3ii"])["origins"] == [UUID(each) for each in olds]
    assert {service.action(each)["status"] for each in olds} == {"merged"}
    assert {service.action(each)["to_action"] for each in olds} == {UUID(service.newer["3ii"])}


def test_one_becomes_several_and_leaves_once(service):
    old = service.older["2i"]

    service.becomes(service.newer["2i"], old, how="split")
    service.becomes(service.newer["2iv"], old)

    assert service.action(old)["carried_to"] == UUID(service.newer["2i"])
    facts = service.registry.any_action(UUID(service.newer["2iv"])).facts
    assert (facts[-1].how, facts[-1].from_actions) == ("split", (UUID(old),))
    assert service.action(service.newer["2iv"])["times_carried"] == 1


def test_the_words_tell_whether_it_was_reworded(service):
    service.becomes(service.newer["1i"], service.older["1i"])
    service.becomes(service.newer["1.2"], service.older["1ii"])

    hows = [service.registry.any_action(UUID(service.newer[ref])).facts[-1].how for ref in ("1i", "1.2")]
    assert hows == ["carried", "reworded"]


def entry(service, action, name):
    return str(next(f.entry for f in service.registry.any_action(UUID(action)).facts if type(f).__name__ == name))


def test_a_succession_that_was_wrong_is_taken_back_on_both_sides(service):
    old, new = service.older["1ii"], service.newer["1i"]
    before = service.whole("2024-25")["actions"], service.whole("2025-26")["actions"]
    service.becomes(new, old)

    wrong = entry(service, old, "ActionCarriedForward")
    with pytest.raises(EntryCannotBeCorrected):
        service.happens("correct_entry", "2025-04-01", action=old, entry=wrong, reason="Another one")
    service.happens("correct_entry", "2025-04-01", action=new, entry=entry(service, new, "OriginNamed"), reason="No")
    service.happens("correct_entry", "2025-04-01", action=old, entry=wrong, reason="Another one")

    def same(actions):
        return [{**each, "last_recorded_at": None, "last_effective_on": None, "computed": None} for each in actions]

    after = service.whole("2024-25")["actions"], service.whole("2025-26")["actions"]
    assert [same(each) for each in after] == [same(each) for each in before]
    assert len(service.action(new)["lineage"]) == 1
    service.becomes(new, service.older["1i"])
    assert service.action(new)["times_carried"] == 1


def test_what_makes_no_sense_is_refused(service):
    old, new = service.older["1i"], service.newer["1i"]
    with pytest.raises(InvalidOrder, match="later plan"):
        service.becomes(old, new)
    with pytest.raises(CannotBeItself):
        service.becomes(new, service.newer["2i"])
    service.becomes(new, old)
    with pytest.raises(NothingWouldChange):
        service.becomes(new, service.older["1ii"])


def test_views_and_their_rebuilding_agree_with_the_log(service, database):
    service.becomes(service.newer["1i"], service.older["1i"])
    service.becomes(service.newer["3ii"], service.older["3ii"], service.older["3iii"])

    with psycopg.connect(database.conninfo(PROJECTOR)) as conn:
        assert list(check(conn, service.slug)) == []
    assert rebuild(database, service.slug).differences == []


def test_one_more_became_it_is_named_later_together_with_what_was_said(service):
    first, second, new = service.older["3ii"], service.older["3iii"], service.newer["3ii"]
    service.becomes(new, first)

    service.becomes(new, first, second, day="2025-04-03")

    assert service.action(new)["origins"] == [UUID(first), UUID(second)]
    assert service.action(new, Asked.of(as_at="2025-04-02"))["origins"] == [UUID(first)]
    assert (service.action(first)["status"], service.action(second)["status"]) == ("carried_forward", "merged")
    assert service.action(second)["to_action"] == UUID(new)
    service.becomes(service.newer["1.2"], service.older["1i"], day="2025-05-01")
    service.becomes(service.newer["1.2"], service.older["1i"], service.older["1ii"], day="2025-04-02")
    assert len(service.action(service.newer["1.2"])["origins"]) == 2, "though it was told of an earlier day"
    with pytest.raises(NothingWouldChange, match="together with what is said"):
        service.becomes(new, service.older["3i"])


def test_one_more_became_one_that_was_carried_forward(service):
    into = service.happens("open_plan", "2026-01-05", title="Youth Justice Plan", kind="youth_justice_plan",
                           period="2026-27").subjects["plan"]  # fmt: skip
    one, other = service.newer["1i"], service.newer["1.2"]
    third = service.happens("carry_forward", "2026-01-10", action=one, into=into).subjects["new_action"]

    service.becomes(third, one, other, day="2026-01-12")

    assert service.action(third)["origins"] == [UUID(one), UUID(other)]
    assert service.action(third)["times_carried"] == 1
    assert service.action(other)["status"] == "merged"
