// The terminal's descriptor and modes, and a way to restore them that works even in a signal handler.

#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

// A signal handler gets no pointer of ours, so what it restores by is static: plain storage that never moves, written
// before `taken` is set.
static struct {
    int output;
    int unblocked; // the same terminal, opened so that writing never blocks; -1 where that can't be had
    struct termios modes;
    char restoring[512];
    size_t restoring_length;
    int held_errors, real_errors;
    atomic_bool taken;
} tty = {.output = -1, .unblocked = -1, .held_errors = -1, .real_errors = -1};

bool cn_tty_open(int output)
{
    tty.output = output;
    if (!isatty(output) || tcgetattr(output, &tty.modes) != 0)
        return false;
    // Opened anew: as a flag of the descriptor it would hold for the shell as well.
    char path[32];
    snprintf(path, sizeof path, "/proc/self/fd/%d", output);
    tty.unblocked = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    return true;
}

void cn_tty_release(void)
{
    if (tty.unblocked >= 0)
        close(tty.unblocked);
    tty.output = tty.unblocked = -1;
}

int cn_tty_output(void)
{
    return tty.output;
}

// Writes everything to the terminal, whatever interrupts it, by calls that a signal handler may make.
static void write_all(const char *bytes, size_t count, bool is_ending)
{
    // A terminal that takes nothing (^S, a frozen connection) must not hold a dying program: half a second is enough for
    // one that is slow.
    int patience = 5, descriptor = tty.unblocked >= 0 ? tty.unblocked : tty.output;
    while (count > 0) {
        struct pollfd ready = {.fd = descriptor, .events = POLLOUT};
        // Where writing may block, it is at least known to be of use.
        if (is_ending && tty.unblocked < 0 && poll(&ready, 1, 100 * patience) != 1)
            return;
        ssize_t written = write(descriptor, bytes, count);
        if (written > 0) {
            bytes += written;
            count -= (size_t)written;
        } else if (written < 0 && errno == EINTR) {
            continue;
        } else if (written < 0 && errno == EAGAIN) {
            if ((is_ending || cn_ending_signal() != 0) && patience-- == 0)
                return;
            poll(&ready, 1, 100);
        } else {
            return;
        }
    }
}

void cn_tty_send(const char *bytes, size_t count)
{
    write_all(bytes, count, false);
}

void cn_tty_set_restoring(const cn_bytes *bytes)
{
    tty.restoring_length = bytes->length <= sizeof tty.restoring ? bytes->length : 0;
    if (tty.restoring_length > 0)
        memcpy(tty.restoring, bytes->bytes, tty.restoring_length);
}

// A trap writes its reason to standard error before its signal comes: with the alternate screen it would vanish.
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
    unsigned char part[1024];
    ssize_t count;
    for (off_t offset = 0; (count = pread(tty.held_errors, part, sizeof part, offset)) > 0; offset += count) {
        // Others wrote this, the Swift runtime or a library: no sanitiser saw it, and none can be called here.
        for (ssize_t index = 0; index < count; index++)
            if ((part[index] < 0x20 && part[index] != '\n' && part[index] != '\t') || part[index] > 0x7E)
                part[index] = '?';
        write_all((const char *)part, (size_t)count, true);
    }
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
    write_all(tty.restoring, tty.restoring_length, true);
    cn_tty_restore_modes();
    cn_tty_release_errors();
}
