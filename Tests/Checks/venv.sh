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
    "$(dirname "$0")/apt_install.sh" python3-venv || fail "python3 has no venv module"
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
