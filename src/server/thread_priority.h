#pragma once

// How the kernel shares the processors between the threads that serve loops and those whose scripts
// take long. A server that may not choose goes on without.
//
// Threads: from any, for any thread of this process, named by what gettid returned there.

namespace perilune {

// For a thread that serves a loop. Its turns are short, and begin soon after something has
// happened: kernels from 6.12 on grant that.
void TakeShortTurns(int thread_id);

// For a thread whose script has begun to take long: less than the others, in short turns too.
// There is no way back.
void TakeLess(int thread_id);

// For a thread whose script goes on and on: it gets what others leave, and a processor that it
// uses counts as free for those who wake up. There is no way back.
void TakeWhatIsLeft(int thread_id);

}  // namespace perilune
