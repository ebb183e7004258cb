#pragma once

// A value, or why there is none.
//
// Result<T> carries an Error, a client's mistake. Result<T, Failure> carries a sentence, for the
// outside world: files, sockets, settings.

#include <string>
#include <utility>
#include <variant>

#include "base/check.h"
#include "base/error.h"

namespace perilune {

// Why the outside world refused, as one sentence that a user can act on.
struct Failure {
  std::string message;
};

// Stands for "nothing to say but that it worked": Result<Unit>.
struct Unit {};

template <typename T, typename E = Error>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT: implicit
  Result(E error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // Requires: ok().
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(value()); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& value() {
    DCHECK(ok());
    return *std::get_if<0>(&state_);
  }
  const T& value() const {
    DCHECK(ok());
    return *std::get_if<0>(&state_);
  }

  // Requires: !ok().
  const E& error() const {
    DCHECK(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, E> state_;
};

}  // namespace perilune
