// Facts of terminfo and of the environment, asked for before curses starts.

#include "internal.h"

#include <stdlib.h>
#include <string.h>

// Whether cursor_address is `CSI row ; column H`, as with all terminals that speak ECMA-48. Some types want a pause
// after it, which no emulator needs.
static bool is_addressed_by_numbers(const char *address)
{
    static const char usual[] = "\033[%i%p1%d;%p2%dH";
    const size_t length = sizeof usual - 1;
    return strncmp(address, usual, length) == 0 && (address[length] == 0 || address[length] == '$');
}

int32_t cn_look_up(const char *type, int32_t descriptor, cn_traits *traits)
{
    TERMINAL *before = cur_term;
    int error = 0;
    *traits = (cn_traits){0};
    if (setupterm((char *)type, descriptor, &error) != OK)
        return error == 1 ? CN_DUMB_TERMINAL : CN_UNKNOWN_TERMINAL;
    int32_t result = cursor_address && clear_screen ? CN_OPENED : CN_DUMB_TERMINAL;
    if (result == CN_OPENED) {
        traits->speaks_ecma48 = strncmp(cursor_address, "\033[", 2) == 0;
        traits->addresses_by_numbers = is_addressed_by_numbers(cursor_address);
        traits->wraps = auto_right_margin;
        traits->waits_at_edge = eat_newline_glitch;
    }
    TERMINAL *looked_up = cur_term;
    set_curterm(before);
    del_curterm(looked_up);
    return result;
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
