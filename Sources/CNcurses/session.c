// Taking the terminal for curses, and giving it back in order.

#include "internal.h"

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct cn_session cn_session = {.output = -1, .frame = -1, .visible = -1};

static void choose_locale(bool ascii_only)
{
    // Only what characters are: numbers and messages stay as they were.
    cn_session.utf8 = !ascii_only && setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    if (!cn_session.utf8 && !ascii_only)
        cn_session.utf8 = setlocale(LC_CTYPE, "C.UTF-8") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    if (!cn_session.utf8)
        setlocale(LC_CTYPE, "C");
}

static int32_t check_terminal(void)
{
    int error = 0;
    if (setupterm(NULL, cn_session.output, &error) != OK)
        return error == 1 ? CN_DUMB_TERMINAL : CN_UNKNOWN_TERMINAL;
    int32_t result = cursor_address && clear_screen ? CN_OPENED : CN_DUMB_TERMINAL;
    if (result == CN_OPENED)
        cn_session.speaks_ecma48 = strncmp(cursor_address, "\033[", 2) == 0;
    del_curterm(cur_term);
    return result;
}

// What undoes all that was sent, gathered beforehand: terminfo is out of a signal handler's reach.
static void prepare_farewell(void)
{
    if (cn_session.synchronized_output)
        cn_gather_private_mode("\033[?2026l");
    cn_gather_private_mode("\033[?1006l\033[?1000l\033[?2004l");
    // A frame that is cut short may leave the terminal with fewer rows that scroll.
    if (change_scroll_region)
        cn_gather_private_mode("\033[r");
    cn_gather_capability(exit_attribute_mode);
    cn_gather_capability(orig_pair);
    cn_gather_capability(keypad_local);
    cn_gather_capability(cursor_normal);
    if (exit_ca_mode) {
        cn_gather_capability(exit_ca_mode);
    } else {
        cn_gather_capability(tparm(cursor_address, (long)LINES - 1, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
        cn_gather_text("\r\n");
    }
    cn_keep_gathered_as_farewell();
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

// A file that has no name, in memory where the system has such.
static int open_frame(void)
{
    int frame = -1;
#ifdef __linux__
    frame = memfd_create("verbatim-frame", MFD_CLOEXEC);
#endif
    if (frame < 0) {
        char name[] = "/tmp/verbatim-frame-XXXXXX";
        frame = mkostemp(name, O_CLOEXEC);
        if (frame >= 0)
            unlink(name);
    }
    return frame;
}

// As all terminals do that speak ECMA-48; some want a pause after it, which no emulator needs.
static bool is_addressed_by_numbers(void)
{
    static const char usual[] = "\033[%i%p1%d;%p2%dH";
    const size_t length = sizeof usual - 1;
    return strncmp(cursor_address, usual, length) == 0
        && (cursor_address[length] == 0 || cursor_address[length] == '$');
}

static int32_t start_curses(int32_t input)
{
    // Curses gets descriptors of its own, so that a frame can be gathered behind its back.
    cn_session.output = fcntl(cn_tty_output(), F_DUPFD_CLOEXEC, 3);
    cn_session.output_file = cn_session.output >= 0 ? fdopen(cn_session.output, "w") : NULL;
    int copy = fcntl(input, F_DUPFD_CLOEXEC, 3);
    cn_session.input_file = copy >= 0 ? fdopen(copy, "r") : NULL;
    if (!cn_session.output_file || !cn_session.input_file)
        return CN_FAILED;
    int32_t result = check_terminal();
    if (result != CN_OPENED)
        return result;
    cn_session.screen = newterm(NULL, cn_session.output_file, cn_session.input_file);
    if (!cn_session.screen)
        return CN_FAILED;
    cn_session.frame = open_frame();
    cn_session.reckons = cn_session.frame >= 0 && is_addressed_by_numbers();
    // The place of a glyph's right half must be held, and the cursor addressed, or Unicode would go astray.
    cn_session.utf8 = cn_session.utf8 && cn_session.reckons && cn_wcwidth(CN_SILENT) == 1;
    cn_forget_reckoning();
    return CN_OPENED;
}

static void stop_curses(void)
{
    if (cn_session.screen)
        delscreen(cn_session.screen);
    if (cn_session.output_file)
        fclose(cn_session.output_file);
    if (cn_session.input_file)
        fclose(cn_session.input_file);
    if (cn_session.frame >= 0)
        close(cn_session.frame);
    cn_session.screen = NULL;
    cn_session.output_file = cn_session.input_file = NULL;
    cn_session.output = cn_session.frame = -1;
    cn_session.in_frame = cn_session.mouse = false;
    cn_session.visible = -1;
}

int32_t cn_open(int32_t input, int32_t output, int32_t wake, bool ascii_only, bool synchronized_output)
{
    static bool registered;
    if (cn_session.screen)
        return CN_BUSY;
    int32_t result = cn_tty_open(input, output);
    if (result == CN_OPENED) {
        choose_locale(ascii_only);
        cn_session.synchronized_output = synchronized_output;
        cn_session.wake = wake;
        // Before newterm, which leaves the handlers that it finds.
        cn_signals_install(wake);
        result = start_curses(cn_input_descriptor());
    }
    if (result != CN_OPENED) {
        stop_curses();
        cn_signals_uninstall();
        cn_tty_release();
        return result;
    }
    prepare_farewell();
    cn_tty_mark_taken(true);
    cn_tty_hold_errors();
    cn_signals_install(wake);
    set_modes();
    // Curses keeps what it has said so far for the first frame, and the rows that scroll are in it: after a resize they
    // would be the wrong ones. This sends it.
    delay_output(0);
    cn_send_private_mode("\033[?2004h");
    cn_update_size();
    // exit() from anywhere gives the terminal back too.
    if (!registered)
        registered = atexit(cn_close) == 0;
    return CN_OPENED;
}

static void leave(void)
{
    if (!cn_tty_is_taken())
        return;
    cn_end_frame();
    cn_gather_private_mode(cn_session.mouse ? "\033[?1006l\033[?1000l\033[?2004l" : "\033[?2004l");
    cn_send_gathered();
    curs_set(1);
    endwin();
    cn_tty_restore_modes();
    cn_tty_mark_taken(false);
    cn_tty_release_errors();
}

static void enter(void)
{
    cn_tty_mark_taken(true);
    cn_tty_hold_errors();
    cn_session.visible = -1;
    cn_update_size();
    cn_clear();
    // After endwin this sets the modes and the alternate screen again; they need the true descriptor, not a frame.
    wrefresh(stdscr);
    cn_send_private_mode("\033[?2004h");
    if (cn_session.mouse)
        cn_send_private_mode("\033[?1000h\033[?1006h");
}

void cn_close(void)
{
    if (!cn_session.screen)
        return;
    leave();
    stop_curses();
    cn_signals_uninstall();
    cn_tty_release();
}

void cn_suspend(void)
{
    if (!cn_session.screen)
        return;
    leave();
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigaction(SIGTSTP, &standard, NULL);
    // The whole group, as the terminal's own ^Z does: whoever is in a pipe with the program stops too.
    kill(0, SIGTSTP);
    cn_signals_install(cn_session.wake);
    enter();
    cn_signals_note_continuation();
}

void cn_retake(void)
{
    if (!cn_session.screen)
        return;
    endwin();
    enter();
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
