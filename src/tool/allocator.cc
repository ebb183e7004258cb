// What jemalloc is told at start: to give memory back to the system from a thread of its own. Done
// by a loop's thread that took 20 to 45 ms at a time after many keys had been freed.
//
// Source: "TUNING" in jemalloc(3): the symbol malloc_conf of the program is read first.

extern "C" {
extern const char* malloc_conf;
const char* malloc_conf = "background_thread:true";
}
