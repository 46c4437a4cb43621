"""What several tests start from."""

import json
import os
import shutil

import pytest
import trade_assurance as ta
from harness import CASES, ROOT, case_files, cases


@pytest.fixture(scope="session")
def orders():
    """Every order of the case tree with its instant, and the name of its case."""
    return [(case.name, *case.build()) for path in case_files() for case in cases(path)]


@pytest.fixture
def order():
    """A good order, as a document."""
    return json.loads((CASES / "base" / "covered-2021.json").read_text("utf-8"))["order"]


@pytest.fixture
def dispute():
    """An order with an open dispute, as a document."""
    return json.loads((CASES / "base" / "dispute-2021.json").read_text("utf-8"))["order"]


@pytest.fixture(scope="session")
def other_rulebook():
    """A rulebook in which the fee of Chinese suppliers is capped at half as much."""
    texts = {path.name: path.read_text("utf-8") for path in (ROOT / "core" / "rulebooks").glob("*.toml")}
    texts["fees.toml"] = texts["fees.toml"].replace('cap_usd = "100"', 'cap_usd = "50"')
    return ta.Rulebook.from_text(texts)


@pytest.fixture(scope="session")
def command():
    """The command that Cargo built, where there is one, to compare with; else the one of the package."""
    found = os.environ.get("TRADE_ASSURANCE_COMMAND") or shutil.which("trade-assurance")
    return found or pytest.skip("there is no trade-assurance command here")
