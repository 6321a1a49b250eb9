"""Layouts: a plan as blocks, with what can be read from them. Each takes the plan and a chance."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from tests.workers.generated.blocks import Block
from tests.workers.generated.truth import Answer, Plan


@dataclass
class Laid:
    blocks: list[Block] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)


Layout = Callable[[Plan, Random], Laid]
