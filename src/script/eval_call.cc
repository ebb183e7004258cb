#include "script/eval_call.h"

#include <cstdint>
#include <span>

namespace perilune {
namespace {

constexpr size_t kArgumentsMax = size_t{1} << 26;  // Well below what a Lua table can hold.

}  // namespace

std::optional<EvalCall> EvalCall::ReadKeys(ArgReader& args, ReplySink& reply) {
  const std::optional<int64_t> keys = args.Int();
  if (!keys) {
    reply.Error(Error::kNotAnInteger);
    return std::nullopt;
  }
  if (*keys > static_cast<int64_t>(args.remaining())) {
    reply.Error(Error::kTooManyKeysCounted);
    return std::nullopt;
  }
  if (*keys < 0) {
    reply.ErrorText("ERR Number of keys can't be negative");
    return std::nullopt;
  }
  if (args.remaining() > kArgumentsMax) {
    reply.ErrorText("ERR too many arguments for a script");
    return std::nullopt;
  }
  EvalCall call;
  call.keys_ = static_cast<size_t>(*keys);
  call.words_ = args.argv().subspan(args.position());
  return call;
}

std::optional<EvalCall> EvalCall::OfSource(ScriptHost& scripts, Transaction& txn, ArgReader& args,
                                           ReplySink& reply) {
  const std::string_view source = args.String();
  std::optional<EvalCall> call = ReadKeys(args, reply);
  if (!call) return std::nullopt;
  const auto compiled = scripts.Load(source, ScriptCache::Origin::kEvaluated, txn.now_ms());
  if (!compiled) {
    reply.ErrorText(compiled.error().message);
    return std::nullopt;
  }
  call->script_ = *compiled;
  return call;
}

std::optional<EvalCall> EvalCall::OfName(ScriptHost& scripts, ArgReader& args, ReplySink& reply) {
  constexpr std::string_view kNoScriptText = "NOSCRIPT No matching script. Please use EVAL.";
  const std::optional<ScriptSha> sha = ParseScriptSha(args.String());
  if (!sha) {
    reply.ErrorText(kNoScriptText);
    return std::nullopt;
  }
  std::optional<EvalCall> call = ReadKeys(args, reply);
  if (!call) return std::nullopt;
  call->script_ = scripts.Find(*sha);
  if (call->script_ != nullptr) return call;
  reply.ErrorText(kNoScriptText);
  return std::nullopt;
}

ScriptCall EvalCall::In(Transaction& txn) const {
  return {.txn = txn, .keys = words_.first(keys_), .arguments = words_.subspan(keys_)};
}

}  // namespace perilune
