//! Who must or may do what by when: every open or coming right and duty [rules section 9].
//!
//! An entry whose closing has passed is gone; one that nothing closes has no `closes`. The order of
//! entries is fixed: order, shipment, claim, dispute, refund, completion.

use crate::codes::{DisputeState, Grade, Ground, OnSilence, Outcome, Party};
use crate::decide::Deadline;
use crate::row::{Dispute, Row, ShipBy};
use crate::rule::Rule;
use crate::rulebook::Rulebook;
use crate::rules::{Matter, claims, dispute, funds};
use crate::time::{Band, Instant};
use crate::trace::{Deaf, Silent, Trace, Verdict};
use arrayvec::ArrayVec;

codes! {
    /// What a calendar entry asks for or allows.
    Action {
        ConfirmOrder = 1 "confirm_order", Pay = 2 "pay", Ship = 3 "ship", Inspect = 4 "inspect",
        OpenDispute = 5 "open_dispute", Reply = 6 "reply", Escalate = 7 "escalate", Withdraw = 8 "withdraw",
        SubmitEvidence = 9 "submit_evidence", EscalateAutomatically = 10 "escalate_automatically",
        JoinCase = 11 "join_case", DecideCase = 12 "decide_case", StartRefund = 13 "start_refund",
        ConfirmReceipt = 14 "confirm_receipt", ExtendReceipt = 15 "extend_receipt", ReleaseFunds = 16 "release_funds",
        ClaimGuarantee = 17 "claim_guarantee", IssueCoupon = 18 "issue_coupon", RequestReturn = 19 "request_return",
        SendGoodsBack = 20 "send_goods_back",
    }
}

/// A right or duty with its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entry {
    /// The rule it stands on.
    pub rule: Rule,
    /// Whose it is.
    pub party: Party,
    /// What.
    pub action: Action,
    /// From when; open already where absent.
    pub opens: Option<Band>,
    /// Until when; nothing closes it where absent.
    pub closes: Option<Band>,
    /// What happens if it is not used.
    pub on_silence: Option<OnSilence>,
    /// The weakest grade it rests on.
    pub grade: Grade,
}

impl Entry {
    /// Whether it lies wholly in the past.
    fn is_past(&self, as_of: Instant) -> bool {
        self.closes.is_some_and(|closes| closes.or_latest() <= as_of)
    }
}

/// Who takes the entries, and what of them is wanted.
trait Taker {
    /// Who listens to the rules behind an entry.
    type Ear: Trace + Copy + Default;
    /// Whether only deadlines are wanted: closings whose lapse changes something. The rest is not worked out.
    const DEADLINES_ONLY: bool;

    fn take(&mut self, entry: Entry);
}

/// Takes every entry, with the grade it rests on.
struct Every<'t>(&'t mut dyn FnMut(Entry));

impl Taker for Every<'_> {
    type Ear = Silent;
    const DEADLINES_ONLY: bool = false;

    fn take(&mut self, entry: Entry) {
        (self.0)(entry);
    }
}

/// Keeps the earliest deadline; grades are not asked for.
#[derive(Default)]
struct Earliest(Option<(Instant, Deadline)>);

impl Taker for Earliest {
    type Ear = Deaf;
    const DEADLINES_ONLY: bool = true;

    #[inline]
    fn take(&mut self, entry: Entry) {
        let Some((closes, deadline)) = entry.closes.zip(Deadline::of(entry)) else { return };
        let at = closes.or_latest();
        if self.0.is_none_or(|(earlier, _)| at < earlier) {
            self.0 = Some((at, deadline));
        }
    }
}

/// Hands on entries, leaving out what is past.
struct Sink<'m, 'a, T: Taker> {
    matter: &'m Matter<'a>,
    taker: T,
    /// When automatic completion is due.
    due: Cited<T::Ear>,
    /// When the claim windows close.
    closes: Cited<T::Ear>,
}

/// A time that several entries go by, and what it rests on.
#[derive(Clone, Copy)]
struct Cited<E> {
    band: Option<Band>,
    by: E,
}

impl<E: Trace + Default> Cited<E> {
    fn of(time: impl FnOnce(&mut E) -> Option<Band>) -> Self {
        let mut by = E::default();
        Self { band: time(&mut by), by }
    }
}

/// Times of an entry before it is tied to its rule.
#[derive(Clone, Copy, Default)]
struct Times {
    opens: Option<Band>,
    closes: Option<Band>,
}

impl<T: Taker> Sink<'_, '_, T> {
    #[expect(clippy::inline_always, reason = "who wants one deadline is spared every other entry")]
    #[inline(always)]
    fn add(
        &mut self,
        rule: Rule,
        (party, action): (Party, Action),
        on_silence: Option<OnSilence>,
        times: impl FnOnce(&Matter<'_>, &mut T::Ear) -> Times,
    ) {
        if T::DEADLINES_ONLY && on_silence.is_none() {
            return;
        }
        let trace = &mut T::Ear::default();
        let Times { opens, closes } = times(self.matter, trace);
        let grade = trace.conclude(self.matter.book, rule, Verdict::MET).grade;
        let entry = Entry { rule, party, action, opens, closes, on_silence, grade };
        if !entry.is_past(self.matter.row.as_of) {
            self.taker.take(entry);
        }
    }
}

/// Every entry that a row's facts give, in order.
#[inline]
pub fn visit(matter: &Matter<'_>, mut take: impl FnMut(Entry)) {
    visit_every(matter, &mut take);
}

fn visit_every(matter: &Matter<'_>, take: &mut dyn FnMut(Entry)) {
    let due = Cited::of(|trace| funds::completion_due(matter, trace));
    let closes = Cited::of(|trace| claims::order_closes(matter, trace));
    visit_all(&mut Sink { matter, taker: Every(take), due, closes });
}

#[expect(clippy::inline_always, reason = "who wants one deadline is spared every other entry")]
#[inline(always)]
fn visit_all<T: Taker>(sink: &mut Sink<'_, '_, T>) {
    let matter = sink.matter;
    if !matter.row.events_known() {
        return;
    }
    // After cancellation nobody can act, but a dispute that was open still takes its course.
    if !matter.row.cancelled {
        order_entries(sink);
        claim_entry(sink);
    }
    if let Some(dispute) = &matter.row.dispute {
        match dispute.state {
            DisputeState::Negotiating => negotiation_entries(sink, dispute),
            DisputeState::Escalated => escalated_entries(sink, dispute),
            DisputeState::Agreed | DisputeState::Ruled => refund_entry(sink, dispute),
            _ => {}
        }
    }
    receipt_entries(sink);
}

/// `LIF-CONFIRM`, `LIF-PAY`, `LIF-SHIP`, `LIF-INSPECT`: what brings the order to shipment.
#[expect(clippy::inline_always, reason = "who wants one deadline is spared every other entry")]
#[inline(always)]
fn order_entries<T: Taker>(sink: &mut Sink<'_, '_, T>) {
    let row = sink.matter.row;
    if row.closed_at.is_some() || row.completed_at.is_some() {
        return;
    }
    if let Some(entry) = before_payment(sink.matter.book, row) {
        sink.taker.take(entry);
    }
    let (ShipBy::On(day), None) = (row.ship_by, row.shipped_at) else { return };
    let by_the_date = move |matter: &Matter<'_>, trace: &mut T::Ear| {
        let zone = &matter.book.zones()[usize::from(trace.read(matter.terms.claims.shipment_zone))];
        Times { opens: None, closes: Some(Band::exact(zone.start(day.plus(1)))) }
    };
    sink.add(Rule::LifShip, (Party::Supplier, Action::Ship), Some(OnSilence::ClaimOpens), by_the_date);
    if row.inspection_booked == Some(true) && row.inspection_passed.is_none() {
        sink.add(Rule::LifInspect, (Party::Inspector, Action::Inspect), Some(OnSilence::Nothing), by_the_date);
    }
}

/// `LIF-CONFIRM`, `LIF-PAY`: what keeps an unpaid order from being cancelled, in every edition and before the first [F-173].
#[inline]
pub fn before_payment(book: &Rulebook, row: &Row) -> Option<Entry> {
    let over = row.cancelled || row.closed_at.is_some() || row.completed_at.is_some() || row.shipped_at.is_some();
    let awaited = !over && row.events_known() && row.last_paid_at.is_none();
    awaited.then(|| first_steps(book, row)).flatten()
}

fn first_steps(book: &Rulebook, row: &Row) -> Option<Entry> {
    let common = book.common();
    let (rule, party, action, days, from) = match row.confirmed_at {
        None => (Rule::LifConfirm, Party::Supplier, Action::ConfirmOrder, common.confirm_days, row.created_at),
        Some(confirmed) => (Rule::LifPay, Party::Buyer, Action::Pay, common.pay_days, confirmed),
    };
    let trace = &mut Silent::default();
    let closes = Some(book.zone().window(from, trace.read(days)));
    let grade = trace.conclude(book, rule, Verdict::MET).grade;
    let opens = Some(Band::exact(from));
    let entry = Entry { rule, party, action, opens, closes, on_silence: Some(OnSilence::Cancelled), grade };
    (!entry.is_past(row.as_of)).then_some(entry)
}

/// `CLM-WINDOW`: the right to claim, while the window is open and nothing hinders it.
#[expect(clippy::inline_always, reason = "who wants one deadline is spared every other entry")]
#[inline(always)]
fn claim_entry<T: Taker>(sink: &mut Sink<'_, '_, T>) {
    let matter = sink.matter;
    let row = matter.row;
    let may_file = row.dispute.is_none() || dispute::may_refile(matter);
    let paid = if row.is_protected_type() { row.paid_on_platform.unwrap_or(0) } else { row.paid_in_all() };
    if !may_file || paid == 0 {
        return;
    }
    let ground = if row.shipped_at.is_some() { Ground::Quality } else { Ground::NotShipped };
    // A window that has failed has no closing to come either: who asks for deadlines need not ask for it.
    let failed = || claims::window_at(matter, ground, row.as_of, &mut Deaf).outcome == Outcome::Failed;
    if !T::DEADLINES_ONLY && failed() {
        return;
    }
    let Cited { band: closes, by } = sink.closes;
    sink.add(Rule::ClmWindow, (Party::Buyer, Action::OpenDispute), Some(OnSilence::ClaimLapses), |matter, trace| {
        *trace = by;
        let shipped = row.shipped_at.map(Band::exact);
        Times { opens: shipped.or(claims::opens(matter, ground)), closes }
    });
}

/// `DIS-SILENCE`, `DIS-REPLY`, `DIS-QUICK`, `DIS-ESCALATE`, `DIS-AUTO`, `DIS-WITHDRAW`.
fn negotiation_entries<T: Taker>(sink: &mut Sink<'_, '_, T>, dispute: &Dispute) {
    let since = Some(Band::exact(dispute.turn_since));
    let terms = sink.matter.terms.dispute(sink.matter.row.order_type);
    let automatic = terms.auto_escalation.map(|_| OnSilence::Escalated);
    let (rule, on_silence) = if terms.silence_days.is_none() {
        (Rule::DisReply, automatic)
    } else if dispute.turn == dispute.claimant {
        (Rule::DisSilence, Some(OnSilence::ClosedSilence))
    } else {
        (Rule::DisSilence, Some(OnSilence::Escalated))
    };
    let (mut by_time, mut by_quick) = (T::Ear::default(), T::Ear::default());
    let escalates = dispute::escalation_at(sink.matter, dispute, &mut by_time);
    let quick = dispute::quick_refund_at(sink.matter, dispute, &mut by_quick);
    sink.add(rule, (dispute.turn, Action::Reply), on_silence, |matter, trace| {
        let closes = dispute::silence_closes(matter, dispute, trace);
        if closes.is_none() {
            *trace = by_time;
        }
        Times { opens: since, closes: closes.or(escalates) }
    });
    if quick.is_some() {
        let party = dispute.claimant.other();
        sink.add(Rule::DisQuick, (party, Action::Reply), Some(OnSilence::QuickRefund), |_, trace| {
            *trace = by_quick;
            Times { opens: since, closes: quick }
        });
    }
    sink.add(Rule::DisEscalate, (dispute.claimant, Action::Escalate), automatic, |matter, trace| {
        *trace = by_time;
        Times { opens: Some(dispute::may_escalate_from(matter, dispute, trace)), closes: escalates }
    });
    if escalates.is_some() {
        sink.add(Rule::DisAuto, (Party::Programme, Action::EscalateAutomatically), None, |_, trace| {
            *trace = by_time;
            Times { opens: escalates, closes: None }
        });
    }
    withdraw_entry(sink, dispute);
}

/// `DIS-WITHDRAW`: the claimant may give up until the dispute is decided [F-151, F-152].
fn withdraw_entry<T: Taker>(sink: &mut Sink<'_, '_, T>, dispute: &Dispute) {
    let opened = Some(Band::exact(dispute.opened_at));
    sink.add(Rule::DisWithdraw, (dispute.claimant, Action::Withdraw), None, |_, _| Times {
        opens: opened,
        closes: None,
    });
}

/// `DIS-EVIDENCE`, `DIS-TEAM`, `DIS-DECIDE`.
fn escalated_entries<T: Taker>(sink: &mut Sink<'_, '_, T>, dispute: &Dispute) {
    let terms = sink.matter.terms.dispute(sink.matter.row.order_type);
    let (claimant, respondent) = (dispute.claimant, dispute.claimant.other());
    let sides = [(claimant, OnSilence::CancelledNoEvidence), (respondent, OnSilence::DecidedWithoutEvidence)];
    for (party, on_silence) in sides {
        let Some(due) = dispute.evidence_due(party) else { continue };
        sink.add(Rule::DisEvidence, (party, Action::SubmitEvidence), Some(on_silence), |_, trace| {
            trace.cite(terms.evidence_days.source);
            Times { opens: None, closes: Some(Band::exact(due)) }
        });
    }
    let estimates = [
        (Rule::DisTeam, Action::JoinCase, terms.team_join_days, Some(dispute.entered_at)),
        (Rule::DisDecide, Action::DecideCase, terms.team_decide_days, dispute.evidence_at),
    ];
    for (rule, action, days, from) in estimates {
        let (Some(days), Some(from)) = (days, from) else { continue };
        sink.add(rule, (Party::Programme, action), None, |matter, trace| {
            let holidays = &matter.book.common().holidays;
            let closes = matter.zone().working_days(from, trace.read(days), holidays);
            Times { opens: Some(Band::exact(from)), closes: Some(closes) }
        });
    }
    withdraw_entry(sink, dispute);
}

/// `REL-START`: a settled refund starts within working days; else the programme advances it [F-125, F-126].
fn refund_entry<T: Taker>(sink: &mut Sink<'_, '_, T>, dispute: &Dispute) {
    let due = sink.matter.pots.is_some_and(|pots| pots.refund_due > 0);
    let Some(settled) = dispute.settled_at.filter(|_| due) else { return };
    let on_silence = sink.matter.row.is_protected_type().then_some(OnSilence::ProgrammeAdvances);
    sink.add(Rule::RelStart, (Party::Supplier, Action::StartRefund), on_silence, |matter, trace| {
        let days = trace.read(matter.terms.funds.refund_start_days);
        let closes = matter.zone().working_days(settled, days, &matter.book.common().holidays);
        Times { opens: Some(Band::exact(settled)), closes: Some(closes) }
    });
}

/// `REL-COMPLETE`, `REL-EXTEND`, `REL-MODEL`: from shipment to completion.
#[expect(clippy::inline_always, reason = "who wants one deadline is spared every other entry")]
#[inline(always)]
fn receipt_entries<T: Taker>(sink: &mut Sink<'_, '_, T>) {
    let matter = sink.matter;
    let row = matter.row;
    let Some(shipped) = row.shipped_at.filter(|_| funds::completion_awaited(row)) else { return };
    let opens = Some(Band::exact(shipped));
    let automatic = matter.end.completion_days.is_some();
    let Cited { band: due, by: cited } = sink.due;
    let due = due.map(|due| {
        let at = funds::completion_instant(due, row.dispute_ended_at);
        if due.at == Some(at) { due } else { Band::exact(at) }
    });
    if !row.dispute_active() {
        let on_silence = automatic.then_some(OnSilence::Completed);
        sink.add(Rule::RelComplete, (Party::Buyer, Action::ConfirmReceipt), on_silence, |_, trace| {
            *trace = cited;
            Times { opens, closes: due }
        });
    }
    for (party, used) in [(Party::Buyer, row.extended_by_buyer), (Party::Supplier, row.extended_by_supplier)] {
        if !used {
            sink.add(Rule::RelExtend, (party, Action::ExtendReceipt), Some(OnSilence::RightLapses), |matter, trace| {
                let closes = due.filter(|_| !row.dispute_active());
                if closes.is_some() {
                    *trace = cited;
                }
                trace.cite(matter.terms.funds.extension_days.source);
                Times { opens, closes }
            });
        }
    }
    let unreleased = matter.pots.is_some_and(|pots| pots.unreleased() > 0);
    if unreleased && automatic && !row.dispute_active() {
        sink.add(Rule::RelModel, (Party::Programme, Action::ReleaseFunds), None, |_, trace| {
            *trace = cited;
            Times { opens: due, closes: None }
        });
    }
}

/// The next deadline: the earliest closing to come whose lapse changes something, by when completion is
/// due and when the claim windows close.
#[inline]
pub(crate) fn next(matter: &Matter<'_>, due: Option<Band>, closes: Option<Band>) -> Option<Deadline> {
    let (due, closes) = (Cited { band: due, by: Deaf }, Cited { band: closes, by: Deaf });
    let mut sink = Sink { matter, taker: Earliest::default(), due, closes };
    visit_all(&mut sink);
    sink.taker.0.map(|(_, deadline)| deadline)
}

/// The earliest closing to come among some entries, whose lapse changes something.
pub fn next_of(entries: &[Entry]) -> Option<Entry> {
    let deadlines = entries.iter().filter(|entry| entry.on_silence.is_some());
    let closing = deadlines.filter_map(|entry| entry.closes.map(|closes| (closes.or_latest(), *entry)));
    closing.reduce(|next, other| if other.0 < next.0 { other } else { next }).map(|(_, entry)| entry)
}

/// The most entries that one order has.
const ENTRIES_MAX: usize = 32;

/// One calendar for an order whose ends differ.
///
/// What every end has runs from the earliest to the latest; what only some have is there with its
/// instants open, since it may already be moot.
#[derive(Clone, Debug, Default)]
pub struct Merged {
    entries: ArrayVec<Entry, ENTRIES_MAX>,
    ends: usize,
}

impl Merged {
    /// Adds the calendar of another end.
    pub fn add(&mut self, end: &[Entry]) {
        let first = self.ends == 0;
        self.ends += 1;
        for entry in &mut self.entries {
            *entry = end.iter().find(|twin| twin.is_twin_of(entry)).map_or(entry.opened(), |twin| entry.merge(twin));
        }
        for entry in end {
            if !self.entries.iter().any(|twin| twin.is_twin_of(entry)) {
                // A full list drops the last entries rather than the answer; it has room for any order.
                let _ = self.entries.try_push(if first { *entry } else { entry.opened() });
            }
        }
    }

    /// Adds the calendar that a row's facts give at another end.
    pub fn add_end(&mut self, matter: &Matter<'_>) {
        let mut entries = ArrayVec::<Entry, ENTRIES_MAX>::new();
        visit(matter, |entry| {
            let _ = entries.try_push(entry);
        });
        self.add(&entries);
    }

    /// The entries.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

impl Entry {
    fn is_twin_of(&self, other: &Self) -> bool {
        self.rule == other.rule && self.party == other.party && self.action == other.action
    }

    /// The entry with its instants open: not every end has it.
    fn opened(&self) -> Self {
        let open = |band: Band| Band { at: None, ..band };
        Self { opens: self.opens.map(open), closes: self.closes.map(open), ..*self }
    }

    fn merge(&self, twin: &Self) -> Self {
        Self {
            opens: merge_bands(self.opens, twin.opens),
            closes: merge_bands(self.closes, twin.closes),
            on_silence: self.on_silence.filter(|_| self.on_silence == twin.on_silence),
            grade: self.grade.weaker(twin.grade),
            ..*self
        }
    }
}

/// The band that holds both; its instant is open where they differ.
pub fn merge_bands(one: Option<Band>, other: Option<Band>) -> Option<Band> {
    match (one, other) {
        (Some(one), Some(other)) if one == other => Some(one),
        (Some(one), Some(other)) => Some(Band {
            at: one.at.filter(|_| one.at == other.at),
            earliest: one.earliest.min(other.earliest),
            latest: one.latest.max(other.latest),
        }),
        _ => None,
    }
}
