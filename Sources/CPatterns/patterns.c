#include "CPatterns.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>

// Steps for one match in one text: some milliseconds. What people look for in an answer takes a few thousand.
static const uint32_t STEP_LIMIT = 200000;
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
                                 (ignores_case ? PCRE2_CASELESS : 0);
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
    pcre2_set_match_limit(made->limits, STEP_LIMIT);
    pcre2_set_heap_limit(made->limits, HEAP_LIMIT_KIB);
    // Where there is no machine code for a pattern, or no compiler for this machine, it is interpreted.
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

int32_t cp_find(const cp_pattern *pattern, const uint8_t *text, size_t length, size_t from, cp_range *found) {
    if (from > length) return CP_NONE;
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    if (data == NULL) return CP_FAILED;
    const uint8_t empty = 0;
    const uint8_t *subject = text == NULL ? &empty : text;
    int code = pcre2_match(pattern->code, subject, length, from, PCRE2_NOTEMPTY, data, pattern->limits);
    // Machine code has a small stack; the interpreter's memory has a limit of its own.
    if (code == PCRE2_ERROR_JIT_STACKLIMIT)
        code = pcre2_match(pattern->code, subject, length, from, PCRE2_NOTEMPTY | PCRE2_NO_JIT, data, pattern->limits);
    int32_t outcome = CP_CUT_OFF;
    if (code == PCRE2_ERROR_NOMATCH || code == PCRE2_ERROR_BADUTFOFFSET) outcome = CP_NONE;
    if (code == PCRE2_ERROR_NOMEMORY) outcome = CP_FAILED;
    if (code >= 0) {
        const size_t *place = pcre2_get_ovector_pointer(data);
        // A look-behind can put the beginning behind the end (\K).
        outcome = place[0] < place[1] ? CP_FOUND : CP_NONE;
        *found = (cp_range){place[0], place[1]};
    }
    pcre2_match_data_free(data);
    return outcome;
}
