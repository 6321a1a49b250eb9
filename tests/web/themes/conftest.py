from __future__ import annotations

from tests.web.recording.conftest import editor, manager, module_projector, projector, service

__all__ = ["editor", "manager", "module_projector", "projector", "service"]
