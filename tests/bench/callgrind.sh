#!/bin/sh
# Instructions per item of every contestant, by callgrind. Unlike times they hardly vary between runs.
# Each contestant is run with its count and with none; the difference leaves the set-up out.
# Needs valgrind; run from the root of the workspace. Names of contestants may be given as arguments.
set -eu

cargo build --release -p trade-assurance-bench
bench="${CARGO_TARGET_DIR:-target}/release/trade-assurance-bench"
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT

instructions() {
    valgrind --tool=callgrind --callgrind-out-file="$scratch/out" "$bench" --run "$1" "$2" 2>"$scratch/log" >&2
    awk '/^(summary|totals):/ { print $2; exit }' "$scratch/out"
}

measure() {
    none=$(instructions "$1" 0)
    all=$(instructions "$1" "$2")
    echo "| $1 | $(((all - none) / $2)) |"
}

echo "| contestant | instructions an item |"
echo "|---|---:|"
"$bench" --callgrind | sed -n 's/.*--run \([a-z0-9_]*\) \([1-9][0-9]*\)$/\1 \2/p' | while read -r name count; do
    case " ${*:-$name} " in
    *" $name "*) measure "$name" "$count" ;;
    esac
done
