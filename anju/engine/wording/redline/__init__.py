"""The redline (版本修订对照): two editions row by row, and word for word what changed in each.

words     a row of an edition in words, whole
points    what changed between two points forms: 每月 0.25 → 0.5 分, 封顶 75 → 120
folds     what changed between two ways of counting a measure
editions  the rows of both editions paired by name
"""

from anju.engine.wording.redline.editions import Redline, RowChange, redline

__all__ = ["Redline", "RowChange", "redline"]
