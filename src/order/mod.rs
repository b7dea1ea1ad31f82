//! Bounds and order from all that is stated.

mod change;
mod conflict;
mod knots;
mod network;
mod rows;
mod settle;
mod solve;
mod standing;
mod statement;

pub use network::Network;
pub use statement::Statement;
