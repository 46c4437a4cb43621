//! The arguments of every command, which are also its help.

use super::failure::Format;
use crate::codes::{Code, Logistics, OrderType, PaymentMethod, ProductKind, ShipAfter, list};
use crate::iso::{Country, Currency};
use crate::money::Fraction;
use crate::time::Instant;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;

const AFTER_HELP: &str = "\
Exit status: 0 done, 1 bad input (told on standard error, as JSON with --format json), 2 usage.
Answers depend on the documents, the rulebook and the instant asked for, never on the clock unless --now is given.
What the published rules give is not a decision of the programme.";

/// What Alibaba's Trade Assurance rules say of an order: coverage, fees, funds, disputes and deadlines.
#[derive(Parser)]
#[command(name = "trade-assurance", version, after_help = AFTER_HELP, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Subcommand)]
pub(super) enum Command {
    /// Say everything about one order: is it covered, where is the money, what to do by when
    Assess(AssessArgs),
    /// Assess many orders: one document per line in, one assessment per line out, in order
    Batch(BatchArgs),
    /// List the rights and duties of one order with their deadlines
    Calendar(CalendarArgs),
    /// Quote the fees of an order, or find the total for a net or a budget
    Fees(Box<FeesArgs>),
    /// Check the wording of a contract before anybody pays
    Lint(LintArgs),
    /// Make an order document of another system's data
    #[command(subcommand)]
    Import(ImportCommand),
    /// Look at the rules' figures, check a rulebook of your own, compare two
    #[command(subcommand)]
    Rulebook(RulebookCommand),
}

/// Which rulebook.
#[derive(Args)]
pub(super) struct Rules {
    /// Use this rulebook (a TOML file, or a folder of them) in place of the embedded one
    #[arg(long, value_name = "FILE")]
    pub(super) rulebook: Option<PathBuf>,
}

/// Which instant.
#[derive(Args, Clone, Copy)]
pub(super) struct When {
    /// Look at the order as of this instant (RFC 3339 with an offset); default: that of its last event
    #[arg(long, value_name = "INSTANT", value_parser = instant, conflicts_with = "now")]
    pub(super) as_of: Option<Instant>,
    /// Look at the order as of this very moment
    #[arg(long)]
    pub(super) now: bool,
}

/// How text looks.
#[derive(Args, Clone, Copy)]
pub(super) struct Look {
    /// Set text in lines of so many characters; default: COLUMNS, else 100
    #[arg(long, value_name = "CHARACTERS")]
    pub(super) width: Option<usize>,
}

#[derive(Args)]
pub(super) struct AssessArgs {
    /// The order document, or - for standard input
    #[arg(value_name = "ORDER.json")]
    pub(super) order: PathBuf,
    #[command(flatten)]
    pub(super) when: When,
    /// A page to read, the assessment document, or a page to print or mail
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: PageFormat,
    #[command(flatten)]
    pub(super) look: Look,
    #[command(flatten)]
    pub(super) rules: Rules,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PageFormat {
    Text,
    Json,
    Html,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CalendarFormat {
    Text,
    Json,
    Csv,
    Ics,
}

impl PageFormat {
    pub(super) const fn errors_as(self) -> Format {
        if matches!(self, Self::Json) { Format::Json } else { Format::Text }
    }
}

impl CalendarFormat {
    pub(super) const fn errors_as(self) -> Format {
        if matches!(self, Self::Json) { Format::Json } else { Format::Text }
    }
}

#[derive(Args)]
#[command(after_help = "\
A line is an order document, or {\"order\": document, \"as_of\": instant}. Out comes, for each line that is not blank, an \
assessment, or {\"line\": n, \"errors\": [...]}; a bad line never stops the batch, and makes the exit status 1 at its end. \
Lines are streamed: memory does not grow with the file.
A table (csv, parquet) has a row per order and gives a table of decisions, a row per row, with an `error` column; its \
columns are listed in core/schemas/tables.md. In a csv file decimals have all their digits written out, instants are \
RFC 3339, dates YYYY-MM-DD, flags true or false, and an empty field is unknown.")]
pub(super) struct BatchArgs {
    /// The documents, one per line (NDJSON), or - for standard input; or a table of rows, by its ending
    #[arg(value_name = "IN.(ndjson|csv|parquet)")]
    pub(super) input: PathBuf,
    /// Where to write; - is standard output. The answers to a table are csv or parquet, by the ending; csv on -
    #[arg(long, value_name = "OUT", default_value = "-")]
    pub(super) out: PathBuf,
    /// Timestamps of a parquet file that have no time zone are in UTC
    #[arg(long)]
    pub(super) utc: bool,
    #[command(flatten)]
    pub(super) when: When,
    /// How many threads; default: as many as the machine runs at once
    #[arg(long, value_name = "N")]
    pub(super) threads: Option<NonZeroUsize>,
    #[command(flatten)]
    pub(super) rules: Rules,
}

#[derive(Args)]
#[command(after_help = "\
UIDs are made of order, rule, party and action: importing a later export (csv, ics) updates what an earlier one brought. \
An event of the ics stands at the closing instant; its description says by when it is safe to act.")]
pub(super) struct CalendarArgs {
    /// The order document, or - for standard input
    #[arg(value_name = "ORDER.json")]
    pub(super) order: PathBuf,
    #[command(flatten)]
    pub(super) when: When,
    /// Text to read, or a document, table or iCalendar to take over
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: CalendarFormat,
    #[command(flatten)]
    pub(super) look: Look,
    #[command(flatten)]
    pub(super) rules: Rules,
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  trade-assurance fees --total 4000 --supplier-country CN --created 2021-05-01 --logistics third_party --method card
  trade-assurance fees --for-net 10000 --supplier-country US --created 2021-05-01 --tax 0
  trade-assurance fees --budget 5000 --method card --supplier-country CN --buyer-country DE --created 2021-05-01
What is not given is unknown: the answer is then a band, or names what is missing.")]
pub(super) struct FeesArgs {
    /// The order total, with tax and shipping
    #[arg(long, value_name = "AMOUNT", required_unless_present_any = ["for_net", "budget"], conflicts_with_all = ["for_net", "budget"])]
    pub(super) total: Option<String>,
    /// Find the smallest total that leaves the supplier so much after its fee
    #[arg(long, value_name = "AMOUNT", conflicts_with = "budget")]
    pub(super) for_net: Option<String>,
    /// Find the largest total that, with the fee of paying it at once by --method, stays within so much
    #[arg(long, value_name = "AMOUNT", requires = "method")]
    pub(super) budget: Option<String>,
    /// The currency of the amounts
    #[arg(long, value_name = "CODE", default_value = "USD", value_parser = currency)]
    pub(super) currency: Currency,
    /// US dollars for one unit of the currency
    #[arg(long, value_name = "DECIMAL", value_parser = fraction)]
    pub(super) usd_rate: Option<Fraction>,
    /// The supplier's country
    #[arg(long, value_name = "CC", value_parser = country)]
    pub(super) supplier_country: Option<Country>,
    /// The buyer's country
    #[arg(long, value_name = "CC", value_parser = country)]
    pub(super) buyer_country: Option<Country>,
    /// When the order was created: a date (in the platform's zone) or an instant
    #[arg(long, value_name = "DATE|INSTANT")]
    pub(super) created: String,
    /// When the payment is made; default: when the order was created
    #[arg(long, value_name = "DATE|INSTANT")]
    pub(super) paid: Option<String>,
    /// The tax within the total
    #[arg(long, value_name = "AMOUNT")]
    pub(super) tax: Option<String>,
    /// Who carries the goods: alibaba, third_party
    #[arg(long, value_parser = code::<Logistics>)]
    pub(super) logistics: Option<Logistics>,
    /// The goods: wholesale, custom
    #[arg(long, value_parser = code::<ProductKind>)]
    pub(super) product_kind: Option<ProductKind>,
    /// Whether the goods are exported through OneTouch: true, false
    #[arg(long)]
    pub(super) onetouch: Option<bool>,
    /// How the buyer pays: card, wire, local_wire, online_bank, western_union, boleto, apple_pay ...
    #[arg(long, value_parser = code::<PaymentMethod>)]
    pub(super) method: Option<PaymentMethod>,
    /// Whether it is an instant checkout: true, false
    #[arg(long)]
    pub(super) buy_now: Option<bool>,
    /// The kind of order: trade_assurance, direct_pay, offline
    #[arg(long, default_value = "trade_assurance", value_parser = code::<OrderType>)]
    pub(super) order_type: OrderType,
    /// Text to read, or a document
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) rules: Rules,
}

#[derive(Args)]
pub(super) struct LintArgs {
    /// The draft: an order document that needs no id and no created_at, with a "draft" object; - for standard input
    #[arg(value_name = "DRAFT.json")]
    pub(super) draft: PathBuf,
    /// Make the exit status 1 where a claim could fail on the wording (a blocking finding)
    #[arg(long)]
    pub(super) strict: bool,
    /// Text to read, or a document
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) look: Look,
    #[command(flatten)]
    pub(super) rules: Rules,
}

#[derive(Subcommand)]
pub(super) enum ImportCommand {
    /// Take the platform's own answers on one order (order, fund, logistics), in either generation of its interface
    Alibaba(ImportArgs),
}

#[derive(Args)]
#[command(after_help = "\
The order document goes to standard output; what was read with a reservation, or not at all, is noted on standard error. \
The responses do not tell the supplier's country, membership and limit: state them here. With --assess the page of \
`assess` is printed in place of the document.")]
pub(super) struct ImportArgs {
    /// The responses on one order, in any order and envelope; - for standard input
    #[arg(value_name = "RESPONSE.json", required = true)]
    pub(super) responses: Vec<PathBuf>,
    /// The supplier's country
    #[arg(long, value_name = "CC", value_parser = country)]
    pub(super) supplier_country: Option<Country>,
    /// Whether the supplier is enrolled in Trade Assurance: true, false
    #[arg(long)]
    pub(super) supplier_enrolled: Option<bool>,
    /// Whether the supplier is a Gold Supplier: true, false
    #[arg(long)]
    pub(super) supplier_gold_member: Option<bool>,
    /// Whether the supplier is verified: true, false
    #[arg(long)]
    pub(super) supplier_verified: Option<bool>,
    /// What was left of the supplier's limit before the first payment, in US dollars
    #[arg(long, value_name = "USD")]
    pub(super) supplier_limit: Option<String>,
    /// The payment that a ship term in days counts from: initial_payment, balance
    #[arg(long, value_parser = code::<ShipAfter>)]
    pub(super) ship_after: Option<ShipAfter>,
    /// Since when the order has its status, as the platform's message told it
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    pub(super) status_since: Option<Instant>,
    /// The IANA zone of the carriers' tracking times
    #[arg(long, value_name = "ZONE")]
    pub(super) tracking_zone: Option<String>,
    /// Keep the events that are known although others are known to be missing
    #[arg(long)]
    pub(super) keep_incomplete_events: bool,
    /// Print the assessment in place of the document
    #[arg(long)]
    pub(super) assess: bool,
    #[command(flatten)]
    pub(super) when: When,
    /// The form of notes and errors, and of the assessment
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) look: Look,
    #[command(flatten)]
    pub(super) rules: Rules,
}

#[derive(Subcommand)]
pub(super) enum RulebookCommand {
    /// Show the rulebook, or the entries whose name contains a word
    Show(ShowArgs),
    /// Check a rulebook and report every problem at once
    Check(CheckArgs),
    /// Show what differs between two rulebooks
    Diff(DiffArgs),
}

#[derive(Args)]
pub(super) struct ShowArgs {
    /// A name or a part of one: fees.payment.card, disputes., COV-SUPPLIER; also a fact: F-150
    pub(super) name: Option<String>,
    /// Text to read, or a document
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) look: Look,
    #[command(flatten)]
    pub(super) rules: Rules,
}

#[derive(Args)]
pub(super) struct CheckArgs {
    /// The files of the rulebook, or a folder of them
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,
    /// Text to read, or a document
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Format,
}

#[derive(Args)]
#[command(
    after_help = "With one rulebook, what it changes against the embedded one; with two, what B changes against A."
)]
pub(super) struct DiffArgs {
    /// A rulebook: a file or a folder
    #[arg(value_name = "A")]
    pub(super) first: PathBuf,
    /// Another
    #[arg(value_name = "B")]
    pub(super) second: Option<PathBuf>,
    /// Text to read, or a document
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Format,
}

fn instant(text: &str) -> Result<Instant, String> {
    Instant::parse(text).map_err(|error| error.to_string())
}

fn country(text: &str) -> Result<Country, String> {
    Country::parse(text).ok_or_else(|| "is not a country of ISO 3166 such as CN".to_owned())
}

fn currency(text: &str) -> Result<Currency, String> {
    Currency::parse(text).ok_or_else(|| "is not a currency of ISO 4217 such as USD".to_owned())
}

fn fraction(text: &str) -> Result<Fraction, String> {
    Fraction::parse(text).map_err(|error| error.to_string())
}

fn code<C: Code>(text: &str) -> Result<C, String> {
    C::ALL.iter().copied().find(|code| code.name() == text).ok_or_else(|| format!("accepted: {}", list::<C>()))
}
