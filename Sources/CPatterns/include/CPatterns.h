// Regular expressions by PCRE2, as small functions that Swift can import: no macro, no callback, nothing of pcre2.h.
//
// A pattern is compiled once and can then be used by any number of threads at a time. Every match is bounded: one that
// would take too much work, or too much memory, ends and says so.

#ifndef CPATTERNS_H
#define CPATTERNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A compiled pattern.
typedef struct cp_pattern cp_pattern;

// The bytes of a match: start..<end, as offsets in its text.
typedef struct {
    size_t start;
    size_t end;
} cp_range;

// The outcome of a search for a match.
enum {
    CP_NONE = 0,
    CP_FOUND = 1,
    CP_CUT_OFF = 2, // it took too much work or too much memory
    CP_FAILED = 3,  // no memory at all
};

// Compiles a pattern of UTF-8. NULL when it is not well formed: then `failure` is the error's number and `offset` the
// byte where it is. It exists because pcre2_compile is a macro.
cp_pattern *cp_compile(const uint8_t *pattern, size_t length, bool ignores_case, int32_t *failure, size_t *offset);
void cp_free(cp_pattern *pattern);

// Writes the message of a failure of cp_compile, ended by a zero, into a buffer of so many bytes. It exists because
// pcre2_get_error_message is a macro.
void cp_describe(int32_t failure, char *buffer, size_t size);

// Finds the first match that begins at byte `from` or after it: `CP_` outcomes; `found` holds with CP_FOUND only.
// Ill-formed UTF-8 in the text matches nothing. It exists because matches need limits on work and memory.
// - is_nonempty: looks for a match of at least a byte, to highlight it.
// - uncounted: how many times `work` a match may take at worst before its work is counted, which takes two to four times
//   as long.
// - work: in bytes that a match looks at, with a few more for each trial of a piece of the pattern: some 2 to 5 ns each.
//   Holds what may be spent, and after the call what is left of it; when nothing is, the outcome is CP_CUT_OFF.
int32_t cp_find(cp_pattern *pattern, const uint8_t *text, size_t length, size_t from, bool is_nonempty,
                uint64_t uncounted, uint64_t *work, cp_range *found);

#endif
