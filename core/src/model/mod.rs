//! The nouns of the register, one file each: plain data with serde.

mod country;
mod country_table;

pub use country::{Country, CountryError, CountryGroup};
