"""A plan document in, proposals out: what a person may then record, with everything that was not understood.

The stages, in order, each in its own module:

    sources/       bytes → rows and paragraphs, each with its place in the document (a module per format)
    headers, shapes, assigning, columns    which column holds what, by its name and its cells, for all columns at once
    pages, stacked, titles, forms, tails, torn, tables, rows    rows that a page break tore apart are joined; sections
                   carry down; what heads a table, and what is no plan (other_tables)
    fields, notes, several    what the cells of a row hold: news of an action, more than one action
    cards, boards, fielded, outline, prose, slides    actions on cards, on a plan on a page, on lines that name their
                   fields, in lists, on slides
    objectives     which objective an action serves, where its words stand in pieces or once for several rows
    scores, indicators    tables that are no actions
    glossary, leads, when, ratings, said, decisions, parts    what single cells say
    proposals, doubting, sureness    one action per row, as `proposal.schema.json` has it, with doubts and a confidence
    conservation   every word of the document is in a proposal or in a leftover

No rule names an authority, a person or a document. Call `confined.read`: a stranger's file is only ever parsed
in a process of its own, with limits.
"""
