"""What comparing takes is loaded by a web worker before anybody asks, and by nobody else."""

from __future__ import annotations

import subprocess
import sys

A_WORKER = """
import sys, threading
from types import SimpleNamespace
from web.commands import web
from projections.likeness.clusters import pairs

def loaded():
    return {name for name in sys.modules if name.partition(".")[0] in ("sklearn", "scipy", "numpy")}

print(len(loaded()))
web.QUIET = 0
web._load_later(SimpleNamespace(age=1, cfg=SimpleNamespace(workers=2)))
for each in threading.enumerate():
    if each is not threading.main_thread():
        each.join()
before = loaded()
pairs(["ten community panel members", "ten members of community panels"])
print("sklearn" in before, sorted(loaded() - before))
"""


def test_a_worker_loads_what_comparing_takes_and_the_first_comparison_nothing_more():
    told = subprocess.run([sys.executable, "-c", A_WORKER], capture_output=True, text=True, check=True, timeout=120)

    assert told.stdout.splitlines() == ["0", "True []"]
