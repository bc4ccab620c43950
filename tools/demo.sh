#!/usr/bin/env bash
# Builds the archive .demo from examples/ unless it is there already, then serves it on 127.0.0.1.
set -u
cd "$(dirname "$0")/.." || exit 1
port=${PORT:-8000}
marsad=.venv/bin/marsad

say() { printf 'marsad: %s\n' "$1" >&2; }

case $port in
'' | *[!0-9]*) say "PORT=$port is not a number"; exit 2 ;;
esac
if ! .venv/bin/python - "$port" <<'PYTHON'
import socket, sys
with socket.socket() as probe:
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        probe.bind(("127.0.0.1", int(sys.argv[1])))
    except (OSError, OverflowError):
        sys.exit(1)
PYTHON
then
    say "port $port is taken (or not allowed); try another: make demo PORT=$((port + 1))"
    exit 1
fi
# The archive is made aside and moved into place: a half-built one is never served.
want=$(cat examples/pages.csv requirements.lock pyproject.toml 2>/dev/null | cksum | cut -d' ' -f1)
if [ "$(cat .demo/built 2>/dev/null)" != "$want" ]; then
    say "building the archive from examples/"
    rm -rf .demo .demo.new
    $marsad add examples/pages --pages-csv examples/pages.csv --archive .demo.new
    code=$?
    if [ $code -ne 0 ] && [ $code -ne 3 ]; then
        say "the demonstration archive could not be built (exit code $code)"
        exit $code
    fi
    printf '%s\n' "$want" >.demo.new/built
    mv .demo.new .demo
fi
say "serving; stop with Ctrl-C"
exec $marsad serve --archive .demo --port "$port"
