#pragma once

// Two sockets that are connected, and do not block.

#include <gtest/gtest.h>
#include <sys/socket.h>

#include <array>

#include "base/descriptor.h"

namespace perilune::test {

struct SocketPair {
  SocketPair() {
    std::array<int, 2> numbers = {};
    EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, numbers.data()), 0);
    near = Descriptor(numbers[0]);
    far = Descriptor(numbers[1]);
  }
  void SendFromFar() { EXPECT_EQ(::send(far.number(), "x", 1, 0), 1); }
  void ReadNear() {
    char byte;
    EXPECT_EQ(::recv(near.number(), &byte, 1, 0), 1);
  }

  Descriptor near;
  Descriptor far;
};

}  // namespace perilune::test
