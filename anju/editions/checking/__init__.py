"""The checker (版本检查): everything that can be wrong with an edition, all at once, with file, line and hint.

report       check_edition: loads, proves, runs the cases
uses         nothing stands in an edition for nothing
bounds       caps, floors, indicators and totals: what each can be at all
conditions   conditions and rules that never hold, or always
tables       rows and members that nothing reaches
cliffs       steps larger than those beside them
windows      dated windows
once         what may never count together
vocabulary   facts and members that no rule tells apart
unknown      the edition run with no fact known: where the bounds come from
splitting    a condition judged cell by cell
places       nodes beside the lines they were read from
findings     faults and notes
"""
