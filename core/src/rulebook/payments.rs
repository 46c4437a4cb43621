//! The payment methods: what each costs, and where and up to what it can be used.

use super::amounts::{Amounts, given};
use super::fees::{ByMethod, said};
use super::file::{PaymentFeeEntry, PaymentLimitEntry};
use super::problem::RulebookCode;
use super::read::Read;
use super::row::{Checker, Row, Stated};
use super::terms::{PaymentFee, PaymentLimits};
use super::text::{Date, Quoted};
use super::value::{self, Wrong};
use crate::codes::PaymentMethod;
use crate::iso::CountrySet;
use crate::time::Day;

/// Reads what a payment method costs.
pub(super) fn payment<'f>(
    read: &Read<'f, PaymentFeeEntry<'f>>,
    checker: &mut Checker<'_, 'f>,
) -> Option<Row<'f, ByMethod<Option<PaymentFee>>>> {
    let entry = &read.entry;
    let method: Option<PaymentMethod> = checker.name(read, "method", &entry.method);
    let unpublished = list(read, "unpublished_countries", entry.unpublished_countries.as_deref(), checker);
    let waived = waived(read, checker);
    let path = |field: &str| read.field(field);
    let date = |date: &Option<Date<'f>>| date.as_ref().map(|date| date.0.clone());
    let mut amounts = Amounts {
        path: &path,
        kind: &entry.kind,
        given: given([
            ("rate_percent", &entry.rate_percent),
            ("buy_now_free", &entry.buy_now_free),
            ("amount_usd", &entry.amount_usd),
            ("waived_from", &date(&entry.waived_from)),
            ("waived_to", &date(&entry.waived_to)),
            ("units", &entry.units),
            ("unpublished_countries", &entry.unpublished_countries.as_ref().map(|list| list.join(" ").into())),
            ("steps_usd", &entry.steps_usd.as_ref().map(|list| show_steps(list).into())),
        ]),
        problems: checker.problems,
    };
    let text = amounts.show();
    let fee = payment_fee(&mut amounts, entry, waived, unpublished);
    amounts.finish();
    let said = said(format!("fees.payment.{}", entry.method).into(), text, Vec::new());
    checker.row(read, ByMethod { method: method?, data: fee? }, said)
}

type Waived = Option<Option<(Day, Day)>>;

/// The first and the last day of payment on which a fee is waived.
fn waived<'f>(read: &Read<'f, PaymentFeeEntry<'f>>, checker: &mut Checker<'_, '_>) -> Waived {
    let from = checker.date(read, "waived_from", read.entry.waived_from.as_ref())?;
    let to = checker.date(read, "waived_to", read.entry.waived_to.as_ref())?;
    match (from, to) {
        (None, None) => Some(None),
        (Some(from), Some(to)) if from < to => Some(Some((from, to.plus(-1)))),
        _ => {
            let message = "needs `waived_from`, and `waived_to` after it";
            checker.problems.add(RulebookCode::BadValue, read.field("waived_to"), message);
            None
        }
    }
}

#[expect(clippy::option_option, reason = "outside: whether it could be read; inside: whether there is one")]
fn payment_fee(
    amounts: &mut Amounts<'_>,
    entry: &PaymentFeeEntry<'_>,
    waived: Waived,
    unpublished: Option<Option<CountrySet>>,
) -> Option<Option<PaymentFee>> {
    let fee = match amounts.kind {
        "unpublished" => return Some(None),
        "free" => PaymentFee::Free,
        "share" => {
            let buy_now_free = amounts.may("buy_now_free", value::flag);
            let rate = amounts.need("rate_percent", value::share);
            PaymentFee::Share { rate: rate?, buy_now_free: buy_now_free?.unwrap_or(false) }
        }
        "flat" => {
            amounts.given.retain(|(name, _)| !name.starts_with("waived"));
            PaymentFee::Flat { usd_cents: amounts.need("amount_usd", value::cents)?, waived: waived? }
        }
        "up_to_units" => {
            amounts.given.retain(|(name, _)| *name != "unpublished_countries");
            let units = i64::from(amounts.need("units", value::number)?);
            PaymentFee::UpToUnits { units, unpublished_countries: unpublished?.unwrap_or(CountrySet::EMPTY) }
        }
        "steps" => {
            amounts.need("steps_usd", |_| Ok(()))?;
            PaymentFee::Steps(steps(amounts, entry.steps_usd.as_deref().unwrap_or_default())?)
        }
        _ => return amounts.unknown_kind(&["unpublished", "free", "share", "flat", "up_to_units", "steps"]),
    };
    Some(Some(fee))
}

/// Steps of a fee: up to each amount a sum, the amounts rising.
fn steps(amounts: &mut Amounts<'_>, list: &[(Quoted<'_>, Quoted<'_>)]) -> Option<Vec<(i64, i64)>> {
    let read = |(up_to, fee): &(Quoted<'_>, Quoted<'_>)| Ok((value::cents(up_to)?, value::cents(fee)?));
    let steps: Result<Vec<(i64, i64)>, Wrong> = list.iter().map(read).collect();
    let accepted = "a list of `[\"up to\", \"fee\"]`, the amounts rising";
    match steps {
        Ok(steps) if !steps.is_empty() && steps.is_sorted_by(|step, next| step.0 < next.0) => Some(steps),
        Ok(_) => {
            amounts.problems.expect(RulebookCode::BadValue, (amounts.path)("steps_usd"), "is out of order", accepted);
            None
        }
        Err(Wrong { message, .. }) => {
            amounts.problems.expect(RulebookCode::BadValue, (amounts.path)("steps_usd"), message, accepted);
            None
        }
    }
}

fn show_steps(steps: &[(Quoted<'_>, Quoted<'_>)]) -> String {
    let steps: Vec<String> = steps.iter().map(|(up_to, fee)| format!("{fee} to {up_to}")).collect();
    steps.join("; ")
}

/// Reads where and up to what a payment method can be used.
pub(super) fn limits<'f>(
    read: &Read<'f, PaymentLimitEntry<'f>>,
    checker: &mut Checker<'_, 'f>,
) -> Option<Row<'f, ByMethod<PaymentLimits>>> {
    let entry = &read.entry;
    let method: Option<PaymentMethod> = checker.name(read, "method", &entry.method);
    let from = checker.date(read, "available_from", entry.available_from.as_ref());
    let restricted_from = checker.date(read, "restricted_from", entry.restricted_from.as_ref());
    let currencies = entry.currencies.as_deref().map(value::currencies).transpose();
    let currencies = checker.take(read, "currencies", currencies);
    let countries = list(read, "countries", entry.countries.as_deref(), checker);
    let excluded = list(read, "excluded_countries", entry.excluded_countries.as_deref(), checker);
    let max = entry.max_usd.as_deref().map(value::cents).transpose();
    let max = checker.take(read, "max_usd", max);
    let includes = checker.take(read, "max_includes_fee", flag(entry.max_includes_fee.as_deref()));
    let unlimited = checker.take(read, "dollars_unlimited", flag(entry.dollars_unlimited.as_deref()));
    let limits = PaymentLimits {
        from: from?,
        restricted_from: restricted_from?,
        currencies: currencies?,
        countries: countries?,
        excluded: excluded?,
        max: max?,
        max_includes_fee: includes?,
        dollars_unlimited: unlimited?,
    };
    let said = said(format!("fees.payment_limit.{}", entry.method).into(), show_limits(entry), Vec::new());
    checker.row(read, ByMethod { method: method?, data: limits }, said)
}

fn flag(text: Option<&str>) -> Result<bool, Wrong> {
    text.map_or(Ok(false), value::flag)
}

fn show_limits(entry: &PaymentLimitEntry<'_>) -> String {
    let join = |list: &Option<Vec<Quoted<'_>>>| list.as_ref().map(|list| Quoted::from(list.join(" ")));
    let parts = [
        ("from", entry.available_from.as_ref().map(|date| date.0.clone())),
        ("restricted from", entry.restricted_from.as_ref().map(|date| date.0.clone())),
        ("currencies", join(&entry.currencies)),
        ("buyers in", join(&entry.countries)),
        ("not buyers in", join(&entry.excluded_countries)),
        ("at most USD", entry.max_usd.clone()),
        ("fee included", entry.max_includes_fee.clone()),
        ("dollars without limit", entry.dollars_unlimited.clone()),
    ];
    let parts: Vec<String> =
        parts.into_iter().filter_map(|(name, value)| value.map(|value| format!("{name} {value}"))).collect();
    if parts.is_empty() { "no limit".to_owned() } else { parts.join(", ") }
}

#[expect(clippy::option_option, reason = "outside: whether it could be read; inside: whether it was given")]
fn list(
    read: &dyn Stated<'_>,
    field: &str,
    list: Option<&[Quoted<'_>]>,
    checker: &mut Checker<'_, '_>,
) -> Option<Option<CountrySet>> {
    let countries = list.map(value::countries).transpose();
    checker.take(read, field, countries)
}
