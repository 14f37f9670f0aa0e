"""When each file of the content last changed, by git's own account, in one pass over its history.

In: the project folder, and a cache. Out: days in Denmark by path. They depend on the history alone,
as the pages that show them then do: the same commits give the same bytes. A shallow clone does not
have the whole history, and says nothing; nor does a file that is not committed yet.

Measured at 35 commits and 470 files: 14 ms; the days are kept until there is another commit.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from generator import git
from generator.cache import Cache
from generator.load import CONTENT_FOLDERS
from generator.local_time import ZONE

_SHELF: Final = "days of files"
_LOG: Final = ("log", "--format=%x00%ct", "--name-only", "--no-renames", "--relative")


def of(project: Path, cache: Cache) -> Mapping[str, datetime.date]:
    """The day of the last commit of each file, by its path from the project."""
    head = git.whole_history(project)
    if not head:
        return {}
    key = head.encode()
    kept = cache.shelf(_SHELF)
    if key not in kept:
        found = _days(git.text(project, *_LOG, head, "--", *CONTENT_FOLDERS) or "")
        kept[key] = json.dumps(found).encode()
        cache.put(_SHELF, {key: kept[key]}, kept.keys() - {key})
    return {file: datetime.date.fromisoformat(day) for file, day in json.loads(kept[key]).items()}


def _days(log: str) -> dict[str, str]:
    """The newest day of each file; branches that were merged may come in any order."""
    newest: dict[str, int] = {}
    for entry in log.split("\0")[1:]:
        seconds, *files = entry.split("\n")
        for file in filter(None, files):
            newest[file] = max(int(seconds), newest.get(file, 0))
    return {
        file: datetime.datetime.fromtimestamp(seconds, ZONE).date().isoformat()
        for file, seconds in newest.items()
    }
