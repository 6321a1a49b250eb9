"""Writes docs/orders.md: every order with its fields, from the schemas that page, API and command line use.

python -m web.orders.document
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from marshmallow import fields, validate

from web.access.roles import ROLES
from web.orders import ORDERS, OrderSchema
from web.orders.examples import EXAMPLES, REFUSED, answer_to
from web.orders.schema import AtMost, Day, HowMany

WHERE = Path(__file__).parents[2] / "docs" / "orders.md"
ON_ALL = ("command_id", "effective_on", "version")
ON_AN_ACTION = ("action", "plan", "period")
NAMED = {
    "plan": "a plan: id or exact title",
    "action": "an action: id or reference",
    "shared action": "an action of another service: id",
    "objective": "an objective: id, reference or title",
    "part": "a sub-action: id, label or title",
    "indicator": "an indicator: id, code or name",
}
PLACES = {
    "action": "actions/<action>",
    "plan": "plans/<plan>",
}

HEADINGS = {
    "plan": "On plans",
    "action": "On actions",
    "authority": "On the authority",
    "inspection": "On inspections",
    "audit": "On local audits",
    "indicator": "On indicators",
}

HEAD = """\
# Orders

Everything that can be recorded, as the pages, the API and `throughline record` take it. This page is written by
`python -m web.orders.document` from the schemas that check each order; a test compares the two.

- **Command line**: `throughline record SLUG FILE` takes one order on each line, as JSON with its name under `order`,
  and prints one answer for each. `throughline record SLUG -` reads from standard input.
- **API**: `POST /api/v1/authorities/SLUG/orders` takes the same. Each order also has an address of its own, named with
  each below: there, what the address names is left out of the body, `command_id` is the header `Idempotency-Key`, and
  `version` is the header `If-Match` with the ETag that you saw.
- **Pages**: the same fields as a form.

Texts may hold line breaks and tabs, and no other control characters. White space around them is dropped. A text,
day or id that may be left out may also be `null`. Fields that an order does not have are refused, so that a slip of
the keyboard is not lost in silence.

## Fields of every order
"""

ANSWERS = """\
## Answers

An order that is carried out is answered with the position of its last entry in the authority's log, the ids of the
entries it recorded, when it was recorded, and the ids of what it was about. One that comes again under the same
`command_id` is answered the same, with `"repeated": true`, and recorded once. Every answer of `throughline record`
also has `line`, the number of the order's line in the input.

An order that is refused changes nothing. `refusal` is the reason for programs, `message` the sentence for people, and
`details` says more where there is more, such as `fields` (what is wrong with which) or `candidates` (which actions
carry an ambiguous reference):
"""


def document() -> str:
    """The whole page."""
    first = next(iter(ORDERS.values()))
    parts = [HEAD, table(first, ON_ALL), on_an_action(), ANSWERS, as_json(REFUSED)]
    for on, heading in HEADINGS.items():
        parts.append(f"## {heading}\n")
        parts.extend(about(schema) for schema in ORDERS.values() if schema.on == on)
    return "\n".join(parts)


def on_an_action() -> str:
    schema = next(each for each in ORDERS.values() if each.on == "action")
    return f"## Fields of every order on an action\n\n{table(schema, ON_AN_ACTION)}"


def about(schema: type[OrderSchema]) -> str:
    """One order: what it is, who may give it, its fields, an example and its answer."""
    shared = {*ON_ALL, *(ON_AN_ACTION if schema.on == "action" else ())}
    own = [
        name
        for name, of in schema._declared_fields.items()
        if name not in shared or (name == "effective_on" and of.required)
    ]
    lines = [f"### {schema.order}\n", f"{schema.heading}. For {who(schema)}. `POST …/{address(schema)}`\n"]
    lines.append(table(schema, own) if own else "No fields of its own.\n")
    lines.append(as_json({"order": schema.order} | EXAMPLES[schema.order]))
    lines.append(as_json(answer_to(schema.order, schema.on)))
    return "\n".join(lines)


def who(schema: type[OrderSchema]) -> str:
    return " and ".join(f"{ROLES[role].lower()}s" for role in sorted(schema.roles))


def address(schema: type[OrderSchema]) -> str:
    kebab = schema.order.replace("_", "-")
    return f"{PLACES[schema.on]}/{kebab}" if schema.on in PLACES else kebab


def table(schema: type[OrderSchema], names: Any) -> str:
    rows = ["| Field | | Type | What |", "|---|---|---|---|"]
    for name in names:
        field = schema._declared_fields[name]
        needed = "needed" if field.required else ""
        rows.append(f"| `{name}` | {needed} | {kind_of(field)} | {what(field)} |")
    return "\n".join(rows) + "\n"


def what(field: fields.Field[Any]) -> str:
    """Its label on a form, its hint, and what only programs need to know."""
    about = field.metadata
    said = [f"**{about['label']}.**" if about.get("label") else "", about.get("hint") or "", about.get("doc") or ""]
    return " ".join(each for each in said if each).replace("|", "\\|")


def kind_of(field: fields.Field[Any]) -> str:
    """A field's type and limits, as a reader would say them."""
    if isinstance(field, fields.List):
        return listed(field)
    if isinstance(field, Day):
        return "day, such as `2026-03-31`"
    if isinstance(field, fields.UUID):
        return "id (UUID)"
    if isinstance(field, fields.Int):
        return "whole number"
    if isinstance(field, fields.Decimal):
        return "number"
    if isinstance(field, fields.Bool):
        return "`true` or `false`"
    if isinstance(field, fields.Dict):
        return mapping(field)
    if field.metadata.get("names"):
        return NAMED[field.metadata["names"]]
    if allowed := one_of(field):
        return "one of " + ", ".join(f"`{each}`" for each in allowed)
    return f"text, at most {longest(field):,} characters"


def listed(field: fields.List[Any]) -> str:
    most = next((each for each in field.validators if isinstance(each, HowMany)), None)
    limit = (
        f"{most.least} to {most.most:,}" if most and most.least else f"at most {most.most:,}" if most else "any number"
    )
    inner = field.inner
    if isinstance(inner, fields.Nested):
        parts = inner.schema.fields.items()
        shape = "; ".join(f"`{name}`{'' if each.required else ' (optional)'}: {kind_of(each)}" for name, each in parts)
        return f"list of {limit} objects: {shape}"
    if options := field.metadata.get("options"):
        return f"list of {limit} codes out of " + ", ".join(f"`{code}`" for code in options)
    if names := field.metadata.get("names"):
        return f"list of {limit}, each {NAMED[names]}"
    if isinstance(inner, fields.UUID):
        return f"list of {limit} ids (UUIDs)"
    return f"list of {limit} texts, each at most {longest(inner):,} characters"


def how_many(limit: HowMany) -> str:
    return f"{limit.least} to {limit.most:,}" if limit.least else f"at most {limit.most:,}"


def mapping(field: fields.Dict) -> str:
    allowed = one_of(field.value_field) if field.value_field else None
    if allowed:
        return "object: a name, and one of " + ", ".join(f"`{each}`" for each in allowed)
    return "object"


def one_of(field: Any) -> list[str] | None:
    return next((list(each.choices) for each in field.validators if isinstance(each, validate.OneOf)), None)


def longest(field: Any) -> int:
    return next((each.longest for each in field.validators if isinstance(each, AtMost)), 128)


def as_json(value: Any) -> str:
    return f"```json\n{json.dumps(value, ensure_ascii=False)}\n```\n"


if __name__ == "__main__":
    WHERE.write_text(document(), encoding="utf-8")
