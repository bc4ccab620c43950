#!/usr/bin/env bash
# Installs Marsad and all it needs into this checkout: .tools holds uv, .venv everything else.
# Whatever goes wrong is said in a sentence; the details lie in .tools/setup.log.
set -u
cd "$(dirname "$0")/.." || exit 1

say() { printf 'marsad: %s\n' "$1" >&2; }
fail() { say "$1"; exit 1; }

find_python() {
    local name
    for name in python3.13 python3.12 python3.11 python3 python; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; raise SystemExit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

python=$(find_python) || fail "Python 3.11, 3.12 or 3.13 is needed and was not found. Debian: apt-get install python3 python3-venv"
mkdir -p .tools || fail "this folder cannot be written to: $PWD"
log=.tools/setup.log
: >"$log"

run() { # run WHAT COMMAND...: says WHAT and why it failed
    local what=$1
    shift
    if ! "$@" >>"$log" 2>&1 </dev/null; then
        if grep -qiE 'resolve|network|connection|unreachable|timed out|dns|proxy|no matching distribution' "$log"; then
            fail "$what failed: the package index could not be reached. Is there a network? (details: $log)"
        elif grep -qi 'ensurepip' "$log"; then
            fail "$what failed: Python's venv module is missing. Debian: apt-get install python3-venv"
        elif grep -qi 'No space left' "$log"; then
            fail "$what failed: the disk is full."
        fi
        fail "$what failed (details: $log): $(tail -n 1 "$log")"
    fi
}

if ! .tools/bin/uv --version 2>/dev/null | grep -qF "$UV_VERSION"; then
    say "installing uv $UV_VERSION into .tools"
    [ -x .tools/bin/python ] || run "making .tools" "$python" -m venv .tools
    run "installing uv" .tools/bin/python -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION"
fi
uv=$PWD/.tools/bin/uv
export UV_NO_PROGRESS=1 UV_PYTHON_DOWNLOADS=never VIRTUAL_ENV=$PWD/.venv
[ -x .venv/bin/python ] || { say "making .venv"; run "making .venv" "$uv" venv --quiet --python "$python" .venv; }
say "installing packages (locked, by hash)"
run "installing packages" "$uv" pip sync --quiet --require-hashes requirements.lock
run "installing Marsad" "$uv" pip install --quiet --no-deps --no-build-isolation -e .
touch .venv/.marsad-installed
say "ready"
