#include "engine/engine.h"

namespace perilune {

Engine::Engine(const Clock& clock, Options options) : clock_(clock), options_(options) {
  partitions_.reserve(kPartitions);
  for (uint32_t index = 0; index < kPartitions; ++index) {
    partitions_.push_back(std::make_unique<Partition>(options.databases));
  }
}

}  // namespace perilune
