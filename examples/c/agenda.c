/* agenda REGISTER.json ON UNTIL [vi|en]

   Prints what wants attention in a province's international cooperation, as of the day ON, looking
   ahead to the day UNTIL, both written like 2025-09-15. */
#include <hoptac.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Says why a text was refused: where, what is wrong, and what would be right. */
static void print_problems(const char *what, const hoptac_problems *problems,
                           hoptac_language language) {
  const hoptac_problem *problem;
  size_t index;
  for (index = 0; (problem = hoptac_problems_at(problems, index)) != NULL; index++) {
    const int vietnamese = language == HOPTAC_VIETNAMESE;
    fprintf(stderr, "%s%s: %s %s\n", what, problem->path,
            vietnamese ? problem->message.vi : problem->message.en,
            vietnamese ? problem->help.vi : problem->help.en);
  }
}

/* The whole file, to be given to free(); NULL when it cannot be read. */
static char *read_file(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  size_t room = 1 << 16;
  char *text = NULL;
  *length = 0;
  if (file == NULL) {
    return NULL;
  }
  for (;;) {
    char *larger = (char *)realloc(text, room);
    if (larger == NULL) {
      break;
    }
    text = larger;
    *length += fread(text + *length, 1, room - *length, file);
    if (*length < room) {
      if (ferror(file)) {
        break;
      }
      fclose(file);
      return text;
    }
    room *= 2;
  }
  fclose(file);
  free(text);
  return NULL;
}

int main(int count, char **arguments) {
  hoptac_language language = HOPTAC_VIETNAMESE;
  hoptac_register *reg = NULL;
  hoptac_problems *problems = NULL;
  hoptac_text *page = NULL;
  hoptac_result code;
  char question[256];
  char *text;
  size_t length;
  int written;

  if (count < 4 || count > 5) {
    fprintf(stderr, "agenda REGISTER.json ON UNTIL [vi|en]\n");
    return 2;
  }
  if (count == 5 && strcmp(arguments[4], "en") == 0) {
    language = HOPTAC_ENGLISH;
  }
  written = snprintf(question, sizeof question, "{\"agenda\":{\"on\":\"%s\",\"until\":\"%s\"}}",
                     arguments[2], arguments[3]);
  if (written < 0 || (size_t)written >= sizeof question) {
    fprintf(stderr, "a day is written like 2025-09-15\n");
    return 2;
  }
  text = read_file(arguments[1], &length);
  if (text == NULL) {
    perror(arguments[1]);
    return 1;
  }

  code = hoptac_register_from_json(text, length, &reg, &problems);
  free(text); /* it is not kept */
  if (code == HOPTAC_REGISTER_REFUSED) {
    print_problems(arguments[1], problems, language);
  } else if (code == HOPTAC_OK) {
    code = hoptac_render(reg, question, (size_t)written, language, 0, &page, &problems);
    if (code == HOPTAC_QUESTION_REFUSED) {
      print_problems("", problems, language);
    } else if (code == HOPTAC_OK) {
      fwrite(hoptac_text_data(page), 1, hoptac_text_length(page), stdout);
    }
  }
  if (code != HOPTAC_OK) {
    fprintf(stderr, "agenda: %s\n", hoptac_result_text(code, language));
  }

  hoptac_text_free(page);
  hoptac_problems_free(problems);
  hoptac_register_free(reg);
  return code == HOPTAC_OK ? 0 : 1;
}
