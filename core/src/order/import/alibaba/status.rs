//! The platform's status words [F-170 to F-172].

use super::super::{NoteCode, PlatformStatus};
use super::wire::{Log, Node};
use crate::codes::LifecycleState;

/// How far an order has come, as far as its status tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// Nothing has been paid.
    Unpaid,
    /// Something was paid or is being paid, and nothing has been shipped.
    Unshipped,
    /// Everything has been shipped.
    Shipped,
    /// Receipt is confirmed, by hand or automatically.
    Completed,
    /// Closed, paid or not.
    Closed,
    /// A refund, a risk check or a chargeback is under way.
    Frozen,
    /// Not told.
    Unclear,
}

/// What the order response says about its status.
pub(super) struct Status {
    pub(super) reported: PlatformStatus,
    pub(super) progress: Progress,
}

/// The state and the progress behind a word; nothing where it is not known.
fn meaning(word: &str, balance_is_due: bool) -> Option<(Option<LifecycleState>, Progress)> {
    use LifecycleState as State;
    Some(match word {
        "to_be_audited" | "intention_processing" => (Some(State::AwaitingConfirmation), Progress::Unpaid),
        "unpay" | "paid" | "captured" if balance_is_due => (Some(State::AwaitingBalance), Progress::Unshipped),
        "unpay" => (Some(State::AwaitingPayment), Progress::Unpaid),
        "paying" | "relating" => (Some(State::PaymentProcessing), Progress::Unshipped),
        "paid" | "captured" | "undeliver" | "wait_seller_send" => (Some(State::AwaitingShipment), Progress::Unshipped),
        "delivering" | "wait_confirm_receipt" => (Some(State::Shipped), Progress::Shipped),
        "trade_success" | "trade_finished" => (Some(State::Completed), Progress::Completed),
        "trade_close" | "trade_closed" | "cancel" => (Some(State::Closed), Progress::Closed),
        "frozen" | "charge_back" => (None, Progress::Frozen),
        // The contract can change only before shipment [F-180].
        "wait_confirm_modify" => (None, Progress::Unshipped),
        "trade_unavailable" => (None, Progress::Unclear),
        _ => return None,
    })
}

/// Reads the status; two statuses that differ tell no progress.
pub(super) fn read(order: &Node<'_>, log: &mut Log) -> Status {
    let code = order.text("trade_status", log);
    let action = order.get("status_action").and_then(|action| action.text("status", log));
    let balance_is_due = order.text("pay_step", log) == Some("BALANCE");
    let known = code.and_then(|word| meaning(word, balance_is_due));
    let path = order.at("trade_status");
    match (code, known) {
        (None, _) => log.note(NoteCode::NotGiven, &path, None, "the order's status is not told"),
        (Some(word), None) => log.note(NoteCode::UnknownWord, &path, Some(word), "not a status this library knows"),
        (Some(word), Some((None, _))) => log.note(NoteCode::NotTelling, &path, Some(word), "stands for no one state"),
        _ => {}
    }
    let (state, mut progress) = known.unwrap_or((None, Progress::Unclear));
    if let (Some(word), Some(other)) = (code, action)
        && word != other
    {
        let text = format!("`trade_status` says `{word}`; it is reported, and nothing is concluded from it");
        log.note(NoteCode::Contradiction, &order.at("status_action.status"), Some(other), &text);
        progress = Progress::Unclear;
    }
    Status { reported: PlatformStatus { code: code.map(Into::into), state }, progress }
}
