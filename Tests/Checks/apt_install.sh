#!/usr/bin/env bash
# Installs packages of Debian or Ubuntu, as root or through sudo:
#
#     apt_install.sh PACKAGE...
#
# Where that cannot be, it says on standard error what to ask for, and ends with status 1.
set -uo pipefail

ask() {
  echo "$1, and installing packages needs an administrator's rights. Ask for:" >&2
  echo "    apt-get install $packages" >&2
  exit 1
}

packages="$*"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo > /dev/null || ask "there is no sudo here"
  as_root=(sudo)
fi
echo "Installing $packages" >&2
# Lists that cannot be renewed may still do.
${as_root[@]+"${as_root[@]}"} apt-get update -qq >&2 || true
${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >&2 ||
  ask "$packages could not be installed as $(id -un)"
