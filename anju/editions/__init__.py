"""Editions (积分细则版本): finding, loading and checking folders of rules. YAML lives here, not in the engine.

yaml_tree            YAML whose scalars are text with line marks
entries              reading a mapping key by key, with a fault for what is left over
syntax, typing       an expression as written, then as typed nodes of the engine
vocabulary_loader    facts.yaml
points_loader, measure_loader, edition_loader    edition.yaml, floor by floor
cases, check         cases.yaml, and everything the checker proves
shelf                the shipped editions
"""
