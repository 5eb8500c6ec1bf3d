/* structs REGISTER.json ON UNTIL

   How many agreements may be in force on the day ON, and what wants attention up to the day UNTIL,
   both written like 2025-09-15: from structs, without JSON beyond the register itself. */
#include <hoptac.h>

#include <stdio.h>
#include <stdlib.h>

static hoptac_date day(const char *text) {
  hoptac_date none = {0, 0, 0};
  hoptac_date date;
  int year, month, day;
  if (sscanf(text, "%d-%d-%d", &year, &month, &day) != 3) {
    return none;
  }
  date.year = (int16_t)year;
  date.month = (uint8_t)month;
  date.day = (uint8_t)day;
  return date;
}

static void print_day(hoptac_date date) {
  if (date.year == 0) {
    printf("không rõ  ");
  } else {
    printf("%02d/%02d/%04d", date.day, date.month, date.year);
  }
}

static hoptac_result print_in_force(const hoptac_register *reg, hoptac_date on) {
  const size_t count = hoptac_count_agreements(reg);
  hoptac_standing *standings = (hoptac_standing *)calloc(count, sizeof *standings);
  unsigned certainly = 0, possibly = 0;
  hoptac_result code;
  size_t i;
  code = hoptac_ask_standings(reg, on, 0, count, sizeof *standings, standings);
  for (i = 0; code == HOPTAC_OK && i < count; i++) {
    if (standings[i].phases & HOPTAC_PHASE_IN_FORCE) {
      certainly += standings[i].certain;
      possibly += 1;
    }
  }
  if (code == HOPTAC_OK) {
    printf("Còn hiệu lực: %u–%u\n", certainly, possibly);
  }
  free(standings);
  return code;
}

static hoptac_result print_agenda(const hoptac_register *reg, hoptac_date on, hoptac_date until) {
  hoptac_agenda_options options;
  hoptac_agenda *agenda = NULL;
  const hoptac_agenda_item *item;
  hoptac_result code;
  size_t i;
  hoptac_agenda_options_init(&options, sizeof options);
  options.on = on;
  options.until = until;
  code = hoptac_ask_agenda(reg, &options, &agenda, NULL);
  for (i = 0; (item = hoptac_agenda_at(agenda, i)) != NULL; i++) {
    print_day(item->window.latest);
    printf("  %s  %s %s\n", item->title.vi, item->cites[0].document.name.vi,
           item->cites[0].section);
  }
  hoptac_agenda_free(agenda);
  return code;
}

/* The register in a file of at most 4 MiB; NULL when it cannot be read, or is none. */
static hoptac_register *read_register(const char *path) {
  static char text[4 << 20];
  hoptac_register *reg = NULL;
  FILE *file = fopen(path, "rb");
  size_t length;
  if (file == NULL) {
    return NULL;
  }
  length = fread(text, 1, sizeof text, file);
  fclose(file);
  hoptac_register_from_json(text, length, &reg, NULL);
  return reg;
}

int main(int count, char **arguments) {
  hoptac_register *reg;
  hoptac_result code;
  if (count != 4) {
    fprintf(stderr, "structs REGISTER.json ON UNTIL\n");
    return 2;
  }
  reg = read_register(arguments[1]);
  code = print_in_force(reg, day(arguments[2]));
  if (code == HOPTAC_OK) {
    code = print_agenda(reg, day(arguments[2]), day(arguments[3]));
  }
  if (code != HOPTAC_OK) {
    fprintf(stderr, "structs: %s\n", hoptac_result_text(code, HOPTAC_VIETNAMESE));
  }
  hoptac_register_free(reg);
  return code == HOPTAC_OK ? 0 : 1;
}
