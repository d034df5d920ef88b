// Curses itself: the screen, its modes, and what is drawn on it.

#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

static struct {
    SCREEN *screen;
    FILE *output_file, *input_file;
    int output;       // what curses writes to: the terminal, and `frame` while a frame is drawn
    int frame;        // gathers a frame; -1 where the system has no memory files
    bool in_frame, utf8, speaks_ecma48, synchronized_output, mouse;
    int32_t wake, visible;
} state = {.output = -1, .frame = -1, .visible = -1};

// tputs calls a function for every byte; these gather them.
static char gathered[1024];
static size_t gathered_length;

static int gather(int byte)
{
    if (gathered_length < sizeof gathered)
        gathered[gathered_length++] = (char)byte;
    return byte;
}

static void gather_capability(const char *capability)
{
    if (capability && capability != (const char *)-1)
        tputs(capability, 1, gather);
}

static void gather_text(const char *text)
{
    while (*text)
        gather(*text++);
}

static void send_gathered(void)
{
    size_t length = gathered_length;
    gathered_length = 0;
    if (!state.in_frame) {
        tty_send(gathered, length);
    } else {
        while (length > 0 && write(state.output, gathered, length) < 0 && errno == EINTR)
            ;
    }
}

// ECMA-48 terminals ignore private modes that they don't know; others might show them.
static void gather_private_mode(const char *mode)
{
    if (state.speaks_ecma48)
        gather_text(mode);
}

static void send_private_mode(const char *mode)
{
    gather_private_mode(mode);
    send_gathered();
}

static void choose_locale(bool ascii_only)
{
    // Only what characters are: numbers and messages stay as they were.
    state.utf8 = !ascii_only && setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    if (!state.utf8 && !ascii_only)
        state.utf8 = setlocale(LC_CTYPE, "C.UTF-8") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    if (!state.utf8)
        setlocale(LC_CTYPE, "C");
}

static int32_t check_terminal(void)
{
    int error = 0;
    if (setupterm(NULL, state.output, &error) != OK)
        return error == 1 ? CN_DUMB_TERMINAL : CN_UNKNOWN_TERMINAL;
    int32_t result = cursor_address && clear_screen ? CN_OPENED : CN_DUMB_TERMINAL;
    if (result == CN_OPENED)
        state.speaks_ecma48 = strncmp(cursor_address, "\033[", 2) == 0;
    del_curterm(cur_term);
    return result;
}

// What undoes all that was sent, gathered beforehand: terminfo is out of a signal handler's reach.
static void prepare_farewell(void)
{
    gathered_length = 0;
    if (state.synchronized_output)
        gather_private_mode("\033[?2026l");
    gather_private_mode("\033[?1006l\033[?1000l\033[?2004l");
    gather_capability(exit_attribute_mode);
    gather_capability(orig_pair);
    gather_capability(keypad_local);
    gather_capability(cursor_normal);
    if (exit_ca_mode) {
        gather_capability(exit_ca_mode);
    } else {
        gather_capability(tparm(cursor_address, (long)LINES - 1, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
        gather_text("\r\n");
    }
    tty_set_farewell(gathered, gathered_length);
    gathered_length = 0;
}

static void set_modes(void)
{
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    scrollok(stdscr, FALSE);
    // Inserting and deleting characters would shift what the terminal thinks is wider than we do.
    idcok(stdscr, FALSE);
    // Curses never looks at the input: keys are read past it.
    typeahead(-1);
    const char *no_colour = getenv("NO_COLOR");
    if (!(no_colour && *no_colour) && has_colors() && start_color() == OK)
        use_default_colors();
}

static int32_t start_curses(int32_t input)
{
    // Curses gets descriptors of its own, so that a frame can be gathered behind its back.
    state.output = fcntl(tty_output(), F_DUPFD_CLOEXEC, 3);
    state.output_file = state.output >= 0 ? fdopen(state.output, "w") : NULL;
    int copy = fcntl(input, F_DUPFD_CLOEXEC, 3);
    state.input_file = copy >= 0 ? fdopen(copy, "r") : NULL;
    if (!state.output_file || !state.input_file)
        return CN_FAILED;
    int32_t result = check_terminal();
    if (result != CN_OPENED)
        return result;
    state.screen = newterm(NULL, state.output_file, state.input_file);
    if (!state.screen)
        return CN_FAILED;
#ifdef __linux__
    state.frame = memfd_create("verbatim-frame", MFD_CLOEXEC);
#endif
    return CN_OPENED;
}

static void stop_curses(void)
{
    if (state.screen)
        delscreen(state.screen);
    if (state.output_file)
        fclose(state.output_file);
    if (state.input_file)
        fclose(state.input_file);
    if (state.frame >= 0)
        close(state.frame);
    state.screen = NULL;
    state.output_file = state.input_file = NULL;
    state.output = state.frame = -1;
    state.in_frame = state.mouse = false;
    state.visible = -1;
}

int32_t cn_open(int32_t input, int32_t output, int32_t wake, bool ascii_only, bool synchronized_output)
{
    static bool registered;
    if (state.screen)
        return CN_BUSY;
    int32_t result = tty_open(input, output);
    if (result == CN_OPENED) {
        choose_locale(ascii_only);
        state.synchronized_output = synchronized_output;
        state.wake = wake;
        // Before newterm: a signal in between must find the way back, and curses keeps what it finds.
        signals_install(wake);
        result = start_curses(cn_input_descriptor());
    }
    if (result != CN_OPENED) {
        stop_curses();
        signals_uninstall();
        tty_release();
        return result;
    }
    prepare_farewell();
    tty_mark_taken(true);
    tty_hold_errors();
    signals_install(wake);
    set_modes();
    send_private_mode("\033[?2004h");
    cn_update_size();
    // exit() from anywhere gives the terminal back too.
    if (!registered)
        registered = atexit(cn_close) == 0;
    return CN_OPENED;
}

static void leave(void)
{
    if (!tty_is_taken())
        return;
    cn_end_frame();
    gather_private_mode(state.mouse ? "\033[?1006l\033[?1000l\033[?2004l" : "\033[?2004l");
    send_gathered();
    curs_set(1);
    endwin();
    tty_restore_modes();
    tty_mark_taken(false);
    tty_release_errors();
}

static void enter(void)
{
    tty_mark_taken(true);
    tty_hold_errors();
    state.visible = -1;
    cn_update_size();
    cn_clear();
    // After endwin this sets the modes and the alternate screen again; they need the true descriptor, not a frame.
    wrefresh(stdscr);
    send_private_mode("\033[?2004h");
    if (state.mouse)
        send_private_mode("\033[?1000h\033[?1006h");
}

void cn_close(void)
{
    if (!state.screen)
        return;
    leave();
    stop_curses();
    signals_uninstall();
    tty_release();
}

void cn_suspend(void)
{
    if (!state.screen)
        return;
    leave();
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigaction(SIGTSTP, &standard, NULL);
    // The whole group, as the terminal's own ^Z does: whoever is in a pipe with the program stops too.
    kill(0, SIGTSTP);
    signals_install(state.wake);
    enter();
    signals_note_continuation();
}

void cn_retake(void)
{
    if (!state.screen)
        return;
    endwin();
    enter();
}

bool cn_is_utf8(void)
{
    return state.utf8;
}

int32_t cn_columns(void)
{
    return state.screen ? getmaxx(stdscr) : 0;
}

int32_t cn_rows(void)
{
    return state.screen ? getmaxy(stdscr) : 0;
}

int32_t cn_colours(void)
{
    // COLORS is set by start_color, which NO_COLOR prevents.
    return state.screen && COLORS > 0 && COLOR_PAIRS > 0 ? COLORS : 0;
}

int32_t cn_wcwidth(uint32_t scalar)
{
    return wcwidth((wchar_t)scalar);
}

const char *cn_terminfo(const char *name)
{
    const char *value = state.screen ? tigetstr(name) : NULL;
    return value == (const char *)-1 ? NULL : value;
}

int32_t cn_escape_delay(void)
{
    const char *text = getenv("ESCDELAY");
    char *end = NULL;
    long value = text && *text ? strtol(text, &end, 10) : -1;
    return end && *end == 0 && value >= 0 && value <= 10000 ? (int32_t)value : -1;
}

const char *cn_terminal_name(void)
{
    const char *name = getenv("TERM");
    return name ? name : "";
}

void cn_begin_frame(void)
{
    if (!state.screen || state.in_frame || state.frame < 0)
        return;
    if (lseek(state.frame, 0, SEEK_SET) == 0)
        state.in_frame = dup2(state.frame, state.output) >= 0;
}

// Sends the gathered frame at once, in the brackets of a synchronized update where that is wanted.
static void send_frame(size_t length)
{
    static const char begin[] = "\033[?2026h", end[] = "\033[?2026l";
    bool brackets = state.synchronized_output && state.speaks_ecma48;
    size_t margin = brackets ? sizeof begin - 1 : 0;
    char *bytes = malloc(length + 2 * margin);
    if (!bytes)
        return;
    memcpy(bytes, begin, margin);
    ssize_t got = pread(state.frame, bytes + margin, length, 0);
    length = got > 0 ? (size_t)got : 0;
    memcpy(bytes + margin + length, end, margin);
    tty_send(bytes, length + 2 * margin);
    free(bytes);
}

void cn_end_frame(void)
{
    if (!state.in_frame)
        return;
    state.in_frame = false;
    off_t length = lseek(state.frame, 0, SEEK_CUR);
    dup2(tty_output(), state.output);
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
    if (state.screen && setcchar(&complex, text, curses_attributes(cell.attributes), 0, &cell.pair) == OK)
        mvwadd_wch(stdscr, row, column, &complex);
}

void cn_settle(int32_t row, int32_t column)
{
    if (!state.screen)
        return;
    int last = getmaxx(stdscr) - 1;
    int target = column < last ? column : last;
    wmove(stdscr, row, target);
    wrefresh(stdscr);
    gather_capability(tparm(cursor_address, (long)row, (long)target, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
    send_gathered();
}

void cn_finish(int32_t row, int32_t column, bool visible)
{
    if (!state.screen)
        return;
    if (state.visible != visible)
        curs_set(visible);
    state.visible = visible;
    int last = getmaxx(stdscr) - 1;
    wmove(stdscr, row, column < last ? column : last);
    wrefresh(stdscr);
}

void cn_clear(void)
{
    if (!state.screen)
        return;
    werase(stdscr);
    clearok(stdscr, TRUE);
}

bool cn_update_size(void)
{
    struct winsize size;
    if (!state.screen || ioctl(tty_output(), TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        return false;
    if (size.ws_row == cn_rows() && size.ws_col == cn_columns())
        return false;
    return resizeterm(size.ws_row, size.ws_col) == OK;
}

void cn_beep(void)
{
    if (state.screen)
        beep();
}

void cn_report_mouse(bool on)
{
    if (!state.screen || state.mouse == on)
        return;
    state.mouse = on;
    send_private_mode(on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
}
