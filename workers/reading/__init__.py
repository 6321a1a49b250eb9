"""A plan document in, proposals out: what a person may then record, with everything that was not understood.

The stages, in order, each in its own module:

    sources/       bytes → rows and paragraphs, each with its place in the document (a module per format)
    columns        which column holds what, learned from header words and from the cells
    rows           rows that a page break tore apart are joined; sections and objectives carry down
    glossary       initials → names
    leads          "CH/IS" → two leads
    proposals      one action per row, as `proposal.schema.json` has it, with doubts and a confidence
    conservation   every word of the document is in a proposal or in a leftover

No rule names an authority, a person or a document. Call `confined.read`: a stranger's file is only ever parsed
in a process of its own, with limits.
"""
