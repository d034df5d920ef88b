// Regular expressions by PCRE2, as small functions that Swift can import: no macro, no callback, nothing of pcre2.h.
//
// A pattern is compiled once and can then be used by any number of threads at a time. Every match is bounded: one that
// would take too many steps, or too much memory, ends and says so.

#ifndef CPATTERNS_H
#define CPATTERNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct cp_pattern cp_pattern;

// Where in a text a match was found.
typedef struct {
    size_t start;
    size_t end;
} cp_range;

// What came of looking for a match.
enum {
    CP_NONE = 0,
    CP_FOUND = 1,
    CP_CUT_OFF = 2, // it took too many steps or too much memory
    CP_FAILED = 3,  // no memory at all
};

// Compiles a pattern, which is UTF-8. NULL when it is none: then `failure` and `offset` say what is wrong where.
cp_pattern *cp_compile(const uint8_t *pattern, size_t length, bool ignores_case, int32_t *failure, size_t *offset);
void cp_free(cp_pattern *pattern);

// A failure of cp_compile in words, ended by a zero.
void cp_describe(int32_t failure, char *buffer, size_t size);

// The first match that begins at `from` or after it. Ill-formed UTF-8 in the text matches nothing. What is looked for to
// be shown is a match of a byte or more, and found at once or not at all: no more than some milliseconds are spent on it.
int32_t cp_find(
    const cp_pattern *pattern, const uint8_t *text, size_t length, size_t from, bool for_show, cp_range *found);

#endif
