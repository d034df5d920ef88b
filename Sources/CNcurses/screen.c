// Facts that curses knows of the screen, and drawing on it.

#include "internal.h"

#include "rewriting/rewriting.h"

#include <sys/ioctl.h>
#include <wchar.h>

bool cn_is_utf8(const cn_terminal *terminal)
{
    return terminal->utf8;
}

int32_t cn_columns(const cn_terminal *terminal)
{
    return terminal->screen ? getmaxx(stdscr) : 0;
}

int32_t cn_rows(const cn_terminal *terminal)
{
    return terminal->screen ? getmaxy(stdscr) : 0;
}

int32_t cn_colours(const cn_terminal *terminal)
{
    // COLORS is set by start_color, which NO_COLOR prevents.
    return terminal->screen && COLORS > 0 && COLOR_PAIRS > 0 ? COLORS : 0;
}

const char *cn_terminfo(const cn_terminal *terminal, const char *name)
{
    const char *value = terminal->screen ? tigetstr(name) : NULL;
    return value == (const char *)-1 ? NULL : value;
}

int32_t cn_pair(const cn_terminal *terminal, int32_t foreground, int32_t background)
{
    if (cn_colours(terminal) == 0 || (foreground < 0 && background < 0))
        return 0;
    int pair = alloc_pair(foreground, background);
    return pair > 0 ? pair : 0;
}

// The attributes of curses don't import, so those of cells have numbers of their own.
static attr_t curses_attributes(uint32_t attributes)
{
    attr_t result = A_NORMAL;
    if (attributes & CN_BOLD)
        result |= A_BOLD;
    if (attributes & CN_DIM)
        result |= A_DIM;
    if (attributes & CN_ITALIC)
        result |= A_ITALIC;
    if (attributes & CN_UNDERLINE)
        result |= A_UNDERLINE;
    if (attributes & CN_REVERSE)
        result |= A_REVERSE;
    return result;
}

// A cell as curses keeps it.
static cchar_t complex_cell(const cn_cell *cell)
{
    wchar_t text[CCHARW_MAX + 1] = {0};
    for (size_t index = 0; index < CCHARW_MAX && index < sizeof cell->scalars / sizeof cell->scalars[0]; index++)
        text[index] = (wchar_t)cell->scalars[index];
    cchar_t complex;
    // The pair goes by the pointer: as a short it would end at 32767.
    int pair = cell->pair;
    if (setcchar(&complex, text, curses_attributes(cell->attributes), 0, &pair) != OK)
        setcchar(&complex, L" ", curses_attributes(cell->attributes), 0, &pair);
    // Curses would drop the second half of a flag, which has a width of its own. In a cell by itself it would not do:
    // where two flags share a half, only the other would be sent, and that is no flag.
    if (cn_is_flag(cell->scalars[0], cell->scalars[1]))
        complex.chars[1] = (wchar_t)cell->scalars[1];
    return complex;
}

// Whether two cells look alike, and each has a single code point: then one is made of the other without setcchar.
static bool differs_by_scalar(const cn_cell *cell, const cn_cell *other)
{
    return cell->attributes == other->attributes && cell->pair == other->pair && cell->scalars[1] == 0
        && other->scalars[1] == 0;
}

void cn_put(const cn_terminal *terminal, int32_t row, int32_t column, const cn_cell *cells, int32_t count)
{
    // Drawing the last cell of a screen that is one column wide, curses may read what is before the row.
    if (!terminal->screen || (cn_columns(terminal) == 1 && row == cn_rows(terminal) - 1))
        return;
    cchar_t complex[128];
    const int32_t room = sizeof complex / sizeof complex[0];
    while (count > 0) {
        int32_t part = count < room ? count : room, columns = 0;
        for (int32_t index = 0; index < part; index++) {
            const cn_cell *cell = &cells[index];
            if (index > 0 && differs_by_scalar(cell, cell - 1)) {
                complex[index] = complex[index - 1];
                complex[index].chars[0] = (wchar_t)cell->scalars[0];
            } else {
                complex[index] = complex_cell(cell);
            }
            columns += cell->scalars[0] < 0x80 ? 1 : wcwidth((wchar_t)cell->scalars[0]);
        }
        mvwadd_wchnstr(stdscr, row, column, complex, part);
        column += columns;
        cells += part;
        count -= part;
    }
}

// Curses would send the sequence every time.
static void show_cursor(cn_terminal *terminal, bool visible)
{
    if (terminal->is_cursor_visible != visible)
        curs_set(visible);
    terminal->is_cursor_visible = visible;
}

void cn_finish(cn_terminal *terminal)
{
    if (!terminal->screen)
        return;
    show_cursor(terminal, false);
    // Wherever drawing ends, so that no byte is spent on it.
    leaveok(stdscr, TRUE);
    wrefresh(stdscr);
}

void cn_finish_at(cn_terminal *terminal, int32_t row, int32_t column)
{
    if (!terminal->screen)
        return;
    show_cursor(terminal, true);
    leaveok(stdscr, FALSE);
    wmove(stdscr, row, column);
    wrefresh(stdscr);
}

// The model of the terminal no longer holds: something else wrote to it, or it has another size.
static void forget_terminal(cn_terminal *terminal)
{
    if (terminal->rewriter)
        cn_rewriter_forget(terminal->rewriter, cn_rows(terminal), cn_columns(terminal));
}

void cn_clear(cn_terminal *terminal)
{
    if (!terminal->screen)
        return;
    forget_terminal(terminal);
    werase(stdscr);
    clearok(stdscr, TRUE);
}

void cn_update_size(cn_terminal *terminal)
{
    struct winsize size;
    if (!terminal->screen || ioctl(cn_tty_output(), TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        return;
    if (size.ws_row == cn_rows(terminal) && size.ws_col == cn_columns(terminal))
        return;
    resizeterm(size.ws_row, size.ws_col);
    forget_terminal(terminal);
}

void cn_beep(const cn_terminal *terminal)
{
    if (terminal->screen)
        beep();
}

void cn_report_mouse(cn_terminal *terminal, bool on)
{
    if (!terminal->screen || terminal->reports_mouse == on)
        return;
    terminal->reports_mouse = on;
    cn_send_private_mode(terminal, on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
}

void cn_copy(const cn_terminal *terminal, const char *base64, int32_t count)
{
    if (!terminal->screen || !terminal->traits.speaks_ecma48 || !base64 || count <= 0)
        return;
    static const char begin[] = "\033]52;c;", end[] = "\a";
    cn_tty_send(begin, sizeof begin - 1);
    cn_tty_send(base64, (size_t)count);
    cn_tty_send(end, sizeof end - 1);
}
