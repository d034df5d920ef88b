// A frame: all that curses sends between two calls.

#include "internal.h"

#include <stdlib.h>
#include <unistd.h>

void cn_begin_frame(cn_terminal *terminal)
{
    if (!terminal->screen || terminal->in_frame || terminal->frame < 0)
        return;
    if (lseek(terminal->frame, 0, SEEK_SET) == 0)
        terminal->in_frame = dup2(terminal->frame, terminal->output) >= 0;
}

// Sends the gathered frame in one write, as a synchronized update (DEC private mode 2026) where that is wanted.
static void send_frame(cn_terminal *terminal, size_t length)
{
    cn_bytes frame = {0};
    char *gathered = malloc(length);
    ssize_t got = gathered ? pread(terminal->frame, gathered, length, 0) : 0;
    if (terminal->synchronized_output)
        cn_append_private_mode(terminal, &frame, "\033[?2026h");
    if (got > 0 && terminal->rewriter)
        cn_rewrite(terminal->rewriter, gathered, (size_t)got, &frame);
    else if (got > 0)
        cn_bytes_append(&frame, gathered, (size_t)got);
    if (terminal->synchronized_output)
        cn_append_private_mode(terminal, &frame, "\033[?2026l");
    cn_tty_send(frame.bytes, frame.length);
    cn_bytes_free(&frame);
    free(gathered);
}

void cn_end_frame(cn_terminal *terminal)
{
    if (!terminal->in_frame)
        return;
    terminal->in_frame = false;
    off_t length = lseek(terminal->frame, 0, SEEK_CUR);
    dup2(cn_tty_output(), terminal->output);
    if (length > 0)
        send_frame(terminal, (size_t)length);
}
