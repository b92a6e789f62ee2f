#!/usr/bin/env bash
# lifetime_test.sh BUILD: packages what is built, installs it in an empty Debian, runs a sandbox and
# the configured service's program there, and purges it; nothing of it may stay.
set -euo pipefail

build=$1
skip() { echo "skipped: $1" && exit 77; }
((EUID == 0)) || skip "only root can make a Debian to install in"
command -v mmdebstrap >/dev/null || skip "mmdebstrap is not installed"
command -v dpkg-shlibdeps >/dev/null || skip "dpkg-dev is not installed"

work=$(mktemp -d)
debian=$work/debian
end() {
    [[ -z ${serving:-} ]] || kill -KILL "$serving" 2>/dev/null || true
    umount -q "$debian/proc" "$debian/dev" 2>/dev/null || true
    rm -rf --one-file-system "$work"
}
trap end EXIT
fail() { echo "✗ $1" >&2 && exit 1; }
inside() { chroot "$debian" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
# All there is, but for what is Debian's own memory: logs, caches, backups of the user table.
everything() {
    inside find / -xdev \( -path /proc -o -path /run -o -path /var/log -o -path /var/cache \
        -o -path /var/lib/dpkg -o -path /srv -o -path /tmp \) -prune -o ! -path '/etc/*-' -print | sort
}

echo "▸ packages"
cpack --config "$build/CPackConfig.cmake" -B "$work/packed" >"$work/cpack.log" 2>&1 ||
    { cat "$work/cpack.log" && fail "cpack could not make the packages"; }
ls -l "$work"/packed/*.deb

echo "▸ an empty Debian 12"
mmdebstrap --quiet --variant=apt --include=adduser,tzdata,ca-certificates,curl bookworm "$debian" 2>"$work/mmdebstrap.log" ||
    { cat "$work/mmdebstrap.log" && skip "no Debian could be fetched"; }
mount -t proc proc "$debian/proc"
mount --bind /dev "$debian/dev"
cp /etc/resolv.conf "$debian/etc/resolv.conf"
inside apt-get -qq update
cp "$work"/packed/kruispunt_*.deb "$work"/packed/kruispunt-conformance_*.deb "$debian/srv/"
# What the packages need stays behind at a purge; what they bring must not.
needed=$(dpkg-deb --field "$debian"/srv/kruispunt_*.deb Depends | sed -E 's/ \([^)]*\)//g; s/,//g')
# shellcheck disable=SC2086 # a list of packages
inside DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $needed >/dev/null
everything >"$work/before"

echo "▸ installs"
inside DEBIAN_FRONTEND=noninteractive sh -c 'apt-get -qq install -y --no-install-recommends \
    /srv/kruispunt_*.deb /srv/kruispunt-conformance_*.deb' >/dev/null
inside kruispunt version
inside getent passwd kruispunt
[[ $(inside stat -c '%U %a' /var/lib/kruispunt) == "kruispunt 700" ]] || fail "the data folder's owner"
[[ $(inside stat -c '%U:%G %a' /etc/kruispunt/kruispunt.toml) == "root:kruispunt 640" ]] ||
    fail "the configuration's owner"
said=$(inside kruispunt check --config /etc/kruispunt/kruispunt.toml 2>&1) &&
    fail "an empty configuration was taken"
grep -q "'oin' must be given" <<<"$said" || fail "what to fill in first was not said: $said"

echo "▸ runs a sandbox"
inside kruispunt sandbox /tmp/sandbox >/dev/null
(exec chroot "$debian" kruispunt serve --config /tmp/sandbox/kruispunt.toml --ready-file /tmp/ready 2>"$work/serve.log") &
serving=$!
for ((i = 0; i < 100; i++)); do [[ ! -e $debian/tmp/ready ]] || break && sleep 0.1; done
internal=$(sed -nE 's|.*"internal":"([^"]+)".*|\1|p' "$debian/tmp/ready")
[[ -n $internal ]] || fail "the gateway did not come up: $(cat "$debian/tmp/ready" "$work/serve.log")"
inside curl -fsS "$internal/gereed"
echo
kill "$serving"
wait "$serving" || fail "the gateway did not end well"
serving=

echo "▸ is purged"
inside DEBIAN_FRONTEND=noninteractive apt-get -qq purge -y kruispunt kruispunt-conformance >/dev/null
inside getent passwd kruispunt && fail "the system user stayed"
everything >"$work/after"
diff "$work/before" "$work/after" || fail "what stands above stayed after the purge"
echo "▸ nothing stayed"
