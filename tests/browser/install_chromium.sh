#!/bin/sh
# Makes sure that a Chromium is there for the browser tests: the system's own, Debian's package,
# or the build that Playwright brings.
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
echo "Installing Chromium for the browser tests …"
if command -v apt-get >/dev/null 2>&1; then
    as_root=""
    [ "$(id -u)" -eq 0 ] || as_root="sudo -n"
    if $as_root apt-get update -qq && $as_root apt-get install -y -qq chromium; then exit 0; fi
fi
exec .venv/bin/playwright install --with-deps chromium
