#!/bin/sh
# Pushes the built site as the only commit of the branch `pages` of the repository at the address.
# Without a history nobody who has been forgotten is left in it. TOKEN is the token of the run.
set -eu
cd "$(dirname "$0")/../site"
way=$(printf 'x-access-token:%s' "$TOKEN" | base64 --wrap=0)
git init --quiet --initial-branch pages .
git add --all --force
git -c user.name=vip2 -c user.email=vip2@vip2.example commit --quiet --message 'Udgiv hjemmesiden'
git -c http.extraHeader="Authorization: Basic $way" push --quiet --force "$1" pages
rm -rf .git
