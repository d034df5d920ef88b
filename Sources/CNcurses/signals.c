// Signal handlers: they do only what POSIX lets a handler do.
//
// A handler gets the signal's number and nothing of ours, so what it reads and writes is static here.

#include "internal.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

// They ask the program to end: the first is left to the main loop, the second ends the program at once.
static const int ending[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
// They come of a Swift trap or another crash: nothing but the terminal can be saved.
static const int fatal[] = {SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGSYS};
// They are for the main loop to act on.
static const int noted[] = {SIGWINCH, SIGTSTP, SIGCONT};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define SIGNAL_LIMIT 65

// The handlers that were found, by number.
static struct sigaction previous[SIGNAL_LIMIT];
static bool installed;
static atomic_uint pending;
static atomic_int ending_signal;
static atomic_int wake_descriptor = -1;
static atomic_int ending_wake = -1;
// A stack overflow leaves no stack for its handler.
static char alternate_stack[64 * 1024];
static stack_t previous_stack;

// Wakes whoever polls a descriptor.
static void wake_up(int descriptor)
{
    int saved = errno;
    uint64_t one = 1;
    // When the pipe is full it is readable anyway.
    if (descriptor >= 0 && write(descriptor, &one, sizeof one) < 0)
        errno = 0;
    errno = saved;
}

// Leaves a request to the main loop and wakes it.
static void note(uint32_t bit)
{
    atomic_fetch_or(&pending, bit);
    wake_up(atomic_load(&wake_descriptor));
}

static void handle_noted(int number)
{
    note(number == SIGWINCH ? CN_SIGNAL_RESIZED : number == SIGTSTP ? CN_SIGNAL_STOP : CN_SIGNAL_CONTINUED);
}

// Ends the program as the signal would have without a handler, so that its parent sees which signal it was.
static void die_of(int number)
{
    struct sigaction action = {.sa_handler = SIG_DFL};
    sigset_t only;
    sigaction(number, &action, NULL);
    sigemptyset(&only);
    sigaddset(&only, number);
    pthread_sigmask(SIG_UNBLOCK, &only, NULL);
    raise(number);
}

static void handle_ending(int number)
{
    int none = 0;
    if (!atomic_compare_exchange_strong(&ending_signal, &none, number)) {
        cn_tty_restore_now();
        die_of(number);
    }
    note(CN_SIGNAL_END);
    wake_up(atomic_load(&ending_wake));
}

void cn_set_ending_wake(int32_t descriptor)
{
    atomic_store(&ending_wake, descriptor);
}

void cn_end_now(void)
{
    int number = atomic_load(&ending_signal);
    if (number == 0)
        return;
    cn_tty_restore_now();
    die_of(number);
}

static void handle_fatal(int number, siginfo_t *information, void *context)
{
    (void)context;
    cn_tty_restore_now();
    // The handler that was found (the default, or the Swift runtime's backtrace) runs next. A fault comes back by
    // itself when its instruction runs again; a signal that was sent, or a trap that was passed, must be sent again.
    sigaction(number, &previous[number], NULL);
    if (information->si_code <= 0 || number == SIGTRAP)
        raise(number);
}

// Installs one of two kinds of handler. All signals are blocked while it runs, so that none interrupts another.
static void install(int number, void (*simple)(int), void (*detailed)(int, siginfo_t *, void *))
{
    struct sigaction action = {.sa_flags = SA_RESTART | SA_ONSTACK};
    sigfillset(&action.sa_mask);
    if (detailed) {
        action.sa_flags |= SA_SIGINFO;
        action.sa_sigaction = detailed;
    } else {
        action.sa_handler = simple;
    }
    sigaction(number, &action, NULL);
}

// Installs a handler for each of some signals, and keeps those that were found the first time.
static void install_each(
    const int *numbers, size_t count, void (*simple)(int), void (*detailed)(int, siginfo_t *, void *))
{
    for (size_t index = 0; index < count; index++) {
        int number = numbers[index];
        if (!installed)
            sigaction(number, NULL, &previous[number]);
        // Who started the program with nohup wants it to go on.
        if (!detailed && previous[number].sa_handler == SIG_IGN)
            continue;
        install(number, simple, detailed);
    }
}

void cn_signals_install(int32_t wake)
{
    atomic_store(&wake_descriptor, wake);
    if (!installed) {
        atomic_store(&pending, 0);
        atomic_store(&ending_signal, 0);
        stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
        sigaltstack(NULL, &previous_stack);
        if (previous_stack.ss_flags & SS_DISABLE)
            sigaltstack(&stack, NULL);
    }
    install_each(ending, COUNT(ending), handle_ending, NULL);
    install_each(noted, COUNT(noted), handle_noted, NULL);
    install_each(fatal, COUNT(fatal), NULL, handle_fatal);
    installed = true;
}

static void restore_each(const int *numbers, size_t count)
{
    for (size_t index = 0; index < count; index++)
        sigaction(numbers[index], &previous[numbers[index]], NULL);
}

void cn_signals_uninstall(void)
{
    if (!installed)
        return;
    restore_each(ending, COUNT(ending));
    restore_each(noted, COUNT(noted));
    restore_each(fatal, COUNT(fatal));
    if (previous_stack.ss_flags & SS_DISABLE)
        sigaltstack(&previous_stack, NULL);
    atomic_store(&wake_descriptor, -1);
    installed = false;
}

void cn_signals_note_continuation(void)
{
    atomic_fetch_and(&pending, ~(uint32_t)CN_SIGNAL_STOP);
    note(CN_SIGNAL_CONTINUED);
}

uint32_t cn_take_signals(void)
{
    return atomic_exchange(&pending, 0);
}

int32_t cn_ending_signal(void)
{
    return atomic_load(&ending_signal);
}
