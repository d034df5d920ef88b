// Unpacking by zlib, as small functions that Swift can import: zlib's own are macros, and its state is a struct that must
// not move. Beside it the search for bytes, which libc declares for those who ask for GNU's functions.

#ifndef CINFLATE_H
#define CINFLATE_H

#include <stddef.h>
#include <stdint.h>

// A stream that is being unpacked.
typedef struct ci_stream ci_stream;

// How a stream is wrapped.
enum {
    CI_GZIP = 0,
    CI_ZLIB = 1,
    CI_RAW = 2,
};

// The outcome of a step.
enum {
    CI_MORE = 0,    // it wants more bytes, or more room
    CI_END = 1,     // the stream ends here, and its checksum is right
    CI_DAMAGED = 2, // these bytes can't be unpacked
    CI_FAILED = 3,  // no memory
};

// Begins to unpack. NULL when there is no memory.
ci_stream *ci_open(int32_t wrapping);
void ci_close(ci_stream *stream);

// Begins anew with another stream of the same kind; a CI_ outcome.
int32_t ci_reset(ci_stream *stream);

// Unpacks as far as bytes and room go, and tells how much of both was used; a CI_ outcome.
int32_t ci_unpack(ci_stream *stream, const uint8_t *bytes, size_t length, size_t *used, uint8_t *room, size_t size,
                  size_t *made);

// Where the needle stands first in the text; `length` when it does not.
size_t ci_find(const uint8_t *text, size_t length, const uint8_t *needle, size_t count);

#endif
