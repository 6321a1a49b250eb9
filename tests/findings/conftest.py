from tests.web.conftest import app, client, signed_in, somebody
from tests.web.recording.conftest import manager, module_projector, projector, service

__all__ = ["app", "client", "manager", "module_projector", "projector", "service", "signed_in", "somebody"]
