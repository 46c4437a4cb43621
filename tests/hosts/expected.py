"""What the command says of every order of tests/cases/base, for the hosts to be compared with.

    expected.py COMMAND DIRECTORY

writes NAME.order.json, NAME.as_of, NAME.json (the assessment) and NAME.txt (the page of text).
"""

import json
import os
import pathlib
import subprocess
import sys

BASE = pathlib.Path(__file__).resolve().parent.parent / "cases" / "base"


def assess(command, order, as_of, form):
    call = [command, "assess", str(order), "--as-of", as_of, "--format", form]
    return subprocess.run(call, check=True, capture_output=True, env=os.environ | {"COLUMNS": "100"}).stdout


def main():
    command, directory = sys.argv[1], pathlib.Path(sys.argv[2])
    for base in sorted(BASE.glob("*.json")):
        case = json.loads(base.read_text())
        order = directory / f"{base.stem}.order.json"
        order.write_text(json.dumps(case["order"]))
        (directory / f"{base.stem}.as_of").write_text(case["as_of"])
        (directory / f"{base.stem}.json").write_bytes(assess(command, order, case["as_of"], "json").rstrip(b"\n"))
        (directory / f"{base.stem}.txt").write_bytes(assess(command, order, case["as_of"], "text"))


if __name__ == "__main__":
    main()
