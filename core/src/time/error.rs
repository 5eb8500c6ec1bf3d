//! What can go wrong when a calendar is asked: always the question's fault, never a panic.

use alloc::string::String;
use core::fmt;

use crate::{words::Bilingual, words::words};

/// Why a day could not be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimeError {
    /// The working-day calendar does not reach the year that the answer depends on.
    YearNotCovered {
        /// The year that was needed.
        year: i32,
        /// The first year covered.
        first: i32,
        /// The last year covered.
        last: i32,
    },
    /// The lunar table does not reach the year that the answer depends on.
    LunarYearNotCovered {
        /// The year that was needed.
        year: i32,
        /// The first lunar year covered.
        first: i32,
        /// The last lunar year covered.
        last: i32,
    },
    /// The lunar year has no such month, or the month no such day.
    NoSuchLunarDay {
        /// The lunar year.
        year: i32,
    },
    /// The last day would lie after 9999-12-31.
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
        self.said().vi
    }

    /// The error for all readers.
    pub(crate) fn said(self) -> Bilingual {
        match self {
            Self::YearNotCovered { year, first, last } => words!(
                "lịch ngày làm việc có các năm {} đến {}, không có năm {}",
                "the working-day calendar covers the years {} to {}, not {}",
            )
            .with(&[&first, &last, &year]),
            Self::LunarYearNotCovered { year, first, last } => words!(
                "lịch âm có các năm {} đến {}, không có năm {}",
                "the lunar calendar covers the lunar years {} to {}, not {}",
            )
            .with(&[&first, &last, &year]),
            Self::NoSuchLunarDay { year } => words!(
                "năm âm lịch {} không có ngày này; tháng âm có 29 hoặc 30 ngày, khoảng ba năm có một tháng nhuận",
                "the lunar year {} has no such day; months have 29 or 30 days, and one year in three has a leap month",
            )
            .with(&[&year]),
            Self::BeyondLastDay => words!(
                "thời hạn kết thúc sau 31/12/9999, ngày cuối cùng có thể ghi",
                "the period ends after 9999-12-31, the last day that can be written",
            )
            .into(),
        }
    }
}

impl fmt::Display for TimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.said().in_english())
    }
}

impl core::error::Error for TimeError {}
