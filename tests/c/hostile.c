/* hostile REGISTER.json: bad input of every kind gives a code, and the program goes on. */
#include <hoptac.h>

#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <string.h>

#include "check.h"

static char *text;
static size_t length;
static hoptac_register *reg;

static const char agenda[] = "{\"agenda\":{\"on\":\"2025-09-15\",\"until\":\"2026-03-15\"}}";

/* A pointer that an out-argument must have overwritten. */
#define STALE(type) ((type *)(uintptr_t)1)

/* That every problem says where it is, what is wrong and what would be right, in two languages. */
static void check_problems(const hoptac_problems *problems) {
  const size_t number = hoptac_problems_count(problems);
  size_t index;
  hoptac_text *json = NULL;
  CHECK(number > 0);
  for (index = 0; index < number; index++) {
    const hoptac_problem *problem = hoptac_problems_at(problems, index);
    CHECK(problem->size == sizeof *problem && strlen(problem->code) > 0);
    CHECK(problem->path[0] == '\0' || problem->path[0] == '/');
    CHECK(strlen(problem->message.vi) > 0 && strlen(problem->message.en) > 0);
    CHECK(strlen(problem->help.vi) > 0 && strlen(problem->help.en) > 0);
  }
  CHECK(hoptac_problems_at(problems, number) == NULL);
  CHECK(hoptac_problems_at(problems, SIZE_MAX) == NULL);

  CHECK(hoptac_problems_to_json(problems, &json) == HOPTAC_OK);
  CHECK(strncmp(hoptac_text_data(json), "{\"errors\":[{", 12) == 0);
  hoptac_text_free(json);
}

/* That a text is refused with `code`, nothing is handed out but problems, and those can be read. */
static void check_refused(const char *bytes, size_t count, hoptac_result code) {
  hoptac_register *none = STALE(hoptac_register);
  hoptac_problems *problems = STALE(hoptac_problems);
  CHECK(hoptac_register_from_json(bytes, count, &none, &problems) == code);
  CHECK(none == NULL);
  if (code == HOPTAC_REGISTER_REFUSED) {
    check_problems(problems);
    hoptac_problems_free(problems);
  } else {
    CHECK(problems == NULL);
  }
  none = STALE(hoptac_register);
  CHECK(hoptac_register_from_json(bytes, count, &none, NULL) == code && none == NULL);
}

/* That a question is refused, with an answer in which `sign` stands, and no page is made of it. */
static void check_question_refused(const char *question, const char *sign) {
  hoptac_text *answer = NULL;
  hoptac_text *page = STALE(hoptac_text);
  hoptac_problems *problems = STALE(hoptac_problems);
  CHECK(hoptac_render(reg, question, strlen(question), HOPTAC_ENGLISH, 0, &page, &problems) ==
        HOPTAC_QUESTION_REFUSED);
  CHECK(page == NULL);
  check_problems(problems);
  hoptac_problems_free(problems);

  CHECK(hoptac_ask(reg, question, strlen(question), &answer) == HOPTAC_QUESTION_REFUSED);
  CHECK(strncmp(hoptac_text_data(answer), "{\"errors\":[{", 12) == 0);
  CHECK(strlen(hoptac_text_data(answer)) == hoptac_text_length(answer));
  if (strstr(hoptac_text_data(answer), sign) == NULL) {
    fprintf(stderr, "%s\n  answered %s\n  without %s\n", question, hoptac_text_data(answer), sign);
    exit(1);
  }
  hoptac_text_free(answer);
}

/* That a change is refused, nothing is handed out but problems, and the register stays as it was. */
static void check_change_refused(const char *change, size_t count) {
  hoptac_register *none = STALE(hoptac_register);
  hoptac_problems *problems = STALE(hoptac_problems);
  hoptac_text *before = NULL;
  hoptac_text *after = NULL;
  CHECK(hoptac_register_to_json(reg, &before) == HOPTAC_OK);
  CHECK(hoptac_register_apply(reg, change, count, &none, &problems) == HOPTAC_CHANGE_REFUSED);
  CHECK(none == NULL);
  check_problems(problems);
  hoptac_problems_free(problems);
  none = STALE(hoptac_register);
  CHECK(hoptac_register_apply(reg, change, count, &none, NULL) == HOPTAC_CHANGE_REFUSED);
  CHECK(none == NULL);
  CHECK(hoptac_register_to_json(reg, &after) == HOPTAC_OK);
  CHECK(strcmp(hoptac_text_data(before), hoptac_text_data(after)) == 0);
  hoptac_text_free(before);
  hoptac_text_free(after);
}

static void null_everywhere(void) {
  hoptac_register *none = STALE(hoptac_register);
  hoptac_problems *problems = STALE(hoptac_problems);
  hoptac_text *answer = STALE(hoptac_text);

  CHECK(hoptac_register_from_json(NULL, 0, NULL, NULL) == HOPTAC_NULL_ARGUMENT);
  CHECK(hoptac_register_from_json(text, length, NULL, &problems) == HOPTAC_NULL_ARGUMENT);
  CHECK(problems == NULL);
  CHECK(hoptac_register_from_json(NULL, 1, &none, NULL) == HOPTAC_NULL_ARGUMENT && none == NULL);
  none = STALE(hoptac_register);
  problems = STALE(hoptac_problems);
  CHECK(hoptac_register_apply(NULL, "{}", 2, &none, &problems) == HOPTAC_NULL_ARGUMENT);
  CHECK(none == NULL && problems == NULL);
  CHECK(hoptac_register_apply(reg, NULL, 2, &none, NULL) == HOPTAC_NULL_ARGUMENT && none == NULL);
  CHECK(hoptac_register_apply(reg, "{}", 2, NULL, &problems) == HOPTAC_NULL_ARGUMENT);
  CHECK(hoptac_ask(NULL, NULL, 0, NULL) == HOPTAC_NULL_ARGUMENT);
  CHECK(hoptac_ask(NULL, "{}", 2, &answer) == HOPTAC_NULL_ARGUMENT && answer == NULL);
  answer = STALE(hoptac_text);
  CHECK(hoptac_ask(reg, NULL, 2, &answer) == HOPTAC_NULL_ARGUMENT && answer == NULL);
  CHECK(hoptac_ask(reg, "{}", 2, NULL) == HOPTAC_NULL_ARGUMENT);
  answer = STALE(hoptac_text);
  problems = STALE(hoptac_problems);
  CHECK(hoptac_render(NULL, "{}", 2, HOPTAC_ENGLISH, 0, &answer, &problems) == HOPTAC_NULL_ARGUMENT);
  CHECK(answer == NULL && problems == NULL);
  CHECK(hoptac_render(reg, NULL, 2, HOPTAC_ENGLISH, 0, &answer, NULL) == HOPTAC_NULL_ARGUMENT);
  CHECK(hoptac_render(reg, "{}", 2, HOPTAC_ENGLISH, 0, NULL, &problems) == HOPTAC_NULL_ARGUMENT);
  CHECK(hoptac_register_to_json(NULL, &answer) == HOPTAC_NULL_ARGUMENT && answer == NULL);
  CHECK(hoptac_register_to_json(reg, NULL) == HOPTAC_NULL_ARGUMENT);
  CHECK(hoptac_problems_to_json(NULL, &answer) == HOPTAC_NULL_ARGUMENT && answer == NULL);
  CHECK(hoptac_problems_count(NULL) == 0);
  CHECK(hoptac_problems_at(NULL, 0) == NULL);
  CHECK(hoptac_text_data(NULL) == NULL && hoptac_text_length(NULL) == 0);

  hoptac_text_free(NULL);
  hoptac_text_free(NULL);
  hoptac_problems_free(NULL);
  hoptac_register_free(NULL);
}

/* NULL for each pointer of the functions that give structs. */
static void null_for_structs(void) {
  const hoptac_date on = {2025, 9, 15};
  hoptac_reports_options options;
  hoptac_agenda_options agenda_options;
  hoptac_agreements *agreements = STALE(hoptac_agreements);
  hoptac_agenda *list = STALE(hoptac_agenda);
  hoptac_reports *reports = STALE(hoptac_reports);
  hoptac_targets *targets = STALE(hoptac_targets);
  hoptac_findings *findings = STALE(hoptac_findings);
  hoptac_problems *problems = STALE(hoptac_problems);
  hoptac_standing standing;
  size_t index = 0;

  CHECK(hoptac_ask_agreements(NULL, &agreements) == HOPTAC_NULL_ARGUMENT && agreements == NULL);
  CHECK(hoptac_ask_agreements(reg, NULL) == HOPTAC_NULL_ARGUMENT);
  CHECK(hoptac_count_agreements(NULL) == 0);
  CHECK(hoptac_find_agreement(NULL, "", 0, &index) == HOPTAC_NULL_ARGUMENT && index == SIZE_MAX);
  CHECK(hoptac_find_agreement(reg, NULL, 1, &index) == HOPTAC_NULL_ARGUMENT);
  CHECK(hoptac_find_agreement(reg, "", 0, NULL) == HOPTAC_NULL_ARGUMENT);
  CHECK(hoptac_ask_standings(NULL, on, 0, 0, sizeof standing, &standing) == HOPTAC_NULL_ARGUMENT);
  CHECK(hoptac_ask_standings(reg, on, 0, 1, sizeof standing, NULL) == HOPTAC_NULL_ARGUMENT);
  CHECK(hoptac_agenda_options_init(NULL, sizeof agenda_options) == HOPTAC_NULL_ARGUMENT);
  CHECK(hoptac_agenda_options_init(&agenda_options, sizeof agenda_options) == HOPTAC_OK);
  CHECK(hoptac_ask_agenda(NULL, &agenda_options, &list, &problems) == HOPTAC_NULL_ARGUMENT);
  CHECK(list == NULL && problems == NULL);
  CHECK(hoptac_ask_agenda(reg, NULL, &list, NULL) == HOPTAC_NULL_ARGUMENT);
  CHECK(hoptac_ask_agenda(reg, &agenda_options, NULL, NULL) == HOPTAC_NULL_ARGUMENT);
  CHECK(hoptac_reports_options_init(NULL, sizeof options) == HOPTAC_NULL_ARGUMENT);
  CHECK(hoptac_reports_options_init(&options, sizeof options) == HOPTAC_OK);
  CHECK(hoptac_ask_reports(NULL, &options, &reports, NULL) == HOPTAC_NULL_ARGUMENT);
  CHECK(hoptac_ask_reports(reg, NULL, &reports, NULL) == HOPTAC_NULL_ARGUMENT && reports == NULL);
  CHECK(hoptac_ask_reports(reg, &options, NULL, NULL) == HOPTAC_NULL_ARGUMENT);
  CHECK(hoptac_ask_targets(NULL, on, &targets) == HOPTAC_NULL_ARGUMENT && targets == NULL);
  CHECK(hoptac_ask_targets(reg, on, NULL) == HOPTAC_NULL_ARGUMENT);
  CHECK(hoptac_ask_findings(NULL, &findings) == HOPTAC_NULL_ARGUMENT && findings == NULL);
  CHECK(hoptac_ask_findings(reg, NULL) == HOPTAC_NULL_ARGUMENT);
  CHECK(hoptac_agreements_count(NULL) == 0 && hoptac_agreements_at(NULL, 0) == NULL);
  CHECK(hoptac_agenda_count(NULL) == 0 && hoptac_agenda_at(NULL, 0) == NULL);
  CHECK(hoptac_reports_count(NULL) == 0 && hoptac_reports_at(NULL, 0) == NULL);
  CHECK(hoptac_targets_count(NULL) == 0 && hoptac_targets_at(NULL, 0) == NULL);
  CHECK(hoptac_findings_count(NULL) == 0 && hoptac_findings_at(NULL, 0) == NULL);
  hoptac_agreements_free(NULL);
  hoptac_agenda_free(NULL);
  hoptac_reports_free(NULL);
  hoptac_targets_free(NULL);
  hoptac_findings_free(NULL);
}

static void days_that_do_not_exist(void) {
  const hoptac_date on = {2025, 9, 15};
  const hoptac_date none[] = {{0, 0, 0}, {2025, 2, 29}, {2025, 0, 1}, {-1, 1, 1}, {10000, 1, 1},
                              {2025, 255, 255}};
  hoptac_targets *targets = NULL;
  hoptac_agenda *list = NULL;
  hoptac_agenda_options options;
  hoptac_standing standing;
  size_t index;
  for (index = 0; index < sizeof none / sizeof *none; index++) {
    CHECK(hoptac_ask_targets(reg, none[index], &targets) == HOPTAC_NO_SUCH_DAY && targets == NULL);
    CHECK(hoptac_agenda_options_init(&options, sizeof options) == HOPTAC_OK);
    options.on = on;
    options.until = none[index];
    CHECK(hoptac_ask_agenda(reg, &options, &list, NULL) == HOPTAC_NO_SUCH_DAY && list == NULL);
    CHECK(hoptac_ask_standings(reg, none[index], 0, 1, sizeof standing, &standing) ==
          HOPTAC_NO_SUCH_DAY);
  }
}

static void handles_of_another_kind(void) {
  hoptac_text *answer = NULL;
  hoptac_text *none = NULL;
  hoptac_findings *findings = NULL;
  CHECK(hoptac_register_to_json(reg, &answer) == HOPTAC_OK);
  CHECK(hoptac_ask_findings(reg, &findings) == HOPTAC_OK);
  CHECK(hoptac_targets_at((hoptac_targets *)(void *)findings, 0) == NULL);
  CHECK(hoptac_agenda_count((hoptac_agenda *)(void *)findings) == 0);
  CHECK(hoptac_count_agreements((hoptac_register *)(void *)findings) == 0);
  hoptac_reports_free((hoptac_reports *)(void *)findings);
  hoptac_problems_free((hoptac_problems *)(void *)findings);
  CHECK(hoptac_findings_at(findings, 0) != NULL);
  hoptac_findings_free(findings);
  CHECK(hoptac_ask((hoptac_register *)(void *)answer, "{}", 2, &none) == HOPTAC_WRONG_HANDLE);
  CHECK(hoptac_text_data((hoptac_text *)(void *)reg) == NULL);
  CHECK(hoptac_problems_to_json((hoptac_problems *)(void *)reg, &none) == HOPTAC_WRONG_HANDLE);
  CHECK(none == NULL);
  /* Nothing is freed as what it is not. */
  hoptac_register_free((hoptac_register *)(void *)answer);
  hoptac_problems_free((hoptac_problems *)(void *)answer);
  hoptac_text_free((hoptac_text *)(void *)reg);
  CHECK(strlen(hoptac_text_data(answer)) == hoptac_text_length(answer));
  hoptac_text_free(answer);
}

/* Pointers are made from numbers: a compiler that sees them skewed would complain here already. */
static void misaligned(void) {
  hoptac_text *places[2] = {NULL, NULL};
  hoptac_text **place = (hoptac_text **)((uintptr_t)places + 1);
  const hoptac_register *skewed = (const hoptac_register *)((uintptr_t)reg + 1);
  const hoptac_date on = {2025, 9, 15};
  hoptac_standing room[2];
  hoptac_standing *standing = (hoptac_standing *)((uintptr_t)room + 1);
  hoptac_reports_options *options = (hoptac_reports_options *)((uintptr_t)room + 1);
  hoptac_reports *reports = NULL;
  CHECK(hoptac_ask_standings(reg, on, 0, 1, sizeof *room, standing) == HOPTAC_MISALIGNED_ARGUMENT);
  CHECK(hoptac_ask_reports(reg, options, &reports, NULL) == HOPTAC_MISALIGNED_ARGUMENT);
  CHECK(hoptac_find_agreement(reg, "", 0, (size_t *)((uintptr_t)room + 1)) ==
        HOPTAC_MISALIGNED_ARGUMENT);
  CHECK(hoptac_register_to_json(reg, place) == HOPTAC_MISALIGNED_ARGUMENT);
  CHECK(places[0] == NULL && places[1] == NULL);
  CHECK(hoptac_register_to_json(skewed, places) == HOPTAC_MISALIGNED_ARGUMENT);
}

static void not_utf8(void) {
  hoptac_text *answer = NULL;
  check_refused("\xff", 1, HOPTAC_NOT_UTF8);
  check_refused("{\"\xc4\"}", 5, HOPTAC_NOT_UTF8);
  check_refused("\xc0\xaf", 2, HOPTAC_NOT_UTF8);     /* overlong */
  check_refused("\xed\xa0\x80", 3, HOPTAC_NOT_UTF8); /* half a surrogate pair */
  CHECK(hoptac_ask(reg, "{\"\xff\"}", 5, &answer) == HOPTAC_NOT_UTF8 && answer == NULL);
  check_refused(text, SIZE_MAX, HOPTAC_LENGTH_IMPOSSIBLE);
  check_refused(text, (size_t)-1 / 2 + 1, HOPTAC_LENGTH_IMPOSSIBLE);
}

static void empty_or_cut_off(void) {
  size_t end = length;
  size_t part;
  check_refused(NULL, 0, HOPTAC_REGISTER_REFUSED);
  check_refused(text, 0, HOPTAC_REGISTER_REFUSED);
  while (end > 0 && text[end - 1] != '}') {
    end--;
  }
  CHECK(end > 0);
  for (part = 0; part < 24; part++) {
    size_t cut = (end - 1) * part / 23;
    /* Each part in memory of its own, so that reading past its end is found. */
    char *copy = (char *)malloc(cut + 1);
    CHECK(copy != NULL);
    memcpy(copy, text, cut);
    copy = (char *)realloc(copy, cut > 0 ? cut : 1);
    CHECK(copy != NULL);
    /* A cut through a letter is no UTF-8. */
    check_refused(copy, cut,
                  ((unsigned char)text[cut] & 0xc0) == 0x80 ? HOPTAC_NOT_UTF8
                                                            : HOPTAC_REGISTER_REFUSED);
    free(copy);
  }
  check_question_refused("", "\"code\":");
  check_question_refused("{\"agenda\":{\"on\":\"2025-09-1", "\"code\":");
}

static void endless_nesting(void) {
  const size_t size = 10 * 1000 * 1000;
  char *brackets = (char *)malloc(size);
  hoptac_text *answer = NULL;
  CHECK(brackets != NULL);
  memset(brackets, '[', size);
  check_refused(brackets, size, HOPTAC_REGISTER_REFUSED);
  CHECK(hoptac_ask(reg, brackets, size, &answer) == HOPTAC_QUESTION_REFUSED);
  hoptac_text_free(answer);
  free(brackets);
}

static void nonsense_questions(void) {
  check_question_refused("{}", "\"code\":");
  check_question_refused("null", "\"code\":");
  check_question_refused("{\"no_such_question\":{}}", "\"code\":");
  check_question_refused("{\"agenda\":{\"on\":\"2025-02-30\",\"until\":\"2025-12-31\"}}",
                         "\"path\":\"/agenda/on\"");
  check_question_refused("{\"standing\":{\"agreement\":\"no-such-agreement\",\"on\":\"2025-09-15\"}}",
                         "\"code\":\"unknown_id\"");
}

static void nonsense_changes(void) {
  static const char nothing[] =
      "{\"revision\":0,\"recorded\":\"2025-09-16\",\"by\":\"\",\"what\":{\"amend\":"
      "{\"agreement\":\"no-such-agreement\",\"on\":\"2025-09-15\",\"cites\":[]}}}";
  check_change_refused(NULL, 0);
  check_change_refused("{}", 2);
  check_change_refused(text, length);
  check_change_refused(nothing, sizeof nothing - 1);
}

static void unknown_codes_and_languages(void) {
  hoptac_text *page = STALE(hoptac_text);
  CHECK(hoptac_render(reg, agenda, sizeof agenda - 1, (hoptac_language)77, 0, &page, NULL) ==
        HOPTAC_UNKNOWN_LANGUAGE);
  CHECK(page == NULL);
  CHECK(strcmp(hoptac_result_text(HOPTAC_NOT_UTF8, HOPTAC_ENGLISH), "a text is not UTF-8") == 0);
  CHECK(hoptac_result_text(INT32_MIN, HOPTAC_VIETNAMESE) != NULL);
  CHECK(hoptac_result_text(INT32_MAX, (hoptac_language)77) != NULL);
}

static void *ask_often(void *expected) {
  int round;
  for (round = 0; round < 5; round++) {
    hoptac_text *answer = NULL;
    CHECK(hoptac_ask(reg, agenda, sizeof agenda - 1, &answer) == HOPTAC_OK);
    CHECK(strcmp(hoptac_text_data(answer), (const char *)expected) == 0);
    hoptac_text_free(answer);
  }
  return NULL;
}

static void many_threads(void) {
  pthread_t threads[8];
  hoptac_text *answer = NULL;
  char *expected;
  int number;
  CHECK(hoptac_ask(reg, agenda, sizeof agenda - 1, &answer) == HOPTAC_OK);
  expected = (char *)malloc(hoptac_text_length(answer) + 1);
  CHECK(expected != NULL);
  memcpy(expected, hoptac_text_data(answer), hoptac_text_length(answer) + 1);
  hoptac_text_free(answer);
  for (number = 0; number < 8; number++) {
    CHECK(pthread_create(&threads[number], NULL, ask_often, expected) == 0);
  }
  for (number = 0; number < 8; number++) {
    CHECK(pthread_join(threads[number], NULL) == 0);
  }
  free(expected);
}

int main(int count, char **arguments) {
  CHECK(count == 2);
  text = read_file(arguments[1], &length);
  CHECK(hoptac_register_from_json(text, length, &reg, NULL) == HOPTAC_OK);

  null_everywhere();
  null_for_structs();
  days_that_do_not_exist();
  handles_of_another_kind();
  misaligned();
  not_utf8();
  empty_or_cut_off();
  endless_nesting();
  nonsense_questions();
  nonsense_changes();
  unknown_codes_and_languages();
  many_threads();

  hoptac_register_free(reg);
  free(text);
  return 0;
}
