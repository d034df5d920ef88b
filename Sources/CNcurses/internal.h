// Declarations that the parts of the shim share.
//
// The state of a terminal is in `cn_terminal`, which Swift holds and passes to every call. Static storage is only where
// nothing can be passed: signal handlers (signals.c, and in tty.c what they restore), exit handlers (session.c), and
// the function that tputs calls (capability.c).

#ifndef CNCURSES_INTERNAL_H
#define CNCURSES_INTERNAL_H

// Without these, curses.h hides the wide functions. They stand here because a pkg-config -D is refused.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1

#include <curses.h>
#include <term.h>

// term.h makes macros of plain words.
#undef columns
#undef lines

#include "include/CNcurses.h"

#include <stdio.h>

struct cn_terminal {
    SCREEN *screen; // NULL once the terminal was given back
    FILE *output_file, *input_file;
    int input;
    bool owns_input;
    int output; // what curses writes to: the terminal, and `frame` while a frame is drawn
    int frame;  // gathers a frame; -1 where there is nowhere to gather it
    bool in_frame, utf8, synchronized_output, reports_mouse;
    cn_traits traits;
    cn_rewriter *rewriter; // NULL where frames are sent as curses wrote them
    int32_t wake;
    int32_t is_cursor_visible; // -1 when unknown
};

// -- locale.c

// Sets the locale that curses and wcwidth go by: UTF-8 by the user's choice or, where that says nothing, by one that most
// systems have. False where only ASCII is to be drawn.
bool cn_choose_locale(bool ascii_only);

// -- capability.c: what goes to the terminal past curses

// A capability of terminfo with its parameters filled in; nothing where the terminal lacks it.
void cn_append_capability(cn_bytes *bytes, const char *capability);

// A private mode of xterm. ECMA-48 terminals ignore those that they don't know; others might show them, and get none.
void cn_append_private_mode(const cn_terminal *terminal, cn_bytes *bytes, const char *mode);
void cn_send_private_mode(const cn_terminal *terminal, const char *mode);

// -- tty.c: the modes of the terminal, and how they are restored even in a signal handler

// Notes the terminal to write to and the modes that it was found in; false when it is no terminal.
bool cn_tty_open(int output);
void cn_tty_release(void);
int cn_tty_output(void);

// Sends bytes, and waits for the terminal to take them; only a moment once a signal asked the program to end.
void cn_tty_send(const char *bytes, size_t count);

// Notes what must be sent so that the terminal is as it was found. Nothing beyond 512 bytes.
void cn_tty_set_restoring(const cn_bytes *bytes);

// Keeps what the program writes to standard error until the terminal is given back.
void cn_tty_hold_errors(void);
void cn_tty_release_errors(void);

// Whether there is something to restore. Marking tells whether that was a change.
bool cn_tty_is_taken(void);
bool cn_tty_mark_taken(bool taken);

// Restores everything by calls that a signal handler may make; does nothing when the terminal is not taken.
void cn_tty_restore_now(void);

// Restores the modes that the terminal was found in.
void cn_tty_restore_modes(void);

// -- signals.c

void cn_signals_install(int32_t wake);
void cn_signals_uninstall(void);
// Tells the main loop that the program was stopped and goes on.
void cn_signals_note_continuation(void);

#endif
