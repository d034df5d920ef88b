// Rewriting a frame: declarations that its parts share.
//
// Curses takes a code point to be as wide as libc says, and moves on from there by the shortest sequence. A terminal
// that gives the code point another width has its cursor elsewhere, and would draw the rest of the frame there. So what
// curses wrote is read once more before it leaves, and a move after text that is not ASCII is written as an absolute
// address. Moves and SGR sequences that later ones overrule before anything is drawn are left out: a tenth of many a
// frame.
//
// reading.c cuts bytes into operations and keeps no state; following.c keeps the model of the terminal; writing.c
// chooses the bytes that leave. None of them calls curses.

#ifndef CNCURSES_REWRITING_H
#define CNCURSES_REWRITING_H

#include "../include/CNcurses.h"

// -- reading.c

enum cn_operation_kind {
    CN_TEXT,              // a code point
    CN_SGR,               // select graphic rendition: adds to what was selected before
    CN_SGR_RESET,         // select graphic rendition: undoes what was selected before
    CN_MOVE,              // moves the cursor relative to where it is, in one direction at least
    CN_ADDRESS,           // puts the cursor at a row and a column (CUP)
    CN_LINE_FEED,         // moves down; at the last row that scrolls it scrolls instead
    CN_REVERSE_LINE_FEED, // moves up; at the first row that scrolls it scrolls instead
    CN_ASCII_CHARSET,     // designates ASCII as the character set
    CN_CONTROL_SEQUENCE,  // any other control sequence: erasing, scrolling, inserting
    CN_ESCAPE,            // any other escape sequence or control character
};

struct cn_operation {
    enum cn_operation_kind kind;
    size_t length;       // bytes
    uint32_t scalar;     // of a text
    char final;          // the byte that tells control and escape sequences apart; a control character itself
    int32_t numbers[2];  // the first parameters of a control sequence; 0 where there is none
    size_t number_count; // separators between parameters
};

// The operation that begins the bytes; `length` is at least 1. A sequence that the bytes cut off is one operation.
struct cn_operation cn_read_operation(const char *bytes, size_t length);

// A grapheme as curses sends it, all at once: the code points of a cell, and the placeholder of a second cell.
struct cn_grapheme {
    size_t length;             // bytes of the code points
    size_t placeholder_length; // bytes of the placeholder, which is not sent
    int32_t width;             // columns
    bool is_ascii;
    bool is_steady; // one code point whose width all terminals agree on
};

// The grapheme that begins the bytes; `length` is at least 1.
struct cn_grapheme cn_read_grapheme(const char *bytes, size_t length);

// How many of the bytes, up to `limit`, are ASCII graphemes of one byte each.
size_t cn_read_plain(const char *bytes, size_t length, size_t limit);

// -- following.c

// Where curses takes the cursor to be and what it has selected, after all that was read so far.
struct cn_model {
    int32_t rows, columns;
    bool wraps, waits_at_edge; // as in `cn_traits`
    int32_t row, column;       // from 0
    bool is_known;             // row and column are right
    // The terminal's cursor may be in another column, text since the last address not having been ASCII: the next move
    // must be an address.
    bool needs_address;
    // The last grapheme is not steady: even text that follows it directly needs an address.
    bool text_needs_address;
    int32_t top, end; // the rows that scroll: top..<end
    int32_t saved_row, saved_column;
    bool saved_known;
    bool has_ascii_charset; // the terminal was told
    bool keeps_to_row;      // automatic wrapping is off (DECAWM), as while the screen's last cell is drawn
};

// Columns from the cursor to the row's end.
size_t cn_model_room(const struct cn_model *model);

// Whether an operation moves the cursor and does nothing else; a line feed may scroll.
bool cn_model_is_move(const struct cn_model *model, const struct cn_operation *operation);

// Follows an operation that moves the cursor and does nothing else.
void cn_model_move(struct cn_model *model, const struct cn_operation *operation);

// Follows an operation that is neither text, SGR, a move nor ASCII_CHARSET.
void cn_model_control(struct cn_model *model, const struct cn_operation *operation);

// Follows text over so many columns of the cursor's row.
void cn_model_text(struct cn_model *model, int32_t columns, bool is_ascii, bool is_steady);

// Follows an absolute address that was written: the terminal's cursor is where the model has it.
void cn_model_addressed(struct cn_model *model);

// Forgets what something else than curses may have changed.
void cn_model_forget(struct cn_model *model, int32_t rows, int32_t columns);

// -- widths.c

// Columns of a code point by libc; one where libc does not know it, as in most terminals.
int32_t cn_width(uint32_t scalar);

// Whether two code points that come together make a flag.
bool cn_is_flag(uint32_t first, uint32_t second);

#endif
