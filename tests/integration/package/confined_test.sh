#!/usr/bin/env bash
# confined_test.sh SYSTEMD-ANALYZE UNIT: the service may do little; at most 2.0 of systemd's 10.
set -euo pipefail

said=$("$1" security --offline=true --no-pager "$2" 2>&1) || true
tail -n 1 <<<"$said"
exposure=$(sed -nE 's/.*Overall exposure level for [^:]+: ([0-9.]+).*/\1/p' <<<"$said")
[[ -n $exposure ]] || { echo "no exposure level in what systemd-analyze said" >&2 && exit 1; }
awk -v exposure="$exposure" 'BEGIN { exit !(exposure <= 2.0) }' && exit
grep '✗' <<<"$said" >&2
exit 1
