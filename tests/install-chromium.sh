#!/usr/bin/env bash
# Installs Debian's Chromium for the tests in a browser, where this user may; otherwise says how.
set -euo pipefail
if ! command -v apt-get >/dev/null; then
    echo "The tests in a browser need Chromium on the PATH as 'chromium'; the others run without." >&2
    exit 0
fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
        echo "The tests in a browser need Chromium: sudo apt-get install chromium" >&2
        exit 0
    fi
    as_root="sudo -n"
fi
echo "Installing Chromium for the tests in a browser"
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends \
    chromium fonts-dejavu-core >/dev/null
