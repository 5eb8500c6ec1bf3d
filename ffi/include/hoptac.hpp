// hoptac.hpp: hoptac.h for C++17.
//
// What a program owns frees itself and can be moved, not copied; a list is a range; a call that
// fails throws. Everything else is as hoptac.h says, whose structs and enumerations are used as they
// are: a text or an array in an item lives as long as its list.
//
// Header only, and every function in it is a call of hoptac.h: the ABI is that one's alone.

#ifndef HOPTAC_HPP
#define HOPTAC_HPP

#include <hoptac.h>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace hoptac {

namespace detail {

template <auto Free>
struct Freeing {
  template <typename Handle>
  void operator()(Handle *handle) const noexcept {
    Free(handle);
  }
};

template <typename Handle, auto Free>
using Owned = std::unique_ptr<Handle, Freeing<Free>>;

}  // namespace detail

/// A list of the library: `for (const auto &item : list)`. What was moved from is empty.
template <typename Handle, auto Count, auto At, auto Free>
class List {
 public:
  using value_type = std::remove_const_t<std::remove_pointer_t<decltype(At(nullptr, 0))>>;

  class const_iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = List::value_type;
    using difference_type = std::ptrdiff_t;
    using pointer = const value_type *;
    using reference = const value_type &;

    const_iterator() = default;
    reference operator*() const { return *At(list_, index_); }
    pointer operator->() const { return At(list_, index_); }
    const_iterator &operator++() {
      ++index_;
      return *this;
    }
    const_iterator operator++(int) {
      const_iterator before = *this;
      ++index_;
      return before;
    }
    friend bool operator==(const const_iterator &a, const const_iterator &b) {
      return a.list_ == b.list_ && a.index_ == b.index_;
    }
    friend bool operator!=(const const_iterator &a, const const_iterator &b) { return !(a == b); }

   private:
    friend class List;
    const_iterator(const Handle *list, std::size_t index) : list_(list), index_(index) {}

    const Handle *list_ = nullptr;
    std::size_t index_ = 0;
  };
  using iterator = const_iterator;

  /// Takes a list over from hoptac.h.
  explicit List(Handle *list) noexcept : list_(list) {}

  std::size_t size() const noexcept { return Count(list_.get()); }
  bool empty() const noexcept { return size() == 0; }
  const_iterator begin() const noexcept { return const_iterator(list_.get(), 0); }
  const_iterator end() const noexcept { return const_iterator(list_.get(), size()); }

  /// The item at an index; throws `std::out_of_range` when there is none.
  const value_type &operator[](std::size_t index) const {
    const value_type *item = At(list_.get(), index);
    if (item == nullptr) {
      throw std::out_of_range("hoptac: there is nothing at this index");
    }
    return *item;
  }

  /// The list for functions of hoptac.h; it stays the owner's.
  const Handle *get() const noexcept { return list_.get(); }

 private:
  detail::Owned<Handle, Free> list_;
};

/// An array in an item: `for (const auto &cite : hoptac::array(item.cites, item.cites_count))`.
template <typename Element>
class Array {
 public:
  Array(const Element *first, std::size_t size) noexcept : first_(first), size_(size) {}

  std::size_t size() const noexcept { return size_; }
  const Element *begin() const noexcept { return first_; }
  const Element *end() const noexcept { return first_ + size_; }

 private:
  const Element *first_;
  std::size_t size_;
};

template <typename Element>
Array<Element> array(const Element *first, std::size_t size) noexcept {
  return Array<Element>(first, size);
}

using Problems =
    List<hoptac_problems, hoptac_problems_count, hoptac_problems_at, hoptac_problems_free>;
using Agreements = List<hoptac_agreements, hoptac_agreements_count, hoptac_agreements_at,
                        hoptac_agreements_free>;
using Agenda = List<hoptac_agenda, hoptac_agenda_count, hoptac_agenda_at, hoptac_agenda_free>;
using Reports = List<hoptac_reports, hoptac_reports_count, hoptac_reports_at, hoptac_reports_free>;
using Targets = List<hoptac_targets, hoptac_targets_count, hoptac_targets_at, hoptac_targets_free>;
using Findings =
    List<hoptac_findings, hoptac_findings_count, hoptac_findings_at, hoptac_findings_free>;

/// What a call that failed throws: its code, and the problems of the text that was refused.
class Error : public std::runtime_error {
 public:
  explicit Error(hoptac_result code, hoptac_problems *problems = nullptr)
      : Error(code, std::make_shared<const Problems>(problems)) {}

  hoptac_result code() const noexcept { return code_; }
  /// Empty where no text was refused.
  const Problems &problems() const noexcept { return *problems_; }

 private:
  // Exceptions are copied, and a list is not: all copies share it.
  Error(hoptac_result code, std::shared_ptr<const Problems> problems)
      : std::runtime_error(sentence(code, *problems)), code_(code), problems_(std::move(problems)) {}

  static std::string sentence(hoptac_result code, const Problems &problems) {
    std::string text = hoptac_result_text(code, HOPTAC_ENGLISH);
    for (const hoptac_problem &problem : problems) {
      text += std::string("\n") + problem.path + ": " + problem.message.en;
    }
    return text;
  }

  hoptac_result code_;
  std::shared_ptr<const Problems> problems_;
};

namespace detail {

inline void check(hoptac_result code, hoptac_problems *problems = nullptr) {
  if (code != HOPTAC_OK) {
    throw Error(code, problems);
  }
}

/// Copies a text of the library's and frees it.
inline std::string taken(hoptac_text *text) {
  const Owned<hoptac_text, hoptac_text_free> owned(text);
  return std::string(hoptac_text_data(text), hoptac_text_length(text));
}

}  // namespace detail

/// Which agenda is asked for: what wants attention on a day, and what is coming up until another.
inline hoptac_agenda_options agenda_options(hoptac_date on, hoptac_date until) {
  hoptac_agenda_options options;
  detail::check(hoptac_agenda_options_init(&options, sizeof options));
  options.on = on;
  options.until = until;
  return options;
}

/// Which reports are asked for: those that fall due from a day until another, as of a day; with
/// `statutory`, also by the duties that the law lays on every province.
inline hoptac_reports_options reports_options(hoptac_date from, hoptac_date until, hoptac_date on,
                                              bool statutory = false) {
  hoptac_reports_options options;
  detail::check(hoptac_reports_options_init(&options, sizeof options));
  options.from = from;
  options.until = until;
  options.on = on;
  options.statutory = statutory;
  return options;
}

/// A register of a province's international cooperation.
class Register {
 public:
  /// Takes a register over from hoptac.h.
  explicit Register(hoptac_register *reg) noexcept : reg_(reg) {}

  /// Reads a register; throws with every problem of the text when it is none.
  static Register from_json(std::string_view text) {
    hoptac_register *reg = nullptr;
    hoptac_problems *problems = nullptr;
    const hoptac_result code =
        hoptac_register_from_json(text.data(), text.size(), &reg, &problems);
    detail::check(code, problems);
    return Register(reg);
  }

  /// The register as JSON.
  std::string to_json() const {
    hoptac_text *text = nullptr;
    detail::check(hoptac_register_to_json(get(), &text));
    return detail::taken(text);
  }

  /// The register after a change, which is given in JSON; this one stays as it is. Throws with every
  /// problem of a change that is refused.
  Register apply(std::string_view change) const {
    hoptac_register *next = nullptr;
    hoptac_problems *problems = nullptr;
    const hoptac_result code =
        hoptac_register_apply(get(), change.data(), change.size(), &next, &problems);
    detail::check(code, problems);
    return Register(next);
  }

  /// The answer to any question, in JSON; of a question that is refused, `{"errors": …}`.
  std::string ask(std::string_view question) const {
    hoptac_text *text = nullptr;
    const hoptac_result code = hoptac_ask(get(), question.data(), question.size(), &text);
    detail::check(code == HOPTAC_QUESTION_REFUSED ? hoptac_result(HOPTAC_OK) : code);
    return detail::taken(text);
  }

  /// The answer as a page to read; with `why`, with the steps that led to each line.
  std::string render(std::string_view question, hoptac_language language, bool why = false) const {
    hoptac_text *text = nullptr;
    hoptac_problems *problems = nullptr;
    const hoptac_result code = hoptac_render(get(), question.data(), question.size(), language, why,
                                             &text, &problems);
    detail::check(code, problems);
    return detail::taken(text);
  }

  Agreements agreements() const { return listed<Agreements>(hoptac_ask_agreements); }
  std::size_t agreement_count() const noexcept { return hoptac_count_agreements(get()); }

  /// Where an agreement stands in the order of the register; nothing when it has no such id.
  std::optional<std::size_t> find_agreement(std::string_view id) const {
    std::size_t index = 0;
    const hoptac_result code = hoptac_find_agreement(get(), id.data(), id.size(), &index);
    if (code == HOPTAC_UNKNOWN_ID) {
      return std::nullopt;
    }
    detail::check(code);
    return index;
  }

  /// Where the agreement at an index stands on a day.
  hoptac_standing standing(std::size_t index, hoptac_date on) const {
    hoptac_standing standing;
    detail::check(hoptac_ask_standings(get(), on, index, 1, sizeof standing, &standing));
    return standing;
  }

  /// Where all agreements stand on a day, in the order of the register.
  std::vector<hoptac_standing> standings(hoptac_date on) const {
    std::vector<hoptac_standing> all(agreement_count());
    detail::check(
        hoptac_ask_standings(get(), on, 0, all.size(), sizeof(hoptac_standing), all.data()));
    return all;
  }

  Agenda agenda(hoptac_date on, hoptac_date until) const {
    return agenda(agenda_options(on, until));
  }

  Agenda agenda(const hoptac_agenda_options &options) const {
    hoptac_agenda *list = nullptr;
    hoptac_problems *problems = nullptr;
    const hoptac_result code = hoptac_ask_agenda(get(), &options, &list, &problems);
    detail::check(code, problems);
    return Agenda(list);
  }

  Reports reports(const hoptac_reports_options &options) const {
    hoptac_reports *list = nullptr;
    hoptac_problems *problems = nullptr;
    const hoptac_result code = hoptac_ask_reports(get(), &options, &list, &problems);
    detail::check(code, problems);
    return Reports(list);
  }

  Targets targets(hoptac_date on) const {
    hoptac_targets *list = nullptr;
    detail::check(hoptac_ask_targets(get(), on, &list));
    return Targets(list);
  }

  Findings findings() const { return listed<Findings>(hoptac_ask_findings); }

  /// The register for functions of hoptac.h; it stays the owner's.
  const hoptac_register *get() const noexcept { return reg_.get(); }

 private:
  template <typename List, typename Handle>
  List listed(hoptac_result (*ask)(const hoptac_register *, Handle **)) const {
    Handle *list = nullptr;
    detail::check(ask(get(), &list));
    return List(list);
  }

  detail::Owned<hoptac_register, hoptac_register_free> reg_;
};

}  // namespace hoptac

#endif  // HOPTAC_HPP
