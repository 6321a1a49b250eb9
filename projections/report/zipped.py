"""A zip file with the day of the question in place of the moment of writing: the same report, the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime


def dated(content: bytes, moment: datetime) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as file, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
        for name in file.namelist():
            each = zipfile.ZipInfo(name, moment.timetuple()[:6] if moment.year >= 1980 else (1980, 1, 1, 0, 0, 0))
            each.compress_type, each.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            again.writestr(each, file.read(name))
    return out.getvalue()
