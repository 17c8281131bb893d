#!/usr/bin/env bash
# Installs the programs the tests need beside Python, or says exactly which are missing.
# Usage: system.sh [PROGRAM...]: programs that are needed too, each in the Debian package of its name
set -euo pipefail

declare -A package=(
  [chromium]=chromium [chromedriver]=chromium-driver [espeak-ng]=espeak-ng [tmux]=tmux [aplay]=alsa-utils
)
missing=()
for program in chromium chromedriver espeak-ng tmux aplay; do
  command -v "$program" >/dev/null || missing+=("${package[$program]}")
done
command -v espeak-ng >/dev/null && ldconfig -p 2>/dev/null | grep -q libespeak-ng.so.1 || missing+=(libespeak-ng1)
PATH="$PATH:/usr/sbin" command -v haproxy >/dev/null || missing+=(haproxy)
command -v systemd-analyze >/dev/null || missing+=(systemd)
compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)
command -v redis-server >/dev/null || command -v valkey-server >/dev/null || missing+=(redis-server)
compgen -G "/usr/lib/*/faketime/libfaketime.so.1" >/dev/null || missing+=(libfaketime)
for program in "$@"; do
  command -v "$program" >/dev/null || missing+=("$program")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root=(sudo -n); else as_root=(false); fi
fi
if command -v apt-get >/dev/null && [ "${as_root[*]:-}" != "false" ]; then
  echo "Installing: ${missing[*]}" >&2
  "${as_root[@]}" apt-get update -qq
  no_cluster=/etc/postgresql-common/createcluster.d/handrail-tests.conf  # the tests start servers of their own
  if [[ " ${missing[*]} " == *" postgresql "* ]]; then
    "${as_root[@]}" mkdir -p "${no_cluster%/*}"
    echo "create_main_cluster = false" | "${as_root[@]}" tee "$no_cluster" >/dev/null
    trap '"${as_root[@]}" rm -f "$no_cluster"' EXIT
  fi
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
else
  echo "The tests need these Debian packages, and they are not here: ${missing[*]}" >&2
  echo "Run: sudo apt-get install --no-install-recommends ${missing[*]}" >&2
  exit 1
fi
