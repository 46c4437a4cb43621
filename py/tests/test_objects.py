"""What objects are: frozen, equal by what they say, hashable, picklable, readable."""

import copy
import json
import pickle
from datetime import datetime, timezone
from decimal import Decimal

import pytest
import trade_assurance as ta
from attributes import check

AS_OF = "2021-05-04T19:00:00Z"


def parts(answer):
    """An answer and every object in it."""
    yield answer
    for value in (getattr(answer, name) for name in dir(answer) if not name.startswith(("_", "to_"))):
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, ta.Answer) and type(item) is not type(answer):
                yield from parts(item)


def test_the_example_of_the_readme_reads_as_it_does_there(order):
    answer = ta.assess(order, as_of=AS_OF)
    assert answer.coverage.verdict is ta.Coverage.COVERED
    assert answer.fees.supplier.max == Decimal("100.00")
    assert answer.funds.next_release is None
    assert answer.calendar[0].closes.at == datetime(2021, 5, 11, 7, tzinfo=timezone.utc)
    assert answer.as_of == datetime(2021, 5, 4, 19, tzinfo=timezone.utc)


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_every_part_comes_back_from_a_pickle(dispute, protocol):
    for part in parts(ta.assess(dispute)):
        again = pickle.loads(pickle.dumps(part, protocol))
        assert again == part and hash(again) == hash(part) and type(again) is type(part)
        assert again.to_json() == part.to_json() and repr(again) == repr(part)
        check(again)


def test_a_pickle_holds_the_answer_and_decides_nothing_anew(order):
    answer = ta.assess(order, AS_OF)
    text = answer.to_json().replace('"covered"', '"not_covered"', 1)
    restored = ta._native._restore("Assessment", text)
    assert restored.coverage.verdict is ta.Coverage.NOT_COVERED and restored != answer


def test_orders_rows_and_rulebooks_come_back_from_a_pickle(order):
    read = ta.Order.read(order)
    assert pickle.loads(pickle.dumps(read)) == read
    row = pickle.loads(pickle.dumps(read.prepare(AS_OF)))
    assert row.decide() == ta.decide(order, AS_OF) and row.order == read
    assert pickle.loads(pickle.dumps(ta.Rulebook())) == ta.Rulebook()


def test_a_row_of_another_rulebook_comes_back_with_it(order, other_rulebook):
    row = ta.Order.read(order).prepare(AS_OF, rulebook=other_rulebook)
    assert row.decide() != ta.decide(order, AS_OF), "the other rulebook decides this order in another way"
    assert pickle.loads(pickle.dumps(row)).decide() == copy.copy(row).decide() == row.decide()


def test_every_member_of_every_enumeration_comes_back_from_a_pickle():
    for name in ta._CODES:
        for member in getattr(ta, name):
            assert pickle.loads(pickle.dumps(member)) is member
            assert copy.deepcopy(member) is member
            assert isinstance(member, str) and str(member) == member.value == f"{member}"
            assert getattr(ta, name)(member.value) is member


def test_errors_come_back_from_a_pickle():
    with pytest.raises(ta.OrderError) as refused:
        ta.assess({"id": 1})
    again = pickle.loads(pickle.dumps(refused.value))
    assert again == refused.value and again.errors == refused.value.errors and str(again) == str(refused.value)


def test_copies_are_the_object_itself(order):
    answer = ta.assess(order, AS_OF)
    for part in (answer, answer.fees, ta.Order.read(order), ta.Rulebook()):
        assert copy.copy(part) is part and copy.deepcopy(part) is part


def test_objects_are_equal_where_they_say_the_same(order):
    one, other = ta.assess(order, AS_OF), ta.assess(json.dumps(order), AS_OF)
    assert one == other and hash(one) == hash(other) and len({one, other}) == 1
    assert one.fees == other.fees and one.fees.supplier != one.fees.withdrawal
    assert one != ta.assess(order, "2021-05-05T19:00:00Z")
    assert one.coverage != one.fees and one != one.to_json() and one.fees.supplier != "FeeComponent"
    with pytest.raises(TypeError):
        one < other  # noqa: B015


def test_nothing_can_be_changed(order):
    answer = ta.assess(order, AS_OF)
    for part in (answer, answer.fees.supplier, ta.Order.read(order), ta.Rulebook()):
        with pytest.raises(AttributeError):
            part.order = "another"
        with pytest.raises(AttributeError):
            part.something_new = 1
    with pytest.raises(TypeError):
        ta.Assessment()
    with pytest.raises(TypeError):
        answer.calendar[0] = None


def test_a_document_as_a_dict_reads_back_as_the_same_order(order):
    read = ta.Order.read(order)
    assert ta.Order(**read.to_dict()) == read
    assert ta.Order(**{name: getattr(read, name) for name in order}) == read
    assert json.loads(read.to_json()) == read.to_dict()


def test_an_order_is_built_by_keyword_from_parts_of_another(dispute):
    one = ta.Order.read(dispute)
    other = ta.Order(
        id="another",
        created_at=one.created_at,
        currency=one.currency,
        order_type=one.order_type,
        supplier=one.supplier,
        terms=one.terms,
        events=one.events,
    )
    assert (other.supplier, other.terms, other.events) == (one.supplier, one.terms, one.events)


def test_what_is_not_known_of_a_part_is_none():
    bare = ta.Order(id="PO-7", created_at="2021-03-01T09:00:00Z", currency="USD")
    assert bare.supplier.country is None and bare.buyer.tier is None and bare.terms is None and bare.events is None
    assert bare.supplier.to_dict() == {} and repr(bare.supplier) == "Supplier()"
    assert bare.last_event_at == bare.created_at
    check(bare)


def test_repr_says_what_matters(order):
    said = repr(ta.assess(order, AS_OF))
    for word in (
        "covered-2021",
        "2021-05-04T19:00:00Z",
        "intl-2019",
        "verdict=covered",
        "supplier_fee=100.00",
        "next=",
    ):
        assert word in said
    assert len(said) < 400
    assert repr(ta.assess(order, AS_OF).fees.supplier).startswith(
        "FeeComponent(rule=FEE-SUPPLIER, status=exact, min=100.00"
    )
    assert "covered-2021" in repr(ta.Order.read(order).prepare(AS_OF))


def test_notebooks_get_a_table(dispute):
    dispute["id"] = "<b>&PO"
    shown = ta.assess(dispute)._repr_html_()
    assert shown.startswith("<table>") and shown.endswith("</table>")
    assert "&lt;b&gt;&amp;PO" in shown and "<b>&PO" not in shown
    for part in parts(ta.assess(dispute)):
        assert part._repr_html_().count("<table") == part._repr_html_().count("</table>")


def test_the_words_of_answers_are_members_and_text(order):
    answer = ta.assess(order, AS_OF)
    assert answer.coverage.verdict == "covered" and answer.coverage.verdict is ta.Coverage("covered")
    assert {"covered": 1}[answer.coverage.verdict] == 1
    assert answer.edition is ta.Edition.INTL_2019
    assert json.dumps(answer.coverage.verdict) == '"covered"'
