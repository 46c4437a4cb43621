#!/usr/bin/env python3
"""Compares a product's answers with the oracle's.

    python3 compare.py ORDERS.ndjson ANSWERS.ndjson

ORDERS holds {"order": ..., "as_of": ...} per line, ANSWERS one assessment per line in the same
order. Every key of the oracle's answer is compared; keys that the oracle leaves out are not.
"""
import json
import re
import sys
from collections import Counter
from decimal import Decimal
from itertools import zip_longest
from multiprocessing import Pool

from oracle import assess

SHOWN = 10
ABSENT = "(absent)"


def reduce_findings(findings):
    """Findings as sorted code and path only."""
    return sorted(({"code": f.get("code"), "path": f.get("path")} for f in findings or []),
                  key=lambda f: (f["code"] or "", f["path"] or ""))


def differences(product, oracle, path=""):
    """(path, product value, oracle value) wherever the oracle's value is not matched."""
    if isinstance(oracle, dict) and isinstance(product, dict):
        for key, value in oracle.items():
            where = path + "." + key if path else key
            if key not in product:
                # An absent key says no more than null.
                if value is not None:
                    yield where, ABSENT, value
            else:
                yield from differences(product[key], value, where)
    elif isinstance(oracle, list) and isinstance(product, list):
        if len(oracle) != len(product):
            yield path, product, oracle
            return
        for index, (left, right) in enumerate(zip(product, oracle)):
            yield from differences(left, right, "%s[%d]" % (path, index))
    elif product != oracle or isinstance(product, bool) != isinstance(oracle, bool):
        yield path, product, oracle


def compare_line(job):
    """(line number, differences) of one pair of lines."""
    number, order_line, answer_line = job
    if order_line is None or answer_line is None:
        return number, [("(line)", ABSENT if answer_line is None else "present", "one line per order")]
    given = json.loads(order_line, parse_float=Decimal)
    try:
        oracle = assess(given["order"], given["as_of"])
    except Exception as error:  # a crash of the oracle is a difference, not the end of the run
        return number, [("(oracle)", None, "%s: %s" % (type(error).__name__, error))]
    product = json.loads(answer_line)
    if not isinstance(product, dict):
        return number, [("(answer)", product, "an assessment")]
    if "errors" in product:
        return number, [("(errors)", product["errors"], "an assessment")]
    product["findings"] = reduce_findings(product.get("findings"))
    oracle["findings"] = reduce_findings(oracle["findings"])
    if "deadlines" not in product:
        del oracle["deadlines"]
    return number, list(differences(product, oracle))


def jobs(orders, answers):
    lines = zip_longest((x for x in orders if x.strip()), (x for x in answers if x.strip()))
    for number, (order_line, answer_line) in enumerate(lines, 1):
        yield number, order_line, answer_line


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    passed = failed = shown = 0
    counts = Counter()
    with open(sys.argv[1], encoding="utf-8") as orders, open(sys.argv[2], encoding="utf-8") as answers, Pool(2) as pool:
        for number, found in pool.imap(compare_line, jobs(orders, answers), chunksize=50):
            passed, failed = (passed, failed + 1) if found else (passed + 1, failed)
            for path, product, oracle in found:
                counts[re.sub(r"\[\d+\]", "[]", path)] += 1
                if shown < SHOWN:
                    shown += 1
                    print("line %d  %s\n  product: %s\n  oracle:  %s" % (
                        number, path, json.dumps(product), json.dumps(oracle)))
    for path, count in counts.most_common():
        print("%7d  %s" % (count, path))
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
