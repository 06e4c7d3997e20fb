#!/usr/bin/env bash
# Writes each requirements.txt anew from the requirements.in beside it: every package that is needed, pinned, with the hashes of its files, so
# that pip installs those and no others. Those that are installed into one environment are pinned to the same versions.
set -euo pipefail
cd "$(dirname "$0")/../.."
uv="${UV:-uv}"
compile() { "$uv" pip compile --quiet --universal --python-version 3.11 --no-annotate --no-header "$@"; }

lock() {
  local together pinned
  together=$(mktemp)
  compile "$@" --output-file "$together"
  for source in "$@"; do
    pinned="${source%.in}.txt"
    {
      grep '^#' "$source"
      echo "# Made from $(basename "$source") by Tests/Checks/lock.sh."
      compile "$source" --constraint "$together" --generate-hashes
    } > "$pinned.new"
    mv "$pinned.new" "$pinned"
  done
  rm -f "$together"
}

engines=Tests/Checks/engines-requirements.in
shared=()
for file in Tests/Checks/*-requirements.in; do [ "$file" = "$engines" ] || shared+=("$file"); done
lock Sources/GapReport/Notebook/requirements.in "${shared[@]}"
lock "$engines"
lock Tests/Benchmarks/requirements.in Tests/Benchmarks/requirements-rliable.in
