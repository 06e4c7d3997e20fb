#!/usr/bin/env bash
# Builds and checks the R package with R CMD check, in which a warning is an error, and knits the README's lines where knitr is there:
#
#     check_r.sh VGAP
#
# Ends with status 77 where there is no R.
set -euo pipefail

vgap=$(realpath "$1")
root="$(cd "$(dirname "$0")/../.." && pwd)"
command -v R > /dev/null || { echo "there is no R" >&2; exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export VGAP_COMMAND="$vgap" VGAP_DATASETS="$root/datasets" LC_ALL=C.UTF-8 _R_CHECK_FORCE_SUGGESTS_=false _R_CHECK_SYSTEM_CLOCK_=false

version=$(sed -n 's/.*number = "\(.*\)"/\1/p' "$root/Sources/vgap/Version.swift")
grep -qx "Version: $version" "$root/Sources/R/DESCRIPTION" || {
  echo "Sources/R/DESCRIPTION has another version than Sources/vgap/Version.swift, $version" >&2
  exit 1
}
cd "$folder"
R CMD build "$root/Sources/R" > build.log 2>&1 || { cat build.log >&2; exit 1; }
R CMD check --no-manual "vgap_$version.tar.gz" > check.log 2>&1 || { cat check.log vgap.Rcheck/tests/*.fail >&2 || true; exit 1; }
if grep -E 'WARNING|ERROR' check.log; then
  cat check.log >&2
  exit 1
fi
grep -q "all tests of the package passed" vgap.Rcheck/tests/vgap.Rout || { echo "the tests did not run" >&2; exit 1; }
grep '^Status' check.log

# What the documentation shows runs with the package as it is installed.
export R_LIBS="$folder/vgap.Rcheck"
mkdir bin && ln -s "$VGAP_COMMAND" bin/vgap
blocks=$(sed -n '/^```r$/,/^```$/p' "$root/Sources/vgap/vgap.docc/PythonAndR.md" | sed '/^```/d')
Rscript -e 'quit(status = !requireNamespace("readr", quietly = TRUE))' || blocks=$(grep -v 'readr::' <<< "$blocks")
echo "$blocks" > article.R
PATH="$folder/bin:$PATH" Rscript article.R > article.log 2>&1 || { cat article.log >&2; exit 1; }

# The recipe prints what stands beneath it.
page="$root/Sources/vgap/vgap.docc/Recipes.md"
sed -n '/^```r$/,/^```$/p' "$page" | sed '/^```/d' > recipe.R
awk '/^```r$/ { follows = 1 } follows && /^```text$/ { shown = 1; follows = 0; next } /^```$/ { shown = 0 } shown' "$page" > recipe.txt
[ -s recipe.R ] && [ -s recipe.txt ] || { echo "$page has no recipe for R" >&2; exit 1; }
PATH="$folder/bin:$PATH" Rscript recipe.R > recipe.out 2> recipe.log || { cat recipe.log >&2; exit 1; }
diff recipe.txt recipe.out >&2 || { echo "the recipe for R prints something else than $page shows" >&2; exit 1; }

# The lines of the README, in a document.
Rscript -e 'quit(status = !requireNamespace("knitr", quietly = TRUE))' || { echo "no knitr: the README's lines were not knitted"; exit 0; }
{ echo '```{r}'; sed -n '/^```r$/,/^```$/p' "$root/README.md" | sed '/^```/d'; echo '```'; } > readme.Rmd
Rscript -e 'knitr::knit("readme.Rmd", quiet = TRUE)' > knit.log 2>&1 || { cat knit.log >&2; exit 1; }
grep -q 'Frontier gap (best minus best)' readme.md && grep -qE '^!\[\]\(.*\.svg\)' readme.md && grep -q '<svg' figure/*.svg || {
  cat readme.md >&2
  echo "the document lacks the table or its figure" >&2
  exit 1
}
echo "knitted the README's lines: the table with its figure"
