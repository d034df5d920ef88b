// Bytes that go to the terminal past curses: capabilities of terminfo and the private modes of xterm.

#include "internal.h"

#include <string.h>

// tputs passes the function that it calls for every byte nothing else, so the place for the bytes stands here
// meanwhile.
static cn_bytes *gathering;

static int gather(int byte)
{
    char one = (char)byte;
    cn_bytes_append(gathering, &one, 1);
    return byte;
}

void cn_append_capability(cn_bytes *bytes, const char *capability)
{
    if (!capability || capability == (const char *)-1)
        return;
    gathering = bytes;
    tputs(capability, 1, gather);
    gathering = NULL;
}

void cn_append_private_mode(const cn_terminal *terminal, cn_bytes *bytes, const char *mode)
{
    if (terminal->traits.speaks_ecma48)
        cn_bytes_append(bytes, mode, strlen(mode));
}

void cn_send_private_mode(const cn_terminal *terminal, const char *mode)
{
    if (terminal->traits.speaks_ecma48)
        cn_tty_send(mode, strlen(mode));
}
