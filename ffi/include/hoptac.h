/*
 * hoptac.h: where a province's international cooperation stands on any day.
 *
 * Written by `cargo xtask generate` from ffi/README.md and ffi/src; not to be edited.
 *
 * Handles. `hoptac_register`, `hoptac_problems` and `hoptac_text` are opaque: a program holds
 * pointers to what the library made, and never looks inside, copies or moves it.
 *
 * Who frees. What a function puts where an argument named `…_out` points to is owned by the
 * caller, who gives it once to the function with its type's name and `_free`. Everything else that
 * is handed out (`const char *`) is borrowed: it lives as long as the handle it came from, or as
 * long as the library where that is said, and is never freed by itself. Handles do not depend on
 * each other and may be freed in any order. Nothing is ever to be given to `free` or `delete`.
 *
 * Text in is a pointer and a length in bytes, UTF-8, without a closing NUL; it is looked at
 * during the call and not kept. With length 0 the pointer may be NULL: that is an empty text,
 * which is refused like any other text that says nothing.
 *
 * Text out is UTF-8, and a NUL byte follows it that its length does not count.
 *
 * Result codes. A function that can fail returns `hoptac_result`; `HOPTAC_OK` is 0. The blocks
 * of numbers say who has to act: 100–199 the programmer who calls, 200–299 the person who wrote
 * the text, 900–999 the makers of this library. `hoptac_result_text` says what a code means. There
 * is no error state to ask for: all there is to know comes out of the call that failed.
 *
 * After a failure every `…_out` that is not NULL points to NULL, unless the function says that
 * it hands something out with that code. It need not be set to NULL before the call.
 *
 * NULL is refused with `HOPTAC_NULL_ARGUMENT`, never followed, unless an argument's line
 * allows it. `_free(NULL)` does nothing. Functions that return a value and no code give NULL or 0
 * when an argument is refused.
 *
 * Threads. The library has no global state and no lock. A handle never changes between
 * the call that makes it and the call that frees it, so any number of threads may use one handle
 * at the same time, and it may be freed by another thread than the one that made it. Freeing a
 * handle while another thread uses it, or using it afterwards, is forbidden and cannot be found
 * out.
 *
 * Memory comes from the C library's allocator. When it runs out, the process is aborted.
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
 * removed, renumbered or given another meaning. Opaque types may grow. What breaks this changes
 * the SONAME. `hoptac_version_number() >= HOPTAC_VERSION_NUMBER` says that the library is not
 * older than the header.
 *
 * Linking statically. `libhoptac.a` contains Rust's standard library. A program with two
 * static libraries made by Rust contains it twice, which can fail with symbols defined twice: link
 * at most one of them statically.
 */

#ifndef HOPTAC_H
#define HOPTAC_H

#include <stddef.h>
#include <stdint.h>

/** The version of this header, to compare with `hoptac_version()`. */
#define HOPTAC_VERSION "0.1.0"
#define HOPTAC_VERSION_MAJOR 0
#define HOPTAC_VERSION_MINOR 1
#define HOPTAC_VERSION_PATCH 0
/** The version of this header as one number, to compare with `hoptac_version_number()`. */
#define HOPTAC_VERSION_NUMBER \
  (HOPTAC_VERSION_MAJOR << 16 | HOPTAC_VERSION_MINOR << 8 | HOPTAC_VERSION_PATCH)

/**
 * How a call ended. A code keeps its number for ever; a number that is retired is not used again.
 *
 * - 0: done
 * - 100 to 199: an argument of the call is not what it must be; the calling program is to be
 *   corrected
 * - 200 to 299: the arguments are in order, but what is written in a text is refused; the message
 *   is for the person who wrote it
 * - 900 to 999: a defect of the library
 *
 * Later versions may return codes that are not listed here: treat any code but `HOPTAC_OK` as a
 * failure, and let `hoptac_result_text` say what it means.
 */
enum hoptac_result
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Done.
   */
  HOPTAC_OK = 0,
  /**
   * A pointer is NULL that must not be.
   */
  HOPTAC_NULL_ARGUMENT = 100,
  /**
   * A pointer does not have the alignment of what it should point to.
   */
  HOPTAC_MISALIGNED_ARGUMENT = 101,
  /**
   * A handle is of another kind, was freed already, or was not made by this library. Only a
   * handle of another kind is found out for certain; for the others this code is luck.
   */
  HOPTAC_WRONG_HANDLE = 102,
  /**
   * A text is not UTF-8.
   */
  HOPTAC_NOT_UTF8 = 103,
  /**
   * A length is greater than any text can be; most often a negative number that was converted.
   */
  HOPTAC_LENGTH_IMPOSSIBLE = 104,
  /**
   * The language is none of `hoptac_language`.
   */
  HOPTAC_UNKNOWN_LANGUAGE = 105,
  /**
   * The text is not a register, or contradicts itself. The problems say where and why, and what
   * would be right.
   */
  HOPTAC_REGISTER_REFUSED = 200,
  /**
   * The question cannot be answered as it is asked. The problems, which `hoptac_ask` gives as
   * its answer, say where and why, and what would be right.
   */
  HOPTAC_QUESTION_REFUSED = 201,
  /**
   * The change cannot be made to this register. The problems say where and why, and what would be
   * right.
   */
  HOPTAC_CHANGE_REFUSED = 202,
  /**
   * The library failed inside. Nothing is handed out, all handles are as they were before the
   * call, and the program can go on. Please report it with what was printed to standard error.
   */
  HOPTAC_PANIC = 900,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum hoptac_result hoptac_result;
#else
typedef int32_t hoptac_result;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * A language for people.
 */
enum hoptac_language
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Tiếng Việt.
   */
  HOPTAC_VIETNAMESE = 1,
  /**
   * English.
   */
  HOPTAC_ENGLISH = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum hoptac_language hoptac_language;
#else
typedef int32_t hoptac_language;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * All that is wrong with a text that was refused, owned by the caller: at least one problem, in
 * the order of the text. Free it with `hoptac_problems_free`.
 *
 * The texts of a single problem are C strings that live until the problems are freed. Should such
 * a text quote a NUL character, the sign U+2400 stands for it; `hoptac_problems_to_json` has it as
 * it is.
 */
typedef struct hoptac_problems hoptac_problems;

/**
 * A register of a province's international cooperation, owned by the caller. It never changes, so
 * any number of threads may ask it at the same time. Free it with `hoptac_register_free`.
 */
typedef struct hoptac_register hoptac_register;

/**
 * A text that the library wrote and the caller owns: UTF-8, followed by a NUL byte that its
 * length does not count. Free it with `hoptac_text_free`.
 */
typedef struct hoptac_text hoptac_text;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Says in one sentence what a result code means.
 *
 * - `code`: any number.
 * - `language`: of the sentence. Any number that is no `hoptac_language` gives Vietnamese.
 *
 * Returns a NUL-terminated sentence, never NULL, also for a code that does not exist. It lives as
 * long as the library; do not free it.
 */
const char *hoptac_result_text(int32_t code, hoptac_language language);

/**
 * Reads a register from JSON.
 *
 * - `text`, `length`: the JSON text and its length in bytes. It is not kept.
 * - `register_out`: where the register is put. The caller owns it and frees it with
 *   `hoptac_register_free`.
 * - `problems_out`: where the problems are put when the text is refused; the caller owns them and
 *   frees them with `hoptac_problems_free`. NULL when they are of no interest.
 *
 * Returns `HOPTAC_OK`: `*register_out` is set, `*problems_out` is NULL.
 * `HOPTAC_REGISTER_REFUSED`: `*register_out` is NULL, `*problems_out` holds every problem of the
 * text. Or a code of the blocks 100 and 900: both are NULL.
 */
hoptac_result hoptac_register_from_json(const char *text,
                                        size_t length,
                                        hoptac_register **register_out,
                                        hoptac_problems **problems_out);

/**
 * Makes a change, and gets the next register; the register that is changed stays as it is.
 *
 * - `reg`: the register.
 * - `change`, `length`: the change in JSON, such as `{"revision": 0, "recorded": "2025-09-16",
 *   "by": "…", "what": {"amend": {"agreement": "…", "on": "2025-09-15", "cites": […]}}}`, and its
 *   length in bytes.
 * - `register_out`: where the next register is put. The caller owns it and frees it with
 *   `hoptac_register_free`, as also the one that was changed.
 * - `problems_out`: where the problems are put when the change is refused; the caller owns them and
 *   frees them with `hoptac_problems_free`. NULL when they are of no interest.
 *
 * Returns `HOPTAC_OK`: `*register_out` is set, `*problems_out` is NULL. `HOPTAC_CHANGE_REFUSED`:
 * `*register_out` is NULL, `*problems_out` holds every problem of the change. Or a code of the
 * blocks 100 and 900: both are NULL.
 */
hoptac_result hoptac_register_apply(const hoptac_register *reg,
                                    const char *change,
                                    size_t length,
                                    hoptac_register **register_out,
                                    hoptac_problems **problems_out);

/**
 * Asks the register a question in JSON and gets the answer in JSON.
 *
 * - `reg`: the register.
 * - `question`, `length`: the question, such as
 *   `{"standing": {"agreement": "padang-mou-2016", "on": "2024-03-11"}}`, and its length in bytes.
 * - `text_out`: where the answer is put: `{"standing": …}`, or `{"errors": …}` when the question is
 *   refused. The caller owns it and frees it with `hoptac_text_free`.
 *
 * Returns `HOPTAC_OK`, or `HOPTAC_QUESTION_REFUSED` when the answer is `{"errors": …}`: with both
 * of them `*text_out` is set. Or a code of the blocks 100 and 900: then `*text_out` is NULL.
 */
hoptac_result hoptac_ask(const hoptac_register *reg,
                         const char *question,
                         size_t length,
                         hoptac_text **text_out);

/**
 * Asks the register a question and gets the answer as a page for a person to read. Today the
 * agenda is such a page.
 *
 * - `reg`: the register.
 * - `question`, `length`: the question in JSON, as for `hoptac_ask`, and its length in bytes.
 * - `language`: of the page.
 * - `why`: 0 for the page alone, any other number for the steps too that led to each line.
 * - `text_out`: where the page is put: plain text, lines ending in a line feed. The caller owns it
 *   and frees it with `hoptac_text_free`.
 * - `problems_out`: where the problems are put when the question is refused; the caller owns them
 *   and frees them with `hoptac_problems_free`. NULL when they are of no interest.
 *
 * Returns `HOPTAC_OK`: `*text_out` is set, `*problems_out` is NULL. `HOPTAC_QUESTION_REFUSED`:
 * `*text_out` is NULL, `*problems_out` holds every problem of the question. Or a code of the blocks
 * 100 and 900: both are NULL.
 */
hoptac_result hoptac_render(const hoptac_register *reg,
                            const char *question,
                            size_t length,
                            hoptac_language language,
                            int why,
                            hoptac_text **text_out,
                            hoptac_problems **problems_out);

/**
 * Writes the register as JSON, from which the same register can be read again. The same register
 * always gives the same bytes.
 *
 * - `reg`: the register.
 * - `text_out`: where the text is put. The caller owns it and frees it with `hoptac_text_free`.
 *
 * Returns `HOPTAC_OK`, or a code of the blocks 100 and 900; then `*text_out` is NULL.
 */
hoptac_result hoptac_register_to_json(const hoptac_register *reg, hoptac_text **text_out);

/**
 * Frees a register. What was handed out before, such as answers, stays valid.
 *
 * - `reg`: the register, which must not be used afterwards, by any thread; NULL is nothing to
 *   free.
 */
void hoptac_register_free(hoptac_register *reg);

/**
 * The bytes of a text.
 *
 * - `text`: the text, or NULL.
 *
 * Returns `hoptac_text_length(text)` bytes of UTF-8 and a NUL byte after them; NULL when `text` is
 * NULL. They live until the text is freed; do not free them by themselves. JSON never has a NUL
 * byte inside, so an answer can be used as a C string.
 */
const char *hoptac_text_data(const hoptac_text *text);

/**
 * The length of a text in bytes, without the closing NUL byte.
 *
 * - `text`: the text, or NULL.
 *
 * Returns the length; 0 when `text` is NULL.
 */
size_t hoptac_text_length(const hoptac_text *text);

/**
 * Frees a text, and with it what `hoptac_text_data` gave.
 *
 * - `text`: the text, which must not be used afterwards; NULL is nothing to free.
 */
void hoptac_text_free(hoptac_text *text);

/**
 * How many problems there are.
 *
 * - `problems`: the problems, or NULL.
 *
 * Returns the number; 0 when `problems` is NULL.
 */
size_t hoptac_problems_count(const hoptac_problems *problems);

/**
 * The code of a problem, such as `unknown_id`: stable for ever, for programs to tell problems
 * apart.
 *
 * - `problems`: the problems.
 * - `index`: which one, from 0 to `hoptac_problems_count(problems) - 1`.
 *
 * Returns a borrowed C string; NULL when there is no such problem.
 */
const char *hoptac_problems_code(const hoptac_problems *problems, size_t index);

/**
 * Where a problem is: a JSON Pointer (RFC 6901) into the text, such as `/units/0/id`; empty for
 * the text as a whole.
 *
 * - `problems`: the problems.
 * - `index`: which one, from 0 to `hoptac_problems_count(problems) - 1`.
 *
 * Returns a borrowed C string; NULL when there is no such problem.
 */
const char *hoptac_problems_path(const hoptac_problems *problems, size_t index);

/**
 * What is wrong, for people.
 *
 * - `problems`: the problems.
 * - `index`: which one, from 0 to `hoptac_problems_count(problems) - 1`.
 * - `language`: of the sentence.
 *
 * Returns a borrowed C string; NULL when there is no such problem or language.
 */
const char *hoptac_problems_message(const hoptac_problems *problems,
                                    size_t index,
                                    hoptac_language language);

/**
 * What would be right, for people.
 *
 * - `problems`: the problems.
 * - `index`: which one, from 0 to `hoptac_problems_count(problems) - 1`.
 * - `language`: of the sentence.
 *
 * Returns a borrowed C string; NULL when there is no such problem or language.
 */
const char *hoptac_problems_help(const hoptac_problems *problems,
                                 size_t index,
                                 hoptac_language language);

/**
 * All problems as JSON: `{"errors": [{"code": …, "path": …, "message": {"vi": …, "en": …},
 * "help": {"vi": …, "en": …}}, …]}`.
 *
 * - `problems`: the problems.
 * - `text_out`: where the text is put. The caller owns it and frees it with `hoptac_text_free`.
 *
 * Returns `HOPTAC_OK`, or a code of the blocks 100 and 900; then `*text_out` is NULL.
 */
hoptac_result hoptac_problems_to_json(const hoptac_problems *problems, hoptac_text **text_out);

/**
 * Frees the problems, and with them every text that was borrowed from them.
 *
 * - `problems`: the problems, which must not be used afterwards; NULL is nothing to free.
 */
void hoptac_problems_free(hoptac_problems *problems);

/**
 * The version of the library that is running, such as `"1.2.3"`.
 *
 * Compare it with the macro `HOPTAC_VERSION`, the version of the header that the program was
 * compiled with.
 *
 * Returns a NUL-terminated text that lives as long as the library; do not free it.
 */
const char *hoptac_version(void);

/**
 * The version of the library that is running as one number, of which a later version has the
 * greater one.
 *
 * Returns what the macro `HOPTAC_VERSION_NUMBER` is for the header:
 * `major << 16 | minor << 8 | patch`.
 */
uint32_t hoptac_version_number(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* HOPTAC_H */
