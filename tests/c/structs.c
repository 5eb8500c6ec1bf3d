/* structs REGISTER.json: every list is walked and everything in it is read, so that the tools that
   watch memory see it; and structs of an older and of a newer header are filled as they should be. */
#include <hoptac.h>

#include <string.h>

#include "check.h"

static hoptac_register *reg;
static const hoptac_date on = {2025, 9, 15};
static const hoptac_date until = {2026, 3, 15};

static size_t letters;

static void read_text(const char *text) {
  CHECK(text != NULL);
  letters += strlen(text);
}

static void read_both(hoptac_bilingual text) {
  CHECK(text.vi[0] != '\0' && text.en[0] != '\0');
  read_text(text.vi);
  read_text(text.en);
}

static void read_named(const hoptac_named *named, size_t count) {
  size_t i;
  for (i = 0; i < count; i++) {
    read_text(named[i].id);
    read_both(named[i].name);
  }
}

static void read_ids(const char *const *ids, size_t count) {
  size_t i;
  for (i = 0; i < count; i++) {
    CHECK(ids[i][0] != '\0');
    read_text(ids[i]);
  }
}

/* A day that is not known is 0 altogether; one that is known is in the calendar. */
static void read_day(hoptac_date day) {
  if (day.year == 0) {
    CHECK(day.month == 0 && day.day == 0);
  } else {
    CHECK(day.year >= 1 && day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= 31);
  }
}

static void read_window(hoptac_window window) {
  read_day(window.earliest);
  read_day(window.latest);
}

static void read_cites(const hoptac_citation *cites, size_t count) {
  size_t i;
  CHECK(count > 0);
  for (i = 0; i < count; i++) {
    CHECK(cites[i].document.id[0] != '\0' && cites[i].inferred <= 1);
    read_both(cites[i].document.name);
    read_text(cites[i].section);
    read_text(cites[i].words);
  }
}

static void read_agreements(void) {
  hoptac_agreements *list = NULL;
  const hoptac_agreement *item;
  size_t i, index;
  CHECK(hoptac_ask_agreements(reg, &list) == HOPTAC_OK);
  for (i = 0; (item = hoptac_agreements_at(list, i)) != NULL; i++) {
    CHECK(item->size == sizeof *item);
    CHECK(hoptac_find_agreement(reg, item->id, strlen(item->id), &index) == HOPTAC_OK);
    CHECK(index == i);
    read_both(item->title);
    read_window(item->signing);
    read_cites(item->cites, item->cites_count);
  }
  CHECK(i > 0 && i == hoptac_agreements_count(list) && i == hoptac_count_agreements(reg));
  CHECK(hoptac_agreements_at(list, SIZE_MAX) == NULL);
  hoptac_agreements_free(list);
  CHECK(hoptac_find_agreement(reg, "no-such-id", 10, &index) == HOPTAC_UNKNOWN_ID);
  CHECK(index == SIZE_MAX);
}

/* All at once, and one by one; and nothing beyond the array is written to. */
static void read_standings(void) {
  const size_t count = hoptac_count_agreements(reg);
  hoptac_standing *all = (hoptac_standing *)malloc(count * sizeof *all);
  hoptac_standing one;
  size_t i;
  CHECK(all != NULL);
  CHECK(hoptac_ask_standings(reg, on, 0, count, sizeof *all, all) == HOPTAC_OK);
  for (i = 0; i < count; i++) {
    CHECK(hoptac_ask_standings(reg, on, i, 1, sizeof one, &one) == HOPTAC_OK);
    CHECK(memcmp(&one, &all[i], sizeof one) == 0);
    CHECK(one.size == sizeof one && one.phases != 0 && (one.turns & HOPTAC_PHASE_IN_FORCE));
    read_window(one.in_force);
    read_window(one.expired);
    read_window(one.superseded);
  }
  CHECK(hoptac_ask_standings(reg, on, count, 1, sizeof one, &one) == HOPTAC_OUT_OF_RANGE);
  CHECK(hoptac_ask_standings(reg, on, 1, count, sizeof *all, all) == HOPTAC_OUT_OF_RANGE);
  free(all);
}

/* A later header may have a longer struct: what this library does not know becomes 0. */
static void fill_a_later_struct(void) {
  struct later {
    hoptac_standing known;
    uint64_t unknown;
  } two[2];
  hoptac_standing one;
  CHECK(hoptac_ask_standings(reg, on, 0, 1, sizeof one, &one) == HOPTAC_OK);
  memset(two, 0xff, sizeof two);
  CHECK(hoptac_ask_standings(reg, on, 0, 2, sizeof *two, &two[0].known) == HOPTAC_OK);
  CHECK(memcmp(&two[0].known, &one, sizeof one) == 0);
  CHECK(two[0].unknown == 0 && two[1].unknown == 0 && two[1].known.size == sizeof one);
  CHECK(hoptac_ask_standings(reg, on, 0, 1, sizeof one - 8, &one) == HOPTAC_WRONG_SIZE);
  CHECK(hoptac_ask_standings(reg, on, 0, 1, sizeof one + 1, &one) == HOPTAC_WRONG_SIZE);
  CHECK(hoptac_ask_standings(reg, on, 0, 1, 0, &one) == HOPTAC_WRONG_SIZE);
}

static void read_agenda(void) {
  hoptac_agenda_options options;
  hoptac_agenda *list = NULL;
  hoptac_problems *problems = NULL;
  const hoptac_agenda_item *item;
  size_t i;
  CHECK(hoptac_agenda_options_init(&options, sizeof options) == HOPTAC_OK);
  CHECK(options.size == sizeof options && options.from.year == 0 && options.statutory == 0);
  CHECK(hoptac_ask_agenda(reg, &options, &list, NULL) == HOPTAC_NO_SUCH_DAY && list == NULL);
  options.on = on;
  options.until = until;
  CHECK(hoptac_ask_agenda(reg, &options, &list, &problems) == HOPTAC_OK && problems == NULL);
  for (i = 0; (item = hoptac_agenda_at(list, i)) != NULL; i++) {
    CHECK(item->size == sizeof *item && item->id[0] != '\0' && item->subject[0] != '\0');
    CHECK(item->kind >= HOPTAC_AGENDA_REPORT && item->kind <= HOPTAC_AGENDA_MISSING_FACT);
    CHECK(item->urgency >= HOPTAC_URGENCY_OVERDUE && item->urgency <= HOPTAC_URGENCY_UNDATED);
    read_both(item->title);
    read_window(item->window);
    read_named(item->answering, item->answering_count);
    read_ids(item->partners, item->partners_count);
    read_cites(item->cites, item->cites_count);
  }
  CHECK(i > 0 && i == hoptac_agenda_count(list));
  hoptac_agenda_free(list);
  options.from = until;
  CHECK(hoptac_ask_agenda(reg, &options, &list, &problems) == HOPTAC_QUESTION_REFUSED);
  CHECK(list == NULL && hoptac_problems_count(problems) == 1);
  read_both(hoptac_problems_at(problems, 0)->message);
  hoptac_problems_free(problems);
}

static void read_reports(void) {
  hoptac_reports_options options;
  hoptac_reports *list = NULL;
  const hoptac_report *item;
  size_t few, i, j;
  CHECK(hoptac_reports_options_init(&options, sizeof options) == HOPTAC_OK);
  CHECK(options.size == sizeof options && options.statutory == 0);
  CHECK(hoptac_ask_reports(reg, &options, &list, NULL) == HOPTAC_NO_SUCH_DAY && list == NULL);
  options.from = options.on = on;
  options.until = until;
  CHECK(hoptac_ask_reports(reg, &options, &list, NULL) == HOPTAC_OK);
  few = hoptac_reports_count(list);
  hoptac_reports_free(list);
  options.statutory = 1;
  CHECK(hoptac_ask_reports(reg, &options, &list, NULL) == HOPTAC_OK);
  for (i = 0; (item = hoptac_reports_at(list, i)) != NULL; i++) {
    CHECK(item->size == sizeof *item && item->id[0] != '\0' && item->level >= 1);
    CHECK(item->state >= HOPTAC_REPORT_SUBMITTED && item->state <= HOPTAC_REPORT_OVERDUE);
    read_text(item->duty);
    read_both(item->title);
    read_window(item->covers);
    read_window(item->data);
    read_window(item->due);
    read_named(&item->to, 1);
    for (j = 0; j < item->obliged_count; j++) {
      read_named(&item->obliged[j].unit, 1);
      read_text(item->obliged[j].submission);
    }
    read_named(item->blocked_by, item->blocked_by_count);
    read_cites(item->cites, item->cites_count);
  }
  CHECK(few > 0 && i > few && i == hoptac_reports_count(list));
  hoptac_reports_free(list);
}

/* Options of a later header are taken as long as they ask for nothing that is not known here. */
static void ask_with_later_options(void) {
  struct later {
    hoptac_reports_options known;
    uint64_t unknown;
  } options;
  hoptac_reports *list = NULL;
  CHECK(hoptac_reports_options_init(&options.known, sizeof options) == HOPTAC_OK);
  CHECK(options.known.size == sizeof options && options.unknown == 0);
  options.known.from = options.known.on = options.known.until = on;
  CHECK(hoptac_ask_reports(reg, &options.known, &list, NULL) == HOPTAC_OK);
  hoptac_reports_free(list);
  options.unknown = 1;
  CHECK(hoptac_ask_reports(reg, &options.known, &list, NULL) == HOPTAC_WRONG_SIZE);
  CHECK(hoptac_reports_options_init(&options.known, 4) == HOPTAC_WRONG_SIZE);
  CHECK(hoptac_reports_options_init(&options.known, SIZE_MAX) == HOPTAC_WRONG_SIZE);
  memset(&options, 0x55, sizeof options); /* as if nobody had set them up */
  CHECK(hoptac_ask_reports(reg, &options.known, &list, NULL) == HOPTAC_WRONG_SIZE && list == NULL);
}

static void read_counted(const hoptac_counted *counted, size_t count) {
  size_t i;
  for (i = 0; i < count; i++) {
    CHECK(counted[i].agreement[0] != '\0' && counted[i].certain <= 1);
    read_both(counted[i].title);
    read_both(counted[i].says);
  }
}

static void read_targets(void) {
  hoptac_targets *list = NULL;
  const hoptac_target *item;
  size_t i;
  CHECK(hoptac_ask_targets(reg, on, &list) == HOPTAC_OK);
  for (i = 0; (item = hoptac_targets_at(list, i)) != NULL; i++) {
    CHECK(item->size == sizeof *item && item->id[0] != '\0');
    CHECK(item->reached.least <= item->reached.most && item->elapsed_percent <= 100);
    CHECK(item->pace >= HOPTAC_PACE_UNKNOWN && item->pace <= HOPTAC_PACE_BEHIND);
    read_both(item->title);
    read_window(item->period);
    read_counted(item->counted, item->counted_count);
    read_counted(item->near_misses, item->near_misses_count);
    read_ids(item->planned, item->planned_count);
    read_cites(item->cites, item->cites_count);
  }
  CHECK(i > 0 && i == hoptac_targets_count(list));
  hoptac_targets_free(list);
}

static void read_findings(void) {
  hoptac_findings *list = NULL;
  const hoptac_finding *item;
  size_t i;
  CHECK(hoptac_ask_findings(reg, &list) == HOPTAC_OK);
  for (i = 0; (item = hoptac_findings_at(list, i)) != NULL; i++) {
    CHECK(item->size == sizeof *item && item->code[0] != '\0' && item->path[0] == '/');
    CHECK(item->severity >= HOPTAC_SEVERITY_CONTRADICTION && item->severity <= HOPTAC_SEVERITY_GAP);
    read_both(item->message);
    read_both(item->help);
    read_cites(item->cites, item->cites_count);
  }
  CHECK(i > 0 && i == hoptac_findings_count(list));
  hoptac_findings_free(list);
}

/* What was handed out stays good when the register is gone. */
static void outlive_the_register(void) {
  hoptac_findings *findings = NULL;
  CHECK(hoptac_ask_findings(reg, &findings) == HOPTAC_OK);
  hoptac_register_free(reg);
  reg = NULL;
  read_both(hoptac_findings_at(findings, 0)->message);
  hoptac_findings_free(findings);
}

int main(int count, char **arguments) {
  size_t length;
  char *text;
  CHECK(count == 2);
  text = read_file(arguments[1], &length);
  CHECK(hoptac_register_from_json(text, length, &reg, NULL) == HOPTAC_OK);
  free(text);

  read_agreements();
  read_standings();
  fill_a_later_struct();
  read_agenda();
  read_reports();
  ask_with_later_options();
  read_targets();
  read_findings();
  outlive_the_register();
  CHECK(letters > 0);
  return 0;
}
