#!/usr/bin/env bash
# Installs a wheel into a virtual environment and tests the package there, without the variables of this shell:
#
#     check_wheel.sh VENV WHEEL
#
# A wheel for other machines is tested where the Swift toolchain cannot be seen, if that can be arranged.
set -euo pipefail

venv=$(realpath "$1")
wheel=$(realpath "$2")
tests="$(cd "$(dirname "$0")/../Python" && pwd)"

# The lines of the README need the wheel and nothing else.
readme="$(dirname "$tests")/../README.md"
fresh=$(mktemp -d)
"$venv/bin/python" -m venv "$fresh/venv"
"$fresh/venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-index "$wheel"
sed -n '/^```python$/,/^```$/p' "$readme" | sed '/^```/d' > "$fresh/lines.py"
(cd "$fresh" && env -i "HOME=$fresh" PATH=/usr/bin:/bin LANG=C.UTF-8 venv/bin/python - << 'END'
import ast
*lines, shown = ast.parse(open("lines.py", encoding="utf-8").read()).body
names = {}
exec(compile(ast.Module(lines, []), "README.md", "exec"), names)
bundle = eval(compile(ast.Expression(shown.value), "README.md", "eval"), names)._repr_mimebundle_()
assert all(part in bundle["text/html"] for part in ("<table", "<svg", "Frontier gap")) and "Frontier gap" in bundle["text/plain"]
END
)
rm -rf "$fresh"

"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-index --force-reinstall "$wheel"
# What is compiled is kept in the environment, beside nothing of the sources.
clean=(env -i "HOME=$HOME" "PATH=$venv/bin:/usr/bin:/bin" "VIRTUAL_ENV=$venv" LANG=C.UTF-8 "PYTHONPYCACHEPREFIX=$venv/compiled"
  "$venv/bin/python" -m pytest -q -p no:cacheprovider --numprocesses auto --dist worksteal "$tests")

swift=$(command -v swift || true)
case "$wheel" in
  *manylinux*)
    libraries=$(ldd "$venv/bin/vgap" | awk '{ print $1 }' | xargs -n1 basename)
    if echo "$libraries" | grep -iE 'swift|Foundation|dispatch|BlocksRuntime|gsl'; then
      echo "the command of the wheel needs what the wheel does not hold" >&2
      exit 1
    fi
    toolchain=$(dirname "$(dirname "$(realpath "${swift:-/usr/bin/true}")")")
    # An empty folder over the toolchain, for the eyes of these tests alone.
    if [ -n "$swift" ] && [ "$toolchain" != /usr ] && unshare --mount true 2> /dev/null; then
      export toolchain
      exec unshare --mount /bin/bash -c 'mount -t tmpfs none "$toolchain" && exec "$@"' bash "${clean[@]}"
    fi
    ;;
esac
exec "${clean[@]}"
