#!/bin/sh
# Makes all icons from assets/bellhop.svg. Needs librsvg2-bin, icnsutils and icoutils; what it makes is committed.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for size in 16 24 32 48 64 128 256 512 1024; do
  rsvg-convert -w "$size" -h "$size" -o "$work/$size.png" assets/bellhop.svg
done
window=src/main/resources/app/bellhop/icons
mkdir -p "$window"
for size in 16 32 48 64 128 256; do
  cp "$work/$size.png" "$window/bellhop-$size.png"
done
cd "$work"
png2icns "$OLDPWD/packaging/mac/bellhop.icns" 16.png 32.png 48.png 128.png 256.png 512.png 1024.png
icotool -c -o "$OLDPWD/packaging/windows/bellhop.ico" 16.png 24.png 32.png 48.png 64.png --raw=256.png
