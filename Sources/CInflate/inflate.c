#define _GNU_SOURCE // memmem

#include "CInflate.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

struct ci_stream {
    z_stream z;
};

ci_stream *ci_open(int32_t wrapping) {
    ci_stream *stream = calloc(1, sizeof *stream);
    if (stream == NULL) return NULL;
    // zlib tells the wrapping by the window's bits: 16 more for gzip, negative for none.
    int bits = wrapping == CI_GZIP ? MAX_WBITS + 16 : wrapping == CI_ZLIB ? MAX_WBITS : -MAX_WBITS;
    if (inflateInit2(&stream->z, bits) == Z_OK) return stream;
    free(stream);
    return NULL;
}

void ci_close(ci_stream *stream) {
    if (stream == NULL) return;
    inflateEnd(&stream->z);
    free(stream);
}

int32_t ci_reset(ci_stream *stream) { return inflateReset(&stream->z) == Z_OK ? CI_MORE : CI_FAILED; }

size_t ci_find(const uint8_t *text, size_t length, const uint8_t *needle, size_t count) {
    const uint8_t *found = memmem(text, length, needle, count);
    return found == NULL ? length : (size_t)(found - text);
}

static uInt bounded(size_t count) { return count > UINT_MAX ? UINT_MAX : (uInt)count; }

int32_t ci_unpack(ci_stream *stream, const uint8_t *bytes, size_t length, size_t *used, uint8_t *room, size_t size,
                  size_t *made) {
    z_stream *z = &stream->z;
    uInt input = bounded(length), output = bounded(size);
    z->next_in = (Bytef *)bytes;
    z->avail_in = input;
    z->next_out = room;
    z->avail_out = output;
    int outcome = inflate(z, Z_NO_FLUSH);
    *used = input - z->avail_in;
    *made = output - z->avail_out;
    switch (outcome) {
    case Z_STREAM_END: return CI_END;
    // The latter: nothing to do without more bytes or room.
    case Z_OK:
    case Z_BUF_ERROR: return CI_MORE;
    case Z_MEM_ERROR: return CI_FAILED;
    default: return CI_DAMAGED;
    }
}
