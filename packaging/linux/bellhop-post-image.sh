# Runs in the image of the deb and of the rpm, with $JpAppImageDir set and nothing else: whatever it puts there belongs
# to the package, so that removing the package removes it.
set -eu
cd "$JpAppImageDir"
[ -d usr/lib/bellhop ] || exit 0 # The app-image by itself.
mkdir -p usr/share usr/bin usr/share/doc/bellhop
cp -a usr/lib/bellhop/lib/share/. usr/share/ # Came as --app-content.
rm -r usr/lib/bellhop/lib/share
ln -s ../lib/bellhop/bin/bellhop usr/bin/bellhop
ln -sf ../../../lib/bellhop/lib/app/LICENSE usr/share/doc/bellhop/copyright
touch -d @1700000000 usr/lib/bellhop/lib/app/*.jar # As train-aot did: a cache is for jars of one time.
