/*
 * hoptac.h: where a province's international cooperation stands on any day.
 *
 * Written by `cargo xtask generate` from ffi/README.md and ffi/src; not to be edited.
 *
 * Handles. `hoptac_register`, `hoptac_text` and the lists are opaque: a program holds pointers to
 * what the library made, and never looks inside, copies or moves it.
 *
 * Who frees. What a function puts where an argument named `…_out` points to is owned by the
 * caller, who gives it once to the function with its type's name and `_free`. Everything else that
 * is handed out (`const …*`) is borrowed: it lives as long as the handle it came from, or as long as
 * the library where that is said, and is never freed by itself. Handles do not depend on each other
 * and may be freed in any order. Nothing is ever to be given to `free` or `delete`.
 *
 * Lists. `hoptac_ask_…` makes a list, `…_count` tells how many items it has, `…_at` gives one of
 * them, from 0 (NULL after the last), and `…_free` frees it. An item, the texts in it and the
 * arrays it points to are borrowed from the list. An array beside a field `…_count` has that many
 * elements.
 *
 * Structs. One that begins with `size` may grow at its end; `size` says how many bytes of it are
 * filled. Where the library makes it, a program reads it through the pointer it got; only one that
 * is to run with older libraries than its header has to look at `size` before it reads what was added
 * later. Where the caller makes it, the caller tells its size: `sizeof`, which in an array is the
 * distance from one element to the next. A struct without `size` never changes.
 *
 * Days are `hoptac_date`: year, month and day, as people and databases have them, so that no
 * program needs a calendar to read one; all three 0 where a day is not known. There is no hour and
 * no time zone.
 *
 * Text in is a pointer and a length in bytes, UTF-8, without a closing NUL; it is looked at
 * during the call and not kept. With length 0 the pointer may be NULL: that is an empty text,
 * which is refused like any other text that says nothing.
 *
 * Text out is UTF-8, and a NUL byte follows it. A `const char *` in an item is never NULL: what
 * there is none of is empty. Should it quote a NUL character, the sign U+2400 stands for it.
 *
 * Result codes. A function that can fail returns `hoptac_result`; `HOPTAC_OK` is 0. The blocks
 * of numbers say who has to act: 100–199 the programmer who calls, 200–299 the person who wrote
 * the text, 900–999 the makers of this library. Any function may return codes of the blocks 100 and
 * 900; those of the block 200 stand with each function. `hoptac_result_text` says what a code means.
 * There is no error state to ask for: all there is to know comes out of the call that failed.
 *
 * After a failure every `…_out` that is not NULL points to NULL, unless the function says that
 * it hands something out with that code. It need not be set to NULL before the call.
 *
 * NULL is refused with `HOPTAC_NULL_ARGUMENT`, never followed, unless an argument's line
 * allows it. `_free(NULL)` does nothing. Functions that return a value and no code give NULL or 0
 * when an argument is refused, NULL included.
 *
 * Mistakes that are found out. A handle of another kind, a misaligned pointer, a size or a length
 * that cannot be, a day that does not exist: each has its code. A handle that was freed is not
 * reliably found out, because its memory is no longer the library's.
 *
 * Threads. The library has no global state and no lock. A handle never changes between
 * the call that makes it and the call that frees it, so any number of threads may use one handle
 * at the same time, and it may be freed by another thread than the one that made it. Freeing a
 * handle while another thread uses it, or using it afterwards, is forbidden.
 *
 * Memory comes from the C library's allocator. When it runs out, the process may be aborted.
 *
 * Panics. A defect inside the library becomes `HOPTAC_PANIC` (or NULL or 0) with a message on
 * standard error, for which alone Rust's runtime looks at `RUST_BACKTRACE`; the handles stay valid
 * and the program can go on. Otherwise the library prints nothing.
 *
 * The world outside. The library reads no clock, file, environment variable or network, and
 * does not depend on the locale. The day a question is asked for is part of the question.
 *
 * ABI promise. A program that was built against a header runs with every later library of the
 * same SONAME (`libhoptac.so.0`): functions, codes and enumeration values are added, and none is
 * removed, renumbered or given another meaning; numbers that are retired stay retired. What breaks
 * this changes the SONAME. `hoptac_version_number() >= HOPTAC_VERSION_NUMBER` says that the library is
 * not older than the header.
 *
 * Linking statically. `libhoptac.a` contains Rust's standard library. A program with two
 * static libraries made by Rust contains it twice, which can fail with symbols defined twice: link
 * at most one of them statically.
 */

#ifndef HOPTAC_H
#define HOPTAC_H

#include <stddef.h>
#include <stdint.h>

/// The version of this header, to compare with `hoptac_version()`.
#define HOPTAC_VERSION "0.1.0"
#define HOPTAC_VERSION_MAJOR 0
#define HOPTAC_VERSION_MINOR 1
#define HOPTAC_VERSION_PATCH 0
/// The version of this header as one number, to compare with `hoptac_version_number()`.
#define HOPTAC_VERSION_NUMBER \
  (HOPTAC_VERSION_MAJOR << 16 | HOPTAC_VERSION_MINOR << 8 | HOPTAC_VERSION_PATCH)

// An enumeration has 32 bits in every language, and may hold numbers that are not listed.
#if defined(__cplusplus)
#define HOPTAC_ENUM(name) enum name : int32_t
#elif defined(__STDC_VERSION__) && __STDC_VERSION__ >= 202311L
#define HOPTAC_ENUM(name) enum name : int32_t; typedef enum name name; enum name : int32_t
#else
#define HOPTAC_ENUM(name) typedef int32_t name; enum name
#endif

/// How a call ended. A code keeps its number for ever; a number that is retired is not used again.
///
/// - 0: done
/// - 100 to 199: an argument of the call is not what it must be; the calling program is to be
///   corrected
/// - 200 to 299: the arguments are in order, but what is written in a text is refused; the message
///   is for the person who wrote it
/// - 900 to 999: a defect of the library
///
/// Later versions may return codes that are not listed here: treat any code but `HOPTAC_OK` as a
/// failure, and let `hoptac_result_text` say what it means.
HOPTAC_ENUM(hoptac_result) {
  /// Done.
  HOPTAC_OK = 0,
  /// A pointer is NULL that must not be.
  HOPTAC_NULL_ARGUMENT = 100,
  /// A pointer does not have the alignment of what it should point to.
  HOPTAC_MISALIGNED_ARGUMENT = 101,
  /// A handle is of another kind, was freed already, or was not made by this library. Only a
  /// handle of another kind is found out for certain; for the others this code is luck.
  HOPTAC_WRONG_HANDLE = 102,
  /// A text is not UTF-8.
  HOPTAC_NOT_UTF8 = 103,
  /// A length is greater than any text can be; most often a negative number that was converted.
  HOPTAC_LENGTH_IMPOSSIBLE = 104,
  /// The language is none of `hoptac_language`.
  HOPTAC_UNKNOWN_LANGUAGE = 105,
  /// A `hoptac_date` is no day of the calendar.
  HOPTAC_NO_SUCH_DAY = 106,
  /// The size given for a struct is none that it ever had; or it was set by a newer header than
  /// this library's, and asks for something that this library does not know.
  HOPTAC_WRONG_SIZE = 107,
  /// There is nothing at an index.
  HOPTAC_OUT_OF_RANGE = 108,
  /// The text is not a register, or contradicts itself. The problems say where and why, and what
  /// would be right.
  HOPTAC_REGISTER_REFUSED = 200,
  /// The question cannot be answered as it is asked. The problems, which `hoptac_ask` gives as
  /// its answer, say where and why, and what would be right.
  HOPTAC_QUESTION_REFUSED = 201,
  /// The change cannot be made to this register. The problems say where and why, and what would be
  /// right.
  HOPTAC_CHANGE_REFUSED = 202,
  /// No record of the kind asked for has this id.
  HOPTAC_UNKNOWN_ID = 203,
  /// The library failed inside. Nothing is handed out, all handles are as they were before the
  /// call, and the program can go on. Please report it with what was printed to standard error.
  HOPTAC_PANIC = 900,
};

/// Kinds of thing that want attention.
HOPTAC_ENUM(hoptac_agenda_kind) {
  /// A report that is due or overdue.
  HOPTAC_AGENDA_REPORT = 1,
  /// An agreement that runs out, certainly or possibly.
  HOPTAC_AGENDA_EXPIRY = 2,
  /// The last day on which notice keeps an agreement from renewing itself.
  HOPTAC_AGENDA_NOTICE = 3,
  /// A planned action that is due, missed, or without a time.
  HOPTAC_AGENDA_ACTION = 4,
  /// A target that is, or may be, behind an even pace.
  HOPTAC_AGENDA_TARGET = 5,
  /// A responsibility of which it cannot be told who answers.
  HOPTAC_AGENDA_UNRESOLVED = 6,
  /// A fact that nobody recorded, and that would change what is known of an agreement.
  HOPTAC_AGENDA_MISSING_FACT = 7,
};

/// How urgent a thing is.
HOPTAC_ENUM(hoptac_urgency) {
  /// Its last day has certainly passed.
  HOPTAC_URGENCY_OVERDUE = 1,
  /// Its last day lies within the next 30 days.
  HOPTAC_URGENCY_SOON = 2,
  /// Its last day lies further on, within the window asked.
  HOPTAC_URGENCY_LATER = 3,
  /// It has no day of its own.
  HOPTAC_URGENCY_UNDATED = 4,
};

/// The state of a report on a day.
HOPTAC_ENUM(hoptac_report_state) {
  /// Received in time.
  HOPTAC_REPORT_SUBMITTED = 1,
  /// Received after its last day.
  HOPTAC_REPORT_SUBMITTED_LATE = 2,
  /// It need not be made.
  HOPTAC_REPORT_WAIVED = 3,
  /// The period it is about has not begun.
  HOPTAC_REPORT_NOT_DUE = 4,
  /// It may be sent; its last day has not certainly passed.
  HOPTAC_REPORT_DUE = 5,
  /// It waits for the parts of others.
  HOPTAC_REPORT_BLOCKED = 6,
  /// Its last day has passed, and the register records no report.
  HOPTAC_REPORT_OVERDUE = 7,
};

/// How a target stands to an even pace.
HOPTAC_ENUM(hoptac_pace) {
  /// It cannot be told.
  HOPTAC_PACE_UNKNOWN = 1,
  /// Certainly not behind.
  HOPTAC_PACE_KEPT = 2,
  /// Certainly behind.
  HOPTAC_PACE_BEHIND = 3,
};

/// How much a finding matters.
HOPTAC_ENUM(hoptac_severity) {
  /// Something contradicts something else.
  HOPTAC_SEVERITY_CONTRADICTION = 1,
  /// Something is irregular.
  HOPTAC_SEVERITY_IRREGULAR = 2,
  /// Something is not known.
  HOPTAC_SEVERITY_GAP = 3,
};

/// A language for people.
HOPTAC_ENUM(hoptac_language) {
  /// Tiếng Việt.
  HOPTAC_VIETNAMESE = 1,
  /// English.
  HOPTAC_ENGLISH = 2,
};

/// The phases of an agreement, as bits: where more than one is possible, all of them are set.
HOPTAC_ENUM(hoptac_phase) {
  /// Chưa có hiệu lực: not yet in force.
  HOPTAC_PHASE_PENDING = 1,
  /// Còn hiệu lực.
  HOPTAC_PHASE_IN_FORCE = 2,
  /// Tạm đình chỉ.
  HOPTAC_PHASE_SUSPENDED = 4,
  /// Hết hạn: its term has run out.
  HOPTAC_PHASE_EXPIRED = 8,
  /// Chấm dứt: ended by the parties, or left by one.
  HOPTAC_PHASE_TERMINATED = 16,
  /// Được thay thế: a re-signed agreement has taken its place.
  HOPTAC_PHASE_SUPERSEDED = 32,
};

/// What wants attention, the most urgent first. Free it with `hoptac_agenda_free`.
typedef struct hoptac_agenda hoptac_agenda;

/// The agreements of a register, in its order. Free it with `hoptac_agreements_free`.
typedef struct hoptac_agreements hoptac_agreements;

/// Findings, in the order of the register. Free it with `hoptac_findings_free`.
typedef struct hoptac_findings hoptac_findings;

/// All that is wrong with a text that was refused: at least one problem, in the order of the text.
/// Free it with `hoptac_problems_free`.
typedef struct hoptac_problems hoptac_problems;

/// A register of a province's international cooperation. Free it with `hoptac_register_free`.
typedef struct hoptac_register hoptac_register;

/// Reports, by the last day in time. Free it with `hoptac_reports_free`.
typedef struct hoptac_reports hoptac_reports;

/// Targets, in the order of the register. Free it with `hoptac_targets_free`.
typedef struct hoptac_targets hoptac_targets;

/// A text that the library wrote. Free it with `hoptac_text_free`.
typedef struct hoptac_text hoptac_text;

/// A text for people.
typedef struct {
  /// In Vietnamese.
  const char *vi;
  /// In English; in Vietnamese where there is no English.
  const char *en;
} hoptac_bilingual;

/// One thing that is wrong with a text.
typedef struct {
  /// How many bytes of this struct are filled.
  size_t size;
  /// Its kind, such as `unknown_id`: stable for ever. `CODES.md` lists them all.
  const char *code;
  /// Where: a JSON Pointer (RFC 6901) into the text, such as `/units/0/id`; empty for the whole.
  const char *path;
  /// What is wrong.
  hoptac_bilingual message;
  /// What would be right.
  hoptac_bilingual help;
} hoptac_problem;

/// A day of the calendar, from 1 January of year 1 to 31 December 9999. All three are 0 where a day
/// is not known.
typedef struct {
  /// 1 to 9999.
  int16_t year;
  /// 1 to 12.
  uint8_t month;
  /// 1 to 31.
  uint8_t day;
} hoptac_date;

/// The days on which something may happen, or may have happened: from `earliest` to `latest`, both
/// included. The two are the same where the day is known.
typedef struct {
  /// The first of them; 0 where it is not known.
  hoptac_date earliest;
  /// The last of them; 0 where it is not known, or may never come.
  hoptac_date latest;
} hoptac_window;

/// A record, or somebody, by name.
typedef struct {
  /// The record's id; empty where it is no record, or it cannot be told which.
  const char *id;
  /// The name on the day asked, or what is known instead.
  hoptac_bilingual name;
} hoptac_named;

/// Where something is written.
typedef struct {
  /// The document, by what people call it, such as its number.
  hoptac_named document;
  /// The section as the document numbers it, such as `III.1.1.1`; may be empty.
  const char *section;
  /// The few words relied on; may be empty.
  const char *words;
  /// 1 where the document does not say it outright, and it is inferred.
  uint32_t inferred;
} hoptac_citation;

/// An agreement.
typedef struct {
  /// How many bytes of this struct are filled.
  size_t size;
  /// Its id.
  const char *id;
  /// Its title.
  hoptac_bilingual title;
  /// The day of signing; both ends 0 where it is not recorded.
  hoptac_window signing;
  /// Where it is written.
  const hoptac_citation *cites;
  /// How many places that are.
  size_t cites_count;
} hoptac_agreement;

/// A number that is known only to lie between two others.
typedef struct {
  /// At least so many.
  uint32_t least;
  /// At most so many.
  uint32_t most;
} hoptac_range;

/// Where an agreement stands on a day, and the first days of its phases. Of a window with 0 at both
/// ends, `turns` tells whether the day is not known or never comes.
typedef struct {
  /// How many bytes of this struct are filled.
  size_t size;
  /// The bits of `hoptac_phase` that are possible.
  uint32_t phases;
  /// 1 when only one is possible.
  uint32_t certain;
  /// The bits of `hoptac_phase` into which it turned or may turn.
  uint32_t turns;
  /// Its first day in force.
  hoptac_window in_force;
  /// The first day of its last suspension.
  hoptac_window suspended;
  /// The first day in force after its last suspension; both ends 0 where none is recorded.
  hoptac_window resumed;
  /// The first day after its term.
  hoptac_window expired;
  /// The first day after it was ended.
  hoptac_window terminated;
  /// The first day of what took its place.
  hoptac_window superseded;
  /// How many terms may be running, when it renews itself; with 0 the next three say nothing.
  uint32_t running_terms;
  /// How many times it has renewed itself: 0 in the first term.
  hoptac_range renewals;
  /// The last day of the term that is running.
  hoptac_window last_day;
  /// The last day for notice against the next renewal; both ends 0 when none can follow.
  hoptac_window notice_by;
  /// 1 when its entry into force rests on the register's working assumption.
  uint32_t entry_assumed;
  /// 1 when what is recorded of its changes contradicts itself, and is left out.
  uint32_t contradictory;
} hoptac_standing;

/// Which agenda is asked for. Set it up with `hoptac_agenda_options_init`.
typedef struct {
  /// `sizeof (hoptac_agenda_options)`.
  size_t size;
  /// The day asked for.
  hoptac_date on;
  /// The last day looked at, included.
  hoptac_date until;
  /// The day of the last look: ends, notice days and targets that have come and gone since are
  /// still listed. 0 for none.
  hoptac_date from;
  /// 1 for the reports too that the law asks of every province.
  uint32_t statutory;
} hoptac_agenda_options;

/// One thing that wants attention.
typedef struct {
  /// How many bytes of this struct are filled.
  size_t size;
  /// The same from look to look, so that it can be marked as read.
  const char *id;
  /// Its kind.
  hoptac_agenda_kind kind;
  /// How urgent it is.
  hoptac_urgency urgency;
  /// What it is.
  hoptac_bilingual title;
  /// Its day, as far as that is known; after `latest` it is certainly too late.
  hoptac_window window;
  /// The id of the record it is about.
  const char *subject;
  /// Who answers for it on the day asked.
  const hoptac_named *answering;
  /// How many they are.
  size_t answering_count;
  /// The ids of the partners it concerns.
  const char *const *partners;
  /// How many they are.
  size_t partners_count;
  /// Where it is written.
  const hoptac_citation *cites;
  /// How many places that are.
  size_t cites_count;
} hoptac_agenda_item;

/// Which reports are asked for. Set it up with `hoptac_reports_options_init`.
typedef struct {
  /// `sizeof (hoptac_reports_options)`.
  size_t size;
  /// The first day of the window in which they fall due.
  hoptac_date from;
  /// The last day of the window, included.
  hoptac_date until;
  /// The day on which their states are told.
  hoptac_date on;
  /// 1 for the duties too that the law lays on every province.
  uint32_t statutory;
} hoptac_reports_options;

/// A unit that owes a report.
typedef struct {
  /// The unit.
  hoptac_named unit;
  /// The state of its report.
  hoptac_report_state state;
  /// The id of the report that was received; empty where none was.
  const char *submission;
} hoptac_obliged;

/// One report that is due once: one duty, one period, one step of the way up.
typedef struct {
  /// How many bytes of this struct are filled.
  size_t size;
  /// The same from look to look.
  const char *id;
  /// The id of the duty.
  const char *duty;
  /// What is reported.
  hoptac_bilingual title;
  /// The period it is about, from its first to its last day.
  hoptac_window covers;
  /// The days between which its figures lie; both ends 0 where that is not stated.
  hoptac_window data;
  /// The step of the way up, from 1.
  uint32_t level;
  /// The state of the whole: the worst of its parts.
  hoptac_report_state state;
  /// The last day in time.
  hoptac_window due;
  /// To whom, as of the day it is due.
  hoptac_named to;
  /// The units that owe it.
  const hoptac_obliged *obliged;
  /// How many they are.
  size_t obliged_count;
  /// 1 when others owe it too, whom the register does not name.
  uint32_t open;
  /// The units whose parts are missing, when it waits for them.
  const hoptac_named *blocked_by;
  /// How many they are.
  size_t blocked_by_count;
  /// Where it is written.
  const hoptac_citation *cites;
  /// How many places that are.
  size_t cites_count;
} hoptac_report;

/// An agreement that counts for a target, may count, or nearly counts.
typedef struct {
  /// The agreement's id.
  const char *agreement;
  /// Its title.
  hoptac_bilingual title;
  /// 1 when it certainly counts.
  uint32_t certain;
  /// Why, or why not.
  hoptac_bilingual says;
} hoptac_counted;

/// A target, and how far it is.
typedef struct {
  /// How many bytes of this struct are filled.
  size_t size;
  /// Its id.
  const char *id;
  /// What is to be reached.
  hoptac_bilingual title;
  /// How many are to be reached.
  uint32_t number;
  /// How many are reached.
  hoptac_range reached;
  /// The share of the period that has passed, in whole percent.
  uint32_t elapsed_percent;
  /// How many would be reached by now at an even pace.
  uint32_t expected_by_now;
  /// How it stands to that pace.
  hoptac_pace pace;
  /// The first and the last day that count.
  hoptac_window period;
  /// What counts, certainly or possibly.
  const hoptac_counted *counted;
  /// How many they are.
  size_t counted_count;
  /// What nearly counts.
  const hoptac_counted *near_misses;
  /// How many they are.
  size_t near_misses_count;
  /// The ids of the planned actions that would count.
  const char *const *planned;
  /// How many they are.
  size_t planned_count;
  /// Where it is written.
  const hoptac_citation *cites;
  /// How many places that are.
  size_t cites_count;
} hoptac_target;

/// One thing about a register that is odd.
typedef struct {
  /// How many bytes of this struct are filled.
  size_t size;
  /// Its kind, such as `document_without_number`: stable for ever. `CODES.md` lists them all.
  const char *code;
  /// How much it matters.
  hoptac_severity severity;
  /// Where: a JSON Pointer (RFC 6901) into the register.
  const char *path;
  /// What is odd.
  hoptac_bilingual message;
  /// What would mend it.
  hoptac_bilingual help;
  /// Where it is written.
  const hoptac_citation *cites;
  /// How many places that are.
  size_t cites_count;
} hoptac_finding;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/// Says in one sentence what a result code means.
///
/// - `code`: any number.
/// - `language`: of the sentence. Any number that is no `hoptac_language` gives Vietnamese.
///
/// Returns a NUL-terminated sentence, never NULL, also for a code that does not exist. It lives as
/// long as the library; do not free it.
const char *hoptac_result_text(int32_t code, hoptac_language language);

/// Reads a register from JSON.
///
/// - `text`, `length`: the JSON text and its length in bytes.
/// - `register_out`: where the register is put.
/// - `problems_out`: where every problem of the text is put when it is refused; may be NULL.
///
/// Returns `HOPTAC_REGISTER_REFUSED` when the text is no register.
hoptac_result hoptac_register_from_json(const char *text,
                                        size_t length,
                                        hoptac_register **register_out,
                                        hoptac_problems **problems_out);

/// Makes a change, and gets the next register; the register that is changed stays as it is.
///
/// - `reg`: the register.
/// - `change`, `length`: the change in JSON, such as `{"revision": 0, "recorded": "2025-09-16",
///   "by": "…", "what": {"amend": {"agreement": "…", "on": "2025-09-15", "cites": […]}}}`, and its
///   length in bytes.
/// - `register_out`: where the next register is put; both are the caller's to free.
/// - `problems_out`: where every problem of the change is put when it is refused; may be NULL.
///
/// Returns `HOPTAC_CHANGE_REFUSED` when the change cannot be made to this register.
hoptac_result hoptac_register_apply(const hoptac_register *reg,
                                    const char *change,
                                    size_t length,
                                    hoptac_register **register_out,
                                    hoptac_problems **problems_out);

/// Asks the register a question in JSON and gets the answer in JSON. Every question can be asked in
/// this way, and every answer has its steps and sources.
///
/// - `reg`: the register.
/// - `question`, `length`: the question, such as
///   `{"standing": {"agreement": "padang-mou-2016", "on": "2024-03-11"}}`, and its length in bytes.
/// - `text_out`: where the answer is put: `{"standing": …}`, or `{"errors": …}` when the question is
///   refused.
///
/// Returns `HOPTAC_QUESTION_REFUSED` when the answer is `{"errors": …}`; then, too, it is put there.
hoptac_result hoptac_ask(const hoptac_register *reg,
                         const char *question,
                         size_t length,
                         hoptac_text **text_out);

/// Asks the register a question and gets the answer as a page for a person to read. For Markdown,
/// CSV and iCalendar, ask `{"render": …}` with `hoptac_ask`.
///
/// - `reg`: the register.
/// - `question`, `length`: the question in JSON, as for `hoptac_ask`, and its length in bytes.
/// - `language`: of the page.
/// - `why`: 0 for the page alone, any other number for the steps too that led to each line.
/// - `text_out`: where the page is put: plain text, lines ending in a line feed.
/// - `problems_out`: where the problems are put when the question is refused; may be NULL.
///
/// Returns `HOPTAC_QUESTION_REFUSED` when the question cannot be answered as it is asked.
hoptac_result hoptac_render(const hoptac_register *reg,
                            const char *question,
                            size_t length,
                            hoptac_language language,
                            int why,
                            hoptac_text **text_out,
                            hoptac_problems **problems_out);

/// Writes the register as JSON, from which the same register can be read again. The same register
/// always gives the same bytes.
///
/// - `reg`: the register.
/// - `text_out`: where the text is put.
hoptac_result hoptac_register_to_json(const hoptac_register *reg, hoptac_text **text_out);

/// Frees a register. What it handed out before stays valid.
void hoptac_register_free(hoptac_register *reg);

/// The bytes of a text, which live as long as it does; NULL for NULL. JSON never has a NUL byte
/// inside, so an answer can be used as a C string.
const char *hoptac_text_data(const hoptac_text *text);

/// The length of a text in bytes, without the closing NUL byte; 0 for NULL.
size_t hoptac_text_length(const hoptac_text *text);

/// Frees a text.
void hoptac_text_free(hoptac_text *text);

/// How many problems there are.
size_t hoptac_problems_count(const hoptac_problems *problems);

/// The problem at `index`; NULL when there is none.
const hoptac_problem *hoptac_problems_at(const hoptac_problems *problems, size_t index);

/// All problems as JSON: `{"errors": [{"code": …, "path": …, "message": {"vi": …, "en": …},
/// "help": {"vi": …, "en": …}}, …]}`.
///
/// - `problems`: the problems.
/// - `text_out`: where the text is put.
hoptac_result hoptac_problems_to_json(const hoptac_problems *problems, hoptac_text **text_out);

/// Frees the list.
void hoptac_problems_free(hoptac_problems *problems);

/// Lists the agreements of the register.
///
/// - `reg`: the register.
/// - `agreements_out`: where the list is put.
hoptac_result hoptac_ask_agreements(const hoptac_register *reg, hoptac_agreements **agreements_out);

/// How many agreements there are.
size_t hoptac_agreements_count(const hoptac_agreements *agreements);

/// The agreement at `index`; NULL when there is none.
const hoptac_agreement *hoptac_agreements_at(const hoptac_agreements *agreements, size_t index);

/// Frees the list.
void hoptac_agreements_free(hoptac_agreements *agreements);

/// How many agreements the register has, without listing them.
///
/// - `reg`: the register, or NULL.
size_t hoptac_count_agreements(const hoptac_register *reg);

/// Finds an agreement by its id.
///
/// - `reg`: the register.
/// - `id`, `length`: the id and its length in bytes.
/// - `index_out`: where its place in the order of the register is put, from 0; `SIZE_MAX` after a
///   failure.
///
/// Returns `HOPTAC_UNKNOWN_ID` when no agreement has this id.
hoptac_result hoptac_find_agreement(const hoptac_register *reg,
                                    const char *id,
                                    size_t length,
                                    size_t *index_out);

/// Tells where agreements stand on a day: one, several or all of them, in the caller's own array.
///
/// - `reg`: the register.
/// - `on`: the day asked for, past or future.
/// - `first`: the index of the first agreement asked about.
/// - `count`: how many are asked about, that one and those that follow it.
/// - `size`: `sizeof (hoptac_standing)`.
/// - `standings`: an array of `count` elements, which need not be set to anything before; after a
///   code of the block 100 it is as it was. NULL is allowed when `count` is 0.
///
/// Returns `HOPTAC_OUT_OF_RANGE` when the register has fewer agreements.
hoptac_result hoptac_ask_standings(const hoptac_register *reg,
                                   hoptac_date on,
                                   size_t first,
                                   size_t count,
                                   size_t size,
                                   hoptac_standing *standings);

/// Sets the options up: `size` as given, everything else 0.
///
/// - `options`: what is to be set up.
/// - `size`: `sizeof (hoptac_agenda_options)`.
hoptac_result hoptac_agenda_options_init(hoptac_agenda_options *options, size_t size);

/// Lists what wants attention on a day, and what is coming up to another. A report that is owed is
/// there however long ago its day was.
///
/// - `reg`: the register.
/// - `options`: which agenda; `on` and `until` must be set.
/// - `agenda_out`: where the list is put.
/// - `problems_out`: where the problems are put when the question is refused; may be NULL.
///
/// Returns `HOPTAC_QUESTION_REFUSED` when `until` lies before `on`, or `on` before `from`.
hoptac_result hoptac_ask_agenda(const hoptac_register *reg,
                                const hoptac_agenda_options *options,
                                hoptac_agenda **agenda_out,
                                hoptac_problems **problems_out);

/// How many items there are.
size_t hoptac_agenda_count(const hoptac_agenda *agenda);

/// The item at `index`; NULL when there is none.
const hoptac_agenda_item *hoptac_agenda_at(const hoptac_agenda *agenda, size_t index);

/// Frees the list.
void hoptac_agenda_free(hoptac_agenda *agenda);

/// Sets the options up: `size` as given, everything else 0.
///
/// - `options`: what is to be set up.
/// - `size`: `sizeof (hoptac_reports_options)`.
hoptac_result hoptac_reports_options_init(hoptac_reports_options *options, size_t size);

/// Lists the reports that fall or may fall due in a window of days.
///
/// - `reg`: the register.
/// - `options`: which reports; `from`, `until` and `on` must be set.
/// - `reports_out`: where the list is put.
/// - `problems_out`: where the problems are put when the question is refused; may be NULL.
///
/// Returns `HOPTAC_QUESTION_REFUSED` when `until` lies before `from`.
hoptac_result hoptac_ask_reports(const hoptac_register *reg,
                                 const hoptac_reports_options *options,
                                 hoptac_reports **reports_out,
                                 hoptac_problems **problems_out);

/// How many reports there are.
size_t hoptac_reports_count(const hoptac_reports *reports);

/// The report at `index`; NULL when there is none.
const hoptac_report *hoptac_reports_at(const hoptac_reports *reports, size_t index);

/// Frees the list.
void hoptac_reports_free(hoptac_reports *reports);

/// Lists the targets that are set by a day, and how far each is.
///
/// - `reg`: the register.
/// - `on`: the day asked for; what is signed after it does not count yet.
/// - `targets_out`: where the list is put.
hoptac_result hoptac_ask_targets(const hoptac_register *reg,
                                 hoptac_date on,
                                 hoptac_targets **targets_out);

/// How many targets there are.
size_t hoptac_targets_count(const hoptac_targets *targets);

/// The target at `index`; NULL when there is none.
const hoptac_target *hoptac_targets_at(const hoptac_targets *targets, size_t index);

/// Frees the list.
void hoptac_targets_free(hoptac_targets *targets);

/// Lists what is contradictory, irregular or missing in the register, which is a register all the
/// same.
///
/// - `reg`: the register.
/// - `findings_out`: where the list is put.
hoptac_result hoptac_ask_findings(const hoptac_register *reg, hoptac_findings **findings_out);

/// How many findings there are.
size_t hoptac_findings_count(const hoptac_findings *findings);

/// The finding at `index`; NULL when there is none.
const hoptac_finding *hoptac_findings_at(const hoptac_findings *findings, size_t index);

/// Frees the list.
void hoptac_findings_free(hoptac_findings *findings);

/// The version of the library that is running, such as `"1.2.3"`.
///
/// Compare it with the macro `HOPTAC_VERSION`, the version of the header that the program was
/// compiled with.
///
/// Returns a NUL-terminated text that lives as long as the library; do not free it.
const char *hoptac_version(void);

/// The version of the library that is running as one number, of which a later version has the
/// greater one.
///
/// Returns what the macro `HOPTAC_VERSION_NUMBER` is for the header:
/// `major << 16 | minor << 8 | patch`.
uint32_t hoptac_version_number(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* HOPTAC_H */
