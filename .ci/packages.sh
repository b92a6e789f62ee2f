# shellcheck shell=bash
# What must be installed, and how it gets there: Debian's packages, by what they are needed for. Part of
# ./dev, whose words (say, fail) it uses.

packages_for() {
    case $1 in
    build)
        echo g++ cmake ninja-build ccache pkg-config libboost1.81-dev \
            nlohmann-json3-dev libssl-dev libexpat1-dev libxmlsec1-dev libsqlite3-dev \
            libspdlog-dev libfmt-dev libcli11-dev libtomlplusplus-dev prometheus-cpp-dev \
            libgtest-dev libgmock-dev libbenchmark-dev libicu-dev libxml2-dev libxslt1-dev
        ;;
    run) echo python3 openssl tzdata ;;
    interop)
        echo python3-zeep python3-xmlsec python3-prometheus-client python3-jsonschema \
            libxml2-utils curl jq glpk-utils
        # Node comes in many packagings, and Debian's npm goes with no other: only where there is none.
        { command -v node && command -v npm; } >/dev/null || echo nodejs npm
        ;;
    browser)
        echo chromium fonts-liberation
        { command -v node && command -v npm; } >/dev/null || echo nodejs npm
        ;;
    lint) echo clang-format-14 clang-tidy-19 shellcheck git ;;
    fuzz) echo clang-14 llvm-14 libclang-rt-14-dev ;;
    faults) echo strace ;;
    package) echo dpkg-dev ;;
    esac
}

# need GROUP…: silent when all is there, which one question to dpkg tells.
need() {
    local group wanted=() missing=() package installed
    if ! command -v dpkg-query >/dev/null; then
        say "not a Debian: taking it that the packages of .ci/packages.sh are here by other names"
        return
    fi
    for group in "$@"; do
        read -ra wanted <<<"${wanted[*]} $(packages_for "$group" | tr '\n' ' ')"
    done
    # shellcheck disable=SC2016 # dpkg-query fills these in, not the shell
    installed=$(dpkg-query -W -f='${db:Status-Status}:${Package} ' "${wanted[@]}" 2>/dev/null || true)
    for package in "${wanted[@]}"; do
        [[ " $installed" == *" installed:$package "* ]] || missing+=("$package")
    done
    ((${#missing[@]} == 0)) || install_packages "$*" "${missing[@]}"
}

# install_packages WHY PACKAGE…
install_packages() {
    local why=$1 root=()
    shift
    if ((EUID != 0)); then
        command -v sudo >/dev/null || fail "Debian packages are missing: $*" \
            "as root: apt-get update && apt-get install --no-install-recommends $*"
        root=(sudo)
    fi
    say "installing $# Debian packages, needed to ${why// / and }: $*"
    apt_get update || say "  apt-get update failed; trying with the lists that are here"
    apt_get install -y --no-install-recommends "$@" || {
        tail -n 20 build/apt.log >&2
        fail "apt-get could not install them (all it said: build/apt.log)" \
            "this project is made for Debian 12 (bookworm); is that what runs here, and online?"
    }
}

apt_get() {
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 "$@" \
        </dev/null 2>&1 | tee build/apt.log | apt_progress
}

# A line every so many packages: apt's own two lines a package drown what follows.
apt_progress() {
    awk '/^Get:/ { note("fetched", ++fetched) }
         /^Unpacking / { note("unpacked", ++unpacked) }
         /^Setting up / { note("set up", ++set_up) }
         function note(what, count) {
             if (count % 50 == 0) { print "  " what " " count; fflush() }
         }'
}
