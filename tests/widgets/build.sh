#!/usr/bin/env bash
# Installs the widgets into a scratch folder by name, and bundles one page for each. Usage: build.sh FOLDER
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:?expected a folder to build in}
command -v npm >/dev/null || { echo "expected npm; on Debian or Ubuntu: sudo apt-get install npm" >&2; exit 1; }
mkdir -p "$folder/site"
cd "$folder"
mapfile -t packages <"$here/packages.txt"
npm install --no-save --no-package-lock --no-audit --no-fund --loglevel=error --prefix "$folder" "${packages[@]}"
cp "$here"/apps/* "$folder/"
node "$folder/bundle.mjs" "$folder"
