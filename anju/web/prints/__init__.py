"""Prints (打印件) as PDF, set by typst: data in, bytes out. What people typed is data, never markup."""
