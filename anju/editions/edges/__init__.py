"""Edge cases (临界算例): each threshold of an edition at −1, 0 and +1, scored, as a table to read.

A clerk reads in it whether 以上 includes the number. For every threshold the smallest person file is made that puts the
tested quantity there; the engine scores it; where no file can be made the table says so, and nothing is guessed.

table        all rows of an edition
amounts      thresholds of points, requirements and vetoes: bands, units, caps, conditions
sums         caps and floors of totals, and points that a condition asks of a total
households   totals of two persons put together
members      each member of a class, each cell of a cross table
rules        thresholds of a measure's rules: dates, amounts, months, windows, ends of periods, lists
asked        what a rule asks of another measure
groups       caps within a group, gaps in a run of months
expressions  whole units of another measure
days         first and last day covered; birthdays, 29 February among them
turns        days on which a rule itself turns
probes       the person file that gives a measure a value, or a condition a verdict
records      records that no rule leaves out
draft        a person file under way
row          a row of the table
"""
