//! Shipment, delivery and completion.

use super::super::{ImportOptions, NoteCode};
use super::facts::known;
use super::status::{Progress, Status};
use super::timeline::Timeline;
use super::wire::{Log, Node, Wire};
use crate::codes::PaymentStatus;
use crate::order::EventKind;
use crate::time::Instant;
use rust_decimal::Decimal;

/// Whether the goods have left, as the logistics response says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Goods {
    NotShipped,
    Shipped,
}

/// The shipping orders' vouchers.
pub(super) fn vouchers<'a>(logistics: Option<&Node<'a>>, log: &mut Log) -> Vec<Node<'a>> {
    let orders = logistics.and_then(|logistics| logistics.list("shipping_order_list", log)).unwrap_or_default();
    orders.iter().filter_map(|order| order.get("voucher")).collect()
}

/// Lists the shipment, where it is dated; says what is missing otherwise.
pub(super) fn shipped(
    order: &Node<'_>,
    logistics: Option<&Node<'_>>,
    progress: Progress,
    timeline: &mut Timeline,
    log: &mut Log,
) {
    let told = logistics.and_then(|logistics| {
        known(logistics, "logistic_status", log, |word| match word {
            "UNDELIVERED" => Some(Goods::NotShipped),
            "CONFIRM_RECEIPT" => Some(Goods::Shipped),
            _ => None,
        })
    });
    let by_status = match progress {
        Progress::Unpaid | Progress::Unshipped => Some(Goods::NotShipped),
        Progress::Shipped | Progress::Completed => Some(Goods::Shipped),
        Progress::Closed | Progress::Frozen | Progress::Unclear => None,
    };
    let path = "logistics.shipment_date";
    if let Some(at) = logistics.and_then(|logistics| actual_date(logistics, log)) {
        if told == Some(Goods::NotShipped) || by_status == Some(Goods::NotShipped) {
            let text = "a shipment is dated although a status says that nothing was shipped; the date counts";
            log.note(NoteCode::Contradiction, path, Some(&at.to_string()), text);
        }
        let complete = !is_part(order, logistics, log);
        return timeline.add(None, at, EventKind::Shipped { complete }, path, log);
    }
    match (told, by_status) {
        (Some(told), Some(other)) if told != other => {
            let text = "the two statuses differ on whether anything was shipped, and no shipment is dated";
            timeline.gap(NoteCode::Contradiction, "logistics.logistic_status", None, text, log);
        }
        (Some(Goods::Shipped), _) | (_, Some(Goods::Shipped)) => {
            let text = "shipped, but no response says when: add the event, or give the logistics response";
            timeline.gap(NoteCode::Undated, path, None, text, log);
        }
        (Some(Goods::NotShipped), _) | (_, Some(Goods::NotShipped)) => {}
        (None, None) => {
            let text = "whether anything was shipped is not told: give the logistics response";
            timeline.gap(NoteCode::NotGiven, path, None, text, log);
        }
    }
}

/// The date of the shipment itself. Where a host merged the responses, the member of this name may be
/// the contract's term, which has another shape.
fn actual_date(logistics: &Node<'_>, log: &mut Log) -> Option<Instant> {
    let node = logistics.get("shipment_date")?;
    let is_term = ["type", "duration", "date"].into_iter().any(|key| node.wire.member(key).is_some());
    if is_term { None } else { logistics.date("shipment_date", log) }
}

/// Whether the listed goods are fewer than ordered; not told where any quantity is missing.
fn is_part(order: &Node<'_>, logistics: Option<&Node<'_>>, log: &mut Log) -> bool {
    // What is wrong with these two lists is reported where they are read first.
    let quiet = &mut Log::default();
    let ordered = order.list("order_products", quiet).unwrap_or_default();
    let parcels = logistics.and_then(|logistics| logistics.list("shipping_order_list", quiet)).unwrap_or_default();
    let listed: Option<Vec<Vec<Node<'_>>>> = parcels.iter().map(|parcel| parcel.list("goods", log)).collect();
    let shipped: Vec<Node<'_>> = listed.unwrap_or_default().into_iter().flatten().collect();
    let (Some(ordered), Some(shipped)) = (sum(&ordered), sum(&shipped)) else { return false };
    if shipped < ordered {
        let text =
            format!("{} of {} ordered were shipped: a partial shipment", shipped.normalize(), ordered.normalize());
        log.note(NoteCode::Derived, "logistics.shipping_order_list", None, &text);
    }
    shipped < ordered
}

/// The sum of the quantities, where there are any and all are numbers.
fn sum(lines: &[Node<'_>]) -> Option<Decimal> {
    let quantity =
        |line: &Node<'_>| line.wire.member("quantity").and_then(Wire::scalar)?.trim().parse::<Decimal>().ok();
    let mut lines = lines.iter();
    let first = lines.next().and_then(quantity)?;
    lines.try_fold(first, |sum, line| sum.checked_add(quantity(line)?))
}

/// Lists the delivery, where every parcel is delivered and the tracking's zone is given.
pub(super) fn delivered(tracking: Option<&Node<'_>>, options: &ImportOptions, timeline: &mut Timeline, log: &mut Log) {
    let parcels = tracking.and_then(|tracking| tracking.list("tracking_list", log)).unwrap_or_default();
    let mut last: Option<Instant> = None;
    for parcel in &parcels {
        let events = parcel.list("event_list", log).unwrap_or_default();
        let Some(event) = events.iter().find(|event| event.text("event_code", log) == Some("DELIVERED")) else {
            return;
        };
        let Some(at) = tracking_time(event, options, log) else { return };
        last = last.max(Some(at));
    }
    if let Some(at) = last {
        timeline.add(None, at, EventKind::Delivered, "tracking.tracking_list", log);
    }
}

/// A tracking time, `yyyy-MM-dd HH:mm:ss`, in the zone the caller names.
fn tracking_time(event: &Node<'_>, options: &ImportOptions, log: &mut Log) -> Option<Instant> {
    let text = event.text("event_time", log)?;
    let path = event.at("event_time");
    let Some(zone) = &options.tracking_zone else {
        let reading = "a local time of a place that is not told; no event is made of it without a zone";
        log.note(NoteCode::NoZone, &path, Some(text), reading);
        return None;
    };
    match Instant::parse_in(&text.replacen(' ', "T", 1), Some(zone.clock())) {
        Ok(at) => Some(at),
        Err(error) => {
            log.note(NoteCode::DateUnreadable, &path, Some(text), &format!("{error}; no event is made of it"));
            None
        }
    }
}

/// Lists how the order ended, which only the caller can date.
pub(super) fn ended(status: &Status, options: &ImportOptions, timeline: &mut Timeline, log: &mut Log) {
    let word = status.reported.code.as_deref();
    let received =
        |kind: &EventKind| matches!(kind, EventKind::Payment(payment) if payment.status == PaymentStatus::Received);
    let paid = timeline.events().iter().any(|event| received(&event.kind));
    let path = "order.trade_status";
    let kind = match status.progress {
        Progress::Completed => EventKind::ReceiptConfirmed,
        Progress::Closed if paid => EventKind::OrderClosed { by: None },
        Progress::Closed => EventKind::OrderCancelled { by: None },
        Progress::Frozen => {
            let text = "a dispute, a chargeback or a check is under way, and no response says since when or on what";
            return timeline.gap(NoteCode::Undated, path, word, text, log);
        }
        Progress::Unclear => {
            let text = "whether the order has ended or is disputed is not told";
            return timeline.gap(NoteCode::NotGiven, path, word, text, log);
        }
        Progress::Unpaid | Progress::Unshipped | Progress::Shipped => return,
    };
    if let Some(at) = options.status_since {
        return timeline.add(None, at, kind, path, log);
    }
    let text = "no response says since when: give `status_since`, or add the event";
    timeline.gap(NoteCode::Undated, path, word, text, log);
}
