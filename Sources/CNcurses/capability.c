// Bytes that go to the terminal past curses: capabilities of terminfo and the private modes of xterm.

#include "internal.h"

#include <errno.h>
#include <unistd.h>

// tputs calls a function for every byte; these gather them.
static char gathered[1024];
static size_t gathered_length;

static int gather(int byte)
{
    if (gathered_length < sizeof gathered)
        gathered[gathered_length++] = (char)byte;
    return byte;
}

void cn_gather_capability(const char *capability)
{
    if (capability && capability != (const char *)-1)
        tputs(capability, 1, gather);
}

void cn_gather_text(const char *text)
{
    while (*text)
        gather(*text++);
}

void cn_send_gathered(void)
{
    size_t length = gathered_length;
    gathered_length = 0;
    if (!cn_session.in_frame) {
        cn_tty_send(gathered, length);
    } else {
        while (length > 0 && write(cn_session.output, gathered, length) < 0 && errno == EINTR)
            ;
    }
}

void cn_gather_private_mode(const char *mode)
{
    if (cn_session.speaks_ecma48)
        cn_gather_text(mode);
}

void cn_send_private_mode(const char *mode)
{
    cn_gather_private_mode(mode);
    cn_send_gathered();
}

void cn_keep_gathered_as_farewell(void)
{
    cn_tty_set_farewell(gathered, gathered_length);
    gathered_length = 0;
}
