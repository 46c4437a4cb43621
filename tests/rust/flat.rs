//! Rows and decisions as plain numbers say the same as their types, and what is wrong is told by column.

#![allow(clippy::panic, clippy::needless_pass_by_value, reason = "tests fail by panicking, and compare plain values")]

use std::cell::Cell;
use trade_assurance::codes::{CodeSet, DisputeState, Field, Ground, Party};
use trade_assurance::decide::decide;
use trade_assurance::flat::{AMOUNT_MAX, Column, FlatDecision, FlatRow, NO, RowFault, UNKNOWN, UNKNOWN_DAY, YES};
use trade_assurance::fold::fold;
use trade_assurance::iso::Currency;
use trade_assurance::time::Instant;
use trade_assurance_tests::prove::holds;
use trade_assurance_tests::{book, read};

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap_or_else(|error| panic!("{text} {error}"))
}

fn plain() -> FlatRow {
    FlatRow::new(at("2021-03-01T09:00:00Z"), at("2021-04-02T09:00:00Z"), Currency::USD)
}

fn disputed() -> FlatRow {
    FlatRow {
        dispute_opened_at: at("2021-03-20T09:00:00Z").micros(),
        turn_since: at("2021-03-20T09:00:00Z").micros(),
        turn: Party::Supplier.number(),
        ground: Ground::Quality.number(),
        claim: 50_000,
        ..plain()
    }
}

#[test]
fn a_row_of_a_made_up_order_survives_as_plain_numbers() {
    let (rows, disputes, settled) = (Cell::new(0_u64), Cell::new(0_u64), Cell::new(0_u64));
    holds(5_000, |case| {
        let row = fold(book(), &read(&case.document), case.as_of);
        let flat = FlatRow::from(&row);
        let back = flat.row().map_err(|problem| problem.to_string())?;
        rows.set(rows.get() + 1);
        disputes.set(disputes.get() + u64::from(row.dispute.is_some()));
        settled.set(settled.get() + u64::from(row.dispute.is_some_and(|dispute| dispute.refund.is_some())));
        if back != row {
            return Err(format!("{back:#?}\nfrom\n{row:#?}"));
        }
        let decision = decide(book(), &row).map_err(|error| error.to_string())?;
        let shown = FlatDecision::from(&decision);
        if shown.missing != decision.missing.bits() || shown.covered_max != decision.covered_max.unwrap_or(UNKNOWN) {
            return Err(format!("{shown:#?}\nof\n{decision:#?}"));
        }
        Ok(())
    });
    assert!(disputes.get() * 5 > rows.get() && settled.get() * 50 > rows.get(), "too few disputes to show anything");
}

#[test]
fn the_columns_are_the_fields_of_the_structure_in_their_order() {
    let source = include_str!("../../core/src/flat/mod.rs");
    let structure = source.split_once("pub struct FlatRow {").and_then(|(_, rest)| rest.split_once("\n}"));
    let (fields, _) = structure.unwrap_or_else(|| panic!("the structure is not where it was"));
    let field = |line: &'static str| line.trim().strip_prefix("pub ")?.split_once(':').map(|(name, _)| name);
    let fields: Vec<&str> = fields.lines().filter_map(field).collect();
    let columns: Vec<&str> = Column::ALL.iter().map(|column| column.name()).collect();
    assert_eq!(fields, columns);
}

/// Every column that the reader can refuse, with a value that it must refuse.
#[test]
fn a_wrong_number_is_told_by_its_column() {
    let negative = -1;
    let cases: &[(Column, RowFault, FlatRow)] = &[
        (Column::CreatedAt, RowFault::Missing, FlatRow { created_at: UNKNOWN, ..plain() }),
        (Column::CreatedAt, RowFault::Time, FlatRow { created_at: 0, ..plain() }),
        (Column::AsOf, RowFault::Missing, FlatRow { as_of: UNKNOWN, ..plain() }),
        (Column::AsOf, RowFault::Time, FlatRow { as_of: i64::MAX, ..plain() }),
        (Column::Currency, RowFault::Missing, FlatRow { currency: [0; 4], ..plain() }),
        (Column::Currency, RowFault::Letters, FlatRow { currency: [1, 2, 3, 0], ..plain() }),
        (Column::Currency, RowFault::Letters, FlatRow { currency: [65, 65, 65, 65], ..plain() }),
        (Column::SupplierCountry, RowFault::Letters, FlatRow { supplier_country: [90, 90, 0, 0], ..plain() }),
        (Column::BuyerCountry, RowFault::Letters, FlatRow { buyer_country: [0, 67, 78, 0], ..plain() }),
        (Column::Marketplace, RowFault::Code, FlatRow { marketplace: 5, ..plain() }),
        (Column::OrderType, RowFault::Code, FlatRow { order_type: 4, ..plain() }),
        (Column::BuyerTier, RowFault::Code, FlatRow { buyer_tier: 9, ..plain() }),
        (Column::Transport, RowFault::Code, FlatRow { transport: 255, ..plain() }),
        (Column::Enrolled, RowFault::Code, FlatRow { enrolled: 3, ..plain() }),
        (Column::TermsKnown, RowFault::Code, FlatRow { terms_known: 3, ..plain() }),
        (Column::ShipByState, RowFault::Code, FlatRow { ship_by_state: 6, ..plain() }),
        (Column::ShipBy, RowFault::Missing, FlatRow { ship_by_state: 1, ship_by: UNKNOWN_DAY, ..plain() }),
        (Column::ShipBy, RowFault::Time, FlatRow { ship_by_state: 1, ship_by: 0, ..plain() }),
        (Column::Total, RowFault::Amount, FlatRow { total: negative, ..plain() }),
        (Column::Tax, RowFault::Amount, FlatRow { tax: AMOUNT_MAX + 1, ..plain() }),
        (Column::PaidOnPlatform, RowFault::Amount, FlatRow { paid_on_platform: negative, ..plain() }),
        (Column::UsdRate, RowFault::Rate, FlatRow { usd_rate: 0, ..plain() }),
        (Column::UsdRate, RowFault::Rate, FlatRow { usd_rate: 1, usd_rate_scale: 16, ..plain() }),
        (Column::Released, RowFault::Missing, FlatRow { pots_known: YES, ..plain() }),
        (Column::FeeSchedule, RowFault::Code, FlatRow { fee_schedule: 4, ..plain() }),
        (Column::ScheduledFeeMin, RowFault::Missing, FlatRow { fee_schedule: 1, ..plain() }),
        (Column::DisputeOpenedAt, RowFault::Missing, FlatRow { dispute_state: 2, ..plain() }),
        (Column::DisputeState, RowFault::Code, FlatRow { dispute_state: 1, ..disputed() }),
        (Column::Ground, RowFault::Missing, FlatRow { ground: 0, ..disputed() }),
        (Column::Claim, RowFault::Missing, FlatRow { claim: UNKNOWN, ..disputed() }),
        (Column::Turn, RowFault::Missing, FlatRow { turn: 0, ..disputed() }),
        (Column::Turn, RowFault::Code, FlatRow { turn: 3, ..disputed() }),
        (Column::TurnSince, RowFault::Missing, FlatRow { turn_since: UNKNOWN, ..disputed() }),
        (Column::EscalatedAt, RowFault::Missing, FlatRow { dispute_state: 3, ..disputed() }),
        (Column::DisputeEnteredAt, RowFault::Missing, FlatRow { dispute_state: 4, ..disputed() }),
    ];
    for (column, fault, row) in cases {
        let problem = row.row().err().unwrap_or_else(|| panic!("{column} is taken"));
        assert_eq!((problem.column, problem.fault), (*column, *fault));
    }
}

#[test]
fn a_dispute_needs_only_what_the_order_document_asks_of_a_row() {
    let row = disputed().row().unwrap_or_else(|problem| panic!("{problem}"));
    let dispute = row.dispute.unwrap_or_else(|| panic!("there is a dispute"));
    assert_eq!(
        (dispute.state, dispute.claimant, dispute.claimant_proposal),
        (DisputeState::Negotiating, Party::Buyer, 50_000)
    );
    assert!(row.disputed.contains(Ground::Quality));
    let escalated = FlatRow { escalated_at: at("2021-03-25T09:00:00Z").micros(), ..disputed() };
    let row = escalated.row().unwrap_or_else(|problem| panic!("{problem}"));
    let dispute = row.dispute.unwrap_or_else(|| panic!("there is a dispute"));
    assert_eq!((dispute.state, dispute.entered_at), (DisputeState::Escalated, at("2021-03-25T09:00:00Z")));
}

#[test]
fn unknown_and_no_are_different() {
    let with =
        |enrolled: u8| FlatRow { enrolled, ..plain() }.row().unwrap_or_else(|problem| panic!("{problem}")).enrolled;
    assert_eq!((with(0), with(NO), with(YES)), (None, Some(false), Some(true)));
    let missing: CodeSet<Field> = CodeSet::from_bits(1 << Field::Total.number());
    assert!(missing.contains(Field::Total));
}
