"""The score sheet as it is shown (积分明细的页面): plain values, every sentence ready in the reader's language.

Templates decide nothing and compute nothing; they find here what they show.
"""
