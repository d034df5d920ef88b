#include "CPatterns.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

// PCRE2 counts the steps of a match anew from every offset that it tries. The patterns that people write take a few
// thousand from one offset; this many take some milliseconds.
static const uint32_t STEP_LIMIT = 200000;
// The first pass over a text has a lower limit: few offsets take more, and where none does, one call is enough. The
// longer the text, the fewer steps each offset has.
static const uint32_t FIRST_STEPS_OF_TEXT = 1000000;
static const uint32_t FIRST_STEP_LIMIT = 2000;
// The second pass tries so many offsets a call, and ends when the text has taken so long.
static const size_t OFFSETS_PER_CALL = 16;
static const int64_t NANOSECONDS_OF_TEXT = 20000000;
static const uint32_t HEAP_LIMIT_KIB = 4096;
static const uint32_t NESTING_LIMIT = 100;

struct cp_pattern {
    pcre2_code *code;
    pcre2_match_context *limits;
};

cp_pattern *cp_compile(const uint8_t *pattern, size_t length, bool ignores_case, int32_t *failure, size_t *offset) {
    *failure = PCRE2_ERROR_NOMEMORY;
    *offset = 0;
    cp_pattern *made = calloc(1, sizeof *made);
    pcre2_compile_context *context = pcre2_compile_context_create(NULL);
    if (made != NULL && context != NULL) {
        pcre2_set_parens_nest_limit(context, NESTING_LIMIT);
        const uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C |
                                 PCRE2_USE_OFFSET_LIMIT | (ignores_case ? PCRE2_CASELESS : 0);
        int code = 0;
        made->code = pcre2_compile(pattern, length, options, &code, offset, context);
        if (made->code == NULL) *failure = code;
        made->limits = pcre2_match_context_create(NULL);
    }
    pcre2_compile_context_free(context);
    if (made == NULL || made->code == NULL || made->limits == NULL) {
        cp_free(made);
        return NULL;
    }
    pcre2_set_heap_limit(made->limits, HEAP_LIMIT_KIB);
    // PCRE2 interprets a pattern that it can't compile to machine code, so a failure is none.
    pcre2_jit_compile(made->code, PCRE2_JIT_COMPLETE);
    return made;
}

void cp_free(cp_pattern *pattern) {
    if (pattern == NULL) return;
    pcre2_match_context_free(pattern->limits);
    pcre2_code_free(pattern->code);
    free(pattern);
}

void cp_describe(int32_t failure, char *buffer, size_t size) {
    if (size == 0) return;
    if (pcre2_get_error_message(failure, (PCRE2_UCHAR *)buffer, size) < 0) snprintf(buffer, size, "unknown error");
}

// The processor time of this thread in nanoseconds. A limit on it counts a match's own work, not its waiting.
static int64_t processor_time(void) {
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

// Matches by machine code, or by the interpreter where machine code runs out of stack: the interpreter's memory has a
// limit of its own.
static int match(const cp_pattern *pattern, const uint8_t *text, size_t length, size_t from, uint32_t options,
                 pcre2_match_data *data, pcre2_match_context *limits) {
    int code = pcre2_match(pattern->code, text, length, from, options, data, limits);
    if (code == PCRE2_ERROR_JIT_STACKLIMIT)
        code = pcre2_match(pattern->code, text, length, from, options | PCRE2_NO_JIT, data, limits);
    return code;
}

// The second pass: tries a few offsets a call and looks at the clock after each.
static int match_slowly(const cp_pattern *pattern, const uint8_t *text, size_t length, size_t from, uint32_t options,
                        pcre2_match_data *data, pcre2_match_context *limits) {
    const int64_t end = processor_time() + NANOSECONDS_OF_TEXT;
    pcre2_set_match_limit(limits, STEP_LIMIT);
    for (size_t offset = from; offset <= length; offset += OFFSETS_PER_CALL) {
        // A match can't begin inside a character, and PCRE2 goes on to the next character by itself.
        while (offset > from && offset < length && (text[offset] & 0xC0) == 0x80) offset--;
        size_t last = offset + OFFSETS_PER_CALL - 1;
        pcre2_set_offset_limit(limits, last < length ? last : PCRE2_UNSET);
        int code = match(pattern, text, length, offset, options, data, limits);
        if (code != PCRE2_ERROR_NOMATCH) return code;
        if (processor_time() > end) return PCRE2_ERROR_MATCHLIMIT;
    }
    return PCRE2_ERROR_NOMATCH;
}

int32_t cp_find(
    const cp_pattern *pattern, const uint8_t *text, size_t length, size_t from, bool for_show, cp_range *found) {
    if (from > length) return CP_NONE;
    const uint8_t empty = 0;
    const uint8_t *subject = text == NULL ? &empty : text;
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    pcre2_match_context *limits = pcre2_match_context_copy(pattern->limits);
    if (data == NULL || limits == NULL) {
        pcre2_match_data_free(data);
        pcre2_match_context_free(limits);
        return CP_FAILED;
    }
    const uint32_t options = for_show ? PCRE2_NOTEMPTY : 0;
    const size_t share = FIRST_STEPS_OF_TEXT / (length - from + 1);
    pcre2_set_match_limit(limits, share < 50 ? 50 : share < FIRST_STEP_LIMIT ? (uint32_t)share : FIRST_STEP_LIMIT);
    int code = match(pattern, subject, length, from, options, data, limits);
    if (!for_show && code == PCRE2_ERROR_MATCHLIMIT)
        code = match_slowly(pattern, subject, length, from, options, data, limits);
    int32_t outcome = CP_CUT_OFF;
    if (code == PCRE2_ERROR_NOMATCH || code == PCRE2_ERROR_BADUTFOFFSET) outcome = CP_NONE;
    if (code == PCRE2_ERROR_NOMEMORY) outcome = CP_FAILED;
    if (code >= 0) {
        const size_t *range = pcre2_get_ovector_pointer(data);
        // \K in a look-ahead can put the start behind the end.
        outcome = range[0] <= range[1] ? CP_FOUND : CP_NONE;
        *found = (cp_range){range[0], range[1]};
    }
    pcre2_match_data_free(data);
    pcre2_match_context_free(limits);
    return outcome;
}
