#include "CPatterns.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

static const uint32_t HEAP_LIMIT_KIB = 4096;
static const uint32_t NESTING_LIMIT = 100;
// A call costs this beside the matching itself, in the unit of cp_find.
static const uint64_t WORK_OF_CALL = 64;
// The pieces of a pattern cost this much each time that they are tried.
static const uint64_t WORK_OF_TRIAL = 4;

// A short text is first matched without counting, which takes half the time or a quarter, if each offset can have so
// many steps of PCRE2's own at least, and has at most so many. People's patterns take up to some hundred.
static const uint64_t FEWEST_STEPS = 32;
static const uint64_t MOST_STEPS = 2000;

// The memory of a match.
struct scratch {
    pcre2_match_data *data;
    pcre2_match_context *limits;
};

struct cp_pattern {
    pcre2_code *code;
    // A second form of it, with a callout before every piece of the pattern, which counts the work of a match.
    pcre2_code *counting;
    pcre2_match_context *limits;
    // A trial costs so much, with the bytes that it may pass over before it fails.
    uint64_t work_of_trial;
    // Memory that no match uses now, for the next one: to ask for it at every text takes longer than most matches do.
    _Atomic(struct scratch *) spare;
};

// The largest number in a pattern: `[a-z]{5000,}` may pass over 5,000 bytes and fail. PCRE2 allows no more than 65,535.
static uint64_t largest_number(const uint8_t *pattern, size_t length) {
    uint64_t largest = 0, number = 0;
    for (size_t place = 0; place < length; place++) {
        const uint8_t byte = pattern[place];
        number = byte >= '0' && byte <= '9' ? number * 10 + (byte - '0') : 0;
        if (number > 65535) number = 65535;
        if (number > largest) largest = number;
    }
    return largest;
}

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
        if (made->code != NULL)
            made->counting = pcre2_compile(pattern, length, options | PCRE2_AUTO_CALLOUT, &code, offset, context);
        if (made->counting == NULL) *failure = code;
        made->limits = pcre2_match_context_create(NULL);
        made->work_of_trial = WORK_OF_TRIAL + largest_number(pattern, length) / 16;
    }
    pcre2_compile_context_free(context);
    if (made == NULL || made->counting == NULL || made->limits == NULL) {
        cp_free(made);
        return NULL;
    }
    pcre2_set_heap_limit(made->limits, HEAP_LIMIT_KIB);
    // PCRE2 interprets a pattern that it can't compile to machine code, so a failure is none.
    pcre2_jit_compile(made->code, PCRE2_JIT_COMPLETE);
    pcre2_jit_compile(made->counting, PCRE2_JIT_COMPLETE);
    return made;
}

static void free_scratch(struct scratch *scratch) {
    if (scratch == NULL) return;
    pcre2_match_data_free(scratch->data);
    pcre2_match_context_free(scratch->limits);
    free(scratch);
}

// Takes the spare memory, or new one where another thread has it; NULL where there is no memory.
static struct scratch *take_scratch(cp_pattern *pattern) {
    struct scratch *spare = atomic_exchange(&pattern->spare, NULL);
    if (spare != NULL) return spare;
    struct scratch *made = calloc(1, sizeof *made);
    if (made == NULL) return NULL;
    made->data = pcre2_match_data_create(1, NULL);
    made->limits = pcre2_match_context_copy(pattern->limits);
    if (made->data != NULL && made->limits != NULL) return made;
    free_scratch(made);
    return NULL;
}

static void give_back(cp_pattern *pattern, struct scratch *scratch) {
    free_scratch(atomic_exchange(&pattern->spare, scratch));
}

void cp_free(cp_pattern *pattern) {
    if (pattern == NULL) return;
    free_scratch(atomic_load(&pattern->spare));
    pcre2_match_context_free(pattern->limits);
    pcre2_code_free(pattern->code);
    pcre2_code_free(pattern->counting);
    free(pattern);
}

void cp_describe(int32_t failure, char *buffer, size_t size) {
    if (size == 0) return;
    if (pcre2_get_error_message(failure, (PCRE2_UCHAR *)buffer, size) < 0) snprintf(buffer, size, "unknown error");
}

// The work of one match.
struct work {
    uint64_t left;
    uint64_t of_trial;
    // Where the pieces before stood in the text.
    size_t place;
};

// Is called before each piece of the pattern: pays for the trial and for the bytes that were passed since the last one.
// PCRE2's own limit would not do: it does not count what a repeated letter passes over.
static int pay(pcre2_callout_block *block, void *data) {
    struct work *work = data;
    const size_t place = block->current_position;
    const uint64_t cost = work->of_trial + (place > work->place ? place - work->place : 0);
    work->place = place;
    if (cost > work->left) {
        work->left = 0;
        return PCRE2_ERROR_CALLOUT;
    }
    work->left -= cost;
    return 0;
}

// Matches by machine code, or by the interpreter where machine code runs out of stack: the interpreter's memory has a
// limit of its own.
static int match(const pcre2_code *code, const uint8_t *text, size_t length, size_t from, uint32_t options,
                 pcre2_match_data *data, pcre2_match_context *limits) {
    int outcome = pcre2_match(code, text, length, from, options, data, limits);
    if (outcome == PCRE2_ERROR_JIT_STACKLIMIT)
        outcome = pcre2_match(code, text, length, from, options | PCRE2_NO_JIT, data, limits);
    return outcome;
}

// Matches within some work, of which it leaves the rest.
static int match_within(const cp_pattern *pattern, const uint8_t *text, size_t length, size_t from, uint32_t options,
                        const struct scratch *scratch, uint64_t uncounted, uint64_t *work) {
    // A step may pass over all of the text, and every offset may have as many: so few of them are within the work.
    const uint64_t rest = length - from + 1;
    const uint64_t steps = uncounted * *work / rest / rest;
    if (steps >= FEWEST_STEPS) {
        // A callout that is in the pattern itself does nothing.
        pcre2_set_callout(scratch->limits, NULL, NULL);
        pcre2_set_match_limit(scratch->limits, steps < MOST_STEPS ? (uint32_t)steps : (uint32_t)MOST_STEPS);
        const int outcome =
            match(pattern->code, text, length, from, options, scratch->data, scratch->limits);
        *work -= rest < *work ? rest : *work;
        if (outcome != PCRE2_ERROR_MATCHLIMIT) return outcome;
    }
    struct work counted = {*work, pattern->work_of_trial, from};
    pcre2_set_match_limit(scratch->limits, UINT32_MAX);
    pcre2_set_callout(scratch->limits, pay, &counted);
    const int outcome = match(pattern->counting, text, length, from, options, scratch->data, scratch->limits);
    *work = counted.left;
    return outcome;
}

int32_t cp_find(cp_pattern *pattern, const uint8_t *text, size_t length, size_t from, bool is_nonempty,
                uint64_t uncounted, uint64_t *work, cp_range *found) {
    if (from > length) return CP_NONE;
    const uint8_t empty = 0;
    struct scratch *scratch = take_scratch(pattern);
    if (scratch == NULL) return CP_FAILED;
    *work -= WORK_OF_CALL < *work ? WORK_OF_CALL : *work;
    const uint32_t options = is_nonempty ? PCRE2_NOTEMPTY : 0;
    const int code =
        match_within(pattern, text == NULL ? &empty : text, length, from, options, scratch, uncounted, work);
    int32_t outcome = CP_CUT_OFF;
    if (code == PCRE2_ERROR_NOMATCH || code == PCRE2_ERROR_BADUTFOFFSET) outcome = CP_NONE;
    if (code == PCRE2_ERROR_NOMEMORY) outcome = CP_FAILED;
    if (code >= 0) {
        const size_t *range = pcre2_get_ovector_pointer(scratch->data);
        // \K in a look-ahead can put the start behind the end.
        outcome = range[0] <= range[1] ? CP_FOUND : CP_NONE;
        *found = (cp_range){range[0], range[1]};
    }
    give_back(pattern, scratch);
    return outcome;
}
