#!/usr/bin/env bash
# Goes through what must hold of a release, step by step, and says of each whether it does:
#
#     check_release.sh [STEP...]
#
# Without a step all are run, the quick ones first. What a step prints goes to .build/release-check/STEP.log.
set -uo pipefail
cd "$(dirname "$0")/../.."

version=$(sed -n 's/.*number = "\(.*\)"/\1/p' Sources/vgap/Version.swift)

tree() { # nothing is changed that is not committed
  local changes
  changes=$(git status --porcelain) && echo "$changes" && [ -z "$changes" ]
}

versions() { # the R package and the README have the version of the command, and both packages the authors of the dataset
  grep -qx "Version: $version" Sources/R/DESCRIPTION || { echo "Sources/R/DESCRIPTION has another version than $version"; return 1; }
  grep -q "vgap, version $version\*" README.md || { echo "README.md, How to cite, has another version than $version"; return 1; }
  grep -q '^path = "../vgap/Version.swift"$' Sources/Python/pyproject.toml || { echo "pyproject.toml takes its version from elsewhere"; return 1; }
  local file authors
  authors=$(sed -n 's/^  - name: //p' datasets/video-generation/CITATION.cff)
  for file in Sources/R/DESCRIPTION Sources/Python/pyproject.toml; do
    grep -q "\"$authors\"" "$file" || { echo "$file names other authors than '$authors'"; return 1; }
  done
}

changelog() { # the newest heading of the changelog is this version, and says something
  local file=Sources/vgap/vgap.docc/Changelog.md newest
  newest=$(sed -n 's/^## //p' "$file" | head -n 1)
  [ "$newest" = "$version" ] || { echo "$file begins with '$newest' and not with '$version'"; return 1; }
  [ -n "$(sed -n "/^## $version\$/,/^## /p" "$file" | sed '1d;/^## /d;/^$/d')" ] || { echo "$file says nothing of $version"; return 1; }
}

tag() { # no other commit has the version as its tag
  local commit
  commit=$(git rev-parse -q --verify "refs/tags/$version^{commit}") || return 0
  [ "$commit" = "$(git rev-parse HEAD)" ] || { echo "$version is the tag of $commit"; return 1; }
}

tests() { CHECKS=required make test; } # all tests and checks pass, and none is skipped
archive() { make dist; }               # the archive runs where there is no Swift
wheel() { make wheel; }                # so does the wheel
docs() { make docs; }                  # the documentation builds without a warning

report() { # notebooks-export is what the code makes
  local committed
  committed=$(mktemp -d)
  git archive HEAD notebooks-export | tar -x -C "$committed"
  make report && .venv/bin/python Tests/Checks/compare_report.py "$committed/notebooks-export" notebooks-export
  local result=$?
  rm -rf "$committed"
  return $result
}

consumer() { Tests/Checks/check_consumer.sh; } # a package that depends on the version builds and runs

steps=(tree versions changelog tag tests archive wheel docs report consumer)
for step in "$@"; do
  [[ " ${steps[*]} " == *" $step "* ]] || { echo "there is no step '$step': ${steps[*]}" >&2; exit 64; }
done
all=${#steps[@]}
[ $# -gt 0 ] && steps=("$@")

mkdir -p .build/release-check
failed=0
for place in "${!steps[@]}"; do
  step=${steps[place]}
  log=".build/release-check/$step.log"
  printf '%2d/%d %-10s' "$((place + 1))" "${#steps[@]}" "$step"
  began=$SECONDS
  if "$step" > "$log" 2>&1; then
    echo "yes ($((SECONDS - began)) s)"
  else
    echo "NO ($((SECONDS - began)) s): $log"
    tail -n 5 "$log" | sed 's/^/      /'
    failed=$((failed + 1))
  fi
done
if [ "$failed" -eq 0 ] && [ "${#steps[@]}" -lt "$all" ]; then
  echo "version $version passes ${#steps[@]} of $all steps"
  exit 0
fi
[ "$failed" -eq 0 ] && echo "version $version may be released" && exit 0
echo "$failed of ${#steps[@]} steps failed: version $version may not be released yet" >&2
exit 1
