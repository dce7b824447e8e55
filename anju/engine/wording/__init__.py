"""The sheet in words (解释文字): the same explanation for page, print, command line and message, in both languages.

Nothing here decides anything: a sentence is made of the tree and the values of the sheet, and only when asked for.
"""
