// What the parts of the shim share.

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

#include <stddef.h>

// tty.c: the descriptors and their modes.
int32_t tty_open(int32_t input, int32_t output);
void tty_release(void);
int tty_output(void);
void tty_send(const char *bytes, size_t count);

// Remembers what must be sent to leave the terminal as it was found.
void tty_set_farewell(const char *bytes, size_t count);

// Keeps what the program writes to standard error until the terminal is given back.
void tty_hold_errors(void);
void tty_release_errors(void);

// Whether there is something to restore. Marking says whether that was a change.
bool tty_is_taken(void);
bool tty_mark_taken(bool taken);

// Restores everything by calls that a signal handler may make; does nothing when the terminal is not taken.
void tty_restore_now(void);

// The modes that the terminal was found in.
void tty_restore_modes(void);

// signals.c
void signals_install(int32_t wake);
void signals_uninstall(void);
// The program was stopped and goes on: for the main loop to notice.
void signals_note_continuation(void);

#endif
