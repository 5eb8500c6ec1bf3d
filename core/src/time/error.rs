//! What can go wrong when a calendar is asked: always the question's fault, never a panic.

use alloc::string::String;

/// Why a day could not be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimeError {
    /// The working-day calendar does not reach the year that the answer depends on.
    #[error("the working-day calendar covers the years {first} to {last}, not {year}")]
    YearNotCovered {
        /// The year that was needed.
        year: i32,
        /// The first year covered.
        first: i32,
        /// The last year covered.
        last: i32,
    },
    /// The lunar table does not reach the year that the answer depends on.
    #[error("the lunar calendar covers the lunar years {first} to {last}, not {year}")]
    LunarYearNotCovered {
        /// The year that was needed.
        year: i32,
        /// The first lunar year covered.
        first: i32,
        /// The last lunar year covered.
        last: i32,
    },
    /// The lunar year has no such month, or the month no such day.
    #[error(
        "the lunar year {year} has no such day; months have 29 or 30 days, and one year in three has a leap month"
    )]
    NoSuchLunarDay {
        /// The lunar year.
        year: i32,
    },
    /// The last day would lie after 9999-12-31.
    #[error("the period ends after 9999-12-31, the last day that can be written")]
    BeyondLastDay,
}

impl TimeError {
    /// The stable code of the error.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::YearNotCovered { .. } => "year_not_covered",
            Self::LunarYearNotCovered { .. } => "lunar_year_not_covered",
            Self::NoSuchLunarDay { .. } => "no_such_lunar_day",
            Self::BeyondLastDay => "beyond_last_day",
        }
    }

    /// The error for Vietnamese readers; [`core::fmt::Display`] is for English ones.
    #[must_use]
    pub fn in_vietnamese(self) -> String {
        match self {
            Self::YearNotCovered { year, first, last } => {
                alloc::format!(
                    "lịch ngày làm việc có các năm {first} đến {last}, không có năm {year}"
                )
            }
            Self::LunarYearNotCovered { year, first, last } => {
                alloc::format!("lịch âm có các năm {first} đến {last}, không có năm {year}")
            }
            Self::NoSuchLunarDay { year } => alloc::format!(
                "năm âm lịch {year} không có ngày này; tháng âm có 29 hoặc 30 ngày, khoảng ba năm có một tháng nhuận"
            ),
            Self::BeyondLastDay => {
                "thời hạn kết thúc sau 31/12/9999, ngày cuối cùng có thể ghi".into()
            }
        }
    }
}
