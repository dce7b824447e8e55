"""The checker (版本检查) under its short name; what it proves lives in `anju.editions.checking`."""

from anju.editions.checking.report import Report, check_edition

__all__ = ["Report", "check_edition"]
