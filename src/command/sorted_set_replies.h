#pragma once

// How elements of a sorted set are replied: their members, or with scores (WITHSCORES) in RESP2
// member, score, member, score ..., in RESP3 pairs of the two. In the notation of records:
// `array<bulk>` and `pairs<bulk, double>`.
//
//   BeginElements(elements.size(), with_scores, reply);
//   for (...) ReplyElement(member, score, with_scores, reply);

#include <cstddef>
#include <string_view>

#include "resp/reply_sink.h"

namespace perilune {

// Announces `count` elements, for each of which ReplyElement is to be called.
inline void BeginElements(size_t count, bool with_scores, ReplySink& reply) {
  const bool is_flat = with_scores && reply.protocol() == 2;
  reply.Array(is_flat ? 2 * count : count);
}

inline void ReplyElement(std::string_view member, double score, bool with_scores,
                         ReplySink& reply) {
  if (with_scores && reply.protocol() != 2) reply.Array(2);
  reply.Bulk(member);
  if (with_scores) reply.Double(score);
}

}  // namespace perilune
