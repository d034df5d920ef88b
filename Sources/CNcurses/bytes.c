// Bytes that grow, as Swift's arrays are out of reach here.

#include "include/CNcurses.h"

#include <stdlib.h>
#include <string.h>

void cn_bytes_append(cn_bytes *bytes, const char *more, size_t count)
{
    if (count == 0)
        return;
    if (bytes->length + count > bytes->room) {
        size_t room = 2 * (bytes->length + count) + 64;
        char *larger = realloc(bytes->bytes, room);
        if (!larger)
            return;
        bytes->bytes = larger;
        bytes->room = room;
    }
    memcpy(bytes->bytes + bytes->length, more, count);
    bytes->length += count;
}

void cn_bytes_free(cn_bytes *bytes)
{
    free(bytes->bytes);
    *bytes = (cn_bytes){0};
}
