// Every ncurses and terminal call that Verbatim makes, as small functions that Swift can import.
//
// Windows and screens stay inside; what crosses is fixed-width integers and bytes, never a macro and never varargs.
// There is one terminal a process, because curses and signal handlers have one, and all but the signal handlers belong
// to the thread that opened it. Nothing here includes <curses.h>, so that none of its macros reaches Swift.

#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The terminal that was opened.
typedef struct cn_terminal cn_terminal;

// Why a terminal could not be taken.
enum {
    CN_OPENED = 0,
    CN_BUSY,             // a terminal is open already
    CN_NO_OUTPUT_TTY,    // standard output is not a terminal
    CN_NO_INPUT_TTY,     // there is no terminal to read keys from
    CN_UNKNOWN_TERMINAL, // terminfo does not know TERM
    CN_DUMB_TERMINAL,    // it cannot place the cursor
    CN_FAILED,           // curses would not start
};

// Attributes of a cell.
enum {
    CN_BOLD = 1,
    CN_DIM = 2,
    CN_ITALIC = 4,
    CN_UNDERLINE = 8,
    CN_REVERSE = 16,
};

// Requests that came as signals.
enum {
    CN_SIGNAL_RESIZED = 1,
    CN_SIGNAL_STOP = 2,
    CN_SIGNAL_CONTINUED = 4,
    CN_SIGNAL_END = 8,
};

// Placeholders: code points that are put into a cell and not sent, for the right half of a grapheme cluster that libc
// takes for one cell wide. They are the last ones for private use. Each flag has that of its second letter: where a
// terminal shows two letters in its place, what comes after it must differ in both cells, or curses would send only the
// left one.
enum { CN_PLACEHOLDER_FIRST = 0x10FFE3, CN_PLACEHOLDER = 0x10FFFD };

// The text of a cell: one spacing code point, or the two of a flag, then marks on it, then zeros; and its looks.
typedef struct {
    uint32_t scalars[5];
    uint32_t attributes; // CN_BOLD and so on
    int32_t pair;        // a colour pair; 0 is the terminal's own colours
} cn_cell;

// -- Taking the terminal and giving it back

// Takes the terminal: locale, newterm, raw keys, alternate screen, signal handlers. NULL when it can't be taken, and
// then nothing was changed; `result` tells why. It exists because setlocale, newterm and sigaction are out of Swift's
// reach.
// - input, output: descriptors; -1 for standard input (or /dev/tty when that is no terminal) and standard output.
// - wake: a descriptor that gets 8 bytes at every signal (an eventfd or a pipe), or -1.
// - ascii_only: draws as where there is no UTF-8 locale.
// - synchronized_output: sends each frame as a synchronized update (DEC private mode 2026).
cn_terminal *cn_open(
    int32_t input, int32_t output, int32_t wake, bool ascii_only, bool synchronized_output, int32_t *result);

// Gives the terminal back in order, as often as it is called; afterwards all calls do nothing. It exists because endwin
// leaves some modes on.
void cn_close(cn_terminal *terminal);

// Closes the terminal and frees it. Apart from cn_close, so that a terminal that exit() has closed can still be asked.
void cn_free(cn_terminal *terminal);

// Gives the terminal back, stops the process group as ^Z does, and takes the terminal again once it goes on. Exists
// because SIGTSTP must meet its default handler.
void cn_suspend(cn_terminal *terminal);

// Sets the modes anew. It exists because a process that was stopped unasked (SIGSTOP) could not give the terminal back.
void cn_retake(cn_terminal *terminal);

// -- Facts

// The name of the locale of characters, by the variables that setlocale goes by; "" when none is set. It exists because
// Swift has no getenv without Foundation.
const char *cn_locale_name(void);

// Whether a locale's name stands for UTF-8, installed here or not; C, POSIX and "" say nothing of a charset and count too.
// It exists because the names of langinfo are macros.
bool cn_names_utf8(const char *name);

// Whether locale and terminal can show all of Unicode; else only ASCII is to be drawn. It exists because only curses
// and libc know.
bool cn_is_utf8(const cn_terminal *terminal);

// The columns and rows that curses draws in. They exist because getmaxyx is a macro.
int32_t cn_columns(const cn_terminal *terminal);
int32_t cn_rows(const cn_terminal *terminal);

// Colours that the terminal has: 0 when none or when NO_COLOR is set. It exists because COLORS is a macro on some
// builds.
int32_t cn_colours(const cn_terminal *terminal);

// The descriptor that keys come from. It exists because cn_open chooses it.
int32_t cn_input_descriptor(const cn_terminal *terminal);

// A terminfo capability, a string, by its name, as for what a key sends; NULL when the terminal has none. It exists
// because tigetstr answers a missing one with the pointer -1.
const char *cn_terminfo(const cn_terminal *terminal, const char *name);

// The value of ESCDELAY in milliseconds; -1 when it has none. It exists because Swift has no getenv without Foundation.
int32_t cn_escape_delay(void);

// The value of TERM, or "" when it is not set. It exists for the same reason.
const char *cn_terminal_name(void);

// -- Widths

// Columns of a code point by libc, which curses goes by: -1 when libc does not know it. It exists to find where we
// differ.
int32_t cn_wcwidth(uint32_t scalar);

// Whether every terminal gives a code point the width that we do: letters of the common scripts, punctuation, lines,
// blocks and shapes, but no emoji and nothing that could be one. It exists because after all else the cursor is
// uncertain.
bool cn_is_steady(uint32_t scalar);

// -- Drawing

// Between these two, all that curses sends is gathered; then it is rewritten (cn_rewrite) and leaves in one write.
// They exist because curses writes whenever its buffer is full.
void cn_begin_frame(cn_terminal *terminal);
void cn_end_frame(cn_terminal *terminal);

// The colour pair of a foreground and a background, -1 being the terminal's default; 0 without colours. It exists to
// hide that pairs run out.
int32_t cn_pair(const cn_terminal *terminal, int32_t foreground, int32_t background);

// Puts cells beside one another, each as wide as libc says; nothing is sent yet. It exists because setcchar and cchar_t
// don't import.
void cn_put(const cn_terminal *terminal, int32_t row, int32_t column, const cn_cell *cells, int32_t count);

// Sends what was put, and hides the cursor or shows it at a cell. They exist because wrefresh needs stdscr, a macro.
void cn_finish(cn_terminal *terminal);
void cn_finish_at(cn_terminal *terminal, int32_t row, int32_t column);

// Blanks everything and makes the next frame clear the terminal. It exists because stdscr is a macro.
void cn_clear(cn_terminal *terminal);

// Asks for the terminal's size and makes curses draw in it. It exists because ioctl takes varargs, and because curses'
// own handler of SIGWINCH would meet ours.
void cn_update_size(cn_terminal *terminal);

// Rings the bell. It exists so that it is rung only while the terminal is open.
void cn_beep(const cn_terminal *terminal);

// Hands text in base64 to the terminal's clipboard (OSC 52), where the terminal speaks ECMA-48; nobody can know whether
// it takes it. It exists because curses has no call for it.
void cn_copy(const cn_terminal *terminal, const char *base64, int32_t count);

// Turns reports of clicks and of the wheel on or off, in the SGR form, where the terminal speaks ECMA-48. It exists
// because mousemask would have curses read the input.
void cn_report_mouse(cn_terminal *terminal, bool on);

// -- Input

// Reads what is pending, waiting so many milliseconds for it at most. 0: nothing came. -1: the terminal is gone. Exists
// because wgetch refreshes the screen, and wget_wch loses a character whose bytes arrive in two reads.
int32_t cn_read(const cn_terminal *terminal, uint8_t *buffer, int32_t capacity, int32_t milliseconds);

// The requests (`CN_SIGNAL_` bits) that came as signals since the last call. It exists because a handler in Swift might
// allocate.
uint32_t cn_take_signals(void);

// The signal that asked the program to end; 0 when none did. It exists for the same reason.
int32_t cn_ending_signal(void);

// Has a byte written to a descriptor with the first signal that asks the program to end; -1 for none. It exists so that
// somebody sees to it that the program ends, while the main loop may be waiting for a terminal that takes nothing.
void cn_set_ending_wake(int32_t descriptor);

// Gives the terminal back as far as it takes that, and dies of the signal that asked the program to end. For any thread.
// It exists because such a loop never gets there.
void cn_end_now(void);

// -- Rewriting what curses wrote; cn_end_frame does it

// The facts of a terminal type that drawing depends on.
typedef struct {
    bool speaks_ecma48;        // its sequences begin with ESC [
    bool addresses_by_numbers; // its cursor is addressed by CSI row ; column H
    bool wraps;                // after the last column text goes on in the next row (am)
    bool waits_at_edge;        // after the last column the cursor waits there for the next text (xenl)
} cn_traits;

// Looks a terminal type up in terminfo; NULL stands for TERM. CN_OPENED, or why the type can't be drawn on. Exists
// because the names of capabilities are macros.
int32_t cn_look_up(const char *type, int32_t descriptor, cn_traits *traits);

// Bytes that grow as others are appended; all zero at first. What memory does not suffice for is left out.
typedef struct {
    char *bytes;
    size_t length, room;
} cn_bytes;
void cn_bytes_append(cn_bytes *bytes, const char *more, size_t count);
void cn_bytes_free(cn_bytes *bytes);

// A terminal as curses and the rewriter believe it to be.
typedef struct cn_rewriter cn_rewriter;

// A rewriter of a terminal of which nothing is known but its type and size; NULL without memory.
cn_rewriter *cn_rewriter_create(const cn_traits *traits, int32_t rows, int32_t columns);
void cn_rewriter_free(cn_rewriter *rewriter);

// Forgets what is known of the terminal, which has this size now: something else may have written to it.
void cn_rewriter_forget(cn_rewriter *rewriter, int32_t rows, int32_t columns);

// Reads what curses wrote and appends what is to be sent: the same, with the cursor addressed absolutely after text
// that is not ASCII, and without what has no effect. It exists because terminals give code points other widths than
// libc.
void cn_rewrite(cn_rewriter *rewriter, const char *bytes, size_t length, cn_bytes *out);

#endif
