"""One question at a time, and the rulebook."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import trade_assurance as ta
from attributes import check
from harness import ROOT

AS_OF = "2021-05-04T19:00:00Z"
BOOKS = ROOT / "core" / "rulebooks"
RESPONSES = sorted((ROOT / "tests" / "alibaba").glob("v2_*.json"))


def checked(answer):
    check(answer)
    return answer


def china(**fields):
    """An order of a supplier in China, of the year 2021: 1 % with the platform's logistics, 100 dollars at most."""
    known = {"order_type": "trade_assurance", "supplier": {"country": "CN"}, "logistics": "alibaba"}
    return ta.Order(**{"id": "PO-7", "created_at": "2021-05-01T09:00:00Z", "currency": "USD", **known, **fields})


def test_a_question_answers_as_the_assessment_does(dispute):
    answer = ta.assess(dispute)
    assert checked(ta.fee_quote(dispute)) == answer.fees.supplier
    timeline = checked(ta.dispute_timeline(dispute))
    assert timeline.dispute == answer.dispute and set(timeline.calendar) <= set(answer.calendar)
    calendar = checked(ta.calendar(dispute))
    assert [(entry.rule, entry.closes) for entry in calendar.calendar] == [
        (entry.rule, entry.closes) for entry in answer.calendar
    ]
    assert len({entry.uid for entry in calendar.calendar}) == len(calendar.calendar)
    for ground in answer.coverage.grounds:
        condition = [condition for condition in ground.conditions if condition.rule is ta.Rule.CLM_WINDOW]
        if condition:
            window = checked(ta.claim_window(dispute, ground.ground))
            assert window.outcome is condition[0].outcome
            assert ta.claim_window(dispute, ground.ground.value) == window


def test_fees_and_their_inverses():
    assert ta.fee_quote(china(total=10000)).max == Decimal("100.00")
    assert ta.fee_quote(china(total=5000)).max == Decimal("50.00")
    for net in (990, "990", "990.00", Decimal("990.0")):
        found = checked(ta.fee_for_net(china(), net))
        assert (found.total, found.reached, found.exact, found.fee.max) == (1000, 990, True, 10)
    fee = checked(ta.payment_fee(china(buyer={"country": "DE"}), "card", "1000"))
    within = checked(ta.fee_for_budget(china(buyer={"country": "DE"}), 1000 + fee.max, ta.PaymentMethod.CARD))
    assert within.total == 1000 and within.reached == 1000 + fee.max


@pytest.mark.parametrize(
    ("net", "code", "path"),
    [
        ("-1", "NEGATIVE_AMOUNT", "net"),
        ("1.234", "TOO_MANY_DECIMALS", "net"),
        (9.5, "WRONG_TYPE", "net"),
        ("x", "NOT_AN_AMOUNT", "net"),
    ],
)
def test_an_amount_that_is_none_is_refused(net, code, path):
    with pytest.raises(ta.OrderError) as error:
        ta.fee_for_net(china(), net)
    assert [(problem.code, problem.path) for problem in error.value.errors] == [(code, path)]


def test_words_and_arguments_that_are_none_are_refused():
    with pytest.raises(ta.OrderError) as error:
        ta.claim_window(china(), "qualitie")
    (problem,) = error.value.errors
    assert problem.code is ta.ProblemCode.UNKNOWN_CODE and "`quality`" in problem.accepted
    assert problem.nearest == "quality" and str(error.value).endswith("; nearest: `quality`")
    with pytest.raises(ta.OrderError) as error:
        ta.claim_window(china(), "weather")
    assert error.value.errors[0].nearest is None
    with pytest.raises(TypeError):
        ta.claim_window(china(), 3)
    with pytest.raises(TypeError):
        ta.fee_for_net(china(), None)
    for call in (ta.explain, ta.export_calendar):
        with pytest.raises(ValueError, match="format"):
            call(china(), format="pdf")
    with pytest.raises(ValueError, match="document"):
        ta.schema("invoice")


def test_no_answer_says_why(order):
    with pytest.raises(ta.NoAnswer) as error:
        ta.fee_for_net(ta.Order(id="PO-7", created_at="2021-05-01T09:00:00Z", currency="USD"), 10)
    (refusal,) = error.value.errors
    assert refusal.code == "NO_TOTAL" and "supplier.country" in refusal.message
    del order["supplier"]["limit_available"]
    with pytest.raises(ta.NoAnswer) as error:
        ta.postings(order)
    assert error.value.errors[0].code == "FACTS_MISSING" and "supplier.limit_available" in error.value.errors[0].message


def test_an_instant_before_the_order_is_refused_by_every_question(order):
    early = "2020-01-01T00:00:00Z"
    window = lambda order, as_of: ta.claim_window(order, "quality", as_of)  # noqa: E731
    prepare = lambda order, as_of: ta.Order.read(order).prepare(as_of)  # noqa: E731
    for ask in (
        ta.assess,
        ta.assess_json,
        ta.calendar,
        ta.dispute_timeline,
        ta.decide,
        ta.postings,
        ta.explain,
        window,
        prepare,
    ):
        with pytest.raises(ta.OrderError) as error:
            ask(order, early)
        assert [problem.code for problem in error.value.errors] == ["AS_OF_BEFORE_CREATED"]


def test_money_moves_in_balanced_entries(order):
    posted = ta.postings(order)
    assert posted and all(posting.amount > 0 and posting.from_ is not posting.to for posting in posted)
    for posting in posted:
        check(posting)
    paid = sum(posting.amount for posting in posted if posting.kind is ta.PostingKind.PAYMENT)
    assert paid == ta.assess(order).funds.paid_on_platform


def test_words_for_people_and_for_other_programs(order):
    page, wide = ta.explain(order, AS_OF), ta.explain(order, AS_OF, width=120)
    assert "covered" in page and "\x1b" not in page and len(wide.splitlines()) < len(page.splitlines())
    assert "\x1b[" in ta.explain(order, AS_OF, colour=True)
    assert ta.explain(order, AS_OF, format="html").startswith("<!doctype html>")
    assert ta.export_calendar(order, AS_OF).startswith("BEGIN:VCALENDAR")
    assert ta.export_calendar(order, AS_OF, format="csv").count("\n") == len(ta.assess(order, AS_OF).calendar) + 1
    assert json.loads(ta.export_calendar(order, AS_OF, format="json")) == ta.calendar(order, AS_OF).to_dict()


def test_the_platform_s_answers_become_an_order():
    bodies = [path.read_bytes() for path in RESPONSES]
    imported = checked(ta.import_alibaba(*bodies, supplier={"country": "CN"}))
    assert isinstance(imported.order, ta.Order) and imported.order.supplier.country == "CN"
    assert imported.notes and all(isinstance(note.code, ta.NoteCode) for note in imported.notes)
    assert ta.assess(imported.order).order == imported.order.id
    assert ta.import_alibaba(*(body.decode() for body in bodies), supplier={"country": "CN"}) == imported
    with pytest.raises(ta.OrderError):
        ta.import_alibaba()
    with pytest.raises(ta.OrderError) as error:
        ta.import_alibaba(*bodies, suplier={"country": "CN"})
    assert error.value.errors[0].nearest == "supplier"


def test_the_rulebook_shows_what_it_rests_on():
    book = ta.Rulebook()
    page = checked(book.show())
    assert (page.version, page.digest) == (book.version, book.digest) and len(page.values) > 100
    part = checked(book.show("claims.receipt_days"))
    assert {value.name for value in part.values} == {"claims.receipt_days"} and part.values[0].facts
    assert book.show("F-028").sources[0].id == "F-028"
    assert any(value.from_ is None or isinstance(value.from_, date) for value in page.values)
    with pytest.raises(ta.NoAnswer) as error:
        book.show("no such thing")
    assert error.value.errors[0].code == "NO_ENTRY"
    assert book == ta.Rulebook() and hash(book) == hash(ta.Rulebook()) and book != "a rulebook"


def test_a_rulebook_of_one_s_own_takes_the_place_of_the_embedded_one(order, tmp_path):
    import pickle

    texts = {path.name: path.read_text("utf-8") for path in BOOKS.glob("*.toml")}
    same = ta.Rulebook(BOOKS)
    assert same.digest == ta.Rulebook().digest and ta.Rulebook(*sorted(BOOKS.glob("*.toml"))) == same
    assert ta.assess(order, AS_OF, rulebook=same) == ta.assess(order, AS_OF)
    name, text = next((name, text) for name, text in texts.items() if 'version = "' in text)
    version = f'version = "{same.version}"'
    assert version in text
    other = ta.Rulebook.from_text({**texts, name: text.replace(version, 'version = "my own"')})
    assert other.version == "my own" and other != same
    assert ta.assess(order, AS_OF, rulebook=other).rulebook.version == "my own"
    assert ta.assess(order, AS_OF).rulebook.version == same.version
    assert pickle.loads(pickle.dumps(other)) == other and pickle.loads(pickle.dumps(other)).version == "my own"


def test_every_problem_of_a_rulebook_is_told(tmp_path):
    assert ta.Rulebook.check(BOOKS) == ()
    broken = tmp_path / "coverage.toml"
    broken.write_text((BOOKS / "coverage.toml").read_text("utf-8").replace("unit = ", "unyt = ", 1), "utf-8")
    others = [path for path in BOOKS.glob("*.toml") if path.name != broken.name]
    problems = ta.Rulebook.check(broken, *others)
    assert problems and any("unyt" in problem.message for problem in problems)
    with pytest.raises(ta.RulebookError) as error:
        ta.Rulebook(broken, *others)
    assert error.value.errors == problems and all(problem.code.startswith("rulebook.") for problem in problems)
    assert str(error.value).startswith("rulebook.")
    with pytest.raises(FileNotFoundError) as missing:
        ta.Rulebook(tmp_path / "none.toml")
    assert Path(missing.value.filename).name == "none.toml"


def test_errors_are_one_family():
    for error in (ta.OrderError, ta.RulebookError, ta.NoAnswer):
        assert issubclass(error, ta.TradeAssuranceError) and issubclass(error, ValueError)
    with pytest.raises(ta.OrderError) as error:
        ta.assess({"id": "x", "created_at": "2021-05-01", "currency": "USX", "buyer": {"tier": "golden"}})
    codes = {problem.path: problem.code.value for problem in error.value.errors}
    assert codes == {"created_at": "NOT_AN_INSTANT", "currency": "NOT_A_CURRENCY", "buyer.tier": "UNKNOWN_CODE"}
    assert str(error.value).count("\n") == 2 and "accepted" in str(error.value)
    for problem in error.value.errors:
        check(problem)
