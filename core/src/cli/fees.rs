//! `fees`: a quotation, or the total for a net or a budget.

use super::args::FeesArgs;
use super::failure::{Failure, Format};
use super::{DONE, Streams, source};
use crate::ask::{self, Neighbour, TotalAnswer};
use crate::assessment::FeeComponent;
use crate::codes::{PaymentStatus, Route};
use crate::door::no_total;
use crate::explain;
use crate::money::{Fraction, Money, parse_minor};
use crate::order::Payment;
use crate::row::Row;
use crate::rulebook::Rulebook;
use crate::rules::inverse::InverseError;
use crate::time::{Day, Instant};
use serde_json::json;

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
        let found = ask::answer_for_net(self.book, &self.row, net).map_err(no_answer)?;
        Ok(self.found(net, "leaves", &found))
    }

    fn for_budget(&self, budget: i64) -> Result<String, Failure> {
        let (payment, buy_now) = (self.payment(budget), self.args.buy_now);
        let found = ask::answer_for_budget(self.book, &self.row, &payment, self.paid, buy_now).map_err(no_answer)?;
        Ok(self.found(budget, "costs", &found))
    }

    fn found(&self, asked: i64, does: &str, found: &TotalAnswer<'_>) -> String {
        if self.args.format == Format::Json {
            return json!(found).to_string() + "\n";
        }
        let (asked, currency) = (self.money(asked), self.args.currency);
        let beside = found.neighbour.map_or_else(String::new, |Neighbour { total, reached }| {
            format!("No total hits {currency} {asked}: {currency} {total} {does} {currency} {reached}\n")
        });
        let (total, reached) = (found.total, found.reached);
        let fee = explain::fee_text(&found.fee);
        format!("Order total {currency} {total} {does} {currency} {reached}\n{fee}\n{beside}")
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
    Failure::refused(String::new(), no_total(error))
}
