"""Why a document was not read, in sentences that a manager understands. Nothing is recorded then."""

from domain.refusals import Refusal


class DocumentRefused(Refusal):
    """A document that could not be read; subclasses say why."""


class DocumentNotFound(DocumentRefused):
    pass


class DocumentIsEmpty(DocumentRefused):
    pass


class DocumentIsBinary(DocumentRefused):
    pass


class DocumentNotText(DocumentRefused):
    """Not UTF-8; `details["byte"]` is the position of the first byte that is not, counted from 0."""


class DocumentTooLarge(DocumentRefused):
    pass


class DocumentTooHard(DocumentRefused):
    """Reading took more time or memory than one document may take."""


class NotAPlan(DocumentRefused):
    """There is text, but no table of actions in it, or nothing that looks like a plan's."""


class DocumentBroken(DocumentRefused):
    """Cut off, damaged, or not what its first bytes say."""


class DocumentDangerous(DocumentRefused):
    """Made so that opening it does harm."""


class DocumentIsScan(DocumentRefused):
    """Pages are pictures: there is no text to read."""


class DocumentIsProtected(DocumentRefused):
    """Needs a password."""
