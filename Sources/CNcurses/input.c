// Reading what the terminal sends.

#include "internal.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

int32_t cn_read(const cn_terminal *terminal, uint8_t *buffer, int32_t capacity, int32_t milliseconds)
{
    struct pollfd ready = {.fd = terminal->input, .events = POLLIN};
    int count = poll(&ready, 1, milliseconds);
    if (count == 0 || (count < 0 && errno == EINTR))
        return 0;
    if (count < 0 || (ready.revents & POLLNVAL))
        return -1;
    ssize_t got = read(terminal->input, buffer, (size_t)capacity);
    if (got > 0)
        return (int32_t)got;
    return got < 0 && (errno == EINTR || errno == EAGAIN) ? 0 : -1;
}

int32_t cn_input_descriptor(const cn_terminal *terminal)
{
    return terminal->input;
}
