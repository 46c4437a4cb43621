"""The types of the package, by every checker that is installed; PySpark must be there, since a module is about it."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from harness import ROOT

TESTS = ROOT / "py" / "tests"

pytest.importorskip("pyspark", reason="pyspark is not installed for this Python")


def checker(*arguments, folder=TESTS):
    if importlib.util.find_spec(arguments[0].partition(".")[0]) is None:
        pytest.skip(f"{arguments[0]} is not installed for this Python")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    options = {"cwd": folder, "env": os.environ | {"PATH": path}}
    done = subprocess.run([sys.executable, "-m", *arguments], capture_output=True, text=True, **options)
    return done.returncode, done.stdout + done.stderr


def test_stubtest_finds_nothing(tmp_path):
    status, said = checker("mypy.stubtest", "trade_assurance", folder=tmp_path)
    assert status == 0, said


def test_mypy_is_content_and_refuses_what_is_wrong():
    modules = [f"-m{name}" for name in ("sample", "sample_spark", "refused", "trade_assurance.spark")]
    status, said = checker("mypy", "--strict", "--warn-unused-ignores", "--cache-dir=/dev/null", *modules)
    assert status == 0, said


def test_pyright_is_content_and_knows_every_type():
    import trade_assurance.spark

    samples = ("sample.py", "sample_spark.py")
    status, said = checker("pyright", "--pythonpath", sys.executable, *samples, trade_assurance.spark.__file__)
    assert status == 0, said
    status, said = checker("pyright", "--verifytypes", "trade_assurance", "--ignoreexternal")
    assert status == 0, said


def test_pyright_refuses_what_is_wrong(tmp_path):
    refused = (TESTS / "refused.py").read_text("utf-8")
    wrong = [number for number, line in enumerate(refused.splitlines(), 1) if "type: ignore" in line]
    (tmp_path / "refused.py").write_text(re.sub(r"  # type: ignore.*", "", refused), "utf-8")
    status, said = checker("pyright", "--pythonpath", sys.executable, str(tmp_path / "refused.py"))
    assert status == 1 and {int(line) for line in re.findall(r"refused\.py:(\d+):", said)} == set(wrong), said
