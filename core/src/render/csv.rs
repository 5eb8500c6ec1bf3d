//! A table as CSV (RFC 4180) that spreadsheet programs open as it is: a byte order mark so that they
//! read UTF-8, and no cell that they would take for a formula.

use alloc::{string::String, vec::Vec};

use super::page::Block;

pub(super) fn csv(blocks: &[Block]) -> String {
    let mut text = String::from('\u{feff}');
    for block in blocks {
        if let Block::Table(table) = block {
            row(&mut text, &table.columns);
            for cells in &table.rows {
                row(&mut text, cells);
            }
        }
    }
    text
}

fn row(text: &mut String, cells: &[String]) {
    let cells = cells.iter().map(|text| cell(text)).collect::<Vec<_>>();
    text.push_str(&cells.join(","));
    text.push_str("\r\n");
}

fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let apostrophe = if is_formula { "'" } else { "" };
    let needs_quotes = text.contains([',', '"', '\r', '\n']);
    let quote = if needs_quotes { "\"" } else { "" };
    [quote, apostrophe, &text.replace('"', "\"\""), quote].join("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::{expect, rendered};

    #[test]
    fn no_cell_is_a_formula_and_every_cell_stays_one() {
        for (text, expected) in [
            ("Sở Ngoại vụ", "Sở Ngoại vụ"),
            ("=1+1", "'=1+1"),
            ("+84", "'+84"),
            ("-1", "'-1"),
            ("@x", "'@x"),
            ("\t=1", "'\t=1"),
            ("a,b", "\"a,b\""),
            ("say \"x\"", "\"say \"\"x\"\"\""),
            ("=a,\"b\"\n", "\"'=a,\"\"b\"\"\n\""),
        ] {
            assert_eq!(cell(text), expected);
        }
    }

    /// As lines for people: without the mark and the carriage returns, which are checked here.
    #[track_caller]
    fn lines(ask: &str) -> String {
        let text = rendered(ask);
        let text = text.strip_prefix('\u{feff}').unwrap();
        assert!(text.ends_with("\r\n"));
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        text.replace("\r\n", "\n")
    }

    #[test]
    fn standings() {
        let ask = r#"{"form": "csv", "question": {"standings": {"on": "2025-09-15"}}}"#;
        expect(
            &lines(ask),
            r#"
             |Mã,Thỏa thuận,Đối tác,Quốc gia,Tình trạng,Chắc chắn,Nơi ghi
             |gamma-mou,Bản ghi nhớ với Tỉnh Gamma,Tỉnh Gamma,Lào,còn hiệu lực hoặc hết hạn,không,"1/KH-UBND, II.1"
             |delta-mou,Bản ghi nhớ với Delta,Công ty =Delta|Nhật,Nhật Bản,còn hiệu lực,có,"1/KH-UBND, II.2"
            "#,
        );
    }

    #[test]
    fn reports() {
        let ask = r#"{"form": "csv", "language": "en", "question": {"reports": {"from": "2024-01-01", "until": "2024-12-31", "on": "2025-09-15"}}}"#;
        expect(
            &lines(ask),
            r#"
             |Id,Report,Period,Level,Unit,To,Due from,Last day,State,Source
             |yearly:2024:1,Yearly report,2024,1,"Culture, Tourism",Foreign Affairs,2024-10-29,2024-10-29,overdue,"1/KH-UBND, V.2"
             |yearly:2024:2,Yearly report,2024,2,Foreign Affairs,People's Committee,2024-10-29,2024-12-31,waiting,"1/KH-UBND, V.2"
            "#,
        );
    }

    #[test]
    fn targets() {
        let ask = r#"{"form": "csv", "question": {"targets": {"on": "2025-09-15"}}}"#;
        expect(
            &lines(ask),
            r#"
             |Mã,Chỉ tiêu,Số phải đạt,Đã đạt ít nhất,Đã đạt nhiều nhất,% thời gian đã qua,Theo nhịp đều cần,Chậm,Từ ngày,Đến ngày,Nơi ghi
             |new,Ký mới 2 đối tác,2,1,1,90,1,không,2023-01-01,2025-12-31,"1/KH-UBND, II"
            "#,
        );
    }

    #[test]
    fn workload() {
        let ask =
            r#"{"form": "csv", "question": {"workload": {"unit": "so-b", "on": "2025-09-15"}}}"#;
        expect(
            &lines(ask),
            r#"
             |Vai trò,Mã,Nội dung,Văn bản giao cho,Hạn sớm nhất,Hạn cuối,Nơi ghi
             |phối hợp,lead-gamma,Tỉnh Gamma,,,,"1/KH-UBND, II.1"
             |báo cáo,yearly:2024:1,"Báo cáo hằng năm (năm 2024): Sở Văn hóa, Du lịch → Sở Ngoại vụ",,2024-10-29,2024-10-29,"1/KH-UBND, V.2"
             |báo cáo,yearly:2025:1,"Báo cáo hằng năm (năm 2025): Sở Văn hóa, Du lịch → Sở Ngoại vụ",,2025-10-29,2025-10-29,"1/KH-UBND, V.2"
            "#,
        );
    }

    #[test]
    fn agenda() {
        let ask = r#"{"form": "csv", "question": {"agenda": {"on": "2025-09-15", "until": "2025-12-31"}}}"#;
        expect(
            &lines(ask),
            r#"
             |Mã,Mức khẩn,Loại,Nội dung,Từ ngày,Ngày cuối,Đơn vị,Nơi ghi
             |report:yearly:2023:2,quá hạn,báo cáo,Báo cáo hằng năm (năm 2023): Sở Ngoại vụ → UBND tỉnh,2023-10-29,2023-12-31,Sở Ngoại vụ,"1/KH-UBND, V.2"
             |report:yearly:2024:1,quá hạn,báo cáo,"Báo cáo hằng năm (năm 2024): Sở Văn hóa, Du lịch → Sở Ngoại vụ",2024-10-29,2024-10-29,"Sở Văn hóa, Du lịch","1/KH-UBND, V.2"
             |report:yearly:2024:2,quá hạn,báo cáo,Báo cáo hằng năm (năm 2024): Sở Ngoại vụ → UBND tỉnh,2024-10-29,2024-12-31,Sở Ngoại vụ,"1/KH-UBND, V.2"
             |action:re-sign-gamma,quá hạn,việc dự kiến,Tái ký với Tỉnh Gamma,2024-01-01,2024-12-31,Sở Ngoại vụ,"1/KH-UBND, II.1"
             |report:yearly:2025:1,sau đó,báo cáo,"Báo cáo hằng năm (năm 2025): Sở Văn hóa, Du lịch → Sở Ngoại vụ",2025-10-29,2025-10-29,"Sở Văn hóa, Du lịch","1/KH-UBND, V.2"
             |expiry:delta-mou:2025-10-31,sau đó,hết hiệu lực,Bản ghi nhớ với Delta sẽ hết hạn,2025-10-01,2025-10-31,chưa rõ (thay Sở Lao động),"1/KH-UBND, II.2"
             |report:yearly:2025:2,sau đó,báo cáo,Báo cáo hằng năm (năm 2025): Sở Ngoại vụ → UBND tỉnh,2025-10-29,2025-12-31,Sở Ngoại vụ,"1/KH-UBND, V.2"
             |action:visit-gamma,không có ngày,việc dự kiến,Thăm Tỉnh Gamma,2023-01-01,2025-12-31,"Sở Văn hóa, Du lịch; Sở Ngoại vụ","1/KH-UBND, II.1"
             |unresolved:lead-delta,không có ngày,chưa rõ đơn vị,Chưa rõ đơn vị chủ trì: Công ty Delta,,,chưa rõ (thay Sở Lao động),"1/KH-UBND, II.2"
             |fact:gamma-mou:term,không có ngày,thiếu thông tin,"Thiếu thời hạn của Bản ghi nhớ với Tỉnh Gamma, nên chưa rõ còn hiệu lực hay không",,,Sở Ngoại vụ,"1/KH-UBND, II.1"
            "#,
        );
    }
}
