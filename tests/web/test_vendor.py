"""What others wrote stands here as they published it, with its licence."""

import hashlib
import json

from anju.site.settings import PACKAGE

VENDOR = PACKAGE / "web" / "static" / "vendor"
MANIFEST = json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8"))


def test_files_are_those_of_the_manifest_and_no_others() -> None:
    named = {f"{package}/{name}": file["sha256"] for package, entry in MANIFEST.items() for name, file in
             entry["files"].items()}  # fmt: skip
    found = {
        str(path.relative_to(VENDOR)): hashlib.sha256(path.read_bytes()).hexdigest() for path in VENDOR.rglob("*/*")
    }
    assert found == named


def test_every_package_names_version_and_licence_and_brings_its_licence() -> None:
    told = [(bool(entry["version"]), entry["licence"], "LICENSE" in entry["files"]) for entry in MANIFEST.values()]
    assert told == [(True, "MIT", True)] * len(MANIFEST)


def test_no_file_points_to_a_source_map_that_is_not_there() -> None:
    assert [path.name for path in VENDOR.rglob("*.css") if b"sourceMappingURL" in path.read_bytes()] == []
