# Sourced by the scripts: what Dateline is built with, and installing what of it is missing.

BUILD_PACKAGES="ca-certificates g++ cmake ninja-build pkg-config
  libxapian-dev libicu-dev libspdlog-dev libfmt-dev libcli11-dev nlohmann-json3-dev libsimdjson-dev
  zlib1g-dev libgumbo-dev libxml2-dev libcsv-dev
  libreadline-dev libarchive-dev libcld2-dev libxxhash-dev libzstd-dev libhowardhinnant-date-dev"
TEST_PACKAGES="catch2 python3 iso-codes gzip zstd bzip2 xz-utils"
BENCH_PACKAGES="python3 zstd libbenchmark-dev"
LINT_PACKAGES="clang-tidy"

# Prints those of the named packages that are not installed.
missing_packages() {
  local name
  for name in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || echo "$name"
  done
}

# Installs those of the named packages that are missing, as root or with sudo. Quiet when none is.
install_packages() {
  local missing as_root=""
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  missing=$(echo $missing)
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "error: these Debian packages are needed, and there is no apt-get here: $missing" >&2
    echo "  hint: install what your system calls them, then run this again" >&2
    return 1
  fi
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      echo "error: these packages are missing: $missing" >&2
      echo "  hint: run as root: apt-get install $missing" >&2
      return 1
    fi
    as_root="sudo"
  fi
  echo "Installing Debian packages: $missing"
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    $missing >/dev/null
}

# Configures and builds a preset; prints little unless something goes wrong.
build_preset() {
  local preset=$1 log
  shift
  log=$(mktemp)
  echo "Building ($preset)"
  if ! cmake --preset "$preset" "$@" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
  cmake --build --preset "$preset"
}
