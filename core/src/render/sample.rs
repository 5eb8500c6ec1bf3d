//! A small register that the tests of this folder lay out.

use alloc::string::String;

use crate::{Register, contract::Reply};

const SAMPLE: &str = r#"{"hoptac": 1,
  "province": {"name": {"vi": "tỉnh Sông Hồ", "en": "Song Ho Province"}},
  "assume": ["in_force_on_signing"],
  "documents": [{"id": "plan-1", "kind": "plan", "number": "1/KH-UBND", "date": "2023-02-01",
    "title": {"vi": "Kế hoạch hợp tác", "en": "Cooperation plan"}, "period": "2023/2025",
    "cites": [{"document": "plan-1"}]}],
  "units": [
    {"id": "ubnd", "kind": "peoples_committee", "name": {"vi": "UBND tỉnh", "en": "People's Committee"},
      "cites": [{"document": "plan-1"}]},
    {"id": "so-a", "kind": "department", "name": {"vi": "Sở Ngoại vụ", "en": "Foreign Affairs"},
      "cites": [{"document": "plan-1"}]},
    {"id": "so-b", "kind": "department", "name": {"vi": "Sở Văn hóa, Du lịch", "en": "Culture, Tourism"},
      "cites": [{"document": "plan-1"}]},
    {"id": "so-c", "kind": "department", "name": {"vi": "Sở Lao động", "en": "Labour"},
      "existence": ["/2024-12-31"], "cites": [{"document": "plan-1"}]}],
  "partners": [{"id": "gamma", "kind": "locality", "country": "LA",
      "name": {"vi": "Tỉnh Gamma", "en": "Gamma Province"}, "cites": [{"document": "plan-1", "section": "II.1"}]},
    {"id": "delta", "kind": "company", "country": "JP",
      "name": {"vi": "Công ty =Delta|Nhật", "en": "Delta|Japan"}, "cites": [{"document": "plan-1", "section": "II.2"}]}],
  "agreements": [{"id": "gamma-mou", "kind": "memorandum", "regime": "not_stated",
      "title": {"vi": "Bản ghi nhớ với Tỉnh Gamma", "en": "Memorandum with Gamma"},
      "ours": [{"unit": "ubnd"}], "theirs": [{"partner": "gamma"}],
      "signed": "2020", "entry": "not_stated", "term": "not_stated",
      "cites": [{"document": "plan-1", "section": "II.1"}]},
    {"id": "delta-mou", "kind": "memorandum", "regime": "not_stated",
      "title": {"vi": "Bản ghi nhớ với Delta", "en": "Memorandum with Delta"},
      "ours": [{"unit": "ubnd"}], "theirs": [{"partner": "delta"}],
      "signed": "2024-03-01", "entry": "not_stated", "term": {"until": "2025-10"},
      "cites": [{"document": "plan-1", "section": "II.2"}]}],
  "responsibilities": [
    {"id": "lead-gamma", "kind": "cooperation", "title": {"vi": "Tỉnh Gamma", "en": "Gamma Province"},
      "subjects": [{"partner": "gamma"}], "leads": [{"unit": "so-a"}], "coordinators": [{"unit": "so-b"}],
      "cites": [{"document": "plan-1", "section": "II.1"}]},
    {"id": "lead-delta", "kind": "cooperation", "title": {"vi": "Công ty Delta", "en": "Delta Company"},
      "subjects": [{"partner": "delta"}], "leads": [{"unit": "so-c"}],
      "cites": [{"document": "plan-1", "section": "II.2"}]}],
  "actions": [
    {"id": "re-sign-gamma", "kind": "re_sign", "title": {"vi": "Tái ký với Tỉnh Gamma", "en": "Re-sign with Gamma"},
      "subjects": [{"agreement": "gamma-mou"}], "when": "2024", "responsibility": "lead-gamma",
      "cites": [{"document": "plan-1", "section": "II.1"}]},
    {"id": "visit-gamma", "kind": "send_delegation", "title": {"vi": "Thăm Tỉnh Gamma", "en": "Visit Gamma"},
      "subjects": [{"partner": "gamma"}], "responsibility": "lead-gamma",
      "leads": [{"unit": "so-b"}, {"unit": "so-a"}], "cites": [{"document": "plan-1", "section": "II.1"}]}],
  "duties": [{"id": "yearly", "title": {"vi": "Báo cáo hằng năm", "en": "Yearly report"}, "every": "year",
    "levels": [{"from": [{"unit": "so-a"}, {"unit": "so-b"}], "to": {"unit": "so-a"}, "by": {"before": "10-30"}},
      {"from": [{"unit": "so-a"}], "to": {"unit": "ubnd"}}],
    "period": "2023/2025", "cites": [{"document": "plan-1", "section": "V.2"}]}],
  "submissions": [{"id": "yearly-2023", "duty": "yearly", "unit": "so-b", "covers": "2023",
    "received": "2023-10-20", "cites": [{"document": "plan-1", "section": "V.2"}]}],
  "targets": [{"id": "new", "title": {"vi": "Ký mới 2 đối tác", "en": "Sign with 2 new partners"},
    "counts": "new_signing", "number": 2, "period": "2023/2025", "countries": ["JP"],
    "cites": [{"document": "plan-1", "section": "II"}]}]
}"#;

/// What the door answers to `{"render": …}`.
pub(super) fn asked(render: &str) -> Reply {
    let register = Register::from_json(SAMPLE).unwrap();
    let reply = register.ask(&alloc::format!(r#"{{"render": {render}}}"#));
    serde_json::from_str(&reply).unwrap()
}

/// The text laid out for `{"render": …}`.
pub(super) fn rendered(render: &str) -> String {
    match asked(render) {
        Reply::Render(rendered) => rendered.text,
        other => panic!("{other:?}"),
    }
}

/// A text against what is expected, written with a line feed first and `|` before each line.
#[track_caller]
pub(super) fn expect(text: &str, expected: &str) {
    let expected = expected
        .lines()
        .skip(1)
        .filter_map(|line| Some(alloc::format!("{}\n", line.trim_start().strip_prefix('|')?)));
    let expected: String = expected.collect();
    assert_eq!(text, expected, "\n{text}");
}
