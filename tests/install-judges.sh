#!/usr/bin/env bash
# Installs what the tests use from npm: the programs that judge the site and the schemas, and the form
# in the browser. The argument is the Python that has node's wheel.
set -euo pipefail
cd "$(dirname "$0")"
../generator/admin/npm-ci.sh judges ../.vip2/judges "${1:-python3}"
../generator/admin/npm-ci.sh ../generator/admin ../.vip2/admin "${1:-python3}"
