#!/bin/sh
# Ten million fees through the installed C library, beside the same arithmetic by hand. Needs a C compiler.
set -eu
cd "$(dirname "$0")/../.."
stage=${CARGO_TARGET_DIR:-target}/bench-stage
ffi-c/install --prefix "$stage" > /dev/null
cc -std=c11 -D_POSIX_C_SOURCE=200809L -O2 -I "$stage/include" tests/bench/fee.c -L "$stage/lib" -ltrade_assurance \
    -Wl,-rpath,"$(cd "$stage" && pwd)/lib" -o "$stage/fee"
"$stage/fee"
