"""Writing a report (写出报告): one page with its pictures, the same as Markdown, and every table as CSV."""

import csv
import io
from html import escape
from pathlib import Path

from anju.engine.text import Language, Text
from anju.population.reporting.pictures import svg
from anju.population.reporting.sections import Report, Section

_STYLE = (
    "body{font:16px/1.6 system-ui,'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif;color:#1c2733;"
    "max-width:60rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2.2rem}"
    "table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}"
    "th,td{padding:.35rem .6rem;border-bottom:1px solid #d8dee4;text-align:right}"
    "th:first-child,td:first-child{text-align:left}svg{width:100%;height:auto;margin:.6rem 0}svg text{font-size:12px;"
    "fill:#42505e}.table{overflow-x:auto}@media print{h2{break-after:avoid}svg,table{break-inside:avoid}}"
)


def write_report(report: Report, out: Path, language: Language) -> None:
    """Write `report.html`, `report.md` and a CSV file for each section into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "report.html").write_text(as_html(report, language), encoding="utf-8")
    (out / "report.md").write_text(as_markdown(report, language), encoding="utf-8")
    for section in report.sections:
        # A mark of the encoding, so that office programs read Chinese rightly.
        (out / f"{section.name}.csv").write_text(_csv(section, language), encoding="utf-8-sig")


def as_html(report: Report, language: Language) -> str:
    """Write the page: no script, nothing loaded from elsewhere."""
    lang, title = ("zh-Hans" if language == "zh" else "en"), escape(report.title.in_(language))
    body = "".join(_html_section(section, language) for section in report.sections)
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{title}</h1><p>{escape(report.asked.in_(language))}</p>{body}"
        "</body></html>\n"
    )


def _html_section(section: Section, language: Language) -> str:
    title, say = section.title.in_(language), section.say.in_(language)
    picture = svg(section.picture, title, language) if section.picture else ""
    head = "".join(f'<th scope="col">{escape(cell.in_(language))}</th>' for cell in section.head)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in _rows(section, language)
    )
    table = f'<div class="table"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    paragraph = f"<p>{escape(say)}</p>" if say else ""
    return f"<section><h2>{escape(title)}</h2>{paragraph}{picture}{table if section.rows else ''}</section>"


def as_markdown(report: Report, language: Language) -> str:
    """Write the same as Markdown, tables only."""
    parts = [f"# {report.title.in_(language)}", report.asked.in_(language)]
    for section in report.sections:
        parts.append(f"## {section.title.in_(language)}")
        if section.say.zh:
            parts.append(section.say.in_(language))
        if section.rows:
            parts.append(_markdown_table(section, language))
    return "\n\n".join(parts) + "\n"


def _markdown_table(section: Section, language: Language) -> str:
    head = [cell.in_(language) for cell in section.head]
    rule = ["---", *("--:" for _ in head[1:])]
    lines = [head, rule, *(_escaped(row) for row in _rows(section, language))]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _escaped(row: list[str]) -> list[str]:
    return [cell.replace("|", "\\|") for cell in row]


def _csv(section: Section, language: Language) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(cell.in_(language) for cell in section.head)
    writer.writerows(_rows(section, language))
    return buffer.getvalue()


def _rows(section: Section, language: Language) -> list[list[str]]:
    return [[cell.in_(language) if isinstance(cell, Text) else cell for cell in row] for row in section.rows]
