"""Accept today's output as what the miniature site shall be: `make bless`, then read the diff."""

from __future__ import annotations

import shutil
import sys

from mini_site import EXPECTED, built


def main() -> None:
    """Write `tests/mini-site/` anew."""
    files = built()
    shutil.rmtree(EXPECTED, ignore_errors=True)
    for path, data in files.items():
        place = EXPECTED / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    sys.stdout.write(f"{len(files)} files in {EXPECTED}; look at them with: git diff {EXPECTED}\n")


if __name__ == "__main__":
    main()
