//! Payments, refunds, fees and the parts of the total.

use super::*;

#[test]
fn what_was_received_counts_and_not_what_the_payer_paid() {
    let euros = with("/fund/fund_pay_list/0/pay_amount", json!({"amount": "104.60", "currency": "EUR"}));
    assert_eq!(payments(&import(&euros))[0].0.amount, 12_000);
    let unknown = patch(euros, "/fund/fund_pay_list/0/receive_amount", Value::Null);
    let imported = import(&unknown);
    assert_note(&imported, NoteCode::OtherCurrency, "fund.fund_pay_list[0].pay_amount");
    assert_eq!(imported.order.events, None);
    let dollars = with("/fund/fund_pay_list/0/receive_amount", Value::Null);
    assert_eq!(payments(&import(&dollars))[0].0.amount, 12_000);
}

#[test]
fn pay_statuses_tell_whether_money_came() {
    for word in ["PAID", "CAPTURED", "FULFILLED", "PAY_SUCCESS"] {
        let imported = import(&with("/fund/fund_pay_list/0/pay_status", json!(word)));
        assert_eq!(payments(&imported)[0].0.status, PaymentStatus::Received);
    }
    for word in ["UNPAY", "PAY_FAILED"] {
        assert!(payments(&import(&with("/fund/fund_pay_list/0/pay_status", json!(word)))).is_empty());
    }
    let paying = with("/fund/fund_pay_list/0/pay_status", json!("PAYING"));
    let paying = patch(paying, "/fund/fund_pay_list/0/pay_time", json!({"timestamp": 1_774_990_000_000_i64}));
    let (payment, instant) = payments(&import(&paying)).remove(0);
    assert_eq!((payment.status, instant.as_str()), (PaymentStatus::Processing, "2026-03-31T20:46:40Z"));
}

fn detail(id: u32, status: &str, amount: &str) -> Value {
    json!({"id": id, "pay_status": status, "pay_method": "TT", "receive_amount": price(amount),
        "receive_time": {"timestamp": 1_775_000_000_000_i64 + i64::from(id)}})
}

fn paid_in(details: &[Value]) -> Imported {
    import(&with("/fund/fund_pay_list/0/fund_pay_detail_list", json!({"fund_pay_detail": details})))
}

fn paid_amounts(imported: &Imported) -> Vec<i64> {
    payments(imported).iter().map(|(payment, _)| payment.amount).collect()
}

#[test]
fn single_payments_count_where_they_add_up() {
    let newest_first = [detail(3, "UNPAY", "1.00"), detail(2, "CAPTURED", "70.00"), detail(1, "FULFILLED", "50.00")];
    assert_eq!(paid_amounts(&paid_in(&newest_first)), [5_000, 7_000], "oldest first, the unpaid left out");
    let short = paid_in(&[detail(1, "PAID", "50.00")]);
    assert_note(&short, NoteCode::AmountsDiffer, "fund.fund_pay_list[0].fund_pay_detail_list");
    assert_eq!(paid_amounts(&short), [12_000]);
}

#[test]
fn nothing_counts_twice() {
    let imported = paid_in(&[detail(1, "FULFILLED", "120.00"), detail(1, "PAID", "120.00")]);
    assert_eq!(paid_amounts(&imported), [12_000]);
    assert_note(&imported, NoteCode::DuplicatePayment, "fund.fund_pay_list[0].fund_pay_detail_list[1]");
    let further = paid_in(&[detail(1, "UNPAY", "120.00"), detail(1, "PAID", "120.00")]);
    assert_eq!(paid_amounts(&further), [12_000]);
    let refund = json!({"id": 7, "amount": price("2.00"), "refund_time": {"timestamp": 1_776_000_000_000_i64}});
    let imported = import(&with("/fund/refund_list", json!([refund, refund])));
    let refunds = events(&imported).iter().filter(|event| matches!(event.kind, EventKind::RefundPaid { .. }));
    assert_eq!(refunds.count(), 1);
    let twice = alibaba(&[TOP[0], TOP[1], TOP[2], TOP[1]], &ImportOptions::default()).unwrap();
    assert_note(&twice, NoteCode::DuplicateResponse, "fund");
    assert_eq!(twice.order, alibaba(&TOP, &ImportOptions::default()).unwrap().order);
    assert_eq!(problem_paths_of(&[TOP[0], V2[0]]), ["order"], "two different answers");
}

#[test]
fn a_refund_needs_its_dispute() {
    let refund =
        json!({"refund": [{"id": 7, "amount": price("2.00"), "refund_time": {"timestamp": 1_776_000_000_000_i64}}]});
    let imported = import(&with("/fund/refund_list", refund));
    assert_note(&imported, NoteCode::RefundWithoutDispute, "fund.refund_list[0]");
    assert_eq!(events(&imported).last().unwrap().kind, EventKind::RefundPaid { by: None, amount: 200 });
    let undated =
        import(&with("/fund/refund_list", json!([{"amount": price("2.00"), "refund_time": {"timestamp": 12345}}])));
    assert_note(&undated, NoteCode::Undated, "fund.refund_list[0]");
    assert_eq!(undated.order.events, None);
}

#[test]
fn tax_counts_only_inside_the_total() {
    let taxed = |total: &str, insurance: &str| {
        let document = patch(with("/order/vat_amount", price("6.00")), "/order/duty_amount", price("4.00"));
        let document = patch(document, "/order/shipment_insurance_fee", price(insurance));
        import(&patch(document, "/order/total_amount", price(total)))
    };
    assert_eq!(taxed("130.00", "0.00").order.tax, Some(1_000));
    assert_eq!(taxed("135.00", "5.00").order.tax, Some(1_000));
    for (total, insurance) in [("120.00", "0.00"), ("125.00", "5.00"), ("130.00", "10.00"), ("131.00", "0.00")] {
        let imported = taxed(total, insurance);
        assert_eq!(imported.order.tax, None);
        assert_note(&imported, NoteCode::TaxOutsideTotal, "order.vat_amount");
    }
}

#[test]
fn amounts_that_cannot_belong_to_the_total_are_left_out() {
    let imported = import(&with("/order/shipment_fee", price("120.01")));
    assert_eq!(imported.order.shipping_fee, None);
    assert_note(&imported, NoteCode::AmountsDiffer, "order.shipment_fee");
    let imported = import(&with("/order/shipment_fee", json!({"amount": "20.00", "currency": "EUR"})));
    assert_eq!(imported.order.shipping_fee, None);
    assert_note(&imported, NoteCode::OtherCurrency, "order.shipment_fee");
    let imported = import(&with("/order/total_amount", Value::Null));
    assert_eq!((imported.order.total, imported.order.currency.code()), (None, "USD"));
}

/// Fees that the platform charged on four live orders of one seller [F-189].
#[test]
fn the_charged_fee_comes_along() {
    for (total, fee, minor) in [
        ("1293.7000", "38.81", 3_881),
        ("905.00", "27.15", 2_715),
        ("246.50", "7.4000", 740),
        ("1839.30", "55.18", 5_518),
    ] {
        let imported = import(&patch(with("/order/total_amount", price(total)), "/fund/service_fee", price(fee)));
        assert_eq!(imported.charged_service_fee, Some(minor));
        // Three per cent, half-up, in whole cents.
        assert_eq!((imported.order.total.unwrap() * 3 + 50) / 100, minor);
    }
}
