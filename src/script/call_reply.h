#pragma once

// The reply to a command that a script calls, on its way to the script, or past it: see LuaSink and
// PassedReply.

#include <lua.hpp>

#include "resp/reply_sink.h"

namespace perilune {

class CallReply : public ReplySink {
 public:
  // Whether the command has replied an error.
  bool is_error() const { return is_error_; }

  // Once the command has ended: pushes what redis.call returns, or the error that it raises; then
  // it returns true. Pushes nothing where nobody wants the reply, unless it is an error.
  virtual bool Finish(lua_State* lua) = 0;

 protected:
  bool is_error_ = false;
};

}  // namespace perilune
