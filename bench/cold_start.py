"""`anju score` from cold, against an empty interpreter: whole processes, in turn, the medians and the difference."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from score_one import PERSON

ROUNDS = 15


def main() -> None:
    """Time both and print."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "person.json"
        file.write_text(json.dumps(PERSON), encoding="utf-8")
        anju = Path(sys.executable).parent / "anju"
        score = [str(anju), "score", str(file), "--edition", "hangzhou-2020", "--as-of", "2020-03-09", "--json"]
        empty = [sys.executable, "-c", "pass"]
        times: dict[str, list[float]] = {"score": [], "empty": []}
        for _ in range(ROUNDS):
            times["score"].append(_timed(score))
            times["empty"].append(_timed(empty))
    cold, nothing = (statistics.median(times[name]) for name in ("score", "empty"))
    print(f"anju score from cold: {cold:.3f} s; an empty interpreter: {nothing:.3f} s; ratio {cold / nothing:.1f}")


def _timed(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
