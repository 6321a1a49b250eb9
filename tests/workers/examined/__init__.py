"""Plan documents as other services write them, each written by hand as code with what a careful reader would say of it.

They come in pairs of a kind: the first written of each pair stands in `for_development`, the second in `held_back`.
Whoever mends the reader looks at the first half only; of the second only numbers are told. The documents were written
before their writer had seen how the reader works.

    document    how a document is told and made
    truth       what is right, with every reading that is equally fair
    papers/     files as offices make them
"""

from tests.workers.examined.document import HALVES, Examined, examined, names

__all__ = ["HALVES", "Examined", "examined", "names"]
