//! When a dispute's rights open and its silences tell.

use super::super::Matter;
use super::super::claims;
use crate::codes::{Claimability, DisputeState, Ground, OrderType};
use crate::row::{Dispute, Row};
use crate::rulebook::terms::{EscalationAnchor, QuickRefundTerms};
use crate::time::{Band, Instant};
use crate::trace::{Deaf, Trace};

/// `DIS-REFILE`: whether a dispute has lapsed that may be filed again inside the window [F-149].
pub fn may_refile(matter: &Matter<'_>) -> bool {
    let lapsed = matches!(matter.row.dispute_state(), DisputeState::ClosedSilence | DisputeState::CancelledNoEvidence);
    lapsed && matter.terms.dispute(matter.row.order_type).refile.value
}

/// `DIS-ESCALATE`: the day from which the claimant may escalate.
pub fn may_escalate_from<T: Trace>(matter: &Matter<'_>, dispute: &Dispute, trace: &mut T) -> Band {
    let day = trace.read(matter.terms.dispute(matter.row.order_type).escalate_from_day);
    matter.zone().ordinal(dispute.opened_at, day)
}

/// `DIS-AUTO`: when negotiation ends by itself, where it does.
pub fn escalation_at<T: Trace>(matter: &Matter<'_>, dispute: &Dispute, trace: &mut T) -> Option<Band> {
    let auto = matter.terms.dispute(matter.row.order_type).auto_escalation?;
    let anchor = match auto.anchor {
        EscalationAnchor::Filing => dispute.opened_at,
        EscalationAnchor::FailedInspection => matter.row.inspection_failed_at?,
    };
    let (zone, day) = (matter.zone(), trace.read(auto.day));
    let (first, last) = trace.read(auto.band);
    let not_before = |at: Instant| at.max(dispute.opened_at);
    let anchor = matter.day(anchor);
    let start = |nth: u16| not_before(zone.start(anchor.plus(i32::from(nth) - 1)));
    Some(Band { at: Some(start(day)), earliest: start(first), latest: start(last) })
}

/// `DIS-SILENCE`: when the party whose turn it is must have answered, where silence counts.
pub fn silence_closes<T: Trace>(matter: &Matter<'_>, dispute: &Dispute, trace: &mut T) -> Option<Band> {
    let days = matter.terms.dispute(matter.row.order_type).silence_days?;
    Some(matter.zone().window(dispute.turn_since, trace.read(days)))
}

/// `DIS-QUICK`: when the quick refund fires if the supplier does not reply, where it applies.
pub fn quick_refund_at<T: Trace>(matter: &Matter<'_>, dispute: &Dispute, trace: &mut T) -> Option<Band> {
    let quick = quick_refund_terms(matter).filter(|quick| quick.fires.value)?;
    if !quick_applies(matter, quick) {
        return None;
    }
    trace.cite(quick.fires.source);
    // A row filled by hand does not say how its filing was judged; judge it now.
    if dispute.window_at_filing.is_none() && filing_is_overdue_claim(matter, dispute) {
        return Some(Band::exact(dispute.opened_at));
    }
    if dispute.respondent_replied {
        return None;
    }
    Some(matter.zone().window(dispute.opened_at, trace.read(quick.days)))
}

/// The quick refund of the edition, where the order and its supplier can have one.
pub(super) fn quick_refund_terms<'a>(matter: &Matter<'a>) -> Option<&'a QuickRefundTerms> {
    let quick = matter.terms.dispute(matter.row.order_type).quick_refund.as_ref()?;
    let here = matter.row.supplier_country.is_some_and(|country| quick.supplier_countries.value.contains(country));
    (here && matter.row.is_protected_type()).then_some(quick)
}

pub(super) fn quick_limit(quick: &QuickRefundTerms, row: &Row) -> Option<i64> {
    let tier = row.buyer_tier?;
    quick.limits[usize::from(tier.number()) - 1].map(|limit| limit.value)
}

/// Whether the total is small enough for the buyer's tier.
fn quick_applies(matter: &Matter<'_>, quick: &QuickRefundTerms) -> bool {
    let row = matter.row;
    let known = quick_limit(quick, row).zip(row.dollars()).zip(row.total);
    known.is_some_and(|((limit, dollars), total)| dollars.compare(total, limit).is_le())
}

pub(super) fn filing_is_overdue_claim(matter: &Matter<'_>, dispute: &Dispute) -> bool {
    let Some(quick) = quick_refund_terms(matter).filter(|quick| quick.fires.value) else { return false };
    let overdue_ground = matches!(dispute.ground, Ground::NotShipped | Ground::LateShipment);
    if !overdue_ground || !quick_applies(matter, quick) {
        return false;
    }
    let order_type = matter.row.order_type.or(Some(OrderType::TradeAssurance));
    let then = Row { as_of: dispute.opened_at, order_type, ..*matter.row };
    let conditions = claims::conditions(&Matter { row: &then, ..*matter }, dispute.ground, &mut Deaf);
    claims::verdict(&conditions, true) == Claimability::Claimable
}
