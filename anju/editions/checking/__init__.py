"""The checker (版本检查): everything that can be wrong with an edition, all at once, with file, line and hint.

report    check_edition: loads, proves, runs the cases
uses      nothing stands in an edition for nothing
"""
