"""The codes of every fault that the tool can tell of, read from its source and from the cases."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

TESTS: Final = Path(__file__).parent
SOURCE: Final = TESTS.parent / "generator"
# Where the code stands among what a fault is made of.
_MADE: Final = {"Problem": 1, "Flaw": 0, "Fault": 2, "Slip": 3, "Told": 0, "fault": 0, "_Option": 2}
_CODE: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HEADLINE: Final = re.compile(r"^\S.*:\d+:\d+: .* \[([a-z0-9-]+)\]$", re.MULTILINE)


def in_source() -> frozenset[str]:
    """Every code that a fault is made with, and every one that is named on the way to one."""
    found: set[str] = set()
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        named = dict(_named(tree))
        for call in ast.walk(tree):
            if isinstance(call, ast.Call):
                found |= {code for code in _codes(call, named) if _CODE.fullmatch(code)}
    return frozenset(found)


def _named(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The texts that a module gives a name."""
    for node in ast.walk(tree):
        match node:
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Constant(value=str(text))):
                yield name, text


def _codes(call: ast.Call, named: dict[str, str]) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
    place = _MADE.get(name)
    if place is None:
        # What a module of ours makes faults with, such as `_problem(path, "code", …)`.
        place = 1 if name in {"_problem", "_slip"} else None
    arguments = list(_spread(call.args))
    if place is not None and place < len(arguments):
        yield from _texts(arguments[place], named)


def _spread(arguments: list[ast.expr]) -> Iterator[ast.expr]:
    """The arguments, those of a tuple with a star one by one."""
    for one in arguments:
        if isinstance(one, ast.Starred) and isinstance(one.value, ast.Tuple):
            yield from one.value.elts
        else:
            yield one


def _texts(node: ast.expr, named: dict[str, str]) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body, named)
        yield from _texts(node.orelse, named)
    elif isinstance(node, ast.Name) and node.id in named:
        yield named[node.id]


def in_reports() -> frozenset[str]:
    """Every code that a case shows."""
    reports = (path.read_text("utf-8") for path in TESTS.glob("cases/**/*.case"))
    return frozenset(code for report in reports for code in _HEADLINE.findall(report))
