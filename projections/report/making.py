"""The files of a report, by format."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from projections.report.report import Report
from projections.report.writing_excel import as_excel
from projections.report.writing_pdf import as_pdf
from projections.report.writing_word import as_word


def as_json(report: Report) -> bytes:
    return (json.dumps(said(report), ensure_ascii=False, indent=1) + "\n").encode()


def said(report: Report) -> dict[str, Any]:
    return report.as_json()


FORMATS: dict[str, Callable[[Report], bytes]] = {"docx": as_word, "xlsx": as_excel, "pdf": as_pdf, "json": as_json}
