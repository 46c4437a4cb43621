//! Payments, refunds and fees of the fund response.

use super::super::NoteCode;
use super::facts::{in_currency, known};
use super::status::Progress;
use super::timeline::Timeline;
use super::wire::{Log, Node};
use crate::codes::{PaymentMethod, PaymentPart, PaymentStatus, Route};
use crate::iso::Currency;
use crate::order::{EventKind, Payment};
use crate::time::Instant;
use std::collections::HashMap;

/// What the fund response says of fees, in minor units of the order's currency.
#[derive(Default)]
pub(super) struct Fees {
    pub(super) service: Option<i64>,
    pub(super) processing: Option<i64>,
}

/// Whether money has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Paid {
    No,
    Processing,
    Received,
}

/// Reads the fund response; without one, only a status can tell that nothing was paid.
pub(super) fn read(
    fund: Option<&Node<'_>>,
    currency: Currency,
    progress: Progress,
    timeline: &mut Timeline,
    log: &mut Log,
) -> Fees {
    let payments = fund.and_then(|fund| fund.list("fund_pay_list", log));
    match &payments {
        Some(payments) => payments.iter().for_each(|payment| instalment(payment, currency, timeline, log)),
        None if progress == Progress::Unpaid => {}
        None => {
            let text = "no list of payments was given (data_select `fund_fundPay`), so what was paid is unknown";
            timeline.gap(NoteCode::NotGiven, "fund.fund_pay_list", None, text, log);
        }
    }
    let Some(fund) = fund else { return Fees::default() };
    for refund in fund.list("refund_list", log).unwrap_or_default() {
        self::refund(&refund, currency, timeline, log);
    }
    let mut fee = |key| in_currency(fund.price(key, log)?, currency, &fund.at(key), log);
    Fees { service: fee("service_fee"), processing: fee("payment_transaction_fee") }
}

/// One instalment: its single payments where they add up to it, else its own figures.
fn instalment(entry: &Node<'_>, currency: Currency, timeline: &mut Timeline, log: &mut Log) {
    let part = known(entry, "pay_step", log, |word| match word {
        "ADVANCE" => Some(PaymentPart::Initial),
        "BALANCE" => Some(PaymentPart::Balance),
        "FULL" => Some(PaymentPart::Full),
        _ => None,
    });
    let details = entry.list("fund_pay_detail_list", log).unwrap_or_default();
    let single = once_each(details.iter().map(|detail| Transfer::read(detail, currency)), log);
    let whole = Transfer::read(entry, currency);
    let (counted, left) =
        if whole_counts(&whole, &single, log) { (vec![whole], single) } else { (single, vec![whole]) };
    for transfer in counted {
        transfer.list(part, timeline, log);
    }
    // What is not taken over may still be malformed, or in words that are not known.
    for transfer in left {
        log.problems.extend(transfer.log.problems);
        log.notes.extend(transfer.log.notes.into_iter().filter(|note| note.code == NoteCode::UnknownWord));
    }
}

/// Every single payment once, whatever number of lines tell of it; the line that is furthest along counts.
fn once_each(lines: impl Iterator<Item = Transfer>, log: &mut Log) -> Vec<Transfer> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut single: Vec<Transfer> = Vec::new();
    for line in lines {
        let place = line.id.clone().map_or(single.len(), |id| *places.entry(id).or_insert(single.len()));
        let Some(other) = single.get_mut(place) else {
            single.push(line);
            continue;
        };
        let text = "the same payment again; it counts once, as far along as any line says";
        log.note(NoteCode::DuplicatePayment, &line.path, line.id.as_deref(), text);
        if line.paid > other.paid {
            *other = line;
        }
    }
    single
}

/// Whether the instalment's own figures count: its single payments are not told, or do not add up to it.
fn whole_counts(whole: &Transfer, single: &[Transfer], log: &mut Log) -> bool {
    if single.is_empty() {
        return true;
    }
    let (true, Some(amount)) = (whole.paid > Some(Paid::No), whole.amount) else { return false };
    let amounts = single.iter().filter(|transfer| transfer.paid == whole.paid).map(|transfer| transfer.amount);
    let sum: Option<i128> = amounts.map(|amount| amount.map(i128::from)).sum();
    let differs = sum != Some(i128::from(amount));
    if differs {
        let text = "the single payments do not add up to the instalment, whose own figures count";
        log.note(NoteCode::AmountsDiffer, &format!("{}.fund_pay_detail_list", whole.path), None, text);
    }
    differs
}

/// One line of money: an instalment or a single payment of it.
struct Transfer {
    path: String,
    id: Option<String>,
    /// Nothing where the status is not told or not known.
    paid: Option<Paid>,
    method: Option<PaymentMethod>,
    amount: Option<i64>,
    at: Option<Instant>,
    /// What reading it brought up, for the case that it counts.
    log: Log,
}

impl Transfer {
    fn read(node: &Node<'_>, currency: Currency) -> Self {
        let mut log = Log::default();
        let paid = known(node, "pay_status", &mut log, |word| match word {
            "UNPAY" | "PAY_FAILED" => Some(Paid::No),
            "PAYING" => Some(Paid::Processing),
            "PAID" | "CAPTURED" | "FULFILLED" | "PAY_SUCCESS" => Some(Paid::Received),
            _ => None,
        });
        let id = node.text("id", &mut log).map(Into::into);
        let mut transfer = Self { path: node.path.clone(), id, paid, method: None, amount: None, at: None, log };
        if paid > Some(Paid::No) {
            transfer.read_money(node, currency);
        }
        transfer
    }

    fn read_money(&mut self, node: &Node<'_>, currency: Currency) {
        let log = &mut self.log;
        self.method = known(node, "pay_method", log, method);
        // What arrived is in the order's currency; what was paid may be in the payer's.
        let received = self.paid == Some(Paid::Received);
        let amounts = if received { ["receive_amount", "pay_amount"] } else { ["pay_amount", "should_pay_amount"] };
        self.amount = amounts.into_iter().find_map(|key| {
            let price = node.price(key, log).filter(|price| price.minor > 0)?;
            in_currency(price, currency, &node.at(key), log)
        });
        let arrived = if received { node.date("receive_time", log) } else { None };
        self.at = arrived.or_else(|| node.date("pay_time", log));
        if let (true, None, Some(at)) = (received, arrived, self.at) {
            let text = "dated by when it was paid, since it is not told when it arrived";
            log.note(NoteCode::Derived, &node.at("receive_time"), Some(&at.to_string()), text);
        }
    }

    /// Lists it as a payment, or says why it cannot be.
    fn list(self, part: Option<PaymentPart>, timeline: &mut Timeline, log: &mut Log) {
        log.problems.extend(self.log.problems);
        log.notes.extend(self.log.notes);
        let gap = match (self.paid, self.amount, self.at) {
            (Some(Paid::No), _, _) => return,
            (None, _, _) => (NoteCode::NotGiven, "whether it was paid is not told"),
            (_, None, _) => (NoteCode::NotGiven, "a payment whose amount in the order's currency is not told"),
            (_, _, None) => (NoteCode::Undated, "a payment that is not dated"),
            (Some(paid), Some(amount), Some(at)) => {
                let status = if paid == Paid::Received { PaymentStatus::Received } else { PaymentStatus::Processing };
                let route = Some(Route::OnPlatform);
                let payment = Payment { amount, method: self.method, route, part, status };
                let id = self.id.map(|id| format!("payment-{id}"));
                return timeline.add(id, at, EventKind::Payment(payment), &self.path, log);
            }
        };
        timeline.gap(gap.0, &self.path, None, gap.1, log);
    }
}

/// The platform's names of payment methods; most are ours in capitals.
fn method(word: &str) -> Option<PaymentMethod> {
    match word {
        "TT" => Some(PaymentMethod::Wire),
        "CREDIT_CARD" => Some(PaymentMethod::Card),
        // An instalment plan inside PayPal, not the platform's own Pay Later [F-109].
        "PAYPAL_BNPL" => Some(PaymentMethod::Paypal),
        other => PaymentMethod::parse(&other.to_ascii_lowercase()),
    }
}

/// A refund that was paid; who paid it is not told.
fn refund(entry: &Node<'_>, currency: Currency, timeline: &mut Timeline, log: &mut Log) {
    let price = entry.price("amount", log);
    let amount = price.and_then(|price| in_currency(price, currency, &entry.at("amount"), log));
    let (Some(amount), Some(at)) = (amount, entry.date("refund_time", log)) else {
        if amount != Some(0) {
            let text = "a refund whose amount in the order's currency or whose date is not told";
            timeline.gap(NoteCode::Undated, &entry.path, None, text, log);
        }
        return;
    };
    if amount == 0 {
        return;
    }
    let text = "counts only after the dispute that led to it: add when it was opened and settled";
    log.note(NoteCode::RefundWithoutDispute, &entry.path, None, text);
    let id = entry.text("id", log).map(|id| format!("refund-{id}"));
    timeline.add(id, at, EventKind::RefundPaid { by: None, amount }, &entry.path, log);
}
