"""Make the catalogues of translations that Django reads, from those that people write."""

from pathlib import Path

import polib


def compile_catalogues(folder: Path) -> list[Path]:
    """Compile each .po file whose .mo file is missing or older; return those made. Needs no msgfmt."""
    made = []
    for written in sorted(folder.rglob("*.po")):
        compiled = written.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < written.stat().st_mtime:
            polib.pofile(str(written)).save_as_mofile(str(compiled))
            made.append(compiled)
    return made
