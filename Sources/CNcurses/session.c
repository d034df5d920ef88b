// Taking the terminal for curses, and giving it back in order.

#include "internal.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// exit() passes its handlers nothing, so the terminal that they give back stands here; curses can't have a second one.
static cn_terminal *open_terminal;

// Gathers beforehand what undoes all that was sent: terminfo is out of a signal handler's reach.
static void prepare_restoring(const cn_terminal *terminal)
{
    cn_bytes bytes = {0};
    if (terminal->synchronized_output)
        cn_append_private_mode(terminal, &bytes, "\033[?2026l");
    cn_append_private_mode(terminal, &bytes, "\033[?1006l\033[?1000l\033[?2004l");
    // A frame that is cut short may leave the terminal with fewer rows that scroll.
    if (change_scroll_region)
        cn_append_private_mode(terminal, &bytes, "\033[r");
    cn_append_capability(&bytes, exit_attribute_mode);
    cn_append_capability(&bytes, orig_pair);
    cn_append_capability(&bytes, keypad_local);
    cn_append_capability(&bytes, cursor_normal);
    if (exit_ca_mode) {
        cn_append_capability(&bytes, exit_ca_mode);
    } else {
        // Without an alternate screen the shell goes on below what was drawn.
        cn_append_capability(&bytes, tparm(cursor_address, (long)LINES - 1, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
        cn_bytes_append(&bytes, "\r\n", 2);
    }
    cn_tty_set_restoring(&bytes);
    cn_bytes_free(&bytes);
}

// Sets the modes that keys arrive in one by one, and the colours.
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

// Starts curses on descriptors of its own, so that a frame can be gathered behind its back.
static int32_t start_curses(cn_terminal *terminal)
{
    terminal->output = fcntl(cn_tty_output(), F_DUPFD_CLOEXEC, 3);
    terminal->output_file = terminal->output >= 0 ? fdopen(terminal->output, "w") : NULL;
    int copy = fcntl(terminal->input, F_DUPFD_CLOEXEC, 3);
    terminal->input_file = copy >= 0 ? fdopen(copy, "r") : NULL;
    if (!terminal->output_file || !terminal->input_file)
        return CN_FAILED;
    int32_t result = cn_look_up(NULL, terminal->output, &terminal->traits);
    if (result != CN_OPENED)
        return result;
    terminal->screen = newterm(NULL, terminal->output_file, terminal->input_file);
    if (!terminal->screen)
        return CN_FAILED;
    terminal->frame = open_frame();
    if (terminal->frame >= 0 && terminal->traits.addresses_by_numbers)
        terminal->rewriter = cn_rewriter_create(&terminal->traits, cn_rows(terminal), cn_columns(terminal));
    // The place of a glyph's right half must be held, and the cursor addressed, or Unicode would go astray.
    terminal->utf8 = terminal->utf8 && terminal->rewriter && cn_wcwidth(CN_PLACEHOLDER) == 1;
    return CN_OPENED;
}

// Undoes all that `start` did, as far as it came.
static void stop(cn_terminal *terminal)
{
    if (terminal->screen)
        delscreen(terminal->screen);
    if (terminal->output_file)
        fclose(terminal->output_file);
    if (terminal->input_file)
        fclose(terminal->input_file);
    if (terminal->frame >= 0)
        close(terminal->frame);
    if (terminal->owns_input)
        close(terminal->input);
    cn_rewriter_free(terminal->rewriter);
    *terminal = (cn_terminal){.input = -1, .output = -1, .frame = -1};
    cn_signals_uninstall();
    cn_tty_release();
}

// Standard input may be a document: then keys come from the terminal itself.
static bool open_input(cn_terminal *terminal, int32_t input)
{
    terminal->input = input >= 0 ? input : STDIN_FILENO;
    if (isatty(terminal->input))
        return true;
    terminal->input = input >= 0 ? -1 : open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    terminal->owns_input = terminal->input >= 0;
    return terminal->owns_input;
}

// Finds the terminal and starts curses on it.
static int32_t start(cn_terminal *terminal, int32_t input, int32_t output, bool ascii_only)
{
    if (!cn_tty_open(output >= 0 ? output : STDOUT_FILENO))
        return CN_NO_OUTPUT_TTY;
    if (!open_input(terminal, input))
        return CN_NO_INPUT_TTY;
    terminal->utf8 = cn_choose_locale(ascii_only);
    // Before newterm, which leaves the handlers that it finds.
    cn_signals_install(terminal->wake);
    return start_curses(terminal);
}

static void close_open_terminal(void)
{
    cn_close(open_terminal);
}

// Begins the full screen.
static void take(cn_terminal *terminal)
{
    prepare_restoring(terminal);
    cn_tty_mark_taken(true);
    cn_tty_hold_errors();
    cn_signals_install(terminal->wake);
    set_modes();
    // Curses keeps what it has said so far for the first frame, and the rows that scroll are in it: after a resize they
    // would be the wrong ones. This sends it.
    delay_output(0);
    cn_send_private_mode(terminal, "\033[?2004h");
    cn_update_size(terminal);
}

cn_terminal *cn_open(
    int32_t input, int32_t output, int32_t wake, bool ascii_only, bool synchronized_output, int32_t *result)
{
    static bool gives_back_at_exit;
    cn_terminal *terminal = open_terminal ? NULL : malloc(sizeof *terminal);
    *result = open_terminal ? CN_BUSY : CN_FAILED;
    if (!terminal)
        return NULL;
    *terminal = (cn_terminal){
        .input = -1, .output = -1, .frame = -1, .is_cursor_visible = -1,
        .wake = wake, .synchronized_output = synchronized_output,
    };
    *result = start(terminal, input, output, ascii_only);
    if (*result != CN_OPENED) {
        stop(terminal);
        free(terminal);
        return NULL;
    }
    take(terminal);
    open_terminal = terminal;
    if (!gives_back_at_exit)
        gives_back_at_exit = atexit(close_open_terminal) == 0;
    return terminal;
}

// Gives the terminal back and keeps curses, so that it can be taken again.
static void leave(cn_terminal *terminal)
{
    if (!cn_tty_is_taken())
        return;
    // Curses would wait for a terminal that takes nothing more.
    if (cn_ending_signal() != 0)
        return cn_tty_restore_now();
    cn_end_frame(terminal);
    cn_send_private_mode(
        terminal, terminal->reports_mouse ? "\033[?1006l\033[?1000l\033[?2004l" : "\033[?2004l");
    curs_set(1);
    endwin();
    cn_tty_restore_modes();
    cn_tty_mark_taken(false);
    cn_tty_release_errors();
}

// Takes the terminal again after `leave`, or after something else changed its modes.
static void enter(cn_terminal *terminal)
{
    cn_tty_mark_taken(true);
    cn_tty_hold_errors();
    terminal->is_cursor_visible = -1;
    cn_update_size(terminal);
    cn_clear(terminal);
    // After endwin this sets the modes and the alternate screen again; they need the true descriptor, not a frame.
    wrefresh(stdscr);
    cn_send_private_mode(terminal, "\033[?2004h");
    if (terminal->reports_mouse)
        cn_send_private_mode(terminal, "\033[?1000h\033[?1006h");
}

void cn_close(cn_terminal *terminal)
{
    if (!terminal || !terminal->screen)
        return;
    leave(terminal);
    stop(terminal);
    open_terminal = NULL;
}

void cn_free(cn_terminal *terminal)
{
    cn_close(terminal);
    free(terminal);
}

void cn_suspend(cn_terminal *terminal)
{
    if (!terminal->screen)
        return;
    leave(terminal);
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigaction(SIGTSTP, &standard, NULL);
    // The whole group, as the terminal's own ^Z does: whoever is in a pipe with the program stops too.
    kill(0, SIGTSTP);
    cn_signals_install(terminal->wake);
    enter(terminal);
    cn_signals_note_continuation();
}

void cn_retake(cn_terminal *terminal)
{
    if (!terminal->screen)
        return;
    endwin();
    enter(terminal);
}
