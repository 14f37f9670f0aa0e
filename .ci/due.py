"""Ends well when the published site is due to be built again: its naeste-aendring.txt says when.

    python3 .ci/due.py [mkdocs.yml]

In: the site's address, which stands in mkdocs.yml. Out: exit code 0 where it is time, 1 where it is
not. Where the file cannot be read nothing has been published yet, and it is time. Only what comes
with Python is used, so that nothing need be set up for a night on which nothing happens.
"""

from __future__ import annotations

import datetime
import re
import sys
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

FILE = "naeste-aendring.txt"
NEVER = "aldrig"
PATIENCE_SECONDS = 30


def is_due(line: str, now: datetime.datetime) -> bool:
    """Whether the moment that the line names has come; where it names none, there is no waiting."""
    if line == NEVER:
        return False
    try:
        return now >= datetime.datetime.fromisoformat(line)
    except (ValueError, TypeError):
        return True


def main(config: str = "mkdocs.yml") -> int:
    """0 where it is time to build, otherwise 1."""
    found = re.search(r"^site_url: *(\S+)", Path(config).read_text(encoding="utf-8"), re.MULTILINE)
    address = found[1] if found else ""
    try:
        with urlopen(f"{address.rstrip('/')}/{FILE}", timeout=PATIENCE_SECONDS) as answer:  # noqa: S310 - the site's own address
            line = answer.read(100).decode("utf-8", "replace").strip()
    except (URLError, ValueError):
        return 0
    return 0 if is_due(line, datetime.datetime.now(datetime.UTC)) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
