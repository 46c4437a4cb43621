//! What must whom do by when in a dispute? [rules section 6.1]
//!
//! [`Machine`] is an order in motion: it holds the row and its pots, fires the timers that have
//! lapsed, and takes dispute events. The replay of a document, a row decided on its own, and every
//! "what if" are the same machine under other events and instants.

mod clocks;

pub use clocks::{escalation_at, may_escalate_from, may_refile, quick_refund_at, silence_closes};

use super::claims;
use super::funds;
use super::{End, Matter};
use crate::codes::{
    DisputeCause, DisputeState, EvidenceFrom, FieldSet, Ground, OrderType, Outcome, Party, ReleaseModel,
};
use crate::finding::{FindingCode, Ignored, Note};
use crate::row::{Dispute, Pots, Row};
use crate::rulebook::Rulebook;
use crate::rulebook::terms::{DisputeTerms, Terms};
use crate::time::{Band, Instant};
use crate::trace::{Deaf, Verdict};
use clocks::{filing_is_overdue_claim, quick_limit, quick_refund_terms};
use std::borrow::Cow;

/// Who hears of what was odd.
pub trait Notes {
    /// Something was odd.
    fn note(&mut self, note: Note);

    /// Money moved because time passed.
    fn moved(&mut self, at: Instant, before: &Pots, after: &Pots) {
        let _ = (at, before, after);
    }
}

/// Nobody does: rows have no findings.
impl Notes for () {
    #[inline]
    fn note(&mut self, _: Note) {}
}

/// An order in motion.
#[derive(Clone, Debug)]
pub struct Machine<'a> {
    /// The rulebook.
    pub book: &'a Rulebook,
    /// The terms of the order's edition.
    pub terms: &'a Terms,
    /// The end of the facts that are not known.
    pub end: End,
    /// The order; the row it came in, until something changes.
    pub row: Cow<'a, Row>,
    /// Its money.
    pub pots: Pots,
    /// The event that last asked the side complained of for evidence.
    pub respondent_request: Option<usize>,
    /// The event that filed the dispute.
    pub filing: Option<usize>,
    /// The facts for want of which the release condition could not be decided.
    pub undecided: FieldSet,
}

/// What can lapse. At one instant they fire in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Timer {
    QuickRefund,
    Silence,
    Escalation,
    ClaimantEvidence,
    RespondentEvidence,
    Completion,
}

impl<'a> Machine<'a> {
    /// An order at one end, before anything has moved.
    #[inline]
    pub fn new(book: &'a Rulebook, terms: &'a Terms, end: End, row: &'a Row) -> Self {
        let (row, pots) = (Cow::Borrowed(row), row.pots.unwrap_or_default());
        Self { book, terms, end, row, pots, respondent_request: None, filing: None, undecided: FieldSet::EMPTY }
    }

    /// The order as the rules look at it.
    #[inline]
    pub fn matter(&self) -> Matter<'_> {
        let pots = if self.row.events_known() { Some(&self.pots) } else { self.row.pots.as_ref() };
        Matter { book: self.book, terms: self.terms, row: &self.row, end: self.end, pots }
    }

    /// The row as it stands, its money in it.
    pub fn into_row(self) -> Row {
        let pots = self.matter().pots.copied();
        Row { pots, ..self.row.into_owned() }
    }

    fn matter_of<'r>(&'r self, row: &'r Row) -> Matter<'r> {
        Matter { row, ..self.matter() }
    }

    /// The row, computed as Trade Assurance where its type is not known.
    fn as_protected(&self) -> Row {
        Row { order_type: self.row.order_type.or(Some(OrderType::TradeAssurance)), ..*self.row }
    }

    fn dispute_terms(&self) -> &'a DisputeTerms {
        self.terms.dispute(self.row.order_type)
    }

    /// Brings the order to its row's instant: everything that has lapsed by then fires.
    pub fn catch_up(&mut self) {
        self.advance(self.row.as_of, &mut ());
        self.release_if_due();
    }

    /// Fires every timer whose instant is at or before `until`, earliest first.
    pub fn advance<N: Notes>(&mut self, until: Instant, notes: &mut N) {
        loop {
            let matter = self.matter();
            let Some((at, timer)) = next_timer(&matter, || funds::completion_due(&matter, &mut Deaf)) else { break };
            if at > until {
                break;
            }
            let before = self.pots;
            self.fire(timer, at, notes);
            notes.moved(at, &before, &self.pots);
        }
    }

    fn fire<N: Notes>(&mut self, timer: Timer, at: Instant, notes: &mut N) {
        match timer {
            Timer::QuickRefund => self.quick_refund(at, notes),
            Timer::Silence => self.silence(at),
            Timer::Escalation => self.escalate_automatically(at),
            Timer::ClaimantEvidence => {
                self.end_dispute(DisputeState::CancelledNoEvidence, Some(DisputeCause::NoEvidence), at);
            }
            Timer::RespondentEvidence => {
                self.change(|dispute| *dispute.evidence_due_mut(dispute.claimant.other()) = None);
                notes
                    .note(Note { event: self.respondent_request, ..Note::order(FindingCode::EvidenceMissingSupplier) });
            }
            Timer::Completion => self.complete(at),
        }
    }

    fn change(&mut self, edit: impl FnOnce(&mut Dispute)) {
        if let Some(dispute) = &mut self.row.to_mut().dispute {
            edit(dispute);
        }
    }

    fn enter(&mut self, state: DisputeState, cause: Option<DisputeCause>, at: Instant) {
        self.change(|dispute| {
            dispute.state = state;
            dispute.cause = cause.or(dispute.cause);
            dispute.entered_at = at;
        });
    }

    fn end_dispute(&mut self, state: DisputeState, cause: Option<DisputeCause>, at: Instant) {
        self.enter(state, cause, at);
        self.row.to_mut().dispute_ended_at = Some(at);
        self.release_if_due();
    }

    /// `DIS-SILENCE`: the party whose turn it was has not answered [F-134, F-138].
    fn silence(&mut self, at: Instant) {
        let Some(dispute) = &self.row.dispute else { return };
        if dispute.turn == dispute.claimant {
            self.end_dispute(DisputeState::ClosedSilence, Some(DisputeCause::Silence), at);
        } else {
            self.enter(DisputeState::Escalated, Some(DisputeCause::Silence), at);
        }
    }

    /// `DIS-AUTO`: negotiation has lasted as long as it may [F-130, F-131, F-133, F-138, F-139, F-156].
    fn escalate_automatically(&mut self, at: Instant) {
        let cause = self.dispute_terms().auto_escalation.map(|auto| auto.cause);
        self.enter(DisputeState::Escalated, cause, at);
    }

    /// `DIS-QUICK`: the claim is refunded as it stands [F-150].
    fn quick_refund<N: Notes>(&mut self, at: Instant, notes: &mut N) {
        let Some(dispute) = &self.row.dispute else { return };
        let proposal =
            Settlement { refund: dispute.claimant_proposal, cause: DisputeCause::QuickRefund, at, event: self.filing };
        self.settle(proposal, notes);
    }

    /// `REL-COMPLETE`: receipt is confirmed, by hand or by the lapse of time [F-121].
    pub fn complete(&mut self, at: Instant) {
        self.row.to_mut().completed_at = Some(at);
        self.pots.release_all();
    }

    /// Releases what is held where the condition of `inspection_and_shipment` has held; looked at after every event and timer.
    pub fn release_if_due(&mut self) {
        let trace = &mut Deaf;
        let matter = self.matter();
        if !self.row.is_protected_type() || self.end.release_model != ReleaseModel::InspectionAndShipment {
            return;
        }
        let (outcome, missing) = funds::release_condition(&matter, trace);
        let holds = self.row.release_condition_met
            || outcome == Outcome::Met
            || (outcome == Outcome::Unknown && self.end.condition_if_open);
        self.undecided = self.undecided.union(missing);
        let releases = holds && !self.row.dispute_active();
        let known = self.row.release_condition_met == holds && (self.row.condition_released || !releases);
        if !known {
            let row = self.row.to_mut();
            row.release_condition_met = holds;
            row.condition_released |= releases;
        }
        if releases {
            self.pots.release_all();
        }
    }

    /// `DIS-OPEN`: a dispute is filed [F-128, F-129, F-149, F-151, F-152].
    ///
    /// # Errors
    /// Why the state does not admit it.
    pub fn open<N: Notes>(&mut self, filing: Filing, notes: &mut N) -> Result<(), Ignored> {
        self.admit_filing(&filing)?;
        let trace = &mut Deaf;
        let typed = self.as_protected();
        if claims::window_at(&self.matter_of(&typed), filing.ground, filing.at, trace).outcome == Outcome::Failed {
            return Err(Ignored::WindowClosed);
        }
        let window = claims::window_at(&self.matter(), filing.ground, filing.at, trace);
        self.filing = filing.event;
        let row = self.row.to_mut();
        row.disputed = row.disputed.with(filing.ground);
        row.dispute_ended_at = None;
        row.dispute = Some(Dispute::filed(&filing, window));
        self.note_quick_refund(filing.event, notes);
        if self.quick_at_filing() {
            self.quick_refund(filing.at, notes);
        }
        Ok(())
    }

    fn admit_filing(&self, filing: &Filing) -> Result<(), Ignored> {
        match self.row.dispute_state() {
            state if state.is_active() => return Err(Ignored::DisputeOpen),
            DisputeState::None => {}
            _ if may_refile(&self.matter()) => {}
            _ => return Err(Ignored::DisputeEnded),
        }
        self.admit_ground(filing)?;
        let paid =
            if self.row.is_protected_type() { self.row.paid_on_platform.unwrap_or(0) } else { self.row.paid_in_all() };
        let needs_delivery = filing.ground == Ground::BuyerNotPaid;
        if needs_delivery && self.row.delivered_at.is_none() {
            return Err(Ignored::NotDelivered);
        }
        if !needs_delivery && paid == 0 { Err(Ignored::NoPayment) } else { Ok(()) }
    }

    /// Offline and direct-pay orders admit only non-shipment, and the supplier's complaint of an unpaid delivery [F-038, F-155].
    fn admit_ground(&self, filing: &Filing) -> Result<(), Ignored> {
        if filing.by != claims::claimant(filing.ground) {
            return Err(Ignored::NotTheClaimant);
        }
        let admitted = match self.row.order_type {
            Some(OrderType::Offline) => matches!(filing.ground, Ground::NotShipped | Ground::BuyerNotPaid),
            Some(OrderType::DirectPay) => filing.ground == Ground::NotShipped,
            Some(OrderType::TradeAssurance) | None => filing.ground != Ground::BuyerNotPaid,
        };
        if admitted { Ok(()) } else { Err(Ignored::GroundNotAdmitted) }
    }

    fn note_quick_refund<N: Notes>(&self, event: Option<usize>, notes: &mut N) {
        let Some(quick) = quick_refund_terms(&self.matter()) else { return };
        let within = |cents: i64| {
            let total = self.row.dollars().zip(self.row.total);
            total.is_some_and(|(dollars, total)| dollars.compare(total, cents).is_le())
        };
        let limit = quick_limit(quick, &self.row);
        let highest = quick.limits.iter().flatten().map(|limit| limit.value).max();
        let code = match (quick.fires.value, limit) {
            (true, None) => FindingCode::QuickRefundTierUnknown,
            (false, _) => FindingCode::QuickRefundPossible,
            (true, Some(_)) => return,
        };
        if highest.is_some_and(within) {
            notes.note(Note { event, ..Note::order(code) });
        }
    }

    /// Whether the quick refund fires at the filing itself: late or missing shipment, claimable there and then [F-150].
    fn quick_at_filing(&self) -> bool {
        self.row.dispute.as_ref().is_some_and(|dispute| filing_is_overdue_claim(&self.matter(), dispute))
    }

    /// `DIS-REPLY`: a side answers [F-135].
    ///
    /// # Errors
    /// No negotiation is under way.
    pub fn reply(&mut self, by: Party, refund: Option<i64>, at: Instant) -> Result<(), Ignored> {
        self.must_be(DisputeState::Negotiating)?;
        self.change(|dispute| {
            let by_claimant = by == dispute.claimant;
            match refund {
                Some(refund) if by_claimant => dispute.claimant_proposal = refund,
                Some(refund) => dispute.respondent_proposal = Some(refund),
                None => {}
            }
            dispute.respondent_replied |= !by_claimant;
            if by == dispute.turn {
                dispute.turn = by.other();
                dispute.turn_since = at;
            }
        });
        Ok(())
    }

    /// `DIS-ACCEPT`: the party whose turn it is takes the other side's standing proposal.
    ///
    /// # Errors
    /// It is not its turn, or there is no proposal.
    pub fn accept<N: Notes>(&mut self, by: Party, at: Instant, event: usize, notes: &mut N) -> Result<(), Ignored> {
        let dispute = self.must_be(DisputeState::Negotiating)?;
        if by != dispute.turn {
            return Err(Ignored::NotTheirTurn);
        }
        let others = if by == dispute.claimant { dispute.respondent_proposal } else { Some(dispute.claimant_proposal) };
        let refund = others.ok_or(Ignored::NoProposal)?;
        self.settle(Settlement { refund, cause: DisputeCause::Accepted, at, event: Some(event) }, notes);
        Ok(())
    }

    /// `DIS-ESCALATE`: the claimant asks the programme to step in, from the day it may [F-130 to F-132, F-138, F-156].
    ///
    /// # Errors
    /// It is too early, or not the claimant who asks.
    pub fn escalate(&mut self, by: Option<Party>, at: Instant) -> Result<(), Ignored> {
        let dispute = self.must_be(DisputeState::Negotiating)?;
        if by.is_some_and(|by| by != dispute.claimant) {
            return Err(Ignored::NotTheClaimant);
        }
        let from = may_escalate_from(&self.matter(), &dispute, &mut Deaf);
        if at < from.or_latest() {
            return Err(Ignored::TooEarly);
        }
        self.enter(DisputeState::Escalated, Some(DisputeCause::Buyer), at);
        Ok(())
    }

    /// `DIS-WITHDRAW`: the claimant gives up, for good [F-151, F-152].
    ///
    /// # Errors
    /// The dispute is no longer open, or not the claimant's to withdraw.
    pub fn withdraw(&mut self, by: Option<Party>, at: Instant) -> Result<(), Ignored> {
        let dispute = match self.row.dispute {
            Some(dispute) if dispute.state == DisputeState::Escalated => dispute,
            _ => self.must_be(DisputeState::Negotiating)?,
        };
        if by.is_some_and(|by| by != dispute.claimant) {
            return Err(Ignored::NotTheClaimant);
        }
        self.end_dispute(DisputeState::Withdrawn, Some(DisputeCause::Buyer), at);
        Ok(())
    }

    /// `DIS-EVIDENCE`: the programme asks for evidence [F-144].
    ///
    /// # Errors
    /// The dispute has not been escalated.
    pub fn request_evidence(
        &mut self,
        from: EvidenceFrom,
        due: Option<Instant>,
        at: Instant,
        event: usize,
    ) -> Result<(), Ignored> {
        let dispute = self.must_be(DisputeState::Escalated)?;
        let usual = self.matter().zone().window(at, self.dispute_terms().evidence_days.value);
        let due = Some(due.filter(|due| *due > at).unwrap_or(usual.or_latest()));
        let asked: &[Party] = match from {
            EvidenceFrom::Buyer => &[Party::Buyer],
            EvidenceFrom::Supplier => &[Party::Supplier],
            EvidenceFrom::Both => &[Party::Buyer, Party::Supplier],
        };
        if asked.contains(&dispute.claimant.other()) {
            self.respondent_request = Some(event);
        }
        self.change(|dispute| asked.iter().for_each(|party| *dispute.evidence_due_mut(*party) = due));
        Ok(())
    }

    /// `DIS-EVIDENCE`: a side hands in what was asked of it [F-143].
    ///
    /// # Errors
    /// The dispute has not been escalated.
    pub fn submit_evidence(&mut self, by: Party, at: Instant) -> Result<(), Ignored> {
        self.must_be(DisputeState::Escalated)?;
        self.change(|dispute| {
            dispute.evidence_at = Some(at);
            *dispute.evidence_due_mut(by) = None;
        });
        Ok(())
    }

    /// `DIS-SETTLE`: a settlement before the programme, or its ruling [F-137, F-145].
    ///
    /// # Errors
    /// The dispute has not been escalated, or the programme does not rule on such orders.
    pub fn decide<N: Notes>(&mut self, settlement: Settlement, notes: &mut N) -> Result<(), Ignored> {
        if settlement.cause == DisputeCause::Ruling && !self.dispute_terms().ruling.value {
            return Err(Ignored::RulingNotAdmitted);
        }
        self.must_be(DisputeState::Escalated)?;
        self.settle(settlement, notes);
        Ok(())
    }

    fn settle<N: Notes>(&mut self, settlement: Settlement, notes: &mut N) {
        let Settlement { refund, cause, at, event } = settlement;
        let moves_no_money = self.row.dispute.as_ref().is_some_and(|dispute| dispute.claimant == Party::Supplier);
        let most = funds::refundable(&self.row, &self.pots);
        let settled = if moves_no_money { refund } else { refund.min(most) };
        if settled < refund {
            notes.note(Note { event, ..Note::order(FindingCode::RefundCapped) });
        }
        self.change(|dispute| {
            dispute.refund = Some(settled);
            dispute.settled_at = Some(at);
            (dispute.buyer_evidence_due, dispute.supplier_evidence_due) = (None, None);
        });
        if settled == 0 {
            return self.end_dispute(DisputeState::Rejected, Some(cause), at);
        }
        if !moves_no_money {
            self.pots.settle(settled);
            if self.pots.refund_due == 0 {
                return self.end_dispute(DisputeState::Refunded, Some(cause), at);
            }
        }
        let state = if cause == DisputeCause::Ruling { DisputeState::Ruled } else { DisputeState::Agreed };
        self.enter(state, Some(cause), at);
    }

    /// `REL-REFUND`: a refund is paid [F-125].
    ///
    /// # Errors
    /// Nothing was settled, or nothing is due any more.
    pub fn refund_paid(&mut self, amount: i64, at: Instant) -> Result<(), Ignored> {
        let settled = matches!(self.row.dispute_state(), DisputeState::Agreed | DisputeState::Ruled);
        if !settled {
            return Err(Ignored::NotSettled);
        }
        if self.pots.refund_due == 0 {
            return Err(Ignored::NothingDue);
        }
        self.pots.pay_refund(amount);
        if self.pots.refund_due == 0 {
            self.end_dispute(DisputeState::Refunded, None, at);
        }
        Ok(())
    }

    fn must_be(&self, state: DisputeState) -> Result<Dispute, Ignored> {
        match self.row.dispute {
            Some(dispute) if dispute.state == state => Ok(dispute),
            None => Err(Ignored::NoDispute),
            Some(dispute) if !dispute.state.is_active() => Err(Ignored::DisputeEnded),
            Some(_) if state == DisputeState::Escalated => Err(Ignored::NotEscalated),
            Some(_) => Err(Ignored::NotNegotiating),
        }
    }
}

/// Whether a row stands at its instant as it came: nothing lapses by then, and its money hangs on no condition.
///
/// `due` is when automatic completion is.
#[inline]
pub(crate) fn stands_still(matter: &Matter<'_>, due: Option<Band>) -> bool {
    if !matter.row.events_known() {
        return true;
    }
    let conditional = matter.row.is_protected_type() && matter.end.release_model == ReleaseModel::InspectionAndShipment;
    !conditional && next_timer(matter, || due).is_none_or(|(at, _)| at > matter.row.as_of)
}

/// What lapses next, and when; `due` says when automatic completion is, where that is asked.
#[inline]
fn next_timer(matter: &Matter<'_>, due: impl FnOnce() -> Option<Band>) -> Option<(Instant, Timer)> {
    match &matter.row.dispute {
        Some(dispute) if dispute.state == DisputeState::Negotiating => negotiation_timer(matter, dispute),
        Some(dispute) if dispute.state == DisputeState::Escalated => evidence_timer(dispute),
        Some(dispute) if dispute.state.is_active() => None,
        _ if funds::completion_awaited(matter.row) => {
            Some((funds::completion_instant(due()?, matter.row.dispute_ended_at), Timer::Completion))
        }
        _ => None,
    }
}

fn negotiation_timer(matter: &Matter<'_>, dispute: &Dispute) -> Option<(Instant, Timer)> {
    let trace = &mut Deaf;
    let timers = [
        quick_refund_at(matter, dispute, trace).map(|band| (band.or_latest(), Timer::QuickRefund)),
        silence_closes(matter, dispute, trace).map(|band| (band.or_latest(), Timer::Silence)),
        escalation_at(matter, dispute, trace).map(|band| (band.or_latest(), Timer::Escalation)),
    ];
    timers.into_iter().flatten().min()
}

fn evidence_timer(dispute: &Dispute) -> Option<(Instant, Timer)> {
    let timers = [
        dispute.evidence_due(dispute.claimant).map(|due| (due, Timer::ClaimantEvidence)),
        dispute.evidence_due(dispute.claimant.other()).map(|due| (due, Timer::RespondentEvidence)),
    ];
    timers.into_iter().flatten().min()
}

/// A dispute as it is filed.
#[derive(Clone, Copy, Debug)]
pub struct Filing {
    /// Who files.
    pub by: Party,
    /// On what ground.
    pub ground: Ground,
    /// What is claimed, in minor units.
    pub claim: i64,
    /// When.
    pub at: Instant,
    /// The event, by its place in the document.
    pub event: Option<usize>,
}

/// A refund that settles a dispute.
#[derive(Clone, Copy, Debug)]
pub struct Settlement {
    /// In minor units, before the cap.
    pub refund: i64,
    /// What settled it.
    pub cause: DisputeCause,
    /// When.
    pub at: Instant,
    /// The event, by its place in the document.
    pub event: Option<usize>,
}

impl Dispute {
    /// When a side's evidence is due.
    pub const fn evidence_due(&self, party: Party) -> Option<Instant> {
        match party {
            Party::Supplier => self.supplier_evidence_due,
            _ => self.buyer_evidence_due,
        }
    }

    const fn evidence_due_mut(&mut self, party: Party) -> &mut Option<Instant> {
        match party {
            Party::Supplier => &mut self.supplier_evidence_due,
            _ => &mut self.buyer_evidence_due,
        }
    }

    fn filed(filing: &Filing, window: Verdict) -> Self {
        Self {
            state: DisputeState::Negotiating,
            cause: Some(DisputeCause::Filed),
            ground: filing.ground,
            claim: filing.claim,
            claimant: filing.by,
            opened_at: filing.at,
            entered_at: filing.at,
            turn: filing.by.other(),
            turn_since: filing.at,
            respondent_replied: false,
            claimant_proposal: filing.claim,
            respondent_proposal: None,
            buyer_evidence_due: None,
            supplier_evidence_due: None,
            evidence_at: None,
            refund: None,
            settled_at: None,
            window_at_filing: Some(window),
        }
    }
}
