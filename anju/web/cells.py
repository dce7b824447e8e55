"""Rows to read or to press, as phones show them (单元格)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """One row; with an address it can be pressed. Shown by `components/cells.html`."""

    label: str
    note: str = ""
    value: str = ""
    address: str = ""
