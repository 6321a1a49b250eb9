"""The containers run commands that there are, as nobody, with secrets by file."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
import yaml

from web.cli import throughline

ROOT = Path(__file__).parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
OURS = {name: service for name, service in COMPOSE["services"].items() if service["image"] == "throughline"}


def test_there_is_a_container_for_each_process():
    assert set(OURS) == {"migrate", "web", "projector", "worker", "beat"}
    assert set(COMPOSE["services"]) - set(OURS) == {"postgres", "valkey"}


@pytest.mark.parametrize("name", sorted(OURS))
def test_each_container_runs_a_command_of_the_command_line(name):
    (command,) = OURS[name]["command"]

    with click.Context(throughline) as context:
        assert isinstance(throughline.get_command(context, command), click.Command)


def test_no_container_runs_as_root():
    users = [line.split()[1] for line in (ROOT / "Dockerfile").read_text().splitlines() if line.startswith("USER")]

    assert users == ["throughline"]
    assert all("user" in service for name, service in COMPOSE["services"].items() if name not in OURS)


def test_every_container_is_started_again():
    assert all(service["restart"] in {"unless-stopped", "on-failure"} for service in COMPOSE["services"].values())


def test_secrets_stand_in_files():
    assert all(set(secret) == {"file"} for secret in COMPOSE["secrets"].values())
    for service in COMPOSE["services"].values():
        for setting, value in service.get("environment", {}).items():
            assert "PASSWORD" not in setting or setting.endswith("_FILE")
            assert "://" not in value or ":" not in value.split("://")[1].split("@")[0] or "redis" in value


def test_only_the_web_is_published_and_only_to_this_machine():
    published = {name: service["ports"] for name, service in COMPOSE["services"].items() if "ports" in service}

    assert published == {"web": ["127.0.0.1:8000:8000"]}


def test_only_migrate_knows_the_admin():
    assert [name for name, service in OURS.items() if "database_admin" in service["secrets"]] == ["migrate"]


def test_the_health_of_everything_that_runs_on_is_checked():
    assert [name for name, service in COMPOSE["services"].items() if "healthcheck" not in service] == ["migrate"]
