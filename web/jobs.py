"""Jobs that a page leaves to a worker: the form with two dates, the job handed out, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from celery import Celery
from flask import Response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from kombu.exceptions import OperationalError

from migrations.broker import task_queue
from web import asking
from web.logs import log

STATES = {
    "waiting": ("Waiting", "grey"),
    "making": ("Being made", "amber"),
    "ready": ("Ready", "green"),
    "refused": ("Not made", "red"),
    "gone": ("Gone", "grey"),
}
"""In words, and in the colour that goes with them."""


def typed(name: str) -> str | None:
    return request.form.get(name, "").strip() or None


def dates() -> tuple[str | None, str | None]:
    return typed("as_at"), typed("known_on")


def problems() -> dict[str, str]:
    """What is wrong with the two dates of the form, by their fields."""
    return asking.problems(typed)


def hand_out(task: str, *names: object) -> None:
    """Have it done soon. Without a broker it is done later: workers look for themselves what waits."""
    try:
        queue().send_task(task, args=[str(each) for each in names], retry=False)
    except (OperationalError, OSError) as away:
        log.warning("broker away, the job waits", task=task, job=str(names[-1]), error=str(away))


@cache
def queue() -> Celery:
    return task_queue()


def progress(job: Mapping[str, Any]) -> ResponseReturnValue:
    """Only how far it is; once it is done, the page of the job is asked for anew."""
    script = request.headers.get("HX-Request") == "true"
    if script and job["row"].status in ("waiting", "making"):
        return render_template("jobs/_progress.html", job=job)
    return Response("", headers={"HX-Redirect": job["url"]}) if script else redirect(job["url"])
