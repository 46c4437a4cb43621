//! Some rows of a batch: filled column by column, then decided one by one.

use super::lanes::{Lane, Number, Unit, Values, set};
use super::spec::{ColumnSpec, Place};
use crate::codes::{
    BuyerTier, CoverageType, FieldSet, GroundSet, Incoterm, Logistics, Marketplace, OrderType, ProductKind,
    QualityTerms, ReleaseModel, Transport,
};
use crate::decide::{Decision, decide};
use crate::flat::{Column, FlatRow, NO, RowFault, RowProblem, ShipByState, UNKNOWN, UNKNOWN_DAY, YES};
use crate::iso::{Country, Currency};
use crate::money::{AmountError, Fraction};
use crate::order::read::describe::{nearest, shorten};
use crate::row::Row;
use crate::rulebook::Rulebook;
use crate::time::{Day, Instant};
use arrow_array::Array;

/// How many rows are worked on together: few enough for the cache nearest but one.
pub(super) const CHUNK: usize = 256;

/// No number of extensions is known.
const UNCOUNTED: u8 = u8::MAX;

const EXTENSIONS_CONTRADICT: &str = "extensions: does not go with extended_by_buyer and extended_by_supplier";
const STATE_CONTRADICTS: &str = "ship_by_state: says that there is no date, but ship_by gives one";

/// Which columns that are put together row by row a table has.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Groups {
    ship_by: bool,
    ship_by_state: bool,
    extensions: bool,
    money: bool,
    fee: bool,
    dispute: bool,
    disputed: bool,
}

impl Groups {
    /// With one column more.
    pub(super) fn add(&mut self, column: &ColumnSpec) {
        use Column as C;
        let Place::Flat(column) = column.place else {
            if column.place == Place::Extensions {
                self.extensions = true;
            }
            return;
        };
        match column {
            C::ShipBy => self.ship_by = true,
            C::ShipByState => (self.ship_by, self.ship_by_state) = (true, true),
            C::ExtendedByBuyer | C::ExtendedBySupplier => self.extensions = true,
            C::PotsKnown | C::Released | C::Frozen | C::Held | C::RefundedFromEscrow | C::RefundDue | C::Refunded => {
                self.money = true;
            }
            C::FeeSchedule
            | C::ScheduledFeeMin
            | C::ScheduledFeeMax
            | C::ScheduledRate
            | C::ScheduledCap
            | C::ScheduledMissing => self.fee = true,
            C::DisputeOpenedAt | C::DisputeState => self.dispute = true,
            C::Disputed => self.disputed = true,
            _ => {}
        }
    }
}

/// What is wrong with a row.
pub(super) struct Fault {
    pub(super) place: usize,
    pub(super) text: String,
}

/// Some rows, with what each column said of them.
pub(super) struct Chunk {
    groups: Groups,
    as_of: Option<Instant>,
    rows: Vec<Row>,
    /// The columns that only together make a part of a row.
    parts: Vec<FlatRow>,
    extensions: Vec<u8>,
    pub(super) currencies: Vec<Option<Currency>>,
    /// In the order in which they were found.
    pub(super) faults: Vec<Fault>,
    faulty: [bool; CHUNK],
    pub(super) decisions: Vec<Option<Decision>>,
}

impl Chunk {
    pub(super) fn new(groups: Groups, as_of: Option<Instant>) -> Option<Self> {
        let any = Instant::from_micros(1_500_000_000_000_000)?;
        Some(Self {
            groups,
            as_of,
            rows: vec![Row::new(any, as_of.unwrap_or(any), Currency::USD); CHUNK],
            parts: vec![FlatRow::UNKNOWN; CHUNK],
            extensions: vec![UNCOUNTED; CHUNK],
            currencies: vec![None; CHUNK],
            faults: Vec::new(),
            faulty: [false; CHUNK],
            decisions: Vec::with_capacity(CHUNK),
        })
    }

    /// Begins with other rows.
    pub(super) fn clear(&mut self) {
        self.faults.clear();
        self.faulty = [false; CHUNK];
        self.decisions.clear();
    }

    #[cold]
    pub(super) fn fault(&mut self, place: usize, text: String) {
        self.faulty[place] = true;
        self.faults.push(Fault { place, text });
    }

    #[cold]
    fn wrong(&mut self, place: usize, column: &ColumnSpec, what: impl std::fmt::Display) {
        self.fault(place, format!("{}: {what}", column.name()));
    }

    /// Whether every row must name it.
    fn needed(&self, column: &ColumnSpec) -> bool {
        column.required() || (column.place == Place::Flat(Column::AsOf) && self.as_of.is_none())
    }

    #[cold]
    fn missing(&mut self, place: usize, column: &ColumnSpec) {
        self.wrong(place, column, RowFault::Missing.words());
    }

    /// Decides every row that has no fault.
    pub(super) fn decide(&mut self, book: &Rulebook, count: usize) {
        for place in 0..count {
            let decision = if self.faulty[place] { None } else { self.decision(book, place) };
            self.decisions.push(decision);
        }
    }

    fn decision(&mut self, book: &Rulebook, place: usize) -> Option<Decision> {
        let told = |problem: RowProblem| problem.to_string();
        let decided = self
            .complete(place)
            .and_then(|()| decide(book, &self.rows[place]).map_err(|error| told(RowProblem::from(error))));
        decided.map_err(|text| self.fault(place, text)).ok()
    }

    /// Puts together the parts of a row that several columns tell.
    fn complete(&mut self, place: usize) -> Result<(), String> {
        let groups = self.groups;
        if groups.ship_by {
            let part = &mut self.parts[place];
            state_ship_by(groups, part)?;
            self.rows[place].ship_by = part.ship_by().map_err(|problem| problem.to_string())?;
        }
        if groups.extensions {
            let row = &mut self.rows[place];
            (row.extended_by_buyer, row.extended_by_supplier) =
                extended(&self.parts[place], self.extensions[place]).ok_or(EXTENSIONS_CONTRADICT)?;
        }
        self.join(place).map_err(|problem| problem.to_string())
    }

    /// Money, fee and dispute.
    fn join(&mut self, place: usize) -> Result<(), RowProblem> {
        let (groups, row, part) = (self.groups, &mut self.rows[place], &self.parts[place]);
        if groups.money {
            // The row is left from the chunk before.
            (row.pots, row.refunded, row.refunded_from_escrow, row.refund_due) = (None, 0, 0, 0);
            part.read_money(row)?;
        }
        if groups.fee {
            row.scheduled_fee = part.scheduled_fee()?;
        }
        if groups.dispute {
            row.disputed = if groups.disputed { GroundSet::from_bits(part.disputed) } else { GroundSet::EMPTY };
            row.dispute = part.dispute()?;
            if let Some(dispute) = row.dispute {
                row.disputed = row.disputed.with(dispute.ground);
            }
        } else if groups.disputed {
            row.disputed = GroundSet::from_bits(part.disputed);
        }
        Ok(())
    }

    /// Reads a column of the rows from one on.
    pub(super) fn load(&mut self, lane: &Lane<'_>, from: usize, count: usize) {
        let spec = lane.spec;
        match &lane.values {
            Values::Unknown if self.needed(spec) => (0..count).for_each(|place| self.missing(place, spec)),
            Values::Unknown => {}
            Values::Words(words, meanings) => {
                let mut numbers = [0; CHUNK];
                let find = |text: &str| words.find(text);
                meanings.load(from, &mut numbers[..count], find, |place, text| {
                    self.wrong(place, spec, none_of(text, words.names()));
                });
                self.put_numbers(spec, &numbers[..count]);
            }
            Values::Sets(words, meanings) => {
                let mut sets = [0; CHUNK];
                meanings.load(
                    from,
                    &mut sets[..count],
                    |text| set(words, text),
                    |place, text| {
                        let wrong = text.split(' ').find(|word| set(words, word).is_none()).unwrap_or(text);
                        self.wrong(place, spec, none_of(wrong, words.names()));
                    },
                );
                self.put_sets(spec, &sets[..count]);
            }
            Values::SetLists(words, lists) => {
                let mut sets = [0; CHUNK];
                for (place, bits) in sets[..count].iter_mut().enumerate() {
                    *bits = lists.set(words, from + place).unwrap_or_else(|word| {
                        self.wrong(place, spec, none_of(word, words.names()));
                        0
                    });
                }
                self.put_sets(spec, &sets[..count]);
            }
            Values::Currencies(words, meanings) => {
                let mut found = [None; CHUNK];
                let mut told = [false; CHUNK];
                meanings.load(
                    from,
                    &mut found[..count],
                    |text| words.find(text).map(Some),
                    |place, text| {
                        told[place] = true;
                        self.wrong(place, spec, no_code(text, "currency of ISO 4217", Currency::codes()));
                    },
                );
                for (place, currency) in found[..count].iter().enumerate() {
                    self.currencies[place] = *currency;
                    match currency {
                        Some(currency) => self.rows[place].currency = *currency,
                        None if told[place] => {}
                        None => self.missing(place, spec),
                    }
                }
            }
            Values::Countries(meanings) => {
                let mut found = [None; CHUNK];
                meanings.load(
                    from,
                    &mut found[..count],
                    |text| Country::parse(text).map(Some),
                    |place, text| {
                        self.wrong(place, spec, no_code(text, "country of ISO 3166-1 alpha-2", Country::codes()));
                    },
                );
                self.put_countries(spec, &found[..count]);
            }
            Values::Flags(array) => {
                let mut numbers = [0; CHUNK];
                for (place, number) in numbers[..count].iter_mut().enumerate() {
                    let place = from + place;
                    *number = if array.is_null(place) { 0 } else { NO + u8::from(array.value(place)) };
                }
                self.put_numbers(spec, &numbers[..count]);
            }
            Values::Instants(instants) => {
                let mut found = [None; CHUNK];
                let needed = self.needed(spec);
                for (place, at) in found[..count].iter_mut().enumerate() {
                    match instants.at(from + place) {
                        Ok(None) if needed => self.missing(place, spec),
                        Ok(found) => *at = found,
                        Err(error) => self.wrong(place, spec, error),
                    }
                }
                self.put_instants(spec, &found[..count]);
            }
            Values::Dates(dates) => {
                for place in 0..count {
                    let day = dates.at(from + place).unwrap_or_else(|error| {
                        self.wrong(place, spec, error);
                        None
                    });
                    self.parts[place].ship_by = day.map_or(UNKNOWN_DAY, Day::number);
                }
            }
            Values::Amounts(numbers, unit) => {
                let mut found = [None; CHUNK];
                for (place, minor) in found[..count].iter_mut().enumerate() {
                    let currency = if *unit == Unit::Dollars { Some(Currency::USD) } else { self.currencies[place] };
                    // A row without a currency is faulty already.
                    let Some(currency) = currency else { continue };
                    let number = numbers.at(from + place);
                    let amount =
                        number.and_then(|number| number.map(|number| number.minor(currency.decimals())).transpose());
                    *minor = amount.unwrap_or_else(|error| {
                        self.wrong(place, spec, no_amount(number, error, currency));
                        None
                    });
                }
                self.put_amounts(spec, &found[..count]);
            }
            Values::Rates(numbers) => {
                let exchange = spec.place == Place::Flat(Column::UsdRate);
                for place in 0..count {
                    let number = numbers.at(from + place);
                    let rate = number.ok().flatten().map(Number::fraction);
                    let good = |rate: &Option<Fraction>| rate.is_some_and(|rate| !exchange || rate.value() > 0);
                    if number.is_err() || rate.is_some_and(|rate| !good(&rate)) {
                        self.wrong(place, spec, RowFault::Rate.words());
                    }
                    self.put_rate(exchange, place, rate.flatten());
                }
            }
            Values::Counts(numbers) => {
                for place in 0..count {
                    let count = numbers.at(from + place).map(|number| number.map(|number| number.minor(0)));
                    self.extensions[place] = match count {
                        Ok(None) => UNCOUNTED,
                        Ok(Some(Ok(count @ 0..=2))) => count.to_le_bytes()[0],
                        _ => {
                            self.wrong(place, spec, "is not 0, 1 or 2");
                            UNCOUNTED
                        }
                    };
                }
            }
        }
    }

    fn put_numbers(&mut self, spec: &ColumnSpec, numbers: &[u8]) {
        use Column as C;
        let Place::Flat(column) = spec.place else { return };
        let (rows, parts) = (&mut self.rows, &mut self.parts);
        match column {
            C::Marketplace => each(rows, numbers, |row, n| row.marketplace = Marketplace::from_number(n)),
            C::OrderType => each(rows, numbers, |row, n| row.order_type = OrderType::from_number(n)),
            C::BuyerTier => each(rows, numbers, |row, n| row.buyer_tier = BuyerTier::from_number(n)),
            C::Logistics => each(rows, numbers, |row, n| row.logistics = Logistics::from_number(n)),
            C::ProductKind => each(rows, numbers, |row, n| row.product_kind = ProductKind::from_number(n)),
            C::Transport => each(rows, numbers, |row, n| row.transport = Transport::from_number(n)),
            C::Incoterm => each(rows, numbers, |row, n| row.incoterm = Incoterm::from_number(n)),
            C::CoverageType => each(rows, numbers, |row, n| row.coverage_type = CoverageType::from_number(n)),
            C::ReleaseModel => each(rows, numbers, |row, n| row.release_model = ReleaseModel::from_number(n)),
            C::QualityTerms => each(rows, numbers, |row, n| row.quality_terms = QualityTerms::from_number(n)),
            C::Enrolled => each(rows, numbers, |row, n| row.enrolled = said(n)),
            C::GoldMember => each(rows, numbers, |row, n| row.gold_member = said(n)),
            C::Verified => each(rows, numbers, |row, n| row.verified = said(n)),
            C::Onetouch => each(rows, numbers, |row, n| row.onetouch = said(n)),
            C::QuantityTerm => each(rows, numbers, |row, n| row.quantity_term = said(n)),
            C::InspectionBooked => each(rows, numbers, |row, n| row.inspection_booked = said(n)),
            C::DefectsDisclosed => each(rows, numbers, |row, n| row.defects_disclosed = said(n)),
            C::InspectionPassed => each(rows, numbers, |row, n| row.inspection_passed = said(n)),
            C::TermsKnown => each(rows, numbers, |row, n| row.terms_known = n == YES),
            C::Cancelled => each(rows, numbers, |row, n| row.cancelled = n == YES),
            C::ReleaseConditionMet => each(rows, numbers, |row, n| row.release_condition_met = n == YES),
            C::ConditionReleased => each(rows, numbers, |row, n| row.condition_released = n == YES),
            C::ExtendedByBuyer => each(parts, numbers, |part, n| part.extended_by_buyer = n),
            C::ExtendedBySupplier => each(parts, numbers, |part, n| part.extended_by_supplier = n),
            C::ShipByState => each(parts, numbers, |part, n| part.ship_by_state = n),
            C::DisputeState => each(parts, numbers, |part, n| part.dispute_state = n),
            C::DisputeCause => each(parts, numbers, |part, n| part.dispute_cause = n),
            C::Ground => each(parts, numbers, |part, n| part.ground = n),
            C::Claimant => each(parts, numbers, |part, n| part.claimant = n),
            C::Turn => each(parts, numbers, |part, n| part.turn = n),
            C::SupplierReplied => each(parts, numbers, |part, n| part.supplier_replied = n),
            C::WindowAtFiling => each(parts, numbers, |part, n| part.window_at_filing = n),
            C::WindowReason => each(parts, numbers, |part, n| part.window_reason = n),
            C::PotsKnown => each(parts, numbers, |part, n| part.pots_known = n),
            C::FeeSchedule => each(parts, numbers, |part, n| part.fee_schedule = n),
            _ => {}
        }
    }

    fn put_sets(&mut self, spec: &ColumnSpec, sets: &[u64]) {
        use Column as C;
        let Place::Flat(column) = spec.place else { return };
        let (rows, parts) = (&mut self.rows, &mut self.parts);
        match column {
            C::Issues => each(rows, sets, |row, bits| row.issues = GroundSet::from_bits(bits)),
            C::Accepted => each(rows, sets, |row, bits| row.accepted = GroundSet::from_bits(bits)),
            C::Open => each(rows, sets, |row, bits| row.open = FieldSet::from_bits(bits)),
            C::Disputed => each(parts, sets, |part, bits| part.disputed = bits),
            C::WindowMissing => each(parts, sets, |part, bits| part.window_missing = bits),
            C::ScheduledMissing => each(parts, sets, |part, bits| part.scheduled_missing = bits),
            _ => {}
        }
    }

    fn put_countries(&mut self, spec: &ColumnSpec, countries: &[Option<Country>]) {
        let rows = &mut self.rows;
        match spec.place {
            Place::Flat(Column::SupplierCountry) => {
                each(rows, countries, |row, country| row.supplier_country = country);
            }
            Place::Flat(Column::BuyerCountry) => {
                each(rows, countries, |row, country| row.buyer_country = country);
            }
            _ => {}
        }
    }

    fn put_instants(&mut self, spec: &ColumnSpec, instants: &[Option<Instant>]) {
        use Column as C;
        let Place::Flat(column) = spec.place else { return };
        let (rows, parts) = (&mut self.rows, &mut self.parts);
        match column {
            // A row without one is faulty already.
            C::CreatedAt => each(rows, instants, |row, at| row.created_at = at.unwrap_or(row.created_at)),
            C::AsOf => {
                let default = self.as_of;
                each(rows, instants, |row, at| row.as_of = at.or(default).unwrap_or(row.as_of));
            }
            C::LastPaidAt => each(rows, instants, |row, at| row.last_paid_at = at),
            C::ConfirmedAt => each(rows, instants, |row, at| row.confirmed_at = at),
            C::ShippedAt => each(rows, instants, |row, at| row.shipped_at = at),
            C::ClearedAt => each(rows, instants, |row, at| row.cleared_at = at),
            C::DeliveredAt => each(rows, instants, |row, at| row.delivered_at = at),
            C::ReceiptConfirmedAt => each(rows, instants, |row, at| row.completed_at = at),
            C::ClosedAt => each(rows, instants, |row, at| row.closed_at = at),
            C::RefusedAt => each(rows, instants, |row, at| row.refused_at = at),
            C::InspectionFailedAt => each(rows, instants, |row, at| row.inspection_failed_at = at),
            C::DisputeEndedAt => each(rows, instants, |row, at| row.dispute_ended_at = at),
            C::DisputeOpenedAt => each(parts, instants, |part, at| part.dispute_opened_at = micros(at)),
            C::EscalatedAt => each(parts, instants, |part, at| part.escalated_at = micros(at)),
            C::DisputeEnteredAt => each(parts, instants, |part, at| part.dispute_entered_at = micros(at)),
            C::TurnSince => each(parts, instants, |part, at| part.turn_since = micros(at)),
            C::BuyerEvidenceDue => each(parts, instants, |part, at| part.buyer_evidence_due = micros(at)),
            C::SupplierEvidenceDue => each(parts, instants, |part, at| part.supplier_evidence_due = micros(at)),
            C::EvidenceAt => each(parts, instants, |part, at| part.evidence_at = micros(at)),
            C::SettledAt => each(parts, instants, |part, at| part.settled_at = micros(at)),
            _ => {}
        }
    }

    fn put_amounts(&mut self, spec: &ColumnSpec, amounts: &[Option<i64>]) {
        use Column as C;
        let Place::Flat(column) = spec.place else { return };
        let (rows, parts) = (&mut self.rows, &mut self.parts);
        match column {
            C::Total => each(rows, amounts, |row, minor| row.total = minor),
            C::Tax => each(rows, amounts, |row, minor| row.tax = minor),
            C::LimitAvailable => each(rows, amounts, |row, minor| row.limit_available = minor),
            C::PaidOnPlatform => each(rows, amounts, |row, minor| row.paid_on_platform = minor),
            C::PaidOffPlatform => each(rows, amounts, |row, minor| row.paid_off_platform = minor.unwrap_or(0)),
            C::PaidUnrouted => each(rows, amounts, |row, minor| row.paid_unrouted = minor.unwrap_or(0)),
            C::InitialPaid => each(rows, amounts, |row, minor| row.initial_paid = minor.unwrap_or(0)),
            C::UnpartedPaid => each(rows, amounts, |row, minor| row.unparted_paid = minor.unwrap_or(0)),
            C::Released => each(parts, amounts, |part, minor| part.released = known(minor)),
            C::Frozen => each(parts, amounts, |part, minor| part.frozen = known(minor)),
            C::Held => each(parts, amounts, |part, minor| part.held = known(minor)),
            C::RefundedFromEscrow => each(parts, amounts, |part, minor| part.refunded_from_escrow = known(minor)),
            C::RefundDue => each(parts, amounts, |part, minor| part.refund_due = known(minor)),
            C::Refunded => each(parts, amounts, |part, minor| part.refunded = known(minor)),
            C::Claim => each(parts, amounts, |part, minor| part.claim = known(minor)),
            C::ClaimantProposal => each(parts, amounts, |part, minor| part.claimant_proposal = known(minor)),
            C::RespondentProposal => each(parts, amounts, |part, minor| part.respondent_proposal = known(minor)),
            C::Refund => each(parts, amounts, |part, minor| part.refund = known(minor)),
            C::ScheduledFeeMin => each(parts, amounts, |part, minor| part.scheduled_fee_min = known(minor)),
            C::ScheduledFeeMax => each(parts, amounts, |part, minor| part.scheduled_fee_max = known(minor)),
            C::ScheduledCap => each(parts, amounts, |part, minor| part.scheduled_cap = known(minor)),
            _ => {}
        }
    }

    fn put_rate(&mut self, exchange: bool, place: usize, rate: Option<Fraction>) {
        if exchange {
            self.rows[place].usd_rate = rate;
            return;
        }
        self.parts[place].scheduled_rate = rate.map_or(UNKNOWN, Fraction::value);
        self.parts[place].scheduled_rate_scale = rate.map_or(0, Fraction::scale);
    }
}

/// Sets one field of every row.
#[inline]
fn each<R, V: Copy>(rows: &mut [R], values: &[V], set: impl Fn(&mut R, V)) {
    rows.iter_mut().zip(values).for_each(|(row, value)| set(row, *value));
}

const fn said(number: u8) -> Option<bool> {
    match number {
        0 => None,
        number => Some(number == YES),
    }
}

fn micros(at: Option<Instant>) -> i64 {
    at.map_or(UNKNOWN, Instant::micros)
}

fn known(minor: Option<i64>) -> i64 {
    minor.unwrap_or(UNKNOWN)
}

/// A date needs no state beside it, and admits none but `date`.
fn state_ship_by(groups: Groups, part: &mut FlatRow) -> Result<(), &'static str> {
    let date = ShipByState::Date.number();
    let told = if groups.ship_by_state { part.ship_by_state } else { 0 };
    part.ship_by_state = if part.ship_by == UNKNOWN_DAY { told } else { date };
    if part.ship_by_state == told || told == 0 { Ok(()) } else { Err(STATE_CONTRADICTS) }
}

/// Who extended the receiving time, buyer and supplier; nothing where the count is not theirs.
///
/// Where only the count is told, the buyer is taken first.
fn extended(part: &FlatRow, count: u8) -> Option<(bool, bool)> {
    let (mut buyer, mut supplier) = (part.extended_by_buyer == YES, part.extended_by_supplier == YES);
    if count == UNCOUNTED {
        return Some((buyer, supplier));
    }
    let counted = |buyer: bool, supplier: bool| u8::from(buyer) + u8::from(supplier);
    buyer |= part.extended_by_buyer == 0 && counted(buyer, supplier) < count;
    supplier |= part.extended_by_supplier == 0 && counted(buyer, supplier) < count;
    (counted(buyer, supplier) == count).then_some((buyer, supplier))
}

/// A word that is none of its list.
fn none_of<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.collect();
    let near = nearest(word, names.iter().copied()).map_or(String::new(), |name| format!("; did you mean `{name}`?"));
    let accepted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    format!("`{}` is none of {}{near}", shorten(word), accepted.join(", "))
}

/// Letters that are no code.
fn no_code<'n>(text: &str, what: &str, codes: impl Iterator<Item = &'n str>) -> String {
    let near = nearest(text, codes).map_or(String::new(), |code| format!("; did you mean `{code}`?"));
    format!("`{}` is no {what}{near}", shorten(text))
}

/// A number that is no amount.
fn no_amount(number: Result<Option<Number>, AmountError>, error: AmountError, currency: Currency) -> String {
    let shown = number.ok().flatten().map_or(String::new(), |number| format!("{} ", shorten(&number.to_string())));
    match error {
        AmountError::TooManyDecimals => {
            format!("{shown}{error} ({currency} has {})", currency.decimals())
        }
        _ => format!("{shown}{error}"),
    }
}
