#!/usr/bin/env bash
# What the tests on a real homeserver need beside `npm ci`: Synapse and matrix-nio in a venv, matrix-js-sdk in
# a folder of its own. Does nothing when both are there in the pinned versions.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
venv="$here/.venv"

wanted="$(sha256sum <"$here/requirements.txt")"
if [[ "$(cat "$venv/installed" 2>/dev/null || true)" != "$wanted" ]]; then
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
  printf '%s\n' "$wanted" >"$venv/installed"
fi

locked="$(sha256sum <"$here/js-client/package-lock.json")"
modules="$here/js-client/node_modules"
if [[ "$(cat "$modules/.installed" 2>/dev/null || true)" != "$locked" ]]; then
  npm ci --prefix "$here/js-client" --no-audit --no-fund --loglevel error
  printf '%s\n' "$locked" >"$modules/.installed"
fi
