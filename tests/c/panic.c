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
  CHECK(PANICKING(hoptac_problems_code(problems, 0)) == NULL);
  CHECK(PANICKING(hoptac_problems_path(problems, 0)) == NULL);
  CHECK(PANICKING(hoptac_problems_message(problems, 0, HOPTAC_ENGLISH)) == NULL);
  CHECK(PANICKING(hoptac_problems_help(problems, 0, HOPTAC_ENGLISH)) == NULL);
  CHECK(PANICKING(hoptac_text_data(answer)) == NULL);
  CHECK(PANICKING(hoptac_text_length(answer)) == 0);
  CHECK(PANICKING(hoptac_result_text(HOPTAC_OK, HOPTAC_ENGLISH)) != NULL);

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
