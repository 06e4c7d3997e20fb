#!/usr/bin/env bash
# Puts vgap where it is used, and takes it away again; for `make stage`, `make install` and `make uninstall`.
#
#     installation.sh stage BUILT STAGE        gathers in the folder STAGE, which must not exist, what is installed: the command, its
#                                              completions and its manual page, from the build folder BUILT, and the datasets
#     installation.sh install STAGE PREFIX     copies it under PREFIX, and removes what an earlier version had there and this has not
#     installation.sh uninstall PREFIX         removes what install put there, and nothing else
set -euo pipefail

# What was installed, and which folders were not there before, so that uninstalling knows which it may remove.
files_list=share/vgap/installed-files
folders_list=share/vgap/installed-folders

stage() {
  local built=$1 stage=$2
  local vgap="$stage/bin/vgap" page="$stage/share/man/man1/vgap.1"
  mkdir -p "$stage/bin" "$stage/share/man/man1" "$stage/share/vgap/datasets"
  install -s -m 755 "$built/vgap" "$vgap"
  completions() { mkdir -p "$(dirname "$stage/$2")"; "$vgap" completions "$1" > "$stage/$2"; }
  completions bash share/bash-completion/completions/vgap
  completions zsh share/zsh/site-functions/_vgap
  completions fish share/fish/vendor_completions.d/vgap.fish
  "$built/generate-manual" "$vgap" --output-directory "$(dirname "$page")"
  # An empty line is no paragraph to every reader of manual pages.
  sed 's/^$/.Pp/' "$page" > "$page.new" && mv "$page.new" "$page"
  cp -R datasets/. "$stage/share/vgap/datasets"
  cp LICENSE README.md "$stage/share/vgap"
  # Listed before the list is there, which lists itself last.
  local files
  files=$(cd "$stage" && find . -type f | sed 's|^\./||' | LC_ALL=C sort)
  printf '%s\n' "$files" "$files_list" > "$stage/$files_list"
}

install_under() {
  local stage=$1 prefix=$2 made=
  if [ -f "$prefix/$files_list" ]; then
    { grep -vxFf "$stage/$files_list" "$prefix/$files_list" || true; } | while read -r file; do rm -f "$prefix/$file"; done
  fi
  make_folder() {
    [ -d "$prefix/$1" ] && return
    [ "$1" = . ] || make_folder "$(dirname "$1")"
    mkdir -p "$prefix/$1"
    made+="$1"$'\n'
  }
  while read -r file; do
    make_folder "$(dirname "$file")"
    cp "$stage/$file" "$prefix/$file"
  done < "$stage/$files_list"
  printf '%s' "$made" >> "$prefix/$folders_list"
  echo "Installed $prefix/bin/vgap."
}

uninstall() {
  local prefix=$1 files folders
  [ -f "$prefix/$files_list" ] || { echo "Nothing of vgap is installed under $prefix." >&2; exit 1; }
  files=$(cat "$prefix/$files_list")
  folders=$(LC_ALL=C sort -ru "$prefix/$folders_list" 2> /dev/null || true)
  echo "$files" | while read -r file; do rm -f "$prefix/$file"; done
  rm -f "$prefix/$folders_list"
  echo "$folders" | while read -r folder; do
    if [ "$folder" = . ]; then folder=; fi
    rmdir "$prefix/$folder" 2> /dev/null || true
  done
  echo "Removed $(echo "$files" | wc -l | tr -d ' ') files from $prefix."
}

case "${1:-} $#" in
  "stage 3") stage "$2" "$3" ;;
  "install 3") install_under "$2" "$3" ;;
  "uninstall 2") uninstall "$2" ;;
  *)
    sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2
    exit 64
    ;;
esac
