"""How work reaches the workers: through folders of the embedded instance, or the broker of CELERY_BROKER_URL.

Whoever hands out work needs only a task's name, so pages hand it out without importing the workers:
`task_queue().send_task("notice-lag")`. The id of the request that caused it goes along.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import structlog
from celery import Celery
from celery.signals import before_task_publish

from migrations.database import home

REQUEST_ID = "throughline_request_id"
POLLING = 0.1  # seconds; kombu's own second would be felt by whoever waits


def task_queue(environ: Mapping[str, str] = os.environ) -> Celery:
    """A Celery application that knows the broker and no tasks."""
    queue = Celery("throughline")
    queue.conf.update(
        task_serializer="json",
        accept_content=["json"],
        task_ignore_result=True,
        task_acks_late=True,
        worker_prefetch_multiplier=1,
        worker_send_task_events=False,
        broker_connection_retry_on_startup=True,
        timezone="Europe/London",
        **_broker(environ),
    )
    return queue


def _broker(environ: Mapping[str, str]) -> dict[str, Any]:
    if url := environ.get("CELERY_BROKER_URL"):
        return {"broker_url": url}
    folder = home(environ) / "broker"
    for name in ("queue", "control"):
        (folder / name).mkdir(mode=0o700, parents=True, exist_ok=True)
    return {
        "broker_url": "filesystem://",
        "broker_transport_options": {
            "data_folder_in": str(folder / "queue"),
            "data_folder_out": str(folder / "queue"),
            "control_folder": str(folder / "control"),
            "polling_interval": POLLING,
        },
    }


@before_task_publish.connect
def send_the_request_id_along(headers: dict[str, Any] | None = None, **_: object) -> None:
    request_id = structlog.contextvars.get_contextvars().get("request_id")
    if headers is not None and request_id:
        headers[REQUEST_ID] = request_id
