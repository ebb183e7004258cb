#pragma once

// How to undo the changes that one transaction made to a long list. What happens at the ends, which
// is nearly everything, costs a number, and what is taken there is moved here; only a change in
// the middle costs an entry each time.
//
// The list at any time, as seen from the beginning of a step:
//
//   added at the front | what is kept of the old list | added at the back
//
// A step ends with an insertion or a removal in the middle of what is kept.
// Threads: belongs to a journal.

#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "engine/element_undo.h"
#include "store/compact_limits.h"

namespace perilune {

class ListUndo final : public ElementUndo {
 public:
  // `value` is the list before the first change, and not compact. `limits` outlives the undo.
  ListUndo(const ListValue& value, const CompactLimits& limits);

  // Each is called in place of the change of `value` that it is named after, which it makes.
  void PushFront(ListValue& value, std::string_view bytes);
  void PushBack(ListValue& value, std::string_view bytes);
  void DropFront(ListValue& value, size_t count);
  void DropBack(ListValue& value, size_t count);
  void Set(ListValue& value, size_t index, std::string_view bytes);
  void InsertAt(ListValue& value, size_t index, std::string_view bytes);
  size_t Remove(ListValue& value, std::string_view wanted, size_t count_max, bool from_tail);

  void Undo(Value& changed) override;
  size_t blocks() const override;

 private:
  // What happened at the ends, and to elements that are kept.
  struct Ends {
    explicit Ends(size_t size) : kept(size) {}

    bool IsKept(size_t index) const { return index >= front_added && index < front_added + kept; }

    size_t front_added = 0;
    size_t kept;
    size_t back_added = 0;
    ListValue front_dropped = {};
    ListValue back_dropped = {};
    // By index in the old list, in whose ends they may have been dropped since.
    std::unordered_map<size_t, std::string> overwritten = {};
  };
  struct Inserted {
    size_t index;
  };
  struct Removed {
    std::vector<size_t> positions;
    std::string bytes;
  };
  using Step = std::variant<Ends, Inserted, Removed>;

  Ends& ends() { return std::get<Ends>(steps_.back()); }
  void UndoStep(Ends& step, ListValue& value) const;
  void UndoStep(const Inserted& step, ListValue& value) const;
  void UndoStep(const Removed& step, ListValue& value) const;

  const CompactLimits& limits_;
  std::vector<Step> steps_;  // The last is Ends.
};

}  // namespace perilune
