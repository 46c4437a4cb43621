#![forbid(unsafe_code)]
//! What Alibaba's Trade Assurance rules say about an order: is it covered and for what, what does it
//! cost, when does whose money move, and what must whom do by when in a dispute.
//!
//! ```
//! use trade_assurance::{assess::assess, order::Order, rulebook::Rulebook, time::Instant};
//!
//! let book = Rulebook::embedded()?;
//! let order = Order::from_json(br#"{ "id": "PO-7", "created_at": "2021-03-01T09:00:00Z", "currency": "USD",
//!     "marketplace": "alibaba.com", "order_type": "offline", "supplier": { "country": "CN" }, "events": [] }"#)?;
//! let answer = assess(&book, &order, Instant::parse("2021-04-02T09:00:00Z")?)?;
//!
//! assert_eq!(answer.coverage.verdict.name(), "not_covered");
//! let flow = &answer.coverage.conditions[1];
//! assert_eq!((flow.rule.name(), flow.reason.map(|reason| reason.name())), ("COV-FLOW", Some("not_trade_assurance")));
//! assert_eq!(flow.cites, ["F-036", "F-038", "F-155"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The way of an order
//!
//! ```text
//! core/rulebooks/*.toml ── read and checked ──▶ Rulebook ── select ──▶ Terms     the values in force, each with its source
//!                                                                       │
//! order document ── read ──▶ Order { facts, events }                    │
//!                              │ fold: events replayed, timers fired    ▼
//!                              └────────────▶ Row (flat, Copy) ──▶ decide ──▶ Decision (flat, Copy)
//!                                              ▲                    │
//! rows filled by hand ─────────────────────────┘                    ▼
//!                           assess ──▶ Assessment: conditions, fees, funds, dispute, calendar, findings
//!                                                                   └──▶ explain: text, HTML, JSON, iCalendar
//! ```
//!
//! - [`rulebook`]: every number, date and list, dated, with source and grade.
//! - [`order`]: the order document, read strictly, and imported from other shapes.
//! - [`fold`], [`row`]: a document becomes one flat record.
//! - [`rules`]: one function a rule; it tells a [`trace`] what it found.
//! - [`decide`], [`assess`]: the quick path and the explaining path over the same rules.
//! - [`flat`]: row and decision as plain numbers, for C structs and table columns.
//! - `columns` (feature `arrow`): whole Arrow tables of rows, a decision a row.
//! - [`ask`]: one question at a time; [`postings`]: the money as balanced entries.
//! - [`door`]: a document in, a document out, for whoever comes from another language.
//! - [`calendar`]: who must or may do what by when; [`explain`]: all of it in words.
//!
//! # What it is not
//!
//! It does not speak for the programme, read a clock, fetch anything or keep state. What the published
//! text leaves to the programme is `discretionary`, what a missing fact decides is `unknown`, and what
//! nobody published is `unpublished`.

#[macro_use]
pub mod codes;
pub mod ask;
pub mod assess;
pub mod assessment;
pub mod calendar;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "arrow")]
pub mod columns;
pub mod decide;
pub mod door;
pub mod explain;
pub mod finding;
pub mod flat;
pub mod fold;
pub mod iso;
mod minified;
pub mod money;
pub mod order;
pub mod postings;
pub mod row;
pub mod rule;
pub mod rulebook;
pub mod rules;
#[cfg(feature = "schema")]
pub mod schema;
mod shelves;
mod sort;
pub mod time;
pub mod trace;
mod zones;

/// The README's examples are tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
