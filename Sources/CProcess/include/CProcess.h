// Questions and wishes of a process about itself, as functions that Swift can import: prctl takes any number of arguments.

#ifndef CPROCESS_H
#define CPROCESS_H

#include <stdbool.h>

// From now on the process leaves no core file, and no other process of its user can look into its memory. Programs that
// it starts are not concerned: the mark ends with execve.
void cx_forbid_core_dumps(void);

// Whether a crash may leave a core file.
bool cx_may_dump_core(void);

#endif
