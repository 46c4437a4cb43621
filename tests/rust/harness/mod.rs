//! Cases and journeys as data: reading them, running them, reporting what differs.

pub mod document;
pub mod file;
pub mod functions;
pub mod journey;
pub mod run;
pub mod select;
