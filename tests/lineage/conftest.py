"""A service with two plans that follow each other, and pages to look at it."""

from __future__ import annotations

import pytest

from tests.lineage.telling import a_service
from tests.web.conftest import app, client, signed_in, somebody
from tests.web.recording.conftest import module_projector, projector

__all__ = ["app", "client", "module_projector", "projector", "signed_in", "somebody"]


@pytest.fixture
def service(database, authority):
    yield from a_service(database, authority)
