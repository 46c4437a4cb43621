//! Random orders as rows: every edition, every stage of an order's life, facts missing now and then.
//!
//! The supplier's limit, the way of transport and the contract are always known, so that a row has one
//! end; each end more repeats the same work.

use crate::random::Random;
use trade_assurance::codes::{
    BuyerTier, CoverageType, DisputeCause, DisputeState, Ground, GroundSet, Incoterm, Logistics, Marketplace,
    OrderType, Party, ProductKind, QualityTerms, ReleaseModel, Transport,
};
use trade_assurance::iso::{Country, Currency};
use trade_assurance::money::Fraction;
use trade_assurance::row::{Dispute, Row, ShipBy};
use trade_assurance::time::{Day, Instant};
use trade_assurance::trace::Verdict;

const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400 * SECOND;

/// Creation days (days since 1970) and how often orders of that span come: each edition, and years before the first.
const SPANS: &[(u64, (i64, i64))] = &[
    (1, (16_071, 16_470)),
    (8, (16_470, 17_257)),
    (5, (17_257, 17_508)),
    (9, (17_508, 18_102)),
    (30, (18_102, 19_040)),
    (12, (19_040, 19_358)),
    (30, (19_358, 20_454)),
    (5, (20_454, 20_700)),
];

/// How far an order has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Drafted,
    Paid,
    Shipped,
    Completed,
}

/// A batch of random rows.
pub fn batch(random: &mut Random, count: usize) -> Vec<Row> {
    (0..count).map(|_| row(random)).collect()
}

/// One random row.
pub fn row(random: &mut Random) -> Row {
    let (first, last) = random.weighted(SPANS);
    let created = random.within(first * DAY, last * DAY);
    let mut row = Row::new(instant(created), instant(created), Currency::USD);
    parties(&mut row, random);
    money(&mut row, random);
    contract(&mut row, random, created);
    let stage =
        random.weighted(&[(8, Stage::Drafted), (30, Stage::Paid), (32, Stage::Shipped), (30, Stage::Completed)]);
    let mut at = created + random.within(0, 3 * DAY);
    row.confirmed_at = random.known(90, instant(at));
    if stage >= Stage::Paid {
        at = pay(&mut row, random, at);
    }
    if stage >= Stage::Shipped {
        at = ship(&mut row, random, at);
    }
    if stage == Stage::Completed {
        at += random.within(DAY, 25 * DAY);
        row.completed_at = Some(instant(at));
    }
    at = quarrel(&mut row, random, at, stage);
    row.as_of = instant(at + random.within(0, 40 * DAY));
    row
}

fn instant(micros: i64) -> Instant {
    Instant::from_micros(micros).unwrap_or_else(|| unreachable!("within the years taken"))
}

fn day(micros: i64) -> Day {
    Day::from_number(i32::try_from(micros / DAY).unwrap_or(0)).unwrap_or_else(|| unreachable!("within the years taken"))
}

fn country(code: &str) -> Country {
    Country::parse(code).unwrap_or_else(|| unreachable!("a country"))
}

fn parties(row: &mut Row, random: &mut Random) {
    let supplier = random.weighted(&[(70, "CN"), (6, "HK"), (4, "TW"), (3, "MY"), (12, "US"), (5, "VN")]);
    let buyer = random.weighted(&[(55, "US"), (15, "DE"), (10, "GB"), (10, "BR"), (10, "AU")]);
    row.supplier_country = Some(country(supplier));
    row.buyer_country = Some(country(buyer));
    let tier = random.one(BuyerTier::ALL);
    row.buyer_tier = random.known(85, tier);
    row.marketplace =
        Some(random.weighted(&[(96, Marketplace::AlibabaCom), (2, Marketplace::M1688), (2, Marketplace::Other)]));
    let kinds = [(88, OrderType::TradeAssurance), (6, OrderType::Offline), (6, OrderType::DirectPay)];
    row.order_type = Some(random.weighted(&kinds));
    row.enrolled = random.weighted(&[(65, Some(true)), (3, Some(false)), (32, None)]);
    row.gold_member = random.weighted(&[(85, Some(true)), (8, Some(false)), (7, None)]);
    row.verified = random.weighted(&[(80, Some(true)), (10, Some(false)), (10, None)]);
    row.release_model = random.weighted(&[
        (88, None),
        (4, Some(ReleaseModel::Completion)),
        (4, Some(ReleaseModel::InspectionAndShipment)),
        (4, Some(ReleaseModel::Limit)),
    ]);
}

fn money(row: &mut Row, random: &mut Random) {
    let (code, rate, scale) =
        random.weighted(&[(78, ("USD", 1, 0)), (12, ("EUR", 1_0842, 4)), (6, ("CNY", 1394, 4)), (4, ("JPY", 6_72, 5))]);
    row.currency = Currency::parse(code).unwrap_or(Currency::USD);
    row.usd_rate = Fraction::new(rate, scale);
    let top = random.weighted(&[(25, 100_000), (45, 1_000_000), (25, 10_000_000), (5, 1_500_000_000)]);
    let total = random.within(1_000, top);
    row.total = Some(total);
    row.tax = random.known(90, total / 20);
    row.limit_available = Some(random.within(0, 20_000_000));
}

fn contract(row: &mut Row, random: &mut Random, created: i64) {
    row.onetouch = random.weighted(&[(15, Some(true)), (70, Some(false)), (15, None)]);
    row.logistics = random.weighted(&[(40, Some(Logistics::Alibaba)), (50, Some(Logistics::ThirdParty)), (10, None)]);
    row.product_kind =
        random.weighted(&[(45, Some(ProductKind::Wholesale)), (45, Some(ProductKind::Custom)), (10, None)]);
    row.transport = Some(random.one(Transport::ALL));
    row.incoterm = Some(random.one(Incoterm::ALL));
    row.coverage_type =
        random.weighted(&[(40, Some(CoverageType::PreShipment)), (45, Some(CoverageType::PostDelivery)), (15, None)]);
    row.terms_known = true;
    row.ship_by = match random.within(0, 10) {
        0 => ShipBy::Absent,
        _ => ShipBy::On(day(created + random.within(10 * DAY, 70 * DAY))),
    };
    row.quality_terms = Some(random.one(QualityTerms::ALL));
    row.quantity_term = Some(random.percent(90));
    row.inspection_booked = Some(random.percent(40));
    row.defects_disclosed = Some(random.percent(3));
}

fn pay(row: &mut Row, random: &mut Random, from: i64) -> i64 {
    let at = from + random.within(0, 5 * DAY);
    let total = row.total.unwrap_or(0);
    let paid = random.weighted(&[(45, total * 3 / 10), (50, total), (5, 0)]);
    row.paid_on_platform = Some(paid);
    row.initial_paid = if random.percent(60) { paid } else { paid / 2 };
    row.paid_off_platform = if paid == 0 || random.percent(4) { total / 10 } else { 0 };
    row.last_paid_at = Some(instant(at));
    at
}

fn ship(row: &mut Row, random: &mut Random, from: i64) -> i64 {
    let mut at = from + random.within(2 * DAY, 45 * DAY);
    if random.percent(35) {
        let passed = random.percent(70);
        row.inspection_passed = Some(passed);
        row.inspection_failed_at = (!passed).then_some(instant(at));
        at += random.within(0, 3 * DAY);
    }
    row.shipped_at = Some(instant(at));
    if random.percent(60) {
        at += random.within(DAY, 12 * DAY);
        row.cleared_at = Some(instant(at));
        row.delivered_at = random.known(60, instant(at));
    }
    row.extended_by_buyer = random.percent(8);
    row.extended_by_supplier = random.percent(3);
    at
}

/// What went wrong, where something did: a dispute in any state, a closed or a cancelled order.
fn quarrel(row: &mut Row, random: &mut Random, from: i64, stage: Stage) -> i64 {
    row.paid_on_platform = row.paid_on_platform.or(Some(0));
    let at = from + random.within(0, 20 * DAY);
    match random.within(0, 100) {
        0..=1 if stage == Stage::Drafted => row.cancelled = true,
        2..=4 if stage == Stage::Paid => row.closed_at = Some(instant(at)),
        5..=26 if stage >= Stage::Paid => return dispute(row, random, at),
        27..=29 => row.refused_at = Some(instant(at)),
        30..=32 => row.issues = GroundSet::of(Ground::Quality),
        33 => row.accepted = GroundSet::of(Ground::LateShipment),
        _ => return from,
    }
    at
}

fn dispute(row: &mut Row, random: &mut Random, opened: i64) -> i64 {
    let grounds = [(30, Ground::NotShipped), (25, Ground::LateShipment), (35, Ground::Quality), (10, Ground::Quantity)];
    let ground = if row.is_protected_type() { random.weighted(&grounds) } else { Ground::NotShipped };
    let claim = row.total.unwrap_or(0) / random.within(1, 5);
    let later = opened + random.within(0, 6 * DAY);
    let state = random.weighted(&[
        (50, DisputeState::Negotiating),
        (20, DisputeState::Escalated),
        (8, DisputeState::Agreed),
        (5, DisputeState::Ruled),
        (6, DisputeState::Rejected),
        (6, DisputeState::Withdrawn),
        (5, DisputeState::ClosedSilence),
    ]);
    row.disputed = GroundSet::of(ground);
    let replied = random.percent(60);
    let mut dispute = Dispute {
        state,
        cause: Some(cause(state)),
        ground,
        claim,
        claimant: Party::Buyer,
        opened_at: instant(opened),
        entered_at: instant(if state == DisputeState::Negotiating { opened } else { later }),
        turn: if replied { Party::Buyer } else { Party::Supplier },
        turn_since: instant(if replied { later } else { opened }),
        respondent_replied: replied,
        claimant_proposal: claim,
        respondent_proposal: replied.then_some(claim / 3),
        buyer_evidence_due: None,
        supplier_evidence_due: None,
        evidence_at: None,
        refund: None,
        settled_at: None,
        window_at_filing: random.known(50, Verdict::MET),
    };
    if state == DisputeState::Escalated {
        let (buyer_due, supplier_due) = (random.within(DAY, 15 * DAY), random.within(DAY, 15 * DAY));
        dispute.buyer_evidence_due = random.known(40, instant(later + buyer_due));
        dispute.supplier_evidence_due = random.known(40, instant(later + supplier_due));
    } else if matches!(state, DisputeState::Agreed | DisputeState::Ruled) {
        (dispute.refund, dispute.settled_at) = (Some(claim), Some(instant(later)));
        row.refund_due = claim / 2;
    } else if !state.is_active() {
        row.dispute_ended_at = Some(instant(later));
    }
    row.dispute = Some(dispute);
    later
}

const fn cause(state: DisputeState) -> DisputeCause {
    match state {
        DisputeState::Negotiating => DisputeCause::Filed,
        DisputeState::Escalated | DisputeState::ClosedSilence => DisputeCause::Silence,
        DisputeState::Agreed => DisputeCause::Settlement,
        DisputeState::Withdrawn => DisputeCause::Buyer,
        _ => DisputeCause::Ruling,
    }
}
