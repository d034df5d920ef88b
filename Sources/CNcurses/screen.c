// What curses knows of the screen, and what is drawn on it.

#include "internal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

bool cn_is_utf8(void)
{
    return cn_session.utf8;
}

int32_t cn_columns(void)
{
    return cn_session.screen ? getmaxx(stdscr) : 0;
}

int32_t cn_rows(void)
{
    return cn_session.screen ? getmaxy(stdscr) : 0;
}

int32_t cn_colours(void)
{
    // COLORS is set by start_color, which NO_COLOR prevents.
    return cn_session.screen && COLORS > 0 && COLOR_PAIRS > 0 ? COLORS : 0;
}

int32_t cn_wcwidth(uint32_t scalar)
{
    return wcwidth((wchar_t)scalar);
}

const char *cn_terminfo(const char *name)
{
    const char *value = cn_session.screen ? tigetstr(name) : NULL;
    return value == (const char *)-1 ? NULL : value;
}

void cn_begin_frame(void)
{
    if (!cn_session.screen || cn_session.in_frame || cn_session.frame < 0)
        return;
    if (lseek(cn_session.frame, 0, SEEK_SET) == 0)
        cn_session.in_frame = dup2(cn_session.frame, cn_session.output) >= 0;
}

// Sends the gathered frame at once, in the brackets of a synchronized update where that is wanted.
static void send_frame(size_t length)
{
    static const char begin[] = "\033[?2026h", end[] = "\033[?2026l";
    bool brackets = cn_session.synchronized_output && cn_session.speaks_ecma48;
    size_t margin = brackets ? sizeof begin - 1 : 0;
    char *bytes = malloc(length + 2 * margin);
    if (!bytes)
        return;
    memcpy(bytes, begin, margin);
    ssize_t got = pread(cn_session.frame, bytes + margin, length, 0);
    length = got > 0 ? (size_t)got : 0;
    memcpy(bytes + margin + length, end, margin);
    cn_tty_send(bytes, length + 2 * margin);
    free(bytes);
}

void cn_end_frame(void)
{
    if (!cn_session.in_frame)
        return;
    cn_session.in_frame = false;
    off_t length = lseek(cn_session.frame, 0, SEEK_CUR);
    dup2(cn_tty_output(), cn_session.output);
    if (length > 0)
        send_frame((size_t)length);
}

int32_t cn_pair(int32_t foreground, int32_t background)
{
    if (cn_colours() == 0 || (foreground < 0 && background < 0))
        return 0;
    int pair = alloc_pair(foreground, background);
    return pair > 0 ? pair : 0;
}

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

void cn_put(int32_t row, int32_t column, cn_cell cell)
{
    wchar_t text[CCHARW_MAX + 1] = {0};
    for (size_t index = 0; index < CCHARW_MAX && index < sizeof cell.scalars / sizeof cell.scalars[0]; index++)
        text[index] = (wchar_t)cell.scalars[index];
    cchar_t complex;
    // The pair goes by the pointer: as a short it would end at 32767.
    if (cn_session.screen && setcchar(&complex, text, curses_attributes(cell.attributes), 0, &cell.pair) == OK)
        mvwadd_wch(stdscr, row, column, &complex);
}

void cn_settle(int32_t row, int32_t column)
{
    if (!cn_session.screen)
        return;
    int last = getmaxx(stdscr) - 1;
    int target = column < last ? column : last;
    wmove(stdscr, row, target);
    wrefresh(stdscr);
    cn_gather_capability(tparm(cursor_address, (long)row, (long)target, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
    cn_send_gathered();
}

void cn_finish(int32_t row, int32_t column, bool visible)
{
    if (!cn_session.screen)
        return;
    if (cn_session.visible != visible)
        curs_set(visible);
    cn_session.visible = visible;
    int last = getmaxx(stdscr) - 1;
    wmove(stdscr, row, column < last ? column : last);
    wrefresh(stdscr);
}

void cn_clear(void)
{
    if (!cn_session.screen)
        return;
    werase(stdscr);
    clearok(stdscr, TRUE);
}

bool cn_update_size(void)
{
    struct winsize size;
    if (!cn_session.screen || ioctl(cn_tty_output(), TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        return false;
    if (size.ws_row == cn_rows() && size.ws_col == cn_columns())
        return false;
    return resizeterm(size.ws_row, size.ws_col) == OK;
}

void cn_beep(void)
{
    if (cn_session.screen)
        beep();
}

void cn_report_mouse(bool on)
{
    if (!cn_session.screen || cn_session.mouse == on)
        return;
    cn_session.mouse = on;
    cn_send_private_mode(on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
}
