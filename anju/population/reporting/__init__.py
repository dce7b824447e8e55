"""Reports (测算报告): what a comparison found, as a page for the screen and the printer, as Markdown, and as tables."""

from anju.population.reporting.sections import Report, report, sweep_section
from anju.population.reporting.writing import write_report

__all__ = ["Report", "report", "sweep_section", "write_report"]
