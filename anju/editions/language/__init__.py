"""The expression language (表达式语言): text, then a tree of what was written, then typed nodes of the engine."""
