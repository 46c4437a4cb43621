//! The explaining path: an order in, a cited assessment out.
//!
//! [`assess`] replays the document, lets the rules speak to a recorder at every end of what is not
//! known, and puts together what the ends share. It decides nothing by itself.

mod merge;

use crate::assessment::{
    AllowedChange, AmountBand, Assessment, ConditionAnswer, CoverageAnswer, DisputeAnswer, EditionAnswer, FeeComponent,
    FeesAnswer, Finding, FundBands, FundsAnswer, GroundAnswer, GuaranteeAnswer, LifecycleAnswer, NextRelease,
    ReleaseCause, RulebookStamp, Window,
};
use crate::calendar::{self, Action, Entry};
use crate::codes::{
    Claimability, Coverage, CoverageType, DisputeState, Field, FieldSet, Grade, Ground, OnSilence, Outcome, Party,
    Reason, ReleaseModel,
};
use crate::decide::PotRanges;
use crate::finding::{FindingCode, Note};
use crate::fold::{Folded, replay};
use crate::iso::Currency;
use crate::money::{Money, Range};
use crate::order::{EventKind, Order};
use crate::row::{Dispute, Row};
use crate::rule::Rule;
use crate::rulebook::terms::{Terms, ValueRef};
use crate::rulebook::{Rulebook, Selection};
use crate::rules::coverage::{self, CoveredAmount};
use crate::rules::fees::{self, Fee, PaymentContext};
use crate::rules::funds::{self, Release};
use crate::rules::guarantees::{self, Guarantee, Promise};
use crate::rules::{self, Matter, claims, lifecycle};
use crate::time::{Band, Instant};
use crate::trace::{Condition, Deaf, Recorder, Silent, Trace};
use merge::{EndAnswer, merge_conditions};

/// Why an order cannot be assessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AssessError {
    /// The order is looked at before it was created.
    #[error("as_of {as_of} is before created_at {created_at}")]
    AsOfBeforeCreated {
        /// The instant asked for.
        as_of: Instant,
        /// When the order was created.
        created_at: Instant,
    },
}

/// Says what the rules of `book` say of `order` as of an instant.
///
/// # Errors
/// See [`AssessError`]; a document that cannot be read never comes this far.
pub fn assess<'a>(book: &'a Rulebook, order: &'a Order, as_of: Instant) -> Result<Assessment<'a>, AssessError> {
    if as_of < order.created_at {
        return Err(AssessError::AsOfBeforeCreated { as_of, created_at: order.created_at });
    }
    let chosen = book.select(order.created_at, order.supplier.country, order.buyer.country);
    let folded = replay(book, &chosen, order, as_of);
    let case = Case { book, order, chosen: &chosen, folded: &folded };
    Ok(case.assessment(as_of))
}

/// An order that has been replayed, about to be explained.
struct Case<'a, 's> {
    book: &'a Rulebook,
    order: &'a Order,
    chosen: &'s Selection<'a>,
    folded: &'s Folded,
}

impl<'a> Case<'a, '_> {
    fn assessment(&self, as_of: Instant) -> Assessment<'a> {
        let row = &self.folded.rows[0];
        let mut notes = self.folded.notes.clone();
        let (conditions, verdict, weakest) = self.coverage(row);
        let fees = self.fees(row, &mut notes);
        let (merged, open) = self.at_every_end();
        self.order_notes(row, &mut notes);
        let covered_amount = match verdict {
            Coverage::Covered | Coverage::PartlyCovered => merged.as_ref().map(|end| self.amount_band(end.amount)),
            _ => None,
        };
        let mut answer = Assessment {
            order: &self.order.id,
            as_of,
            edition: self.edition(),
            rulebook: RulebookStamp { version: self.book.version(), digest: self.book.digest() },
            coverage: CoverageAnswer {
                verdict,
                covered_amount,
                conditions,
                grounds: self.grounds_or_open(merged.as_ref()),
            },
            weakest_grade: weakest.weaker(fees.supplier.grade),
            fees,
            funds: self.funds(row, merged.as_ref()),
            dispute: merged.as_ref().map_or_else(DisputeAnswer::default, |end| end.dispute),
            lifecycle: self.lifecycle(row, merged.as_ref()),
            calendar: match &merged {
                Some(end) => end.entries.clone(),
                None => calendar::before_payment(self.book, row).into_iter().collect(),
            },
            guarantees: merged.as_ref().map(|end| end.guarantees.clone()).unwrap_or_default(),
            findings: self.findings(&notes),
            missing: FieldSet::EMPTY,
            currency: self.order.currency,
        };
        answer.missing = self.missing(&answer, merged.as_ref(), open);
        answer
    }

    fn edition(&self) -> EditionAnswer {
        match self.chosen {
            Selection::In(terms) => EditionAnswer::In(terms.edition.value),
            Selection::BeforeFirst => EditionAnswer::BeforeFirst,
            Selection::Unknown(_) => EditionAnswer::Unknown,
        }
    }

    fn money(&self, minor: i64) -> Money {
        Money { minor, currency: self.order.currency }
    }

    fn amount_band(&self, amount: CoveredAmount) -> AmountBand {
        AmountBand { min: amount.min.map(|minor| self.money(minor)), max: Some(self.money(amount.max)) }
    }

    /// The order conditions, their verdict, and the weakest grade of edition and conditions.
    fn coverage(&self, row: &Row) -> (Vec<ConditionAnswer<'a>>, Coverage, Grade) {
        let at_end = |row: &Row| {
            let mut recorder = Recorder::default();
            coverage::conditions(self.book, self.chosen, row, &mut recorder);
            self.recorded(&recorder)
        };
        let lists: Vec<Vec<ConditionAnswer<'a>>> = self.folded.rows.iter().map(at_end).collect();
        let lists: Vec<&[ConditionAnswer<'a>]> = lists.iter().map(Vec::as_slice).collect();
        let answers = merge_conditions(&self.folded.ends, &lists);
        let conditions: Vec<Condition> = answers.iter().map(ConditionAnswer::plain).collect();
        let verdict = coverage::verdict(&conditions, self.chosen, row);
        let edition = match self.chosen {
            Selection::In(terms) => terms.edition.source.grade,
            _ => Grade::Official,
        };
        let weakest = conditions.iter().fold(edition, |grade, condition| grade.weaker(condition.grade));
        (answers, verdict, weakest)
    }

    fn recorded(&self, recorder: &Recorder) -> Vec<ConditionAnswer<'a>> {
        recorder.answers().iter().map(|answer| self.condition(&answer.condition, recorder.cites(answer))).collect()
    }

    fn condition(&self, condition: &Condition, cites: &[ValueRef]) -> ConditionAnswer<'a> {
        let Condition { rule, outcome, reason, missing, grade } = *condition;
        ConditionAnswer { rule, outcome, reason, missing, grade, cites: citations(self.book, cites) }
    }

    fn fees(&self, row: &Row, notes: &mut Vec<Note>) -> FeesAnswer<'a> {
        let mut recorder = Recorder::default();
        let (supplier, _) = fees::supplier(self.book, row, &mut recorder);
        let (withdrawal, _) = fees::withdrawal(self.book, row, &mut recorder);
        let supplier = component(self.book, self.order.currency, &supplier, &recorder, 0);
        let withdrawal = component(self.book, self.order.currency, &withdrawal, &recorder, 1);
        FeesAnswer { supplier, payments: self.payment_fees(notes), withdrawal }
    }

    fn payment_fees(&self, notes: &mut Vec<Note>) -> Vec<FeeComponent<'a>> {
        let order = self.order;
        let context = PaymentContext::of(self.book, self.chosen, order);
        let events = order.events.as_deref().unwrap_or_default();
        let mut components = Vec::new();
        let mut recorder = Recorder::default();
        for place in &self.folded.taken {
            let event = &events[*place];
            let EventKind::Payment(payment) = &event.kind else { continue };
            recorder.clear();
            let (fee, _, odd) = fees::payment(&context, payment, event.at, &mut recorder);
            notes.extend(odd.into_iter().map(|code| Note::event(code, *place)));
            components.push(component(self.book, self.order.currency, &fee, &recorder, 0));
        }
        components
    }

    /// What the ends say together, and the facts on whose account they differ.
    fn at_every_end(&self) -> (Option<EndAnswer<'a>>, FieldSet) {
        let Selection::In(terms) = self.chosen else { return (None, FieldSet::EMPTY) };
        let ends = &self.folded.ends;
        let mut answers: Vec<EndAnswer<'a>> = (self.folded.rows.iter().zip(&ends.ends))
            .map(|(row, end)| self.at_end(&Matter::of(self.book, terms, row, *end)))
            .collect();
        if answers.len() == 1 {
            return (answers.pop(), FieldSet::EMPTY);
        }
        let merged = EndAnswer::merge(ends, &answers);
        let mut open = ends.differing(&answers, |end| (end.paid_on, end.paid_off, end.funds, end.locked));
        open = open.union(ends.differing(&answers, |end| (end.dispute, end.lifecycle)));
        if merged.release.and_then(Release::coming).is_some() {
            open = open.union(ends.differing(&answers, |end| end.release.and_then(Release::coming)));
        }
        (Some(merged), open)
    }

    fn at_end(&self, matter: &Matter<'_>) -> EndAnswer<'a> {
        let row = matter.row;
        let life = &self.folded.life;
        let trace = &mut Silent::default();
        let mut entries = Vec::new();
        calendar::visit(matter, |entry| entries.push(entry));
        let guarantees = self.guarantees(matter, &mut entries);
        EndAnswer {
            grounds: Ground::ALL.iter().map(|ground| self.ground(matter, *ground)).collect(),
            paid_on: row.paid_on_platform,
            paid_off: row.paid_on_platform.map(|_| row.paid_off_platform),
            funds: row.pots.as_ref().map(PotRanges::exact),
            dispute: dispute_answer(self.book, row),
            locked: row.pots.map(|_| row.dispute_active()),
            release: row.pots.map(|pots| Release::of(row, &pots, funds::completion_due(matter, trace))),
            entries,
            lifecycle: lifecycle::state(self.book, row, life),
            guarantees,
            amount: coverage::amount(matter, row.pots.map_or(0, |pots| pots.refunded), trace),
        }
    }

    fn ground(&self, matter: &Matter<'_>, ground: Ground) -> GroundAnswer<'a> {
        let mut recorder = Recorder::default();
        let conditions = claims::conditions(matter, ground, &mut recorder);
        let windowed = conditions.iter().any(|condition| condition.rule == Rule::ClmWindow);
        let window = windowed.then(|| Window {
            opens: claims::opens(matter, ground),
            closes: claims::closes(matter, ground, &mut Silent::default()),
        });
        GroundAnswer {
            ground,
            verdict: claims::verdict(&conditions, true),
            if_breached: claims::verdict(&conditions, false),
            conditions: self.recorded(&recorder),
            window,
        }
    }

    /// The grounds, or each of them undetermined where there is no edition to judge them by.
    fn grounds_or_open(&self, merged: Option<&EndAnswer<'a>>) -> Vec<GroundAnswer<'a>> {
        if let Some(end) = merged {
            return end.grounds.clone();
        }
        let (reason, missing) = match self.chosen {
            Selection::Unknown(missing) => (Reason::EditionUnknown, *missing),
            _ => (Reason::NoEdition, FieldSet::EMPTY),
        };
        let open = |ground: &Ground| {
            let mut recorder = Recorder::default();
            recorder.conclude(self.book, Rule::ClmGround, crate::trace::Verdict::unknown(reason, missing));
            GroundAnswer {
                ground: *ground,
                verdict: Claimability::Undetermined,
                if_breached: Claimability::Undetermined,
                conditions: self.recorded(&recorder),
                window: None,
            }
        };
        Ground::ALL.iter().map(open).collect()
    }

    fn funds(&self, row: &Row, merged: Option<&EndAnswer<'a>>) -> FundsAnswer {
        let pots = merged.and_then(|end| end.funds);
        let paid_on = merged.map_or(row.paid_on_platform, |end| end.paid_on);
        let paid_off = merged.map_or(row.paid_on_platform.map(|_| row.paid_off_platform), |end| end.paid_off);
        let known = |part: fn(&PotRanges) -> Range| {
            pots.as_ref().and_then(|pots| part(pots).single()).map(|minor| self.money(minor))
        };
        let coming = merged.and_then(|end| end.release).and_then(Release::coming);
        let next_release = coming.map(|(band, amount)| NextRelease {
            at: band.at,
            earliest: band.earliest,
            latest: band.latest,
            amount: amount.single().map(|minor| self.money(minor)),
            cause: ReleaseCause::AutomaticCompletion,
        });
        FundsAnswer {
            paid_on_platform: paid_on.map(|minor| self.money(minor)),
            paid_off_platform: paid_off.map(|minor| self.money(minor)),
            released: known(|pots| pots.released),
            frozen: known(|pots| pots.frozen),
            held: known(|pots| pots.held),
            refunded_from_escrow: known(|pots| pots.refunded_from_escrow),
            locked: merged.and_then(|end| end.locked),
            refund_due_from_supplier: known(|pots| pots.refund_due),
            bands: self.bands(row, pots),
            next_release,
        }
    }

    fn bands(&self, row: &Row, pots: Option<PotRanges>) -> FundBands {
        let Some(pots) = pots else { return FundBands::default() };
        let band = |range: Range| {
            let show = AmountBand { min: Some(self.money(range.min)), max: Some(self.money(range.max)) };
            range.single().is_none().then_some(show)
        };
        let split = || AmountBand { min: Some(self.money(0)), max: Some(self.money(pots.released.max)) };
        let incomplete = self.folded.rows.iter().any(|row| row.completed_at.is_none());
        let whole_may_be_frozen = self.limit_below_order(row) && incomplete && pots.released.max > 0;
        FundBands {
            released: if whole_may_be_frozen { Some(split()) } else { band(pots.released) },
            frozen: band(pots.frozen),
            held: band(pots.held),
            refunded_from_escrow: band(pots.refunded_from_escrow),
            refund_due_from_supplier: band(pots.refund_due),
        }
    }

    /// Whether the order is larger than what was left of the supplier's limit, under a model that goes by it.
    fn limit_below_order(&self, row: &Row) -> bool {
        let Selection::In(terms) = self.chosen else { return false };
        if !row.is_protected_type() || !row.events_known() || self.model(terms, row) != ReleaseModel::Limit {
            return false;
        }
        funds::limit(self.book, row).ok().zip(row.total).is_some_and(|(limit, total)| total > limit)
    }

    fn model(&self, terms: &'a Terms, row: &Row) -> ReleaseModel {
        rules::release_model(self.book, terms, row, &mut Deaf)
    }

    fn any_end<'r>(&'r self, terms: &'r Terms, row: &'r Row) -> Matter<'r> {
        Matter::of(self.book, terms, row, self.folded.ends.ends[0])
    }

    fn lifecycle(&self, row: &Row, merged: Option<&EndAnswer<'a>>) -> LifecycleAnswer<'a> {
        let state = match merged {
            Some(end) => end.lifecycle.ok(),
            None => lifecycle::state(self.book, row, &self.folded.life).ok(),
        };
        let edition = match self.chosen {
            Selection::In(terms) => Some(terms.edition.value),
            _ => None,
        };
        let allowed =
            edition.zip(state).into_iter().flat_map(|(edition, state)| lifecycle::allowed(self.book, edition, state));
        let shown = |row: &'a crate::rulebook::terms::ActionRow| AllowedChange {
            party: row.party,
            action: &row.action,
            needs: row.needs.as_deref(),
        };
        LifecycleAnswer { state, allowed: allowed.map(shown).collect() }
    }

    fn guarantees(&self, matter: &Matter<'_>, entries: &mut Vec<Entry>) -> Vec<GuaranteeAnswer<'a>> {
        let mut recorder = Recorder::default();
        let promise = Promise { matter: *matter, order: self.order, life: &self.folded.life };
        let all = guarantees::all(&promise, &mut recorder);
        for guarantee in &all {
            guarantee_entries(guarantee, &promise, entries);
        }
        let mut answers = recorder.answers().iter();
        let mut shown = Vec::new();
        for guarantee in all {
            let own: Vec<_> = answers.by_ref().take(guarantee.conditions.len()).collect();
            let conditions = own.iter().map(|answer| self.condition(&answer.condition, recorder.cites(answer)));
            shown.push(GuaranteeAnswer {
                rule: guarantee.rule,
                eligible: guarantee.eligible,
                amount: guarantee
                    .amount
                    .map(|range| AmountBand { min: Some(self.money(range.min)), max: Some(self.money(range.max)) }),
                form: guarantee.form,
                claim_by: guarantee.claim_by,
                automatic_on: guarantee.automatic_on,
                conditions: conditions.collect(),
            });
        }
        shown
    }

    /// Findings about the order as a whole.
    fn order_notes(&self, row: &Row, notes: &mut Vec<Note>) {
        let mut add = |holds: bool, code| {
            if holds {
                notes.push(Note::order(code));
            }
        };
        let Selection::In(terms) = self.chosen else {
            add(matches!(self.chosen, Selection::BeforeFirst), FindingCode::NoEdition);
            return;
        };
        let listed = |country| terms.coverage.supplier_countries.value.contains(country);
        let unlisted = row.supplier_country.is_some_and(|country| !listed(country));
        add(row.enrolled == Some(true) && unlisted, FindingCode::SupplierCountryUnlisted);
        let matter = self.any_end(terms, row);
        let pre_shipment = matter.coverage_type(&mut Silent::default()) == Some(CoverageType::PreShipment);
        let judged = row.is_protected_type() && !pre_shipment;
        add(judged && row.inspection_booked == Some(false), FindingCode::NoInspectionBooked);
        let computed = row.events_known() && row.is_protected_type() && row.release_model.is_none();
        add(computed && terms.funds.release_conflict.value, FindingCode::ReleaseModelConflict);
        add(self.limit_below_order(row), FindingCode::LimitBelowOrder);
    }

    /// Findings in order: the order's own first, then by the instants of their events.
    fn findings(&self, notes: &[Note]) -> Vec<Finding> {
        let events = self.order.events.as_deref().unwrap_or_default();
        let mut sorted = notes.to_vec();
        sorted.sort_by_key(|note| (note.event.map(|place| (events[place].at, place)), note.code));
        let shown = |note: &Note| Finding {
            code: note.code,
            path: note.event.map(|place| format!("events[{place}]")).or_else(|| note.code.place().map(str::to_owned)),
            text: crate::explain::finding_text(note),
        };
        sorted.iter().map(shown).collect()
    }

    /// Every fact that some answer lacks.
    fn missing(&self, answer: &Assessment<'_>, merged: Option<&EndAnswer<'_>>, open: FieldSet) -> FieldSet {
        let mut missing = open;
        if let Selection::Unknown(fields) = self.chosen {
            missing = missing.union(*fields);
        }
        let grounds = answer.coverage.grounds.iter().flat_map(|ground| &ground.conditions);
        let open_guarantees = answer.guarantees.iter().filter(|guarantee| guarantee.eligible == Outcome::Unknown);
        let guarantees = open_guarantees.flat_map(|guarantee| &guarantee.conditions);
        for condition in answer.coverage.conditions.iter().chain(grounds).chain(guarantees) {
            missing = missing.union(condition.missing);
        }
        for fee in [&answer.fees.supplier, &answer.fees.withdrawal].into_iter().chain(&answer.fees.payments) {
            missing = missing.union(fee.missing);
        }
        if answer.coverage.covered_amount.is_some() {
            missing = missing.union(merged.map_or(FieldSet::EMPTY, |end| end.amount.missing));
        }
        let lifecycle = merged.and_then(|end| end.lifecycle.err()).unwrap_or_default();
        let row = &self.folded.rows[0];
        let coupon = answer.guarantees.iter().any(|guarantee| guarantee.rule == Rule::GuaDelivery);
        missing
            .union(lifecycle)
            .with_if(self.order.events.is_none(), Field::Events)
            .with_if(coupon && row.total.is_none(), Field::Total)
            .with_if(coupon && row.dollars().is_none(), Field::UsdRate)
    }
}

/// The facts behind some values, each once, in the order they were read; the rule's own come first.
fn citations<'a>(book: &'a Rulebook, cites: &[ValueRef]) -> Vec<&'a str> {
    let (own, read) = cites.split_last().map_or((None, cites), |(own, read)| (Some(own), read));
    let mut facts: Vec<&'a str> = Vec::new();
    for fact in own.into_iter().chain(read).flat_map(|source| &book.value(*source).facts) {
        if !facts.contains(&fact.as_ref()) {
            facts.push(fact);
        }
    }
    facts
}

/// A fee as documents show it: the recorder's answer at `place` is the one that belongs to it.
pub(crate) fn component<'a>(
    book: &'a Rulebook,
    order_currency: Currency,
    fee: &Fee,
    recorder: &Recorder,
    place: usize,
) -> FeeComponent<'a> {
    let answer = &recorder.answers()[place];
    let in_fee = |minor: i64| Money { minor, currency: fee.currency };
    FeeComponent {
        rule: answer.condition.rule,
        status: fee.status,
        min: fee.amount.map(|range| in_fee(range.min)),
        max: fee.amount.map(|range| in_fee(range.max)),
        currency: fee.currency,
        base: fee.base.map(|minor| Money { minor, currency: order_currency }),
        rate: fee.rate,
        cap: fee.cap.map(in_fee),
        missing: fee.missing,
        grade: answer.condition.grade,
        cites: citations(book, recorder.cites(answer)),
        since: fee.since,
    }
}

/// How a row's dispute stands.
pub(crate) fn dispute_answer(book: &Rulebook, row: &Row) -> DisputeAnswer {
    if !row.events_known() {
        return DisputeAnswer::default();
    }
    let Some(dispute) = row.dispute else {
        return DisputeAnswer { state: Some(DisputeState::None), ..DisputeAnswer::default() };
    };
    let Dispute { state, cause, ground, claim, opened_at, entered_at, turn, turn_since, refund, .. } = dispute;
    let negotiating = state == DisputeState::Negotiating;
    let until = if state.is_active() { row.as_of } else { entered_at };
    let money = |minor: i64| Money { minor, currency: row.currency };
    DisputeAnswer {
        state: Some(state),
        cause,
        ground: Some(ground),
        claim: Some(money(claim)),
        opened_at: Some(opened_at),
        turn: negotiating.then_some(turn),
        turn_since: negotiating.then_some(turn_since),
        refund: refund.map(money),
        day: Some(book.zone().day(until).number() - book.zone().day(opened_at).number() + 1),
        entered_at: Some(entered_at),
    }
}

/// `GUA-DELIVERY`, `GUA-RETURN`: what the guarantees put into the calendar.
fn guarantee_entries(guarantee: &Guarantee, promise: &Promise<'_>, entries: &mut Vec<Entry>) {
    let as_of = promise.matter.row.as_of;
    let coming = |band: &Band| band.or_latest() > as_of;
    let grade = guarantee.conditions.iter().fold(Grade::Official, |grade, condition| grade.weaker(condition.grade));
    let mut add = |party, action, opens, closes, on_silence| {
        entries.push(Entry { rule: guarantee.rule, party, action, opens, closes, on_silence, grade });
    };
    if guarantee.eligible == Outcome::Failed {
        return;
    }
    let zone = promise.matter.zone();
    let lapses = Some(OnSilence::RightLapses);
    if guarantee.rule == Rule::GuaDelivery {
        let closes = guarantee.claim_by.filter(coming);
        if promise.life.guarantee_claimed_at.is_none() && closes.is_some() {
            add(Party::Buyer, Action::ClaimGuarantee, None, closes, lapses);
        }
        let issued = guarantee.automatic_on.map(|day| Band::exact(zone.start(day)));
        if let Some(issued) = issued.filter(coming) {
            add(Party::Programme, Action::IssueCoupon, Some(issued), None, None);
        }
        return;
    }
    if promise.life.return_requested_at.is_none() {
        add(Party::Buyer, Action::RequestReturn, None, guarantee.claim_by.filter(coming), lapses);
    }
    let Some(terms) = &promise.matter.terms.easy_return else { return };
    let back = promise.life.return_approved_at.filter(|_| promise.life.return_sent_at.is_none());
    let closes = back.map(|approved| zone.window(approved, terms.return_days.value)).filter(coming);
    if closes.is_some() {
        add(Party::Buyer, Action::SendGoodsBack, back.map(Band::exact), closes, lapses);
    }
}

/// The service fee that the platform charged, held against what the rules give.
///
/// Gives both figures as a finding where they differ; an unknown or unpublished fee differs from nothing.
pub fn compare_fee(charged: Money, rules: &FeeComponent<'_>) -> Option<Finding> {
    let (min, max) = rules.min.zip(rules.max)?;
    let outside = charged.currency != rules.currency || !(min.minor..=max.minor).contains(&charged.minor);
    outside.then(|| Finding {
        code: FindingCode::FeeDiffers,
        path: Some("service_fee".to_owned()),
        text: crate::explain::fee_differs_text(charged, rules),
    })
}
