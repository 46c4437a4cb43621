//! The reference: one order, in integer cents and day numbers.

/// An order; enumerations by their places in the lists of the README.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_field_names, reason = "the names are the workload's")]
pub struct Order {
    pub channel: u8,
    pub marketplace: u8,
    pub gold_member: bool,
    pub fee_class: u8,
    pub order_amount: i64,
    pub paid_on_platform: i64,
    pub coverage_limit: i64,
    pub agreed_ship_date: i32,
    pub actual_ship_date: Option<i32>,
    pub as_of: i32,
    pub has_quality_terms: bool,
    pub issue: u8,
    pub dispute_opened_on: Option<i32>,
    pub last_supplier_reply: Option<i32>,
    pub last_buyer_reply: Option<i32>,
    pub escalated: bool,
}

/// What is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    pub covered: bool,
    pub reason: u8,
    pub fee: i64,
    pub released_now: i64,
    pub frozen: i64,
    pub refund_claimable: i64,
    pub dispute_state: u8,
    pub next_deadline: Option<i32>,
}

/// Decides an order.
#[inline]
pub fn decide(order: &Order) -> Decision {
    let reason = reason(order);
    let covered = reason == 8;
    let released_now = order.paid_on_platform.min(order.coverage_limit);
    let (dispute_state, next_deadline) = dispute(order);
    Decision {
        covered,
        reason,
        fee: fee(order),
        released_now,
        frozen: order.paid_on_platform - released_now,
        refund_claimable: if covered && order.issue != 0 { released_now } else { 0 },
        dispute_state,
        next_deadline,
    }
}

#[inline]
fn reason(order: &Order) -> u8 {
    match order {
        _ if order.channel != 0 => 0,
        _ if order.marketplace != 0 => 1,
        _ if !order.gold_member => 2,
        _ if order.fee_class == 2 => 3,
        _ if order.paid_on_platform == 0 => 4,
        _ if order.issue >= 3 && !order.has_quality_terms => 5,
        _ if order.issue == 1 && order.actual_ship_date.unwrap_or(order.as_of) <= order.agreed_ship_date => 6,
        _ if order.issue == 2 && (order.actual_ship_date.is_some() || order.as_of <= order.agreed_ship_date) => 7,
        _ => 8,
    }
}

#[inline]
fn fee(order: &Order) -> i64 {
    match order.fee_class {
        0 => ((order.order_amount * 2 + 50) / 100).min(10_000),
        1 => (order.order_amount * 3 + 50) / 100,
        _ => 0,
    }
}

#[inline]
fn dispute(order: &Order) -> (u8, Option<i32>) {
    let Some(opened) = order.dispute_opened_on else { return (0, None) };
    let day = order.as_of - opened;
    let supplier = order.last_supplier_reply.unwrap_or(opened);
    let buyer = order.last_buyer_reply.unwrap_or(opened);
    if order.escalated || order.as_of - supplier > 7 {
        (1, None)
    } else if order.as_of - buyer > 7 {
        (2, None)
    } else if day >= 31 {
        (1, None)
    } else if day >= 4 {
        (3, Some((opened + 31).min(supplier + 8).min(buyer + 8)))
    } else {
        (4, Some((opened + 4).min(supplier + 8).min(buyer + 8)))
    }
}
