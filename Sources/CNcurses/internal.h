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
#include <stdio.h>

// session.c: curses while it runs.
struct cn_session {
    SCREEN *screen;
    FILE *output_file, *input_file;
    int output; // what curses writes to: the terminal, and `frame` while a frame is drawn
    int frame;  // gathers a frame; -1 where there is nowhere to gather it
    bool in_frame, utf8, speaks_ecma48, synchronized_output, mouse;
    bool reckons; // frames are read once more, to address the cursor where it may be anywhere
    int32_t wake;
    int32_t visible; // whether the cursor is; -1 when unknown
};
extern struct cn_session cn_session;

// capability.c: what goes to the terminal past curses is gathered first, and sent in its place among what curses sends.
void cn_gather_capability(const char *capability);
void cn_gather_text(const char *text);
// ECMA-48 terminals ignore private modes that they don't know; others might show them, and get none.
void cn_gather_private_mode(const char *mode);
void cn_send_private_mode(const char *mode);
void cn_send_gathered(void);
void cn_keep_gathered_as_farewell(void);

// reckoning.c
// Whether two code points that come together make a flag.
bool cn_is_flag(uint32_t first, uint32_t second);
struct cn_bytes {
    char *bytes;
    size_t length, room;
};
void cn_bytes_append(struct cn_bytes *bytes, const char *more, size_t count);
// Reads what curses wrote and appends what is to be sent.
void cn_reckon(const char *bytes, size_t length, struct cn_bytes *out);
// The terminal was in other hands.
void cn_forget_reckoning(void);

// tty.c: the descriptors and their modes.
int32_t cn_tty_open(int32_t input, int32_t output);
void cn_tty_release(void);
int cn_tty_output(void);
void cn_tty_send(const char *bytes, size_t count);

// Remembers what must be sent to leave the terminal as it was found.
void cn_tty_set_farewell(const char *bytes, size_t count);

// Keeps what the program writes to standard error until the terminal is given back.
void cn_tty_hold_errors(void);
void cn_tty_release_errors(void);

// Whether there is something to restore. Marking says whether that was a change.
bool cn_tty_is_taken(void);
bool cn_tty_mark_taken(bool taken);

// Restores everything by calls that a signal handler may make; does nothing when the terminal is not taken.
void cn_tty_restore_now(void);

// The modes that the terminal was found in.
void cn_tty_restore_modes(void);

// signals.c
void cn_signals_install(int32_t wake);
void cn_signals_uninstall(void);
// The program was stopped and goes on: for the main loop to notice.
void cn_signals_note_continuation(void);

#endif
