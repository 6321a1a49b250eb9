"""Files as offices make them: Word, Excel, web pages and what a browser prints of them, typeset plans, plain text."""

from tests.workers.examined.papers.cells import AMBER, BLUE, GREEN, GREY, RED, C, band, downwards
from tests.workers.examined.papers.excel import Excel
from tests.workers.examined.papers.plain import Plain
from tests.workers.examined.papers.typeset import Typeset
from tests.workers.examined.papers.web import Web
from tests.workers.examined.papers.word import Word

__all__ = [
    "AMBER",
    "BLUE",
    "GREEN",
    "GREY",
    "RED",
    "C",
    "Excel",
    "Plain",
    "Typeset",
    "Web",
    "Word",
    "band",
    "downwards",
]
