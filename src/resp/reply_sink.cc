#include "resp/reply_sink.h"

#include "resp/error_text.h"

namespace perilune {

void ReplySink::Error(perilune::Error error) { ErrorText(perilune::ErrorText(error)); }

}  // namespace perilune
