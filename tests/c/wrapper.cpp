// wrapper REGISTER.json: hoptac.hpp owns, moves, ranges and throws as it says.
#include <hoptac.hpp>

#include <algorithm>
#include <numeric>

#include "check.h"

static_assert(!std::is_copy_constructible_v<hoptac::Register>);
static_assert(!std::is_copy_assignable_v<hoptac::Agenda>);
static_assert(std::is_nothrow_move_constructible_v<hoptac::Register>);
static_assert(std::is_nothrow_move_assignable_v<hoptac::Agenda>);
static_assert(std::is_nothrow_copy_constructible_v<hoptac::Error>);
static_assert(std::is_same_v<hoptac::Reports::value_type, hoptac_report>);

template <typename Call>
static hoptac::Error thrown(Call call) {
  try {
    call();
  } catch (const hoptac::Error &error) {
    return error;
  }
  CHECK(!"it threw");
  return hoptac::Error(HOPTAC_OK);
}

int main(int count, char **arguments) {
  CHECK(count == 2);
  std::size_t length;
  char *text = read_file(arguments[1], &length);
  hoptac::Register reg = hoptac::Register::from_json(std::string_view(text, length));
  free(text);
  const hoptac_date on = {2025, 9, 15}, until = {2026, 3, 15}, none = {0, 0, 0};

  // What is moved from is empty, and can be asked no more.
  hoptac::Agenda agenda = reg.agenda(on, until);
  hoptac::Agenda moved = std::move(agenda);
  CHECK(agenda.empty() && agenda.begin() == agenda.end() && !moved.empty());
  hoptac::Register gone = hoptac::Register::from_json(reg.to_json());
  const hoptac::Register again = std::move(gone);
  CHECK(thrown([&] { gone.to_json(); }).code() == HOPTAC_NULL_ARGUMENT);
  CHECK(again.to_json() == reg.to_json());

  // A change makes another register; one that is refused says why.
  CHECK(thrown([&] { reg.apply("{}"); }).code() == HOPTAC_CHANGE_REFUSED);
  CHECK(!thrown([&] { reg.apply("{}"); }).problems().empty());

  // A list is a range.
  CHECK(std::distance(moved.begin(), moved.end()) == std::ptrdiff_t(moved.size()));
  const auto overdue = [](const hoptac_agenda_item &item) {
    return item.urgency == HOPTAC_URGENCY_OVERDUE;
  };
  CHECK(std::is_partitioned(moved.begin(), moved.end(), overdue));
  CHECK(std::any_of(moved.begin(), moved.end(), overdue));
  CHECK(std::string_view(moved[0].id) == moved.begin()->id);
  try {
    moved[moved.size()];
    CHECK(!"it threw");
  } catch (const std::out_of_range &) {
  }

  // So is an array in an item.
  std::size_t cites = 0;
  for (const hoptac_citation &cite : hoptac::array(moved[0].cites, moved[0].cites_count)) {
    CHECK(cite.document.id[0] != '\0');
    cites++;
  }
  CHECK(cites == moved[0].cites_count && cites > 0);

  // The same agreement by its id, in the list, and in the array.
  const hoptac::Agreements agreements = reg.agreements();
  const std::vector<hoptac_standing> standings = reg.standings(on);
  CHECK(agreements.size() == reg.agreement_count() && standings.size() == agreements.size());
  const std::optional<std::size_t> index = reg.find_agreement(agreements[1].id);
  CHECK(index == 1u && reg.standing(1, on).phases == standings[1].phases);
  CHECK(!reg.find_agreement("no-such-agreement"));

  const std::size_t few = reg.reports(hoptac::reports_options(on, until, on)).size();
  CHECK(few > 0 && few < reg.reports(hoptac::reports_options(on, until, on, true)).size());
  CHECK(!reg.targets(on).empty() && !reg.findings().empty());
  CHECK(reg.ask(R"({"check":{}})").find("{\"check\":") == 0);
  CHECK(reg.ask("nonsense").find("{\"errors\":") == 0);
  CHECK(!reg.render(R"({"check":{}})", HOPTAC_ENGLISH, true).empty());

  // What is thrown has the code and, where a text was refused, its problems; copies share them.
  const hoptac::Error refused = thrown([] { hoptac::Register::from_json("{}"); });
  CHECK(refused.code() == HOPTAC_REGISTER_REFUSED && !refused.problems().empty());
  CHECK(std::string(refused.what()).find(refused.problems()[0].message.en) != std::string::npos);
  const hoptac::Error copy = refused;
  CHECK(copy.problems().get() == refused.problems().get());
  CHECK(thrown([&] { reg.agenda(until, on); }).problems().size() == 1);
  CHECK(thrown([&] { reg.targets(none); }).code() == HOPTAC_NO_SUCH_DAY);
  CHECK(thrown([&] { reg.standing(999999, on); }).code() == HOPTAC_OUT_OF_RANGE);
  return 0;
}
