"""Help (帮助): windows, questions, guides, the points table, earlier lines; found by search, put right by readers.

What help says is data (`data/<city>/`), each entry with its source, its standing and its history:

    loading     the files, and every fault in them with its line
    content     what they say, as frozen nouns
    table       the points table of an edition, in words
    searching   everything by words, in both languages
    replying    keyword replies for a message

`models`, `states`, `actions` and `queries` hold what readers report as wrong (我要纠错).
"""
