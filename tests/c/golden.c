/* golden CASE…: the golden cases, each a folder with register.json, change-0.json … where there are
   changes, question.json and answer.json.

   A register or a change that is refused answers with its problems. All cases run; the exit code is 1 when the
   bytes of one differ. */
#include <hoptac.h>

#include <string.h>

#include "check.h"

static void path_of(char path[4096], const char *folder, const char *name) {
  CHECK((size_t)snprintf(path, 4096, "%s/%s.json", folder, name) < 4096);
}

static char *read_part(const char *folder, const char *name, size_t *length) {
  char path[4096];
  path_of(path, folder, name);
  return read_file(path, length);
}

static int has_part(const char *folder, const char *name) {
  char path[4096];
  FILE *file;
  path_of(path, folder, name);
  file = fopen(path, "rb");
  if (file != NULL) {
    fclose(file);
  }
  return file != NULL;
}

static int same(const hoptac_text *text, const char *bytes, size_t length) {
  return hoptac_text_length(text) == length &&
         memcmp(hoptac_text_data(text), bytes, length) == 0;
}

static int is_errors(const hoptac_text *answer) {
  static const char start[] = "{\"errors\":";
  return strncmp(hoptac_text_data(answer), start, sizeof start - 1) == 0;
}

/* Reading what was written gives the same bytes again. */
static void check_round_trip(const hoptac_register *reg) {
  hoptac_text *once = NULL;
  hoptac_text *twice = NULL;
  hoptac_register *again = NULL;
  CHECK(hoptac_register_to_json(reg, &once) == HOPTAC_OK);
  CHECK(hoptac_register_from_json(hoptac_text_data(once), hoptac_text_length(once), &again,
                                  NULL) == HOPTAC_OK);
  CHECK(hoptac_register_to_json(again, &twice) == HOPTAC_OK);
  CHECK(same(twice, hoptac_text_data(once), hoptac_text_length(once)));
  hoptac_text_free(once);
  hoptac_text_free(twice);
  hoptac_register_free(again);
}

/* Makes the changes of a case one after the other, up to one that is refused. */
static hoptac_result change(const char *folder, hoptac_register **reg, hoptac_problems **problems) {
  hoptac_result code = HOPTAC_OK;
  int number;
  for (number = 0; code == HOPTAC_OK; number++) {
    char name[32];
    size_t length;
    char *text;
    hoptac_register *next = NULL;
    CHECK((size_t)snprintf(name, sizeof name, "change-%d", number) < sizeof name);
    if (!has_part(folder, name)) {
      break;
    }
    text = read_part(folder, name, &length);
    code = hoptac_register_apply(*reg, text, length, &next, problems);
    CHECK(code == HOPTAC_OK || code == HOPTAC_CHANGE_REFUSED);
    CHECK((code == HOPTAC_OK) == (next != NULL));
    CHECK((code == HOPTAC_OK) == (*problems == NULL));
    if (code == HOPTAC_OK) {
      hoptac_register_free(*reg);
      *reg = next;
    }
    free(text);
  }
  return code;
}

static int passes(const char *folder) {
  size_t text_length, question_length, expected_length;
  char *text = read_part(folder, "register", &text_length);
  char *question = read_part(folder, "question", &question_length);
  char *expected = read_part(folder, "answer", &expected_length);
  hoptac_register *reg = NULL;
  hoptac_problems *problems = NULL;
  hoptac_text *answer = NULL;
  int passed;

  if (hoptac_register_from_json(text, text_length, &reg, &problems) == HOPTAC_OK &&
      change(folder, &reg, &problems) == HOPTAC_OK) {
    const hoptac_result code = hoptac_ask(reg, question, question_length, &answer);
    CHECK(code == HOPTAC_OK || code == HOPTAC_QUESTION_REFUSED);
    CHECK((code == HOPTAC_QUESTION_REFUSED) == is_errors(answer));
    check_round_trip(reg);
  } else {
    CHECK(hoptac_problems_to_json(problems, &answer) == HOPTAC_OK);
  }
  passed = same(answer, expected, expected_length);
  if (!passed) {
    fprintf(stderr, "%s\n  expected %.*s\n  answered %s\n", folder, (int)expected_length, expected,
            hoptac_text_data(answer));
  }
  hoptac_text_free(answer);
  hoptac_problems_free(problems);
  hoptac_register_free(reg);
  free(text);
  free(question);
  free(expected);
  return passed;
}

int main(int count, char **arguments) {
  int failed = 0;
  int number;
  CHECK(count > 1);
  for (number = 1; number < count; number++) {
    failed += !passes(arguments[number]);
  }
  printf("%d golden cases, %d failed\n", count - 1, failed);
  return failed != 0;
}
