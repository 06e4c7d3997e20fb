#!/bin/bash
# Tries a release archive where there is nothing of Swift: unpacked elsewhere, without the variables of this shell, from an empty
# folder; where chroot is allowed, in a root that holds what the command needs, and nothing else.
set -euo pipefail

archive=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tar -C "$folder" -xzf "$archive"
root=$(echo "$folder"/vgap-*)
mkdir "$folder/empty"

ask() { env -i /bin/sh -c "cd '$folder/empty' && '$root/bin/vgap' $*"; }
ask --version
[ "$(ask gap video-generation --benchmark vbench-1.0 --between US CN --measure frontier_gap | wc -l)" -eq 2 ]

[ "$(uname)" = Linux ] || exit 0
libraries=$(ldd "$root/bin/vgap" | awk '{ print $1 }' | xargs -n1 basename)
if echo "$libraries" | grep -iE 'swift|Foundation|dispatch|BlocksRuntime'; then
  echo "the command still needs the Swift runtime" >&2
  exit 1
fi
if [ -e .build/archives/libgsl.a ] && echo "$libraries" | grep gsl; then
  echo "the command still needs the GNU Scientific Library, whose archives are here" >&2
  exit 1
fi
echo "needs: $(echo $libraries)"

[ "$(id -u)" -eq 0 ] || exit 0
bare="$folder/bare"
mkdir -p "$bare/work"
cp -R "$root" "$bare/vgap"
ldd "$root/bin/vgap" | grep -oE '/[^ ]+' | sort -u | while read -r library; do
  mkdir -p "$bare$(dirname "$library")"
  cp -L "$library" "$bare$library"
done
mkdir "$bare/proc"
# The Swift runtime reads the arguments from /proc, mounted here for this one command's eyes.
if ! unshare --mount mount -t proc proc "$bare/proc" 2>/dev/null; then
  echo "not tried in a bare root: /proc cannot be mounted here"
  exit 0
fi
unshare --mount /bin/sh -c 'mount -t proc proc "$1/proc" && exec chroot "$1" /vgap/bin/vgap \
  gap video-generation --benchmark vbench-1.0 --between US CN --measure frontier_gap' sh "$bare" > "$folder/bare.csv"
[ "$(wc -l < "$folder/bare.csv")" -eq 2 ]
echo "ran in a root with these libraries alone"
