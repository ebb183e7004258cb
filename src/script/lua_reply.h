#pragma once

// What a script returns, as a reply.
//
// Source: Redis' documentation of "Lua to RESP conversion"; which of a table's fields count first
// was recorded from Redis 7.0.

#include <lua.hpp>

#include "resp/reply_sink.h"
#include "script/run_control.h"
#include "script/run_findings.h"

namespace perilune {

// Pushes a table of the names of the fields that are looked at, for ReplyValue.
void PushReplyFields(lua_State* lua);

// Writes the value on the top of the stack. At `fields` stands the table of PushReplyFields.
// Tables are read raw; `protocol` is what the script has chosen with redis.setresp. Requires: no
// more than a few values are on the stack. Does not raise. Counts what is lost on the way, and
// notes the error that the value may be. Attends to `control` meanwhile, for it may take long.
void ReplyValue(lua_State* lua, int fields, int protocol, RunFindings& findings,
                RunControl& control, ReplySink& reply);

}  // namespace perilune
