"""At which versions packages are installed, asked of the names of folders."""

from __future__ import annotations

from importlib import metadata

import pytest

from generator.installed import version

NAMES = sorted({one.name for one in metadata.distributions()})


@pytest.mark.parametrize("name", [*NAMES, "PyYAML", "pyyaml", "pydantic_core", "pydantic-core"])
def test_a_version_is_the_one_that_python_tells(name: str) -> None:
    assert version(name) == metadata.version(name)


def test_what_is_not_installed_has_no_version() -> None:
    with pytest.raises(metadata.PackageNotFoundError):
        version("no-such-package")
