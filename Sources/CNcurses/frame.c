// A frame: all that curses sends between two moments.

#include "internal.h"

#include <stdlib.h>
#include <unistd.h>

void cn_begin_frame(void)
{
    if (!cn_session.screen || cn_session.in_frame || cn_session.frame < 0)
        return;
    if (lseek(cn_session.frame, 0, SEEK_SET) == 0)
        cn_session.in_frame = dup2(cn_session.frame, cn_session.output) >= 0;
}

// Sends the gathered frame at once, in the brackets of a synchronized update where that is wanted.
static void send_frame(size_t length)
{
    static const char begin[] = "\033[?2026h", end[] = "\033[?2026l";
    bool brackets = cn_session.synchronized_output && cn_session.speaks_ecma48;
    struct cn_bytes frame = {0};
    char *gathered = malloc(length);
    ssize_t got = gathered ? pread(cn_session.frame, gathered, length, 0) : 0;
    if (brackets)
        cn_bytes_append(&frame, begin, sizeof begin - 1);
    if (got > 0 && cn_session.reckons)
        cn_reckon(gathered, (size_t)got, &frame);
    else if (got > 0)
        cn_bytes_append(&frame, gathered, (size_t)got);
    if (brackets)
        cn_bytes_append(&frame, end, sizeof end - 1);
    cn_tty_send(frame.bytes, frame.length);
    free(frame.bytes);
    free(gathered);
}

void cn_end_frame(void)
{
    if (!cn_session.in_frame)
        return;
    cn_session.in_frame = false;
    off_t length = lseek(cn_session.frame, 0, SEEK_CUR);
    dup2(cn_tty_output(), cn_session.output);
    if (length > 0)
        send_frame((size_t)length);
}
