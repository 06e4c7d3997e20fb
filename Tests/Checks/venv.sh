#!/usr/bin/env bash
# Makes a virtual environment, .venv or what VENV names, and installs into it what requirements files list, unless that is done:
#
#     [VENV=FOLDER] Tests/Checks/venv.sh REQUIREMENTS...
#
# uv does it, in a tenth of pip's time, where it can be had; it is kept in .build/uv. Where uv does not get through pip does it, and says what
# is wrong. Where nothing can be done this says why on standard error and ends with status 1.
set -euo pipefail
venv="${VENV:-.venv}"
checks=$(dirname "$0")
uv=.build/uv

fail() {
  echo "no Python environment: $1" >&2
  exit 1
}

with_pip() {
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes "$@" >&2
}

with_uv() {
  if ! cmp -s "$checks/uv-requirements.txt" "$uv/installed"; then
    rm -rf "$uv"
    with_pip --target "$uv" --requirement "$checks/uv-requirements.txt" && cp "$checks/uv-requirements.txt" "$uv/installed" || return 1
  fi
  "$uv/bin/uv" pip install --quiet --no-config --require-hashes --python "$venv/bin/python" "$@" >&2
}

command -v python3 > /dev/null || fail "there is no python3"
if [ ! -x "$venv/bin/python" ]; then
  if ! python3 -c 'import ensurepip, venv' 2> /dev/null; then
    command -v apt-get > /dev/null || fail "python3 has no venv module"
    "$checks/apt_install.sh" python3-venv || fail "python3 has no venv module"
  fi
  python3 -m venv "$venv" || fail "no virtual environment can be made"
fi
for requirements in "$@"; do
  stamp="$venv/installed-$(echo "$requirements" | tr '/' '-')"
  if ! cmp -s "$requirements" "$stamp"; then
    with_uv --requirement "$requirements" 2> /dev/null || with_pip --requirement "$requirements" ||
      fail "what $requirements lists cannot be installed"
    cp "$requirements" "$stamp"
  fi
done
