//! Countries by their ISO 3166-1 code, with Vietnamese and English names, and the groups of
//! countries that targets and plans speak of.

use core::fmt;
use core::str::FromStr;

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::country_table::COUNTRIES;
use crate::json::{At, Read, Write, as_text};
use crate::words::words;

/// A country of ISO 3166-1, read and written as its two capital letters.
///
/// # Example: what is LA called?
/// ```
/// use hoptac::model::Country;
///
/// let laos: Country = "LA".parse()?;
/// assert_eq!(laos.name_vi(), "Lào");
/// assert_eq!(laos.name_en(), "Laos");
/// # Ok::<(), hoptac::model::CountryError>(())
/// ```
///
/// # Example: error on what is not a code
/// ```
/// use hoptac::model::Country;
///
/// let error = "Lào".parse::<Country>().unwrap_err();
/// assert!(error.to_string().contains("write LA"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(&'static str);

impl Country {
    /// Two capital letters: `LA`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.get(..2).unwrap_or_default()
    }

    /// The name in Vietnamese: `Lào`.
    #[must_use]
    pub fn name_vi(self) -> &'static str {
        self.names().0
    }

    /// The name in English: `Laos`.
    #[must_use]
    pub fn name_en(self) -> &'static str {
        self.names().1
    }

    fn names(self) -> (&'static str, &'static str) {
        let names = self.0.get(3..).unwrap_or_default();
        names.split_once('\t').unwrap_or((names, names))
    }

    /// All countries, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        COUNTRIES.iter().flat_map(|rows| rows.split('\n')).map(Self)
    }

    fn find(code: &str) -> Option<Self> {
        let rows = COUNTRIES
            .iter()
            .find(|rows| rows.get(..1) == code.get(..1))?;
        let mut rows = rows.split('\n').map(Self);
        rows.find(|country| country.code() == code)
    }
}

impl FromStr for Country {
    type Err = CountryError;

    /// Reads an ISO 3166-1 alpha-2 code in capital letters.
    ///
    /// # Errors
    /// [`CountryError`] for anything else, with the code that was probably meant.
    fn from_str(text: &str) -> Result<Self, CountryError> {
        Self::find(text).ok_or_else(|| CountryError::new(text))
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Country({})", self.code())
    }
}

as_text! { Country }

impl Read for Country {
    fn read(at: &At<'_>) -> Self {
        let read = at.parsed(
            words!(
                "mã quốc gia ISO 3166-1 gồm hai chữ hoa, như LA, JP, CU",
                "an ISO 3166-1 country code of two capital letters, like LA, JP, CU",
            ),
            Self::find,
        );
        read.unwrap_or(Self(""))
    }
}

/// A text that is not a country of ISO 3166-1.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{found:?} is not a country of ISO 3166-1: {advice}")]
#[non_exhaustive]
pub struct CountryError {
    /// The text that was read, its first characters when it is long.
    pub found: String,
    /// The country that was probably meant: a name instead of the code, a code that is not in
    /// capital letters, or a usual mistake such as UK.
    pub meant: Option<Country>,
    advice: String,
}

impl CountryError {
    fn new(text: &str) -> Self {
        let meant = meant(text);
        let advice = match meant {
            Some(country) => alloc::format!("for {} write {country}", country.name_en()),
            None => "write two capital letters, such as LA or JP".to_string(),
        };
        Self {
            found: text.chars().take(40).collect(),
            meant,
            advice,
        }
    }
}

fn meant(text: &str) -> Option<Country> {
    let same = |name: &str| name.eq_ignore_ascii_case(text.trim());
    // Not ISO codes, yet often taken for them: Greece in the EU's own list, the United Kingdom.
    let usual_mistakes = [("UK", "GB"), ("EL", "GR")];
    usual_mistakes
        .iter()
        .find(|(wrong, _)| same(wrong))
        .and_then(|(_, right)| Country::find(right))
        .or_else(|| Country::all().find(|country| same(country.code())))
        .or_else(|| {
            Country::all().find(|country| same(country.name_vi()) || same(country.name_en()))
        })
}

/// A group of countries whose members may change.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Read, Write,
)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum CountryGroup {
    /// The Association of Southeast Asian Nations.
    Asean,
}

impl CountryGroup {
    /// The name in Vietnamese: `các nước ASEAN`.
    #[must_use]
    pub const fn name_vi(self) -> &'static str {
        match self {
            Self::Asean => "các nước ASEAN",
        }
    }

    /// The name in English: `ASEAN countries`.
    #[must_use]
    pub const fn name_en(self) -> &'static str {
        match self {
            Self::Asean => "ASEAN countries",
        }
    }

    /// The countries that belong to the group on a day, by code.
    ///
    /// * `on`: the day asked for; a country belongs from the day on which it joined.
    ///
    /// # Example: since when does Timor-Leste count as an ASEAN country?
    /// ```
    /// use chrono::NaiveDate;
    /// use hoptac::model::CountryGroup;
    ///
    /// let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    /// assert_eq!(CountryGroup::Asean.members(day("2025-10-25")).len(), 10);
    /// assert_eq!(CountryGroup::Asean.members(day("2025-10-26")).len(), 11);
    /// ```
    #[must_use]
    pub fn members(self, on: NaiveDate) -> Vec<Country> {
        let members = Country::all().filter(|country| self.contains(*country, on));
        members.collect()
    }

    /// Whether a country belongs to the group on a day.
    ///
    /// * `country`: any country.
    /// * `on`: the day asked for.
    #[must_use]
    pub fn contains(self, country: Country, on: NaiveDate) -> bool {
        let day = (on.year(), on.month(), on.day());
        let mut joined = self.joined().iter();
        joined.any(|(code, since)| *code == country.code() && *since <= day)
    }

    const fn joined(self) -> &'static [(&'static str, Day)] {
        match self {
            Self::Asean => ASEAN,
        }
    }
}

/// Year, month and day.
type Day = (i32, u32, u32);

/// Each member and the day on which it joined, by code; nobody has left.
///
/// Source: asean.org, "The Founding of ASEAN" and "Member States"; Timor-Leste by the declaration
/// signed at the 47th summit, Kuala Lumpur, 26/10/2025.
const ASEAN: &[(&str, Day)] = &[
    ("BN", (1984, 1, 7)),
    ("ID", (1967, 8, 8)),
    ("KH", (1999, 4, 30)),
    ("LA", (1997, 7, 23)),
    ("MM", (1997, 7, 23)),
    ("MY", (1967, 8, 8)),
    ("PH", (1967, 8, 8)),
    ("SG", (1967, 8, 8)),
    ("TH", (1967, 8, 8)),
    ("TL", (2025, 10, 26)),
    ("VN", (1995, 7, 28)),
];

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Country {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Country".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A country of ISO 3166-1: two capital letters.",
            "type": "string",
            "pattern": "^[A-Z]{2}$",
            "examples": ["LA", "JP"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(code: &str) -> Country {
        code.parse().unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn partners_of_the_plans_have_their_usual_names() {
        let expected = [
            ("AU", "Úc", "Australia"),
            ("BE", "Bỉ", "Belgium"),
            ("CN", "Trung Quốc", "China"),
            ("CU", "Cuba", "Cuba"),
            ("DE", "Đức", "Germany"),
            ("IN", "Ấn Độ", "India"),
            ("JP", "Nhật Bản", "Japan"),
            ("KH", "Campuchia", "Cambodia"),
            ("KR", "Hàn Quốc", "South Korea"),
            ("LA", "Lào", "Laos"),
            ("MM", "Myanmar", "Myanmar"),
            ("RU", "Nga", "Russia"),
            ("TH", "Thái Lan", "Thailand"),
            ("US", "Hoa Kỳ", "United States"),
            ("VN", "Việt Nam", "Vietnam"),
        ];
        for (code, vi, en) in expected {
            let country = country(code);
            assert_eq!((country.name_vi(), country.name_en()), (vi, en));
            assert_eq!(country.to_string(), code);
        }
    }

    #[test]
    fn the_table_holds_the_249_codes_of_iso_3166_1_and_finds_each() {
        assert!(Country::all().is_sorted_by(|one, next| one.code() < next.code()));
        assert_eq!(Country::all().count(), 249);
        for listed in Country::all() {
            assert_eq!(country(listed.code()), listed);
            assert!(!listed.name_vi().is_empty() && !listed.name_en().is_empty());
        }
        // Regions, withdrawn codes and codes for private use are in the data it comes from.
        for other in ["EU", "UN", "SU", "YU", "XK", "XA", "QO", "ZZ", "AC"] {
            assert!(Country::find(other).is_none(), "{other}");
        }
    }

    #[test]
    fn what_is_not_a_code_is_refused_with_what_would_be_right() {
        let meant = |text: &str| text.parse::<Country>().unwrap_err().meant;
        assert_eq!(meant("la"), Some(country("LA")));
        assert_eq!(meant(" LA"), Some(country("LA")));
        assert_eq!(meant("hàn quốc"), Some(country("KR")));
        assert_eq!(meant("Đức"), Some(country("DE")));
        assert_eq!(meant("UK"), Some(country("GB")));
        assert_eq!(meant("LAO"), None);
        assert_eq!(meant(""), None);
        assert_eq!(
            "la".parse::<Country>().unwrap_err().to_string(),
            r#""la" is not a country of ISO 3166-1: for Laos write LA"#
        );
        assert_eq!(
            "ZZ".parse::<Country>().unwrap_err().to_string(),
            r#""ZZ" is not a country of ISO 3166-1: write two capital letters, such as LA or JP"#
        );
        let long = "x".repeat(100_000).parse::<Country>().unwrap_err();
        assert!(long.to_string().len() < 200);
    }

    #[test]
    fn json_is_the_code() {
        assert_eq!(serde_json::to_string(&country("JP")).unwrap(), r#""JP""#);
        let escaped: Country = serde_json::from_str(r#""\u004aP""#).unwrap();
        assert_eq!(escaped, country("JP"));
        assert!(serde_json::from_str::<Country>("7").is_err());
        let error = serde_json::from_str::<Country>(r#""jp""#).unwrap_err();
        assert!(error.to_string().contains("is not a country of ISO 3166-1"));
        assert_eq!(
            serde_json::to_string(&CountryGroup::Asean).unwrap(),
            r#""asean""#
        );
    }

    #[test]
    fn asean_grows_with_the_days_on_which_its_members_joined() {
        let count = |on: &str| CountryGroup::Asean.members(day(on)).len();
        assert_eq!(count("1967-08-07"), 0);
        assert_eq!(count("1967-08-08"), 5);
        assert_eq!(count("1995-07-27"), 6);
        assert_eq!(count("1995-07-28"), 7);
        assert_eq!(count("2023-04-25"), 10);
        assert_eq!(count("2025-10-26"), ASEAN.len());
        let timor = country("TL");
        assert!(!CountryGroup::Asean.contains(timor, day("2025-10-25")));
        assert!(CountryGroup::Asean.contains(timor, day("2025-10-26")));
        assert!(!CountryGroup::Asean.contains(country("JP"), day("2025-10-26")));
    }

    #[cfg(feature = "schema")]
    #[test]
    fn the_schema_asks_for_two_capital_letters() {
        let schema = schemars::schema_for!(Country);
        assert_eq!(schema.get("pattern").unwrap(), "^[A-Z]{2}$");
        assert_eq!(schema.get("type").unwrap(), "string");
    }
}
