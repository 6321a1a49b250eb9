"""The desk where orders are handed in: page, API and command line all come here, and get the same answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any
from uuid import UUID, uuid4

from marshmallow import ValidationError

from domain import period as periods
from domain.authority import FindingNow
from domain.carrying_out import Receipt
from domain.correcting import ORDER_OF
from domain.fact import Occasion
from domain.refusals import InvalidOrder, NotAllowed, UnknownAction, UnknownSubAction
from domain.registry import Registry
from projections.asked import Asked
from projections.finding import as_id, find_action, find_indicator, find_objective, find_plan
from projections.findings.answer import finding_named
from projections.in_words import STALE_AFTER
from projections.reading import Reader
from web.orders.schema import OrderSchema

NEIGHBOURS = Callable[[UUID], str | None]
NOT_FIELDS = ("command_id", "version", "effective_on")


@dataclass
class Desk:
    """Who hands orders in, where, and with which roles. `catch_up` brings the views up to the log's end.

    `request` is the id of the web request that an order came by; it goes into the entries. `shared_by` says which
    authority shares an action with the region, if one does.
    """

    registry: Registry
    reader: Reader
    actor: UUID
    roles: frozenset[str]
    catch_up: Callable[[], None] = lambda: None
    request: str | None = None
    shared_by: NEIGHBOURS = lambda _: None

    def give(self, order: Mapping[str, Any]) -> Receipt:
        """Carry out an order as people and programs write it, or raise a `Refusal`; then nothing has changed."""
        schema = schema_of(order)
        self.refuse_unless_allowed(schema)
        return self.carry_out(schema, loaded(schema(), {key: order[key] for key in order if key != "order"}))

    def refuse_unless_allowed(self, schema: type[OrderSchema]) -> None:
        if not self.roles & schema.roles:
            who = " or ".join(f"{'an' if role[0] in 'aeiou' else 'a'} {role}" for role in sorted(schema.roles))
            raise NotAllowed(f"“{schema.heading}” can be ordered by {who} of this authority only.")

    def carry_out(self, schema: type[OrderSchema], order: dict[str, Any]) -> Receipt:
        """An order that is loaded by its schema already."""
        fields = {name: value for name, value in order.items() if name not in NOT_FIELDS and value is not None}
        occasion = Occasion(
            actor=self.actor,
            command=order.get("command_id") or str(uuid4()),
            effective_on=order.get("effective_on"),
            seen=order.get("version"),
            request=self.request,
        )
        carry_out = getattr(self.registry, schema.order)
        return carry_out(occasion, **self.with_ids(schema, fields))  # type: ignore[no-any-return]

    # Labels to ids

    def with_ids(self, schema: type[OrderSchema], fields: dict[str, Any]) -> dict[str, Any]:
        """What people call a plan, an action, an objective or a part, as the ids that the registry knows."""
        fields = dict(fields)
        if schema.on == "action":
            plan, period = fields.pop("plan", None), fields.pop("period", None)
            fields["action"] = self.action(fields["action"], plan, period)
        for name, field in schema._declared_fields.items():
            if name in fields and isinstance(fields[name], (str, list)):
                kind = field.metadata.get("names")
                fields[name] = self.ids(kind, fields[name], schema, fields) if kind else fields[name]
        if schema.order == "name_adoption":
            fields["authority"] = self.neighbour(fields["from_action"])
        if schema.order == "dismiss_finding":
            fields["now"] = self.finding_now(fields["finding"], fields.pop("quiet_after_days", STALE_AFTER.days))
        if schema.order == "correct_entry" and fields.get("instead"):
            fields["instead"] = self.right_fields(fields["action"], fields["entry"], fields["instead"])
        return fields

    def ids(self, kind: str, named: Any, schema: type[OrderSchema], fields: dict[str, Any]) -> Any:
        if isinstance(named, list):
            return [self.ids(kind, each, schema, fields) for each in named]
        if kind == "plan":
            return self.plan(named)
        if kind == "action":
            return self.action(named)
        if kind == "shared action":
            return as_id(named) or UUID(int=0)
        if kind == "part":
            return self.part(named, fields["action"])
        if kind == "indicator":
            return as_id(named) or self._looked_up(find_indicator, named)
        return self.objective(named, self.plan_in_question(schema, fields))

    def plan(self, text: str, period: str | None = None) -> UUID:
        return as_id(text) or self._looked_up(find_plan, text, period)

    def action(self, text: str, plan: str | None = None, period: str | None = None) -> UUID:
        id = as_id(text)
        if id is None:
            return self._looked_up(find_action, text, plan, period)
        if plan is not None or period is not None:
            self.refuse_unless_in(id, plan, period)
        return id

    def refuse_unless_in(self, action: UUID, plan: str | None, period: str | None) -> None:
        """Whoever names an action by its id and a plan beside it means one action in that plan, or is mistaken."""
        own = self.registry.any_action(action).plan
        elsewhere = period is not None and not periods.same(self.period_of(own) or "", period)
        if plan is not None and self.registry.plan_of(self.plan(plan, period)).id != own:
            elsewhere = True
        if elsewhere:
            raise UnknownAction(
                "This action is not in the plan or period that is named beside it. Leave these out, or name the "
                "plan that it is in.",
                action=str(action),
                plan=str(own),
            )

    def period_of(self, plan: UUID) -> str | None:
        self.catch_up()
        return next((each["period"] for each in self.reader.plans(Asked.of()) if each["id"] == plan), None)

    def objective(self, text: str, plan: UUID) -> UUID:
        return as_id(text) or self._looked_up(find_objective, text, plan)

    def neighbour(self, action: UUID) -> str:
        """The authority whose action this is: only of what the region sees can be said that it was adopted."""
        if (found := self.shared_by(action)) is None:
            raise InvalidOrder(
                "No service shares an action with this id with the region. Take one from “Same thing elsewhere”.",
                fields={"from_action": ["Choose an action that another service shares with the region."]},
            )
        return found

    def finding_now(self, key: str, quiet_after: int) -> FindingNow | None:
        """The finding with the facts that it rests on now; None if it is there no more."""
        self.catch_up()
        found = finding_named(self.reader, key, quiet_after)
        if found is None:
            return None
        plan = found.plan["id"] if found.plan else None
        return FindingNow(found.fingerprint, plan, tuple(each["id"] for each in found.actions))

    def part(self, text: str, action: UUID) -> UUID:
        """A sub-action by id, label or title."""
        if (id := as_id(text)) is not None:
            return id
        self.catch_up()
        wanted = text.strip().casefold()
        for part in self.reader.action(action, Asked.of())["sub_actions"]:
            if wanted in ((part["label"] or "").casefold(), part["title"].casefold()):
                return part["id"]  # type: ignore[no-any-return]
        raise UnknownSubAction(f"This action has no part “{text.strip()}”.")

    def plan_in_question(self, schema: type[OrderSchema], fields: dict[str, Any]) -> UUID:
        if schema.order == "carry_forward":
            into = fields["into"]
            return into if isinstance(into, UUID) else self.plan(into)
        if isinstance(fields.get("plan"), UUID):
            return fields["plan"]  # type: ignore[no-any-return]
        if "plan" in fields:
            return self.plan(fields["plan"])
        return self.registry.any_action(fields["action"]).plan

    def _looked_up(self, find: Callable[..., UUID], *names: Any) -> UUID:
        self.catch_up()
        return find(self.reader, *names)

    # Corrections

    def right_fields(self, action: UUID, entry: UUID, instead: Mapping[str, Any]) -> dict[str, Any]:
        """The right fields of an entry, checked by the schema of the order that recorded it."""
        from web.orders import ORDERS

        wrong = self.registry.any_action(action).find(entry)
        name = ORDER_OF.get(type(wrong).__name__)
        if name is None:
            raise InvalidOrder(
                "This kind of entry can be taken back, but not replaced. Leave “instead” out, and record what is right"
                " as a new entry.",
                fields={"instead": ["not for this kind of entry"]},
            )
        schema = ORDERS[name]
        allowed = [
            each
            for each in schema._declared_fields
            if each not in ("command_id", "version", "action", "plan", "period")
        ]
        checked = loaded(schema(only=allowed, partial=True), instead, "instead")
        day = {"effective_on": checked.pop("effective_on")} if "effective_on" in checked else {}
        ids = self.with_ids(schema, checked | {"action": str(action)})
        ids.pop("action")
        return ids | day


def schema_of(order: Mapping[str, Any]) -> type[OrderSchema]:
    from web.orders import ORDERS

    name = order.get("order")
    if not isinstance(name, str) or name not in ORDERS:
        raise InvalidOrder(_no_order(name, list(ORDERS)), fields={"order": ["unknown" if name else "missing"]})
    return ORDERS[name]


def _no_order(name: Any, known: list[str]) -> str:
    if not name:
        return "Say which “order” this is."
    if not isinstance(name, str):
        return "The name under “order” is a text; docs/orders.md lists the orders."
    near = get_close_matches(name[:100], known, n=1, cutoff=0.75)
    meant = f" Is “{near[0]}” meant?" if near else ""
    shown = name[:60].encode("utf-8", "replace").decode()
    return f"There is no order “{shown}”.{meant} docs/orders.md lists them."


def loaded(schema: OrderSchema, order: Mapping[str, Any], path: str = "") -> dict[str, Any]:
    """The fields of an order, checked. Refuses `InvalidOrder`, with all problems of all fields, by their place."""
    try:
        return schema.load(order)  # type: ignore[no-any-return, return-value]
    except ValidationError as error:
        problems = flattened(error.normalized_messages(), path)
        told = " ".join(f"{name}: {'; '.join(messages)}" for name, messages in problems.items())
        raise InvalidOrder(told, fields=problems) from None


def flattened(messages: Mapping[Any, Any], path: str = "") -> dict[str, list[str]]:
    """marshmallow's nested messages as field → sentences; a place in a list is `leads.2`."""
    found: dict[str, list[str]] = {}
    for name, inner in messages.items():
        here = f"{path}.{name}" if path else ("order" if name == "_schema" else str(name))
        if isinstance(inner, Mapping):
            found |= flattened(inner, here)
        else:
            found[here] = [str(message) for message in inner]
    return found
