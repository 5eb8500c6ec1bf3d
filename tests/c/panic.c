/* Every function, made to panic inside: it must come back, with a code or with nothing, and what
   was there before must still be good. Links with a library that has the hook below. */
#include <hoptac.h>

#include <string.h>

#include "check.h"

#ifdef __cplusplus
extern "C"
#endif
void hoptac_test_panic_next(void);

/* What a call gives when it panics inside. */
#define PANICKING(call) (hoptac_test_panic_next(), (call))

/* The functions that give structs: nothing comes out, and each list is still whole. */
static void panic_in_lists(const hoptac_register *reg) {
  const hoptac_date on = {2025, 9, 15};
  hoptac_reports_options options;
  hoptac_agenda_options today;
  hoptac_standing standing;
  hoptac_agreements *agreements = NULL, *no_agreements = NULL;
  hoptac_agenda *agenda = NULL, *no_agenda = NULL;
  hoptac_reports *reports = NULL, *no_reports = NULL;
  hoptac_targets *targets = NULL, *no_targets = NULL;
  hoptac_findings *findings = NULL, *no_findings = NULL;
  size_t index;

  CHECK(PANICKING(hoptac_reports_options_init(&options, sizeof options)) == HOPTAC_PANIC);
  CHECK(hoptac_reports_options_init(&options, sizeof options) == HOPTAC_OK);
  options.from = options.until = options.on = on;
  CHECK(PANICKING(hoptac_agenda_options_init(&today, sizeof today)) == HOPTAC_PANIC);
  CHECK(hoptac_agenda_options_init(&today, sizeof today) == HOPTAC_OK);
  today.on = today.until = on;
  CHECK(PANICKING(hoptac_count_agreements(reg)) == 0);
  CHECK(PANICKING(hoptac_find_agreement(reg, "", 0, &index)) == HOPTAC_PANIC);
  CHECK(PANICKING(hoptac_ask_standings(reg, on, 0, 1, sizeof standing, &standing)) == HOPTAC_PANIC);

  CHECK(PANICKING(hoptac_ask_agreements(reg, &no_agreements)) == HOPTAC_PANIC && !no_agreements);
  CHECK(PANICKING(hoptac_ask_agenda(reg, &today, &no_agenda, NULL)) == HOPTAC_PANIC && !no_agenda);
  CHECK(PANICKING(hoptac_ask_reports(reg, &options, &no_reports, NULL)) == HOPTAC_PANIC);
  CHECK(PANICKING(hoptac_ask_targets(reg, on, &no_targets)) == HOPTAC_PANIC && !no_targets);
  CHECK(PANICKING(hoptac_ask_findings(reg, &no_findings)) == HOPTAC_PANIC && !no_findings);

  CHECK(hoptac_ask_agreements(reg, &agreements) == HOPTAC_OK);
  CHECK(hoptac_ask_agenda(reg, &today, &agenda, NULL) == HOPTAC_OK);
  CHECK(hoptac_ask_reports(reg, &options, &reports, NULL) == HOPTAC_OK);
  CHECK(hoptac_ask_targets(reg, on, &targets) == HOPTAC_OK);
  CHECK(hoptac_ask_findings(reg, &findings) == HOPTAC_OK);
  CHECK(PANICKING(hoptac_agreements_count(agreements)) == 0);
  CHECK(PANICKING(hoptac_agenda_count(agenda)) == 0);
  CHECK(PANICKING(hoptac_reports_count(reports)) == 0);
  CHECK(PANICKING(hoptac_targets_count(targets)) == 0);
  CHECK(PANICKING(hoptac_findings_count(findings)) == 0);
  CHECK(PANICKING(hoptac_agreements_at(agreements, 0)) == NULL);
  CHECK(PANICKING(hoptac_agenda_at(agenda, 0)) == NULL);
  CHECK(PANICKING(hoptac_reports_at(reports, 0)) == NULL);
  CHECK(PANICKING(hoptac_targets_at(targets, 0)) == NULL);
  CHECK(PANICKING(hoptac_findings_at(findings, 0)) == NULL);
  (void)PANICKING((hoptac_agreements_free(agreements), 0));
  (void)PANICKING((hoptac_agenda_free(agenda), 0));
  (void)PANICKING((hoptac_reports_free(reports), 0));
  (void)PANICKING((hoptac_targets_free(targets), 0));
  (void)PANICKING((hoptac_findings_free(findings), 0));

  CHECK(hoptac_agreements_at(agreements, 0) != NULL && hoptac_agenda_at(agenda, 0) != NULL);
  CHECK(hoptac_targets_at(targets, 0) != NULL && hoptac_findings_at(findings, 0) != NULL);
  hoptac_agreements_free(agreements);
  hoptac_agenda_free(agenda);
  hoptac_reports_free(reports);
  hoptac_targets_free(targets);
  hoptac_findings_free(findings);
}

int main(int count, char **arguments) {
  static const char question[] = "{}";
  size_t length;
  char *text;
  hoptac_register *reg = NULL;
  hoptac_register *no_register = NULL;
  hoptac_problems *problems = NULL;
  hoptac_problems *no_problems = NULL;
  hoptac_text *answer = NULL;
  hoptac_text *no_answer = NULL;

  CHECK(count == 2);
  text = read_file(arguments[1], &length);
  CHECK(hoptac_register_from_json("", 0, &reg, &problems) == HOPTAC_REGISTER_REFUSED);
  CHECK(hoptac_register_from_json(text, length, &reg, NULL) == HOPTAC_OK);
  CHECK(hoptac_register_to_json(reg, &answer) == HOPTAC_OK);

  CHECK(PANICKING(hoptac_register_from_json(text, length, &no_register, &no_problems)) ==
        HOPTAC_PANIC);
  CHECK(no_register == NULL && no_problems == NULL);
  CHECK(PANICKING(hoptac_register_apply(reg, question, 2, &no_register, &no_problems)) ==
        HOPTAC_PANIC);
  CHECK(no_register == NULL && no_problems == NULL);
  CHECK(PANICKING(hoptac_ask(reg, question, 2, &no_answer)) == HOPTAC_PANIC && no_answer == NULL);
  CHECK(PANICKING(hoptac_render(reg, question, 2, HOPTAC_ENGLISH, 0, &no_answer, &no_problems)) ==
        HOPTAC_PANIC);
  CHECK(no_answer == NULL && no_problems == NULL);
  CHECK(PANICKING(hoptac_register_to_json(reg, &no_answer)) == HOPTAC_PANIC && no_answer == NULL);
  CHECK(PANICKING(hoptac_problems_to_json(problems, &no_answer)) == HOPTAC_PANIC);
  CHECK(no_answer == NULL);
  CHECK(PANICKING(hoptac_problems_count(problems)) == 0);
  CHECK(PANICKING(hoptac_problems_at(problems, 0)) == NULL);
  CHECK(PANICKING(hoptac_text_data(answer)) == NULL);
  CHECK(PANICKING(hoptac_text_length(answer)) == 0);
  CHECK(PANICKING(hoptac_result_text(HOPTAC_OK, HOPTAC_ENGLISH)) != NULL);

  panic_in_lists(reg);

  /* A panic before anything was freed leaves the handle whole. */
  (void)PANICKING((hoptac_text_free(answer), 0));
  CHECK(hoptac_text_length(answer) == strlen(hoptac_text_data(answer)));
  hoptac_text_free(answer);
  answer = NULL;
  (void)PANICKING((hoptac_problems_free(problems), 0));
  CHECK(hoptac_problems_to_json(problems, &answer) == HOPTAC_OK && answer != NULL);
  hoptac_text_free(answer);
  answer = NULL;
  (void)PANICKING((hoptac_register_free(reg), 0));
  CHECK(hoptac_register_to_json(reg, &answer) == HOPTAC_OK && answer != NULL);

  hoptac_text_free(answer);
  hoptac_problems_free(problems);
  hoptac_register_free(reg);
  free(text);
  return 0;
}
