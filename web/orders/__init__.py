"""Orders: what can be recorded, as page, API and command line take it. One schema for each order, one way through.

`ORDERS` maps an order's name ("note_progress") to its schema; `Desk.give` loads, checks who may, finds what is named
by label, and calls the method of the same name on the registry.
"""

from __future__ import annotations

from web.orders.desk import Desk
from web.orders.on_actions import ON_ACTIONS
from web.orders.on_authorities import ON_AUTHORITIES
from web.orders.on_indicators import ON_INDICATORS
from web.orders.on_inspections import ON_INSPECTIONS
from web.orders.on_plans import ON_PLANS
from web.orders.schema import OrderSchema

ORDERS: dict[str, type[OrderSchema]] = {
    schema.order: schema for schema in (*ON_PLANS, *ON_ACTIONS, *ON_AUTHORITIES, *ON_INSPECTIONS, *ON_INDICATORS)
}

__all__ = ["ORDERS", "Desk", "OrderSchema"]
