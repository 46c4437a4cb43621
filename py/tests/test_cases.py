"""Every case of the shared tree through Python, and the same bytes as the command gives."""

import json
import subprocess
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest
import trade_assurance as ta
from attributes import check
from harness import CASES, case_files, cases, differences, tomllib

FILES = case_files()


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_cases_come_out_as_the_rules_say(path):
    wrong = [f"{case.name}: {found}" for case in cases(path) for found in run(case)]
    assert not wrong, "\n".join(wrong)


def run(case):
    order, as_of = case.build()
    if case.last("inverse"):
        return differences(back_to_total(order, case.last("inverse")), case.expect)
    if case.last("expect_error"):
        with pytest.raises(ta.OrderError) as refused:
            ta.assess(order, as_of)
        codes = [problem.code for problem in refused.value.errors]
        return [] if case.last("expect_error") in codes else [f"expected {case.last('expect_error')}, found {codes}"]
    assert case.expect or case.last("expect_postings") is not None, f"{case.name}: the case expects nothing"
    answer = ta.assess(order, as_of)
    check(answer)
    return differences(answer.to_dict(), case.expect) + list(postings(case, order, as_of))


def postings(case, order, as_of):
    wanted = case.last("expect_postings")
    if wanted is not None:
        line = "{at} {kind} {from}>{to} {amount} {currency}"
        found = [line.format(**posting.to_dict()) for posting in ta.postings(order, as_of)]
        if found != wanted:
            yield f"expected the postings {wanted}, found {found}"


def back_to_total(order, question):
    try:
        if "for_net" in question:
            found = ta.fee_for_net(order, Decimal(question["for_net"]))
        else:
            found = ta.fee_for_budget(order, Decimal(question["for_budget"]), question["method"])
    except ta.NoAnswer as none:
        (refusal,) = none.errors
        assert refusal.code == "NO_TOTAL"
        words = {f"the fee is {status.value}": status.value for status in ta.FeeStatus} | {"reaches": "out_of_reach"}
        return {"error": next(code for said, code in words.items() if said in refusal.message)}
    check(found)
    neighbour = found.to_dict()["neighbour"] or {}
    return found.to_dict() | {f"neighbour_{name}": neighbour.get(name) for name in ("total", "reached")}


DRAFTS = sorted(path for path in (CASES / "terms").glob("TRM-*.toml"))


@pytest.mark.parametrize("path", DRAFTS, ids=[path.stem for path in DRAFTS])
def test_contract_drafts_are_read_as_the_rules_say(path):
    for case in tomllib.loads(path.read_text("utf-8"))["case"]:
        found = ta.lint(case["draft"])
        for finding in found:
            check(finding)
        lines = [f"{finding.code} {finding.severity} {finding.path}" for finding in found]
        for wanted in case["expect"].get("present", ()):
            assert any(line.startswith(wanted) for line in lines), f"{case['name']}: {wanted} not in {lines}"
        for unwanted in case["expect"].get("absent", ()):
            assert not any(line.startswith(unwanted) for line in lines), f"{case['name']}: {unwanted} in {lines}"


@pytest.fixture(scope="module")
def lines(orders, command, tmp_path_factory):
    """What the command answers to every order of the case tree, a line each."""
    folder = tmp_path_factory.mktemp("batch")
    asked = "".join(json.dumps({"order": order, "as_of": as_of}) + "\n" for _, order, as_of in orders)
    (folder / "orders.ndjson").write_text(asked, "utf-8")
    answers = folder / "answers.ndjson"
    subprocess.run([command, "batch", folder / "orders.ndjson", "--out", answers], check=False, capture_output=True)
    return answers.read_text("utf-8").splitlines()


def test_answers_are_the_bytes_of_the_command(orders, lines):
    answers = ta.assess_many(((order, as_of) for _, order, as_of in orders), threads=2)
    for (name, order, as_of), line, answer in zip(orders, lines, answers):
        if isinstance(answer, ta.OrderError):
            errors = [{**error, "path": error["path"].removeprefix("order.")} for error in json.loads(line)["errors"]]
            assert [problem.to_dict() for problem in answer.errors] == errors, name
            continue
        assert answer.to_json() == line, name
        assert ta.assess(json.dumps(order), as_of).to_json() == line, name
        assert ta.assess_json(json.dumps(order).encode(), as_of) == line, name
    assert len(lines) == len(orders) > 300


def test_answers_are_the_same_for_python_values(orders, lines):
    for (name, order, as_of), line in zip(orders, lines):
        if "errors" not in json.loads(line):
            assert ta.assess(pythonic(order), pythonic(as_of)).to_json() == line, name


def pythonic(value, name=None):
    """A document with `Decimal` for amounts and `datetime` in some zone for instants."""
    if isinstance(value, dict):
        return {key: pythonic(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return tuple(pythonic(inner, name) for inner in value)
    if not isinstance(value, str) or name == "id":
        return value
    try:
        instant = datetime.fromisoformat(value.replace("Z", "+00:00"))
        if instant.tzinfo:
            return instant.astimezone(timezone(timedelta(hours=8, minutes=30)))
        return instant.date() if len(value) == len("2021-03-01") else value
    except ValueError:
        amounts = {"total", "tax", "shipping_fee", "limit_available", "usd_rate", "amount", "claim", "refund"}
        return Decimal(value) if name in amounts else value


def test_an_order_read_once_is_the_same_order(orders):
    for name, order, as_of in orders:
        try:
            read = ta.Order.read(order)
        except ta.OrderError:
            continue
        check(read)
        assert ta.Order.read(read.to_json()) == read, name
        assert read.to_json() == ta.Order.read(pythonic(order)).to_json(), name
        if not case_is_early(read, as_of):
            assert ta.assess(read, as_of) == ta.assess(order, as_of), name


def case_is_early(order, as_of):
    return datetime.fromisoformat(as_of.replace("Z", "+00:00")) < order.created_at


def test_the_quick_path_says_what_the_assessment_says(orders):
    for name, order, as_of in orders:
        try:
            answer = ta.assess(order, as_of)
        except ta.OrderError:
            continue
        decision = ta.decide(order, as_of)
        check(decision)
        assert ta.Order.read(order).prepare(as_of).decide() == decision, name
        assert decision.coverage is answer.coverage.verdict, name
        assert decision.weakest_grade is answer.weakest_grade, name
        fee = answer.fees.supplier
        assert (decision.supplier_fee_min, decision.supplier_fee_max, decision.fee_status) == (
            fee.min,
            fee.max,
            fee.status,
        )
        funds, dispute = answer.funds, answer.dispute
        # Where the history hangs on an unknown fact the decision may leave open what the assessment tells, never else.
        told = [(decision.released, funds.released), (decision.held, funds.held), (decision.frozen, funds.frozen)]
        told += [(decision.locked, funds.locked), (decision.dispute_state, dispute.state)]
        assert all(quick is None or quick == full for quick, full in told), name
