// Every ncurses and terminal call that Verbatim makes, as small functions that Swift can import.
//
// Windows and screens stay inside; what crosses is fixed-width integers and bytes, never a macro and never varargs.
// There is one terminal a process, and all but the signal handlers belong to the thread that opened it.
// Nothing here includes <curses.h>, so that none of its macros reaches Swift.

#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdbool.h>
#include <stdint.h>

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

// What a signal asked for.
enum {
    CN_SIGNAL_RESIZED = 1,
    CN_SIGNAL_STOP = 2,
    CN_SIGNAL_CONTINUED = 4,
    CN_SIGNAL_END = 8,
};

// Code points that hold the place of a cell and are not sent: the right half of a glyph that libc takes for one cell
// wide. The last ones for private use. Each flag has that of its second letter: where a terminal shows two letters in
// its place, what comes after it must differ in both cells, or curses would send only the left one.
enum { CN_SILENT_FIRST = 0x10FFE3, CN_SILENT = 0x10FFFD };

// What a cell shows: one spacing code point, or the two of a flag, those that lie on it, then zeros.
typedef struct {
    uint32_t scalars[5];
    uint32_t attributes;
    int32_t pair;
} cn_cell;

// -- Taking the terminal and giving it back

// Takes the terminal: locale, newterm, raw keys, alternate screen, signal handlers. `input` and `output` are -1 for
// the usual ones; `wake` is a descriptor that gets 8 bytes at every signal (an eventfd or a pipe), or -1. Exists
// because setlocale, newterm and sigaction are out of Swift's reach.
int32_t cn_open(int32_t input, int32_t output, int32_t wake, bool ascii_only, bool synchronized_output);

// Gives the terminal back in order, as often as it is called. Exists because endwin leaves some modes on.
void cn_close(void);

// Gives the terminal back, stops the process group as ^Z does, and takes the terminal again once it goes on. Exists
// because SIGTSTP must meet its default handler.
void cn_suspend(void);

// Sets the modes anew after something else changed them, as when the process was stopped unasked.
void cn_retake(void);

// -- Facts

// Whether locale and terminal can show all of Unicode; else only ASCII is to be drawn.
bool cn_is_utf8(void);

// The columns and rows that curses draws in; macros and globals in curses.
int32_t cn_columns(void);
int32_t cn_rows(void);

// Colours that the terminal has: 0 when none or when NO_COLOR is set. COLORS is a macro on some builds.
int32_t cn_colours(void);

// The descriptor that keys come from.
int32_t cn_input_descriptor(void);

// Whether every terminal gives a code point the width that we do: letters of the common scripts, punctuation, lines,
// blocks and shapes. Emoji and what could be emoji are not among them.
bool cn_is_steady(uint32_t scalar);

// libc's width of a code point, by which curses reckons: -1 when libc does not know it.
int32_t cn_wcwidth(uint32_t scalar);

// A terminfo string by its name, as for what a key sends; NULL when the terminal has none.
const char *cn_terminfo(const char *name);

// What ESCDELAY says, in milliseconds; -1 when it says nothing. Here because Swift has no getenv without Foundation.
int32_t cn_escape_delay(void);

// The value of TERM, or "" when it is not set.
const char *cn_terminal_name(void);

// A clock that never goes back, for double clicks.
int64_t cn_milliseconds(void);

// -- Drawing

// Between these two, all that curses sends is gathered. It leaves in one write, with the cursor addressed absolutely
// after all text that is not ASCII, and after every single glyph that is not steady.
void cn_begin_frame(void);
void cn_end_frame(void);

// The colour pair of a foreground and a background, -1 being the terminal's default; 0 without colours.
int32_t cn_pair(int32_t foreground, int32_t background);

// Puts cells beside one another, each as wide as libc says; nothing is sent yet. Exists because setcchar and cchar_t
// don't import.
void cn_put(int32_t row, int32_t column, const cn_cell *cells, int32_t count);

// Sends what was put and hides the cursor, wherever it is; or shows it at a cell.
void cn_finish(void);
void cn_finish_at(int32_t row, int32_t column);

// Blanks everything and makes the next frame clear the terminal.
void cn_clear(void);

// Asks for the terminal's size and makes curses draw in it; false when it stayed the same.
bool cn_update_size(void);

// Rings the bell.
void cn_beep(void);

// Hands text to the terminal's clipboard (OSC 52), where the terminal speaks ECMA-48; whether it takes it can't be known.
// The text comes in base64.
void cn_copy(const char *base64, int32_t count);

// Turns reports of clicks and of the wheel on or off, in the SGR form, where the terminal speaks ECMA-48.
void cn_report_mouse(bool on);

// -- Input

// Reads what is pending, waiting so many milliseconds for it at most. 0: nothing came. -1: the terminal is gone.
// Past curses: wgetch refreshes the screen, and wget_wch loses a character whose bytes arrive in two reads.
int32_t cn_read(uint8_t *buffer, int32_t capacity, int32_t milliseconds);

// What signals asked for since the last call, as `CN_SIGNAL_` bits.
uint32_t cn_take_signals(void);

// The signal that asked the program to end; 0 when none did.
int32_t cn_ending_signal(void);

#endif
