// agenda REGISTER.json ON UNTIL
//
// How many agreements may be in force on the day ON, and what wants attention up to the day UNTIL,
// both written like 2025-09-15.
#include <hoptac.hpp>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

static hoptac_date day(const char *text) {
  int year = 0, month = 0, day = 0;
  std::sscanf(text, "%d-%d-%d", &year, &month, &day);
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
          static_cast<std::uint8_t>(day)};
}

static std::string in_words(hoptac_date day) {
  char text[32] = "không rõ  ";
  if (day.year != 0) {
    std::snprintf(text, sizeof text, "%02d/%02d/%04d", day.day, day.month, day.year);
  }
  return text;
}

int main(int count, char **arguments) try {
  if (count != 4) {
    std::cerr << "agenda REGISTER.json ON UNTIL\n";
    return 2;
  }
  std::ostringstream text;
  text << std::ifstream(arguments[1]).rdbuf();
  const hoptac::Register reg = hoptac::Register::from_json(text.str());
  const hoptac_date on = day(arguments[2]);

  int certainly = 0, possibly = 0;
  for (const hoptac_standing &standing : reg.standings(on)) {
    if (standing.phases & HOPTAC_PHASE_IN_FORCE) {
      certainly += standing.certain;
      possibly += 1;
    }
  }
  std::cout << "Còn hiệu lực: " << certainly << "–" << possibly << "\n";

  for (const hoptac_agenda_item &item : reg.agenda(on, day(arguments[3]))) {
    std::cout << in_words(item.window.latest) << "  " << item.title.vi << "  "
              << item.cites[0].document.name.vi << " " << item.cites[0].section << "\n";
  }
  return 0;
} catch (const hoptac::Error &error) {
  for (const hoptac_problem &problem : error.problems()) {
    std::cerr << problem.path << ": " << problem.message.vi << " " << problem.help.vi << "\n";
  }
  std::cerr << hoptac_result_text(error.code(), HOPTAC_VIETNAMESE) << "\n";
  return 1;
}
