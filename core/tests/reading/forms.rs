//! Each form in which letters say something, in letters of provinces that there are not.

use serde_json::json;

use super::{empty, read, records};

/// A letter with a body.
fn letter(body: &str) -> String {
    format!(
        "ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\n\nSố: 41/KH-UBND\n\nLam Sơn, ngày 05 tháng 02 năm 2026\n\n\
         KẾ HOẠCH\nHợp tác với địa phương nước ngoài giai đoạn 2026 - 2030\n\n{body}\n"
    )
}

#[test]
fn the_head_of_a_letter() {
    let text = "SAO Y BẢN CHÍNH\n\nỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
        Độc lập - Tự do - Hạnh phúc\n\nSố: 00712/QĐ-UBND\nLam Sơn, ngày 9 tháng 3 năm 2026\n\nQUYẾT ĐỊNH\n\
        Về việc ban hành Kế hoạch hợp tác năm 2026\n\nĐiều 1. Giao Sở Ngoại vụ chủ trì, phối hợp với Sở Tài chính tổ chức thực hiện.\n\n\
        Nơi nhận:\n- Như Điều 1;\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Thị Mẫu\n";
    let head = serde_json::to_value(read(&empty(), text).head).unwrap();
    for (key, value) in [
        ("number", json!("00712/QĐ-UBND")),
        ("kind", json!("decision")),
        ("issuers", json!(["Ủy ban nhân dân tỉnh Lam Sơn"])),
        ("place", json!("Lam Sơn")),
        ("date", json!("2026-03-09")),
        ("period", json!("2026")),
        ("signer", json!("Lê Thị Mẫu")),
        ("office", json!("Phó chủ tịch")),
        ("capacity", json!("for_head")),
    ] {
        assert_eq!(head[key], value, "{key}");
    }
    let blank = read(
        &empty(),
        "Số: /KH-UBND\n\nLam Sơn, ngày tháng 3 năm 2026\n\nKẾ HOẠCH\nHợp tác quốc tế\n\n1. Sở Ngoại vụ chủ trì, phối hợp với Sở Y tế triển khai.\n",
    );
    let head = blank.head.unwrap();
    assert_eq!((head.number, head.date), (None, "2026-03".parse().ok()));
}

#[test]
fn who_answers_in_four_shapes() {
    let leads = |body: &str| {
        let found = records(&read(&empty(), &letter(body)), "responsibility");
        let found = found.first().cloned().unwrap_or_default();
        (found["leads"].clone(), found["coordinators"].clone())
    };
    let unit = |id: &str| json!({"unit": id});
    let two = (
        json!([unit("so-ngoai-vu")]),
        json!([unit("so-y-te"), {"group": "cac-so-ban-nganh"}]),
    );
    for body in [
        "1. Trao đổi y tế\n\n- Đơn vị chủ trì: Sở Ngoại vụ.\n\n- Cơ quan phối hợp: Sở Y tế, các sở, ban, ngành.",
        "1. Trao đổi y tế\nChủ trì: Sở Ngoại vụ. Phối hợp: Sở Y tế; các sở, ban, ngành tỉnh.",
        "1. Sở Ngoại vụ chủ trì, phối hợp với Sở Y tế, các sở, ban, ngành trao đổi y tế.",
        "1. Giao Sở Ngoại vụ chủ trì và phối hợp với Sở Y tế, các sở, ban, ngành liên quan trao đổi y tế.",
        "1. Sở Ngoại vụ\n\nTham mưu, phối hợp với Sở Y tế, các sở, ban, ngành trao đổi y tế.",
    ] {
        assert_eq!(leads(body), two, "{body}");
    }
    let list = |names: &str| leads(&format!("1. Việc\n\n- Đơn vị chủ trì: {names}.")).0;
    assert_eq!(
        list("các Sở: Tư pháp, Văn hóa, Thể thao và Du lịch, Y tế"),
        json!([
            unit("so-tu-phap"),
            unit("so-van-hoa-the-thao-va-du-lich"),
            unit("so-y-te")
        ])
    );
    assert_eq!(
        list("Sở NN&MT, Sở VH,TT&DL, BQL các KCN, UBND tỉnh..."),
        json!([
            unit("so-nong-nghiep-va-moi-truong"),
            unit("so-van-hoa-the-thao-va-du-lich"),
            unit("ban-quan-ly-cac-khu-cong-nghiep"),
            unit("uy-ban-nhan-dan-tinh"),
            "and_others"
        ])
    );
}

#[test]
fn who_carries_out_neither_leads_nor_coordinates() {
    let reading = read(
        &empty(),
        &letter(
            "1. Việc\n\n- Cơ quan thực hiện: Sở Y tế.\n- Thời gian thực hiện: trước ngày 30/6/2026.",
        ),
    );
    assert!(records(&reading, "responsibility").is_empty() && records(&reading, "duty").is_empty());
    let reasons: Vec<_> = reading
        .not_read
        .iter()
        .map(|left| serde_json::to_value(left.reason).unwrap())
        .collect();
    assert_eq!(reasons, ["executing_only", "task_deadline"]);
}

#[test]
fn agreements_in_brackets_and_as_mentioned() {
    let reading = read(
        &empty(),
        &letter(
            "1. Với thành phố Nagano, Nhật Bản (ký Bản ghi nhớ năm 2015, Chương trình hành động năm 2016, ký gia hạn năm 2020): \
         Bản ghi nhớ ký năm 2015 đã hết hạn vào năm 2025; dự kiến ký mới trong quý II/2027.\n\n\
         2. Với tỉnh Sekong, Lào: Rà soát Thỏa thuận hợp tác giữa UBND tỉnh Lam Sơn và tỉnh Sekong đã được ký ngày 12/5/2022.",
        ),
    );
    let signed = records(&reading, "sign");
    let told: Vec<_> = signed
        .iter()
        .map(|it| (it["kind"].clone(), it["signed"].clone(), it["term"].clone()))
        .collect();
    assert_eq!(
        told,
        [
            (json!("memorandum"), json!("2015"), json!({"until": "2025"})),
            (
                json!("action_programme"),
                json!("2016"),
                json!("not_stated")
            ),
            (json!("agreement"), json!("2022-05-12"), json!("not_stated")),
        ]
    );
    assert_eq!(signed[1]["implements"], signed[0]["id"]);
    assert_eq!(signed[0]["entry"], "not_stated");
    assert_eq!(records(&reading, "extend")[0]["on"], "2020");
    let actions = records(&reading, "action");
    let planned: Vec<_> = actions
        .iter()
        .map(|it| (it["kind"].as_str().unwrap(), it["when"].clone()))
        .collect();
    assert_eq!(
        planned,
        [("sign", json!("2027-04/2027-06")), ("review", json!(null))]
    );
}

#[test]
fn a_permission_is_no_agreement() {
    let reading = read(
        &empty(),
        &letter(
            "1. Tỉnh Sekong, Lào\n\nUBND tỉnh cho phép ký Bản ghi nhớ với tỉnh Sekong trong năm 2027.",
        ),
    );
    assert!(records(&reading, "sign").is_empty());
    assert!(!reading.not_read.is_empty());
}

#[test]
fn report_duties_with_each_wording() {
    let duties = |sentence: &str| {
        let body = format!("III. TỔ CHỨC THỰC HIỆN\n\n1. Các sở, ban, ngành\n\n{sentence}");
        let found = records(&read(&empty(), &letter(&body)), "duty");
        found
            .iter()
            .map(|it| (it["every"].clone(), it["levels"][0]["by"].clone()))
            .collect::<Vec<_>>()
    };
    let send = "gửi báo cáo về Sở Ngoại vụ";
    for (wording, every, by) in [
        (
            format!("Hằng năm {send} trước ngày 30/10."),
            "year",
            json!({"before": "10-30"}),
        ),
        (
            format!("Hàng năm, chậm nhất là ngày 15 tháng 11, {send}."),
            "year",
            json!({"at_latest": "11-15"}),
        ),
        (
            format!("Định kỳ hằng quý {send} chậm nhất ngày 18 của tháng cuối quý."),
            "quarter",
            json!({"at_latest": "18"}),
        ),
        (
            format!("{send} kết quả đến hết ngày 28/02/2027."),
            "once",
            json!({"by_end_of": "2027-02-28"}),
        ),
        (
            format!("Định kỳ hằng năm {send} theo quy định."),
            "year",
            json!(null),
        ),
        (format!("{send} khi có yêu cầu."), "on_request", json!(null)),
    ] {
        let wording = wording.replacen("gửi", "Gửi", usize::from(wording.starts_with("gửi")));
        assert_eq!(duties(&wording), [(json!(every), by)], "{wording}");
    }
    let both = format!("Định kỳ 6 tháng và hằng năm {send} trước ngày 10/6 và ngày 10/12.");
    assert_eq!(
        duties(&both),
        [
            (json!("half_year"), json!({"before": "06-10"})),
            (json!("year"), json!({"before": "12-10"})),
        ]
    );
    assert_eq!(duties("Hoàn thành trước ngày 30/6/2026."), []);
    assert_eq!(
        duties("Nếu có vướng mắc, kịp thời báo cáo UBND tỉnh xem xét."),
        []
    );
}

#[test]
fn targets_prospects_and_plans_that_replace_plans() {
    let reading = read(
        &empty(),
        &letter(
            "Kế hoạch này thay thế Kế hoạch số 7/KH-UBND ngày 03/02/2021.\n\nI. CHỈ TIÊU\n\n\
         Phấn đấu ký mới với từ 2 đến 3 địa phương của Nhật Bản và các nước ASEAN.\n\n\
         II. NHIỆM VỤ\n\n1. Tìm kiếm, thiết lập quan hệ với 01 địa phương của Ấn Độ.",
        ),
    );
    let targets = records(&reading, "target");
    assert_eq!(
        (&targets[0]["number"], &targets[0]["counts"]),
        (&json!(2), &json!("new_signing"))
    );
    assert_eq!(targets[0]["country_groups"], json!(["asean"]));
    let range = reading
        .proposals
        .iter()
        .find(|it| !it.alternatives.is_empty())
        .unwrap();
    assert_eq!(range.alternatives.len(), 1);
    let prospect = &records(&reading, "add_partner")[0];
    assert_eq!(
        (&prospect["country"], &prospect["prospect"]["count"]),
        (&json!("IN"), &json!(1))
    );
    assert_eq!(reading.head.unwrap().replaces, ["7/KH-UBND"]);
}
