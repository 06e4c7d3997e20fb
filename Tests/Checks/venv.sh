#!/usr/bin/env bash
# Makes a virtual environment, .venv or what VENV names, and installs into it what requirements files list, unless that is done:
#
#     [VENV=FOLDER] Tests/Checks/venv.sh REQUIREMENTS...
#
# Where that is impossible it says why on standard error and ends with status 1.
set -euo pipefail
venv="${VENV:-.venv}"

fail() {
  echo "no Python environment: $1" >&2
  exit 1
}

command -v python3 > /dev/null || fail "there is no python3"
if [ ! -x "$venv/bin/python" ]; then
  if ! python3 -c 'import ensurepip, venv' 2> /dev/null; then
    command -v apt-get > /dev/null || fail "python3 has no venv module"
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
      command -v sudo > /dev/null || fail "python3 has no venv module; install python3-venv"
      as_root=sudo
    fi
    echo "Installing python3-venv" >&2
    $as_root apt-get update -qq >&2 || true
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq python3-venv >&2 || fail "python3-venv cannot be installed"
  fi
  python3 -m venv "$venv" || fail "no virtual environment can be made"
fi
for requirements in "$@"; do
  stamp="$venv/installed-$(echo "$requirements" | tr '/' '-')"
  if ! cmp -s "$requirements" "$stamp"; then
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$requirements" >&2 ||
      fail "what $requirements lists cannot be installed"
    cp "$requirements" "$stamp"
  fi
done
