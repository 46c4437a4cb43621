//! `fees`: a quotation, or the total for a net or a budget.

use super::args::FeesArgs;
use super::failure::{Failure, Format};
use super::{DONE, Streams, source};
use crate::ask;
use crate::assessment::FeeComponent;
use crate::codes::{FieldSet, PaymentStatus, Route};
use crate::explain;
use crate::money::{Fraction, Money, parse_minor};
use crate::order::Payment;
use crate::row::Row;
use crate::rulebook::Rulebook;
use crate::rules::inverse::{Inverse, InverseError};
use crate::time::{Day, Instant};
use serde_json::{Value, json};

/// What is asked, read from the arguments.
struct Question<'a> {
    args: &'a FeesArgs,
    book: &'a Rulebook,
    row: Row,
    paid: Instant,
}

pub(super) fn fees(args: &FeesArgs, streams: &mut Streams<'_>) -> Result<u8, Failure> {
    let book = source::rulebook(&args.rules)?;
    let question = Question::read(args, &book)?;
    let answer = match (&args.for_net, &args.budget) {
        (Some(net), _) => question.for_net(question.minor("--for-net", net)?)?,
        (None, Some(budget)) => question.for_budget(question.minor("--budget", budget)?)?,
        (None, None) => question.quote(),
    };
    streams.output.write_all(answer.as_bytes())?;
    Ok(DONE)
}

impl<'a> Question<'a> {
    fn read(args: &'a FeesArgs, book: &'a Rulebook) -> Result<Self, Failure> {
        let created = moment(book, "--created", &args.created)?;
        let paid = args.paid.as_deref().map(|paid| moment(book, "--paid", paid)).transpose()?.unwrap_or(created);
        if args.usd_rate.is_some_and(|rate| args.currency == crate::iso::Currency::USD && rate != Fraction::ONE) {
            return Err(Failure::Usage("--usd-rate: a US dollar is worth 1 US dollar".to_owned()));
        }
        let row = Row {
            order_type: Some(args.order_type),
            supplier_country: args.supplier_country,
            buyer_country: args.buyer_country,
            usd_rate: args.usd_rate,
            logistics: args.logistics,
            product_kind: args.product_kind,
            onetouch: args.onetouch,
            ..Row::new(created, created, args.currency)
        };
        let mut question = Self { args, book, row, paid };
        question.row.total = args.total.as_deref().map(|total| question.minor("--total", total)).transpose()?;
        question.row.tax = args.tax.as_deref().map(|tax| question.minor("--tax", tax)).transpose()?;
        match question.row.total.zip(question.row.tax) {
            Some((total, tax)) if tax > total => Err(Failure::Usage("--tax: is more than --total".to_owned())),
            _ => Ok(question),
        }
    }

    fn minor(&self, name: &str, text: &str) -> Result<i64, Failure> {
        parse_minor(text, self.args.currency).map_err(|error| Failure::Usage(format!("{name}: `{text}` {error}")))
    }

    fn money(&self, minor: i64) -> Money {
        Money { minor, currency: self.args.currency }
    }

    fn payment(&self, amount: i64) -> Payment {
        let method = self.args.method;
        Payment { amount, method, route: Some(Route::OnPlatform), part: None, status: PaymentStatus::Received }
    }

    /// The fees of a total: the supplier's, and the buyer's where a method is given.
    fn components(&self, total: i64) -> (FeeComponent<'a>, Option<FeeComponent<'a>>) {
        let row = Row { total: Some(total), ..self.row };
        let quote = |_| ask::payment_fee_quote(self.book, &row, &self.payment(total), self.paid, self.args.buy_now);
        (ask::fee_quote(self.book, &row), self.args.method.map(quote))
    }

    fn quote(&self) -> String {
        let (supplier, payment) = self.components(self.row.total.unwrap_or(0));
        if self.args.format == Format::Json {
            return json!({ "supplier": supplier, "payment": payment }).to_string() + "\n";
        }
        let lines: Vec<String> =
            [Some(&supplier), payment.as_ref()].into_iter().flatten().map(explain::fee_text).collect();
        lines.join("\n") + "\n"
    }

    fn for_net(&self, net: i64) -> Result<String, Failure> {
        let found = ask::total_for_net(self.book, &self.row, net).map_err(no_answer)?;
        let (supplier, _) = self.components(found.total);
        Ok(self.found("net", net, &found, &supplier))
    }

    fn for_budget(&self, budget: i64) -> Result<String, Failure> {
        let payment = self.payment(budget);
        let found = ask::total_for_budget(self.book, &self.row, &payment, self.paid, self.args.buy_now, budget);
        let found = found.map_err(no_answer)?;
        let row = Row { total: Some(found.total), ..self.row };
        let payment = self.payment(found.total);
        let fee = ask::payment_fee_quote(self.book, &row, &payment, self.paid, self.args.buy_now);
        Ok(self.found("budget", budget, &found, &fee))
    }

    fn found(&self, asked: &str, amount: i64, found: &Inverse, fee: &FeeComponent<'_>) -> String {
        let beside = found.neighbour.map(|(total, reached)| (self.money(total), self.money(reached)));
        let (total, reached) = (self.money(found.total), self.money(found.reached));
        if self.args.format == Format::Json {
            let neighbour = beside.map(|(total, reached)| json!({ "total": total, "reached": reached }));
            let mut answer = json!({ "total": total, "reached": reached, "exact": found.exact, "fee": fee });
            answer["neighbour"] = neighbour.unwrap_or(Value::Null);
            answer[asked] = json!(self.money(amount));
            return format!("{answer}\n");
        }
        let (does, currency) = (if asked == "net" { "leaves" } else { "costs" }, self.args.currency);
        let beside = beside.map_or_else(String::new, |(total, reached)| {
            let asked = self.money(amount);
            format!("No total hits {currency} {asked}: {currency} {total} {does} {currency} {reached}\n")
        });
        format!("Order total {currency} {total} {does} {currency} {reached}\n{}\n{beside}", explain::fee_text(fee))
    }
}

/// A date in the platform's zone, or an instant.
fn moment(book: &Rulebook, name: &str, text: &str) -> Result<Instant, Failure> {
    if let Some(day) = Day::parse(text) {
        return Ok(book.zone().start(day));
    }
    let accepted = "accepted: a date such as 2021-05-01, or an instant such as 2021-05-01T09:00:00Z";
    Instant::parse(text).map_err(|error| Failure::Usage(format!("{name}: `{text}` {error}; {accepted}")))
}

fn no_answer(error: InverseError) -> Failure {
    let missing = match error {
        InverseError::NoFee { missing, .. } => missing,
        InverseError::OutOfReach => FieldSet::EMPTY,
    };
    let names: Vec<&str> = missing.iter().map(crate::codes::Field::name).collect();
    let lacking = if names.is_empty() { String::new() } else { format!("; not known: {}", names.join(", ")) };
    Failure::NoAnswer { code: "NO_TOTAL", message: format!("no order total can be told: {error}{lacking}") }
}
