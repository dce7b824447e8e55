"""Editions (积分细则版本): finding, loading and checking folders of rules. YAML lives here, not in the engine.

language/    an expression as written, and as typed nodes of the engine
loading/     YAML with line marks; facts.yaml; edition.yaml floor by floor
cases        cases.yaml: what a clerk expects
checking/    everything that can be wrong with an edition, at once
edges/       every threshold at −1, 0 and +1, scored
shelf        the shipped editions, and any folder
"""
