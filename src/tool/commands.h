#pragma once

// `perilune commands`: the reference of all commands, from their records, as Markdown. It is what
// docs/commands.md holds; a test compares the two and runs every example.

namespace perilune {

// Writes to standard output. Returns the process' exit status.
int PrintCommands();

}  // namespace perilune
