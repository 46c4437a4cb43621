#!/usr/bin/env python3
"""Varied, deterministic, valid orders with an instant to judge them at.

    python3 generate.py --count N --seed S --out FILE     NDJSON lines {"order": ..., "as_of": ...}
"""
import argparse
import json
import random
import sys

from gen_events import Timeline
from gen_header import header


def orders(seed, n):
    """Yields n pairs (order_document, as_of)."""
    rng = random.Random(seed)
    for number in range(n):
        yield one(random.Random(rng.getrandbits(64)), "G-%d-%d" % (seed, number))


def one(rng, name):
    """One order with its history and an instant that is never before its creation."""
    document, created, total = header(rng, name)
    line = Timeline(rng, document, created, total)
    document["created_at"] = line.write(created)
    if rng.random() < 0.95:
        document["events"] = line.events()
    return document, line.as_of()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", default="-")
    options = parser.parse_args()
    out = sys.stdout if options.out == "-" else open(options.out, "w", encoding="utf-8")
    for document, as_of in orders(options.seed, options.count):
        out.write(json.dumps({"order": document, "as_of": as_of}, separators=(",", ":")) + "\n")
    if out is not sys.stdout:
        out.close()


if __name__ == "__main__":
    main()
