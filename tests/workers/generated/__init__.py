"""Plan documents that were never written by anybody, with the answers that a careful reader gives.

`document(number)` is always the same document for the same number. The stages, each in its own module:

    phrases     what such plans say: objectives, actions, measures, notes, names; all invented
    headings    how authorities name their columns
    dates       due dates as people write them, with what they mean
    leads       people and posts, joined in every manner
    truth       a plan drawn by chance: what is true before anybody lays it out
    layouts/    the plan as blocks (paragraphs, lists, tables), and what can be read from that layout
    mishaps     what page breaks, merged cells and hurried people do to a table
    distractors budgets, scores, indicators, keys, narrative: what is no action
    writing/    blocks as bytes, a module per format
    judging     a reading compared with the answers, field by field
"""

from tests.workers.generated.document import Generated, combinations, document, kind_of

__all__ = ["Generated", "combinations", "document", "kind_of"]
