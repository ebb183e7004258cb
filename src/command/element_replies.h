#pragma once

// How elements are replied that may come with something: members of a sorted set, WITHSCORES with
// scores; fields of a hash, WITHVALUES with values. In RESP2 that is member, score, member, score
// ..., in RESP3 pairs of the two. In the notation of records: `array<bulk>` without, and
// `pairs<bulk, double>` or `pairs<bulk, bulk>` with it.
//
//   BeginElements(elements.size(), with_scores, reply);
//   for (...) ReplyElement(member, score, with_scores, reply);

#include <cstddef>
#include <string_view>

#include "resp/reply_sink.h"

namespace perilune {

// Announces `count` elements, for each of which ReplyElement is to be called.
inline void BeginElements(size_t count, bool in_pairs, ReplySink& reply) {
  const bool is_flat = in_pairs && reply.protocol() == 2;
  reply.Array(is_flat ? 2 * count : count);
}

inline void ReplyElement(std::string_view member, double score, bool with_score, ReplySink& reply) {
  if (with_score && reply.protocol() != 2) reply.Array(2);
  reply.Bulk(member);
  if (with_score) reply.Double(score);
}

inline void ReplyElement(std::string_view field, std::string_view value, bool with_value,
                         ReplySink& reply) {
  if (with_value && reply.protocol() != 2) reply.Array(2);
  reply.Bulk(field);
  if (with_value) reply.Bulk(value);
}

}  // namespace perilune
