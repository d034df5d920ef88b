// The descriptors of the terminal, its modes, and the way back that works even in a signal handler.

#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

// What a crash handler reads must not move: plain storage, written before `taken` is set.
static struct {
    int input, output;
    bool owns_input;
    struct termios modes;
    char farewell[512];
    size_t farewell_length;
    int held_errors, real_errors;
    atomic_bool taken;
} tty = {.input = -1, .output = -1, .held_errors = -1, .real_errors = -1};

int32_t cn_tty_open(int32_t input, int32_t output)
{
    tty.output = output >= 0 ? output : STDOUT_FILENO;
    if (!isatty(tty.output) || tcgetattr(tty.output, &tty.modes) != 0)
        return CN_NO_OUTPUT_TTY;
    tty.owns_input = false;
    tty.input = input >= 0 ? input : STDIN_FILENO;
    if (isatty(tty.input))
        return CN_OPENED;
    // Standard input may be a document: keys come from the terminal itself.
    tty.input = input >= 0 ? -1 : open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    tty.owns_input = tty.input >= 0;
    return tty.owns_input ? CN_OPENED : CN_NO_INPUT_TTY;
}

void cn_tty_release(void)
{
    if (tty.owns_input)
        close(tty.input);
    tty.owns_input = false;
    tty.input = -1;
    tty.output = -1;
}

int cn_tty_output(void)
{
    return tty.output;
}

int32_t cn_input_descriptor(void)
{
    return tty.input;
}

static void write_all(int descriptor, const char *bytes, size_t count)
{
    // A terminal whose other end is stuck must not hold a dying program for ever.
    int patience = 50;
    while (count > 0) {
        ssize_t written = write(descriptor, bytes, count);
        if (written > 0) {
            bytes += written;
            count -= (size_t)written;
        } else if (written < 0 && errno == EINTR) {
            continue;
        } else if (written < 0 && errno == EAGAIN && patience-- > 0) {
            struct pollfd ready = {.fd = descriptor, .events = POLLOUT};
            poll(&ready, 1, 100);
        } else {
            return;
        }
    }
}

void cn_tty_send(const char *bytes, size_t count)
{
    write_all(tty.output, bytes, count);
}

void cn_tty_set_farewell(const char *bytes, size_t count)
{
    tty.farewell_length = count < sizeof tty.farewell ? count : 0;
    memcpy(tty.farewell, bytes, tty.farewell_length);
}

// The last words of a trap go to standard error before the signal comes, and would vanish with the alternate screen.
void cn_tty_hold_errors(void)
{
    struct stat errors, screen;
    if (tty.real_errors >= 0 || !isatty(STDERR_FILENO) || fstat(STDERR_FILENO, &errors) != 0
        || fstat(tty.output, &screen) != 0 || errors.st_rdev != screen.st_rdev)
        return;
#ifdef __linux__
    if (tty.held_errors < 0)
        tty.held_errors = memfd_create("verbatim-stderr", MFD_CLOEXEC);
#endif
    if (tty.held_errors < 0)
        return;
    tty.real_errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    if (tty.real_errors >= 0)
        dup2(tty.held_errors, STDERR_FILENO);
}

void cn_tty_release_errors(void)
{
    int real = tty.real_errors;
    if (real < 0)
        return;
    tty.real_errors = -1;
    dup2(real, STDERR_FILENO);
    close(real);
    char part[1024];
    ssize_t count;
    for (off_t offset = 0; (count = pread(tty.held_errors, part, sizeof part, offset)) > 0; offset += count)
        write_all(STDERR_FILENO, part, (size_t)count);
    if (ftruncate(tty.held_errors, 0) == 0)
        lseek(tty.held_errors, 0, SEEK_SET);
}

bool cn_tty_is_taken(void)
{
    return atomic_load(&tty.taken);
}

bool cn_tty_mark_taken(bool taken)
{
    return atomic_exchange(&tty.taken, taken) != taken;
}

void cn_tty_restore_modes(void)
{
    tcsetattr(tty.output, TCSANOW, &tty.modes);
}

void cn_tty_restore_now(void)
{
    if (!cn_tty_mark_taken(false))
        return;
    write_all(tty.output, tty.farewell, tty.farewell_length);
    cn_tty_restore_modes();
    cn_tty_release_errors();
}

int32_t cn_read(uint8_t *buffer, int32_t capacity, int32_t milliseconds)
{
    struct pollfd ready = {.fd = tty.input, .events = POLLIN};
    int count = poll(&ready, 1, milliseconds);
    if (count == 0 || (count < 0 && errno == EINTR))
        return 0;
    if (count < 0 || (ready.revents & POLLNVAL))
        return -1;
    ssize_t got = read(tty.input, buffer, (size_t)capacity);
    if (got > 0)
        return (int32_t)got;
    return got < 0 && (errno == EINTR || errno == EAGAIN) ? 0 : -1;
}

int64_t cn_milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
