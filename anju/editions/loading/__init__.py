"""Loading an edition (加载版本), floor by floor: facts, then measures, indicators, totals and conditions.

yaml_tree    YAML whose scalars are text with line marks
yaml_faults  what is wrong with YAML, in words that help
entries      reading a mapping key by key, with a fault for what is left over
vocabulary   facts.yaml
workshop     what all floors share: sources, values, names, and the measures built so far
points       a points form
bands        the edges of a table by a number
ways         the ways of counting, and which keys go with each
like         a measure that takes over the keys of another
measures     a measure
rows         indicators, totals, requirements and vetoes
edition      edition.yaml
"""
