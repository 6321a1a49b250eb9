"""Journeys cross everything: forms, log, projector, views, pages."""

from tests.web.conftest import app, client, signed_in, somebody
from tests.web.recording.conftest import module_projector, projector, service

__all__ = ["app", "client", "module_projector", "projector", "service", "signed_in", "somebody"]
