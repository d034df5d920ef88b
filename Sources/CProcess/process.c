#include "CProcess.h"

#include <sys/prctl.h>

void cx_forbid_core_dumps(void) { prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

bool cx_may_dump_core(void) { return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != 0; }
