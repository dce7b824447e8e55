"""积分引擎: facts and an edition in, an explained score sheet out.

Standard library only; no clock, no float, no input or output. The same facts, edition and day give the same
sheet in ten years. Read the floors from the ground up:

    text, days, spans, ranges    words in two languages, day numbers, sets of days, values that may be ranges
    types, expressions, points   the typed nodes of the intermediate form
    vocabulary, facts            what can be known about a person, and what is
    counting                     one file for each way of counting records
    edition                      the rules as one immutable tree
    scoring, sheet               the run, and its result
    wording                      the sheet as sentences, rendered only when asked for
"""

VERSION = "1"
"""Version of the engine's meaning. A change that could alter a past sheet raises it."""
