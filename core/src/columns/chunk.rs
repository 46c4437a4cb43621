//! Some rows of a batch: filled column by column, then decided one by one.

use super::spec::{ColumnSpec, Place};
use crate::codes::GroundSet;
use crate::decide::{Decision, decide};
use crate::flat::{Column, FlatRow, RowFault, RowProblem, ShipByState, UNKNOWN_DAY, YES};
use crate::iso::Currency;
use crate::row::{Row, ShipBy};
use crate::rulebook::Rulebook;
use crate::time::Instant;

/// How many rows are worked on together: a bit mask of them is one word, and the nearest caches hold them.
pub(super) const CHUNK: usize = 64;

/// No number of extensions is known.
pub(super) const UNCOUNTED: u8 = u8::MAX;

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
    pub(super) as_of: Option<Instant>,
    pub(super) rows: Vec<Row>,
    /// The columns that only together make a part of a row.
    pub(super) parts: Vec<FlatRow>,
    pub(super) extensions: Vec<u8>,
    /// Of each row's currency.
    pub(super) decimals: [u8; CHUNK],
    /// Whether the rows say nothing where a column does.
    pub(super) blank: Vec<bool>,
    /// The groups of the columns that say something of these rows, or did of the rows before.
    pub(super) active: Groups,
    /// In the order in which they were found.
    pub(super) faults: Vec<Fault>,
    faulty: [bool; CHUNK],
    /// Rows that hold nothing, for a reason told beforehand.
    lost: [bool; CHUNK],
    pub(super) decisions: Vec<Option<Decision>>,
}

impl Chunk {
    pub(super) fn new(columns: usize, as_of: Option<Instant>) -> Option<Self> {
        let any = Instant::from_micros(1_500_000_000_000_000)?;
        Some(Self {
            as_of,
            rows: vec![Row::new(any, as_of.unwrap_or(any), Currency::USD); CHUNK],
            parts: vec![FlatRow::UNKNOWN; CHUNK],
            extensions: vec![UNCOUNTED; CHUNK],
            decimals: [0; CHUNK],
            blank: vec![true; columns],
            active: Groups::default(),
            faults: Vec::new(),
            faulty: [false; CHUNK],
            lost: [false; CHUNK],
            decisions: Vec::with_capacity(CHUNK),
        })
    }

    /// Begins with other rows.
    pub(super) fn clear(&mut self) {
        self.faults.clear();
        self.active = Groups::default();
        (self.faulty, self.lost) = ([false; CHUNK], [false; CHUNK]);
        self.decisions.clear();
    }

    /// Gives a row up: what its columns say is no matter.
    #[cold]
    pub(super) fn lose(&mut self, place: usize, text: String) {
        self.fault(place, text);
        self.lost[place] = true;
    }

    #[cold]
    fn fault(&mut self, place: usize, text: String) {
        if !self.lost[place] {
            self.faulty[place] = true;
            self.faults.push(Fault { place, text });
        }
    }

    #[cold]
    pub(super) fn wrong(&mut self, place: usize, column: &ColumnSpec, what: impl std::fmt::Display) {
        self.fault(place, format!("{}: {what}", column.name()));
    }

    /// Whether every row must name it.
    pub(super) fn needed(&self, column: &ColumnSpec) -> bool {
        column.required() || (column.place == Place::Flat(Column::AsOf) && self.as_of.is_none())
    }

    #[cold]
    pub(super) fn missing(&mut self, place: usize, column: &ColumnSpec) {
        self.wrong(place, column, RowFault::Missing.words());
    }

    /// Decides every row that has no fault.
    pub(super) fn decide(&mut self, book: &Rulebook, count: usize) {
        for place in 0..count {
            if !self.faulty[place]
                && let Err(text) = self.complete(place)
            {
                self.fault(place, text);
            }
            if self.faulty[place] {
                self.forget(place);
                self.decisions.push(None);
                continue;
            }
            match decide(book, &self.rows[place]) {
                Ok(decision) => self.decisions.push(Some(decision)),
                Err(error) => {
                    self.fault(place, RowProblem::from(error).to_string());
                    self.decisions.push(None);
                }
            }
        }
    }

    /// Leaves nothing of what several columns told of a row: those of the next rows may not say anything of it.
    fn forget(&mut self, place: usize) {
        let row = &self.rows[place];
        self.rows[place] = Row {
            ship_by: ShipBy::Unknown,
            extended_by_buyer: false,
            extended_by_supplier: false,
            pots: None,
            refunded: 0,
            refunded_from_escrow: 0,
            refund_due: 0,
            scheduled_fee: None,
            dispute: None,
            disputed: GroundSet::EMPTY,
            ..*row
        };
    }

    /// Puts together the parts of a row that several columns tell.
    fn complete(&mut self, place: usize) -> Result<(), String> {
        let groups = self.active;
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
        let (groups, row, part) = (self.active, &mut self.rows[place], &self.parts[place]);
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
