//! The quick path: a row in, a flat decision out.
//!
//! Nothing is allocated and no text is made. The same rule functions, listened to by a
//! [`Recorder`](crate::trace::Recorder), explain the decision; [`crate::assess`] explains a whole order.

use crate::calendar;
use crate::codes::{
    Coverage, DisputeCause, DisputeState, Edition, FeeStatus, Field, FieldSet, Grade, OnSilence, Outcome, Party,
};
use crate::fold::{Ends, Hinges};
use crate::money::Range;
use crate::row::{Pots, Row};
use crate::rule::Rule;
use crate::rulebook::terms::Terms;
use crate::rulebook::{Rulebook, Selection};
use crate::rules::coverage::{self, CoveredAmount};
use crate::rules::dispute::Machine;
use crate::rules::fees;
use crate::rules::{End, Matter, claims, dispute, funds};
use crate::time::{Band, Instant};
use crate::trace::{Condition, Deaf, Silent, Trace};

/// Why a row cannot be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowError {
    /// The order is looked at before it was created.
    #[error("as_of is before created_at")]
    AsOfBeforeCreated,
    /// An amount is negative or larger than [`crate::money::MAX_MINOR`].
    #[error("an amount is negative or too large")]
    Amount,
    /// More came back from escrow than was paid on the platform.
    #[error("refunded_from_escrow is larger than paid_on_platform")]
    RefundAbovePaid,
    /// The tax is larger than the total.
    #[error("tax is larger than the total")]
    TaxAboveTotal,
}

/// What is decided of an order at one instant; `None` is "unknown".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The edition it was created under.
    pub edition: Option<Edition>,
    /// Whether it is protected.
    pub coverage: Coverage,
    /// The first rule that failed, or that is unknown where none failed.
    pub reason: Option<Rule>,
    /// The least that is covered, in minor units.
    pub covered_min: Option<i64>,
    /// The most that is covered, in minor units.
    pub covered_max: Option<i64>,
    /// The supplier's fee: how far it is known.
    pub fee_status: FeeStatus,
    /// Its least, in minor units.
    pub supplier_fee_min: Option<i64>,
    /// Its most, in minor units.
    pub supplier_fee_max: Option<i64>,
    /// Released to the supplier.
    pub released: Option<i64>,
    /// Frozen above its limit.
    pub frozen: Option<i64>,
    /// Held until a condition or completion.
    pub held: Option<i64>,
    /// Whether a dispute locks what is unreleased.
    pub locked: Option<bool>,
    /// When the next release comes if nobody acts.
    pub next_release_at: Option<Instant>,
    /// The state of the dispute.
    pub dispute_state: Option<DisputeState>,
    /// What brought it about.
    pub dispute_cause: Option<DisputeCause>,
    /// From when the claimant may escalate.
    pub may_escalate_from: Option<Instant>,
    /// The next deadline.
    pub next_deadline: Option<Deadline>,
    /// When the claim window closes.
    pub claim_closes_at: Option<Instant>,
    /// The weakest grade that edition, coverage and supplier's fee rest on.
    pub weakest_grade: Grade,
    /// The facts that would settle what is unknown here.
    pub missing: FieldSet,
}

/// The next deadline of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// When it closes; open where a missing fact decides.
    pub at: Option<Instant>,
    /// The earliest it may close.
    pub earliest: Instant,
    /// The latest.
    pub latest: Instant,
    /// Whose it is.
    pub party: Party,
    /// What happens if nothing is done.
    pub on_silence: OnSilence,
}

/// Decides a row.
///
/// # Errors
/// A row whose numbers contradict each other; see [`RowError`].
pub fn decide(book: &Rulebook, row: &Row) -> Result<Decision, RowError> {
    check_amounts(row)?;
    decide_parts(book, row, Parts::ALL)
}

/// Decides a row, telling a trace every condition of coverage, fee and, where it names one, ground.
///
/// # Errors
/// As [`decide`].
pub fn decide_traced<T: Trace>(book: &Rulebook, row: &Row, trace: &mut T) -> Result<Decision, RowError> {
    check_amounts(row)?;
    decided(book, row, Parts::ALL, trace)
}

/// What is worked out of a decision beside edition and coverage. What the rest of it says is not to be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    /// The supplier's fee.
    pub(crate) fee: bool,
    /// The covered amount.
    pub(crate) covered: bool,
    /// Money, dispute and deadlines.
    pub(crate) moment: bool,
}

impl Parts {
    /// All of it.
    pub(crate) const ALL: Self = Self { fee: true, covered: true, moment: true };
}

/// Decides a row whose amounts are all in range, as far as these parts.
///
/// # Errors
/// Numbers that contradict each other.
pub(crate) fn decide_parts(book: &Rulebook, row: &Row, parts: Parts) -> Result<Decision, RowError> {
    decided(book, row, parts, &mut Silent::default())
}

#[expect(clippy::inline_always, reason = "a decision is too long to be moved about")]
#[inline(always)]
fn decided<T: Trace>(book: &Rulebook, row: &Row, parts: Parts, trace: &mut T) -> Result<Decision, RowError> {
    check(row)?;
    let chosen = book.select(row.created_at, row.supplier_country, row.buyer_country);
    let mut decision = standing(book, &chosen, row, parts, trace);
    if !parts.covered && !parts.moment {
        return Ok(decision);
    }
    let Selection::In(terms) = chosen else {
        decision.next_deadline = calendar::before_payment(book, row).and_then(Deadline::of);
        return Ok(decision);
    };
    if !row.open.is_empty() {
        decision.missing = decision.missing.union(row.open);
        return Ok(decision);
    }
    let pays = row.paid_on_platform.is_some_and(|paid| paid > 0);
    let hinges = Hinges::of(book, terms, row, pays, row.shipped_at.is_some());
    if let Some(end) = hinges.only() {
        let (moment, amount) = at_end(book, terms, row, end, parts, trace);
        decision.tell(&moment, amount);
    } else {
        let (moment, amount) = at_several_ends(book, terms, row, hinges, trace);
        decision.tell(&moment, amount);
    }
    Ok(decision)
}

/// The numbers of a row that may contradict each other.
#[inline]
fn check(row: &Row) -> Result<(), RowError> {
    if row.as_of < row.created_at {
        return Err(RowError::AsOfBeforeCreated);
    }
    if row.refunded_from_escrow > row.paid_on_platform.unwrap_or(0) {
        return Err(RowError::RefundAbovePaid);
    }
    if row.tax_above_total() { Err(RowError::TaxAboveTotal) } else { Ok(()) }
}

/// The most that a sum of a row's payments may come to.
const SUM_MAX: i64 = crate::money::MAX_MINOR * 9;

/// Every amount of a row that no rule may find out of range; what is not known is none.
#[inline]
fn amounts(row: &Row) -> [i64; 11] {
    [
        row.total.unwrap_or(0),
        row.tax.unwrap_or(0),
        row.limit_available.unwrap_or(0),
        row.paid_on_platform.unwrap_or(0),
        row.paid_off_platform,
        row.paid_unrouted,
        row.initial_paid,
        row.unparted_paid,
        row.refunded,
        row.refunded_from_escrow,
        row.refund_due,
    ]
}

#[inline]
fn check_amounts(row: &Row) -> Result<(), RowError> {
    // Where no amount has any of the highest bits set, none is out of range: nearly always, and told at once.
    let bits = amounts(row).into_iter().fold(0, |bits, minor| bits | minor);
    if (0..=SUM_MAX / 2).contains(&bits) || in_range(row) { Ok(()) } else { Err(RowError::Amount) }
}

#[cold]
fn in_range(row: &Row) -> bool {
    amounts(row).iter().all(|minor| (0..=SUM_MAX).contains(minor))
}

/// What holds of an order at every end: coverage conditions and the supplier's fee. The rest is not told yet.
#[expect(clippy::inline_always, reason = "a copy of what it gives costs more than the work")]
#[inline(always)]
fn standing<T: Trace>(book: &Rulebook, chosen: &Selection<'_>, row: &Row, parts: Parts, trace: &mut T) -> Decision {
    let conditions = coverage::conditions(book, chosen, row, trace);
    let fee = if parts.fee { StandingFee::of(book, row, trace) } else { StandingFee::NOT_ASKED };
    let (edition, open) = match chosen {
        Selection::In(terms) => (Some(terms.edition), FieldSet::EMPTY),
        Selection::BeforeFirst => (None, FieldSet::EMPTY),
        Selection::Unknown(fields) => (None, *fields),
    };
    let grade = edition.map_or(Grade::Official, |edition| edition.source.grade).weaker(fee.grade);
    Decision {
        edition: edition.map(|edition| edition.value),
        coverage: coverage::verdict(&conditions, chosen, row),
        reason: reason(&conditions),
        covered_min: None,
        covered_max: None,
        fee_status: fee.status,
        supplier_fee_min: fee.amount.map(|range| range.min),
        supplier_fee_max: fee.amount.map(|range| range.max),
        released: None,
        frozen: None,
        held: None,
        locked: None,
        next_release_at: None,
        dispute_state: None,
        dispute_cause: None,
        may_escalate_from: None,
        next_deadline: None,
        claim_closes_at: None,
        weakest_grade: conditions.iter().fold(grade, |grade, condition| grade.weaker(condition.grade)),
        missing: conditions.iter().fold(fee.missing.union(open), |all, condition| all.union(condition.missing)),
    }
}

/// What a decision tells of the supplier's fee.
struct StandingFee {
    status: FeeStatus,
    amount: Option<Range>,
    missing: FieldSet,
    grade: Grade,
}

impl StandingFee {
    const NOT_ASKED: Self =
        Self { status: FeeStatus::Unknown, amount: None, missing: FieldSet::EMPTY, grade: Grade::Official };

    #[inline]
    fn of<T: Trace>(book: &Rulebook, row: &Row, trace: &mut T) -> Self {
        let (fee, condition) = fees::supplier(book, row, trace);
        Self { status: fee.status, amount: fee.amount, missing: fee.missing, grade: condition.grade }
    }
}

/// The first failed rule, else the first unknown one.
fn reason(conditions: &[Condition; 4]) -> Option<Rule> {
    // From the last to the first, each taking the place of those after it: nothing to guess at.
    let first = |outcome| {
        let take = |later, one: &Condition| if one.outcome == outcome { Some(one.rule) } else { later };
        conditions.iter().rev().fold(None, take)
    };
    first(Outcome::Failed).or(first(Outcome::Unknown))
}

impl Decision {
    /// Takes over money, dispute and deadlines, and what is covered where anything is.
    #[expect(clippy::inline_always, reason = "a copy of what it takes costs more than the work")]
    #[inline(always)]
    fn tell(&mut self, moment: &Moment, amount: CoveredAmount) {
        self.missing = self.missing.union(moment.missing);
        if matches!(self.coverage, Coverage::Covered | Coverage::PartlyCovered) {
            (self.covered_min, self.covered_max) = (amount.min, Some(amount.max));
            self.missing = self.missing.union(amount.missing);
        }
        if let Some(pots) = &moment.pots {
            self.released = pots.released.single();
            self.frozen = pots.frozen.single();
            self.held = pots.held.single();
        }
        self.locked = moment.locked;
        self.next_release_at = moment.release.and_then(funds::Release::coming).and_then(|(band, _)| band.at);
        self.dispute_state = moment.dispute_state;
        self.dispute_cause = moment.dispute_cause;
        self.may_escalate_from = moment.may_escalate_from;
        self.next_deadline = moment.next_deadline;
        self.claim_closes_at = moment.claim_closes.and_then(|band| band.at);
    }
}

/// The pots over all ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PotRanges {
    /// Released to the supplier.
    pub released: Range,
    /// Frozen above its limit.
    pub frozen: Range,
    /// Held.
    pub held: Range,
    /// Returned from escrow.
    pub refunded_from_escrow: Range,
    /// Settled and still owed.
    pub refund_due: Range,
    /// Paid back in all.
    pub refunded: Range,
}

impl PotRanges {
    /// The ranges of one end.
    pub const fn exact(pots: &Pots) -> Self {
        Self {
            released: Range::exact(pots.released),
            frozen: Range::exact(pots.frozen),
            held: Range::exact(pots.held),
            refunded_from_escrow: Range::exact(pots.refunded_from_escrow),
            refund_due: Range::exact(pots.refund_due),
            refunded: Range::exact(pots.refunded),
        }
    }

    /// The ranges that hold both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self {
            released: self.released.hull(other.released),
            frozen: self.frozen.hull(other.frozen),
            held: self.held.hull(other.held),
            refunded_from_escrow: self.refunded_from_escrow.hull(other.refunded_from_escrow),
            refund_due: self.refund_due.hull(other.refund_due),
            refunded: self.refunded.hull(other.refunded),
        }
    }
}

/// Money, dispute and deadlines of an order, at one end or over all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Moment {
    pots: Option<PotRanges>,
    locked: Option<bool>,
    release: Option<funds::Release>,
    dispute_state: Option<DisputeState>,
    dispute_cause: Option<DisputeCause>,
    may_escalate_from: Option<Instant>,
    next_deadline: Option<Deadline>,
    claim_closes: Option<Band>,
    missing: FieldSet,
}

/// What the ends of a row share that does not say everything its replay hangs on; hardly any is.
#[cold]
fn at_several_ends<T: Trace>(
    book: &Rulebook,
    terms: &Terms,
    row: &Row,
    hinges: Hinges,
    trace: &mut T,
) -> (Moment, CoveredAmount) {
    if T::EXPLAINS {
        at_end(book, terms, row, hinges.first(), Parts::ALL, trace);
    }
    over_ends(book, terms, row, &hinges.into())
}

/// The same, when somebody has been told of the first end.
fn over_ends(book: &Rulebook, terms: &Terms, row: &Row, ends: &Ends) -> (Moment, CoveredAmount) {
    let mut moments = arrayvec::ArrayVec::<Moment, { crate::fold::ENDS_MAX }>::new();
    let mut all: Option<(Moment, CoveredAmount)> = None;
    for end in &ends.ends {
        let (moment, amount) = at_end(book, terms, row, *end, Parts::ALL, &mut Deaf);
        moments.push(moment);
        all = Some(all.map_or((moment, amount), |(merged, hull)| (merged.merge(moment), hull.hull(amount))));
    }
    let (mut merged, amount) = all.unwrap_or_default();
    merged.next_deadline = next_over(book, terms, row, ends);
    merged.missing = Moment::differing(ends, &moments, &merged).with_if(!row.events_known(), Field::Events);
    (merged, amount)
}

/// Brings a row to its instant at one end, and says what holds there.
#[expect(clippy::inline_always, reason = "a copy of what it gives costs more than the work")]
#[inline(always)]
fn at_end<T: Trace>(
    book: &Rulebook,
    terms: &Terms,
    row: &Row,
    end: End,
    parts: Parts,
    trace: &mut T,
) -> (Moment, CoveredAmount) {
    let mut matter = Matter::of(book, terms, row, end);
    let pots = pots(&matter);
    matter.pots = pots.as_ref();
    // Most rows stand still, and are looked at where they are.
    let due = funds::completion_due(&matter, &mut Deaf);
    let mut machine;
    if !dispute::stands_still(&matter, due) {
        machine = Machine { pots: pots.unwrap_or_default(), ..Machine::new(book, terms, end, row) };
        machine.catch_up();
        matter = machine.matter();
    }
    let refunded = matter.pots.map_or(0, |pots| pots.refunded);
    let amount = coverage::amount(&matter, refunded, &mut Deaf);
    if T::EXPLAINS {
        tell(&matter, trace);
    }
    (if parts.moment { Moment::at(&matter, due) } else { Moment::default() }, amount)
}

/// The money of a row before anything moves; none where its payments are not known.
fn pots(matter: &Matter<'_>) -> Option<Pots> {
    let derived = || matter.row.events_known().then(|| funds::derive_pots(matter));
    matter.pots.copied().or_else(derived)
}

/// The next deadline over all ends: the earliest of their merged calendar.
fn next_over(book: &Rulebook, terms: &Terms, row: &Row, ends: &Ends) -> Option<Deadline> {
    let mut calendar = calendar::Merged::default();
    for end in &ends.ends {
        let mut machine = Machine::new(book, terms, *end, row);
        settle(&mut machine);
        calendar.add_end(&machine.matter());
    }
    calendar::next_of(calendar.entries()).and_then(Deadline::of)
}

/// The conditions of the ground that a row names, for whoever listens.
fn tell<T: Trace>(matter: &Matter<'_>, trace: &mut T) {
    if let Some(dispute) = &matter.row.dispute {
        claims::conditions(matter, dispute.ground, trace);
    }
}

/// Brings a row that no replay has brought there to its instant: everything that lapsed fires.
pub(crate) fn settle(machine: &mut Machine<'_>) {
    if machine.row.events_known() {
        machine.pots = pots(&Matter::of(machine.book, machine.terms, &machine.row, machine.end)).unwrap_or_default();
        machine.catch_up();
    }
}

impl Moment {
    /// The facts for want of which money or dispute differ from end to end.
    fn differing(ends: &Ends, moments: &[Self], merged: &Self) -> FieldSet {
        let told = |moment: &Self| {
            (moment.pots, moment.locked, moment.dispute_state, moment.dispute_cause, moment.may_escalate_from)
        };
        let mut missing = ends.differing(moments, told);
        let coming = |moment: &Self| moment.release.and_then(funds::Release::coming);
        if coming(merged).is_some() {
            missing = missing.union(ends.differing(moments, coming));
        }
        missing
    }

    #[expect(clippy::inline_always, reason = "a copy of what it gives costs more than the work")]
    #[inline(always)]
    fn at(matter: &Matter<'_>, due: Option<Band>) -> Self {
        let row = matter.row;
        let Some(pots) = matter.pots else {
            return Self { missing: FieldSet::of(Field::Events), ..Self::default() };
        };
        let dispute = row.dispute.as_ref();
        let closes = claims::order_closes(matter, &mut Deaf);
        let opens = !dispute.is_some_and(|one| claims::never_opens(matter, one.ground, &mut Deaf));
        let negotiating = dispute.filter(|dispute| dispute.state == DisputeState::Negotiating);
        Self {
            pots: Some(PotRanges::exact(pots)),
            locked: Some(row.dispute_active()),
            release: Some(funds::Release::of(row, pots, due)),
            dispute_state: Some(row.dispute_state()),
            dispute_cause: dispute.and_then(|dispute| dispute.cause),
            may_escalate_from: negotiating.and_then(|one| dispute::may_escalate_from(matter, one, &mut Deaf).at),
            next_deadline: calendar::next(matter, due, closes),
            claim_closes: closes.filter(|_| opens),
            missing: FieldSet::EMPTY.with_if(!row.events_known(), Field::Events),
        }
    }

    fn merge(self, other: Self) -> Self {
        Self {
            pots: self.pots.zip(other.pots).map(|(one, another)| one.hull(another)),
            locked: agreed(self.locked, other.locked),
            release: self.release.zip(other.release).map(|(one, another)| one.merge(another)),
            dispute_state: agreed(self.dispute_state, other.dispute_state),
            dispute_cause: agreed(self.dispute_cause, other.dispute_cause),
            may_escalate_from: agreed(self.may_escalate_from, other.may_escalate_from),
            next_deadline: None,
            claim_closes: calendar::merge_bands(self.claim_closes, other.claim_closes),
            missing: FieldSet::EMPTY,
        }
    }
}

/// What both ends say, where they say the same.
pub(crate) fn agreed<A: PartialEq + Copy>(one: Option<A>, other: Option<A>) -> Option<A> {
    one.filter(|_| one == other)
}

impl Deadline {
    pub(crate) fn of(entry: calendar::Entry) -> Option<Self> {
        let (closes, on_silence) = entry.closes.zip(entry.on_silence)?;
        let Band { at, earliest, latest } = closes;
        Some(Self { at, earliest, latest, party: entry.party, on_silence })
    }
}

impl CoveredAmount {
    pub(crate) fn hull(self, other: Self) -> Self {
        let min = self.min.zip(other.min).map(|(one, another)| one.min(another));
        Self { min, max: self.max.max(other.max), missing: self.missing.union(other.missing) }
    }
}
