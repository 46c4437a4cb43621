//! Fees on their own: a row in, an amount out.

use crate::guard::guard;
use crate::rows::{Sized32, Strided, one};
use crate::rulebook::{opened, ta_rulebook};
use crate::status::ta_status;
use std::ffi::c_char;
use trade_assurance::ask;
use trade_assurance::codes::{PaymentMethod, PaymentPart, PaymentStatus, Route};
use trade_assurance::flat::{AMOUNT_MAX, FlatRow, NO, UNKNOWN, YES, letters};
use trade_assurance::money::Fraction;
use trade_assurance::order::Payment;
use trade_assurance::row::Row;
use trade_assurance::rules::fees::{self, Fee, PaymentContext};
use trade_assurance::rules::inverse::Inverse;
use trade_assurance::time::Instant;
use trade_assurance::trace::Silent;

/// A fee. `ta_assess` gives the same with its citations.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(non_camel_case_types, reason = "the names of C")]
pub struct ta_fee {
    /// `sizeof(ta_fee)`, set by the caller.
    pub size: u32,
    /// How far it is known: one of `TA_FEE_STATUS_*`.
    pub status: u8,
    /// The weakest grade it rests on: one of `TA_GRADE_*`.
    pub grade: u8,
    /// How many digits of `rate` stand after the point.
    pub rate_scale: u8,
    /// Always 0.
    pub reserved: u8,
    /// The currency of its amounts.
    pub currency: [c_char; 4],
    /// Always 0.
    pub reserved_too: u32,
    /// The least, in minor units.
    pub min: i64,
    /// The most, in minor units.
    pub max: i64,
    /// What it is a share of, in minor units.
    pub base: i64,
    /// The share: `rate / 10^rate_scale`.
    pub rate: i64,
    /// The cap, in minor units.
    pub cap: i64,
    /// The facts that would settle it: the bit `1 << number` of each `TA_FIELD_*`.
    pub missing: u64,
}

impl Sized32 for ta_fee {
    const FIRST: u32 = 64;
    const BLANK: Self = Self {
        size: Self::OWN,
        status: 0,
        grade: 0,
        rate_scale: 0,
        reserved: 0,
        currency: [0; 4],
        reserved_too: 0,
        min: UNKNOWN,
        max: UNKNOWN,
        base: UNKNOWN,
        rate: UNKNOWN,
        cap: UNKNOWN,
        missing: 0,
    };
}

/// A payment that a fee is asked for.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(non_camel_case_types, reason = "the names of C")]
pub struct ta_payment {
    /// `sizeof(ta_payment)`, set by the caller.
    pub size: u32,
    /// How it is paid: one of `TA_PAYMENT_METHOD_*`.
    pub method: u8,
    /// Through the platform or not: one of `TA_ROUTE_*`.
    pub route: u8,
    /// Whether the order was an instant checkout: `TA_NO`, `TA_YES`, or 0 where it is not known.
    pub buy_now: u8,
    /// Always 0.
    pub reserved: u8,
    /// The amount in minor units of the row's currency; for `ta_fee_for_budget` the budget.
    pub amount: i64,
    /// When it is made, in microseconds since 1970 UTC.
    pub at: i64,
}

impl Sized32 for ta_payment {
    const FIRST: u32 = 24;
    const BLANK: Self =
        Self { size: Self::OWN, method: 0, route: 0, buy_now: 0, reserved: 0, amount: UNKNOWN, at: UNKNOWN };
}

/// An order total found from a net or a budget.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(non_camel_case_types, reason = "the names of C")]
pub struct ta_total {
    /// `sizeof(ta_total)`, set by the caller.
    pub size: u32,
    /// Whether it reaches what was asked for to the minor unit: `TA_YES` or `TA_NO`.
    pub exact: u8,
    /// Always 0.
    pub reserved: [u8; 3],
    /// The total, in minor units.
    pub total: i64,
    /// What it leaves (net) or costs (budget), in minor units.
    pub reached: i64,
    /// The next total on the other side of what was asked for; `TA_UNKNOWN` where there is none.
    pub neighbour_total: i64,
    /// What that one leaves or costs.
    pub neighbour_reached: i64,
    /// The fee of the total: its least.
    pub fee_min: i64,
    /// Its most, which counts.
    pub fee_max: i64,
}

impl Sized32 for ta_total {
    const FIRST: u32 = 56;
    const BLANK: Self = Self {
        size: Self::OWN,
        exact: 0,
        reserved: [0; 3],
        total: UNKNOWN,
        reached: UNKNOWN,
        neighbour_total: UNKNOWN,
        neighbour_reached: UNKNOWN,
        fee_min: UNKNOWN,
        fee_max: UNKNOWN,
    };
}

impl ta_fee {
    fn of(fee: &Fee, grade: u8) -> Self {
        Self {
            status: fee.status.number(),
            grade,
            rate_scale: fee.rate.map_or(0, Fraction::scale),
            currency: letters(fee.currency.code()),
            min: fee.amount.map_or(UNKNOWN, |range| range.min),
            max: fee.amount.map_or(UNKNOWN, |range| range.max),
            base: fee.base.unwrap_or(UNKNOWN),
            rate: fee.rate.map_or(UNKNOWN, Fraction::value),
            cap: fee.cap.unwrap_or(UNKNOWN),
            missing: fee.missing.bits(),
            ..Self::BLANK
        }
    }
}

impl ta_total {
    fn of(found: &Inverse) -> Self {
        let (neighbour_total, neighbour_reached) = found.neighbour.unwrap_or((UNKNOWN, UNKNOWN));
        Self {
            exact: if found.exact { YES } else { NO },
            total: found.total,
            reached: found.reached,
            neighbour_total,
            neighbour_reached,
            fee_min: found.fee.amount.map_or(UNKNOWN, |range| range.min),
            fee_max: found.fee.amount.map_or(UNKNOWN, |range| range.max),
            ..Self::BLANK
        }
    }
}

impl ta_payment {
    fn read(&self) -> Result<(Payment, Instant, Option<bool>), ta_status> {
        let known = |number: u8, found: bool| number == 0 || found;
        let (method, route) = (PaymentMethod::from_number(self.method), Route::from_number(self.route));
        let buy_now = match self.buy_now {
            0 => None,
            NO => Some(false),
            YES => Some(true),
            _ => return Err(ta_status::BadArgument),
        };
        let at = Instant::from_micros(self.at).ok_or(ta_status::BadArgument)?;
        let sound = known(self.method, method.is_some()) && known(self.route, route.is_some());
        if !sound || !(0..=AMOUNT_MAX).contains(&self.amount) {
            return Err(ta_status::BadArgument);
        }
        let (part, status) = (Some(PaymentPart::Full), PaymentStatus::Received);
        Ok((Payment { amount: self.amount, method, route, part, status }, at, buy_now))
    }
}

/// The row that a fee is asked for, whose tax must be a part of its total.
///
/// # Safety
/// `row` is null or points at a row.
unsafe fn asked(row: *const FlatRow) -> Result<Row, ta_status> {
    // SAFETY: the caller's promise.
    let row = unsafe { one(row) }?;
    if row.tax_above_total() { Err(ta_status::BadRow) } else { Ok(row) }
}

/// # Safety
/// `payment` is null or points at a payment.
unsafe fn planned(payment: *const ta_payment) -> Result<(Payment, Instant, Option<bool>), ta_status> {
    let mut room = None;
    // SAFETY: the caller's promise.
    unsafe { Strided::seen(payment.cast_mut())?.read(0, &mut room)? }.read()
}

/// The supplier's transaction fee on an order, without memory of its own.
///
/// Of the row it needs `created_at`, `order_type`, `supplier_country`, `currency`, `total`, and what the fee of
/// that country and day depends on; what is missing is named in `missing`. `as_of` and `created_at` may be the same.
///
/// # Safety
/// `book` is null or a rulebook of this library; `row` and `fee` are null or point at structures.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_fee_quote(book: *const ta_rulebook, row: *const FlatRow, fee: *mut ta_fee) -> ta_status {
    guard(|| {
        // SAFETY: the caller's promise.
        let (book, fee, row) = unsafe { (opened(book)?, Strided::seen(fee)?, asked(row)?) };
        let (found, condition) = fees::supplier(&book.book, &row, &mut Silent::default());
        // SAFETY: there is a fee.
        unsafe { fee.write(0, &ta_fee::of(&found, condition.grade.number())) };
        Ok(())
    })
}

/// What processing a payment costs the buyer.
///
/// Of the row it needs `created_at`, both countries and `currency`.
///
/// # Safety
/// As `ta_fee_quote`; `payment` is null or points at a payment.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_payment_fee(
    book: *const ta_rulebook,
    row: *const FlatRow,
    payment: *const ta_payment,
    fee: *mut ta_fee,
) -> ta_status {
    guard(|| {
        // SAFETY: the caller's promise.
        let (book, fee, row) = unsafe { (&opened(book)?.book, Strided::seen(fee)?, asked(row)?) };
        // SAFETY: the caller's promise.
        let (payment, at, buy_now) = unsafe { planned(payment) }?;
        let chosen = book.select(row.created_at, row.supplier_country, row.buyer_country);
        let context = PaymentContext::of_row(book, &chosen, &row, buy_now);
        let (found, condition, ..) = fees::payment(&context, &payment, at, &mut Silent::default());
        // SAFETY: there is a fee.
        unsafe { fee.write(0, &ta_fee::of(&found, condition.grade.number())) };
        Ok(())
    })
}

/// The smallest order total that leaves the supplier at least `net` minor units after its fee.
///
/// Of the row it needs what `ta_fee_quote` needs, but for the total. `TA_STATUS_NO_ANSWER` where the fee is not
/// known for such an order, or no total reaches the net.
///
/// # Safety
/// As `ta_fee_quote`; `total` is null or points at a total.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_fee_for_net(
    book: *const ta_rulebook,
    row: *const FlatRow,
    net: i64,
    total: *mut ta_total,
) -> ta_status {
    guard(|| {
        // SAFETY: the caller's promise.
        let (book, total, row) = unsafe { (opened(book)?, Strided::seen(total)?, asked(row)?) };
        if !(0..=AMOUNT_MAX).contains(&net) {
            return Err(ta_status::BadArgument);
        }
        let found = ask::total_for_net(&book.book, &row, net).map_err(|_| ta_status::NoAnswer)?;
        // SAFETY: there is a total.
        unsafe { total.write(0, &ta_total::of(&found)) };
        Ok(())
    })
}

/// The largest order total that, paid at once by a method, stays within a budget with the fee of paying it.
///
/// Of the row it needs what `ta_payment_fee` needs; the payment's amount is the budget. `TA_STATUS_NO_ANSWER` as
/// for `ta_fee_for_net`.
///
/// # Safety
/// As `ta_payment_fee` and `ta_fee_for_net`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_fee_for_budget(
    book: *const ta_rulebook,
    row: *const FlatRow,
    payment: *const ta_payment,
    total: *mut ta_total,
) -> ta_status {
    guard(|| {
        // SAFETY: the caller's promise.
        let (book, total, row): (_, _, Row) = unsafe { (opened(book)?, Strided::seen(total)?, asked(row)?) };
        // SAFETY: the caller's promise.
        let (payment, at, buy_now) = unsafe { planned(payment) }?;
        let found = ask::total_for_budget(&book.book, &row, &payment, at, buy_now, payment.amount);
        let found = found.map_err(|_| ta_status::NoAnswer)?;
        // SAFETY: there is a total.
        unsafe { total.write(0, &ta_total::of(&found)) };
        Ok(())
    })
}
