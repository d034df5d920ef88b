// Where the cursor is while a frame is drawn.
//
// Curses believes that a code point is as wide as libc says, and goes on from there by whatever is shortest. A terminal
// that has another width for it is then somewhere else, and draws the rest of the screen there. So a frame is read once
// more before it leaves: what curses says of the cursor after text that is not ASCII is said absolutely instead. On the
// way what is in vain is left out, a tenth of many a frame: moves and renditions that others overrule before anything
// is drawn.

#include "internal.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

// What a frame consists of.
enum kind {
    TEXT,      // a code point
    RENDITION, // how the next text looks, beside what was said before
    RESET,     // how the next text looks, whatever was said before
    MOVE,      // where the cursor goes, from where it is
    ADDRESS,   // where the cursor goes, wherever it is
    LETTERS,   // letters are letters, and not pieces of lines
    OTHER,     // erasing and everything else
};

struct part {
    enum kind kind;
    size_t length;
    uint32_t scalar;     // of a text
    char final;          // of a control sequence
    int32_t numbers[2];  // the first of a control sequence; 0 where there is none
    size_t number_count; // how many were written
};

// What holds from one frame to the next.
static struct {
    int32_t row, column;
    bool is_known;    // row and column are where curses believes the cursor to be
    bool is_adrift;   // text since the last address was not ASCII
    bool is_doubtful; // the last glyph may have any width
    bool is_half;     // and it was the first half of a flag
    int32_t top, end; // the rows that scroll
    int32_t saved_row, saved_column;
    bool saved_known;
    bool has_letters; // the terminal was told
    bool stays;       // at the right edge, as for the last cell of the screen
    struct cn_bytes moves, renditions; // since anything was drawn
    bool is_absolute; // the moves begin with an address
} state;

void cn_bytes_append(struct cn_bytes *bytes, const char *more, size_t count)
{
    if (bytes->length + count > bytes->room) {
        size_t room = 2 * (bytes->length + count) + 64;
        char *larger = realloc(bytes->bytes, room);
        if (!larger)
            return;
        bytes->bytes = larger;
        bytes->room = room;
    }
    memcpy(bytes->bytes + bytes->length, more, count);
    bytes->length += count;
}

void cn_forget_reckoning(void)
{
    state.is_known = state.is_absolute = state.has_letters = state.saved_known = state.stays = false;
    state.top = 0;
    state.end = cn_rows();
    state.moves.length = state.renditions.length = 0;
}

bool cn_is_steady(uint32_t scalar)
{
    static const struct { uint32_t first, last; bool is_steady; } ranges[] = {
        {0x20, 0x7E, true}, {0xA1, 0xAC, true}, {0xAE, 0x24F, true}, // Latin
        {0x386, 0x3FF, true}, {0x400, 0x482, true}, {0x48A, 0x52F, true}, // Greek, Cyrillic
        {0x2010, 0x2027, true}, {0x2030, 0x203B, true}, {0x203D, 0x2048, true}, // punctuation
        {0x20AC, 0x20AC, true}, {0x2190, 0x2193, true}, {0x21B3, 0x21B3, true}, // euro, arrows
        {0x2713, 0x2713, true}, {0x2717, 0x2717, true}, // check marks
        {0x25AA, 0x25AB, false}, {0x25B6, 0x25B6, false}, {0x25C0, 0x25C0, false}, // emoji among the shapes
        {0x25FB, 0x25FE, false}, {0x2500, 0x25FF, true}, // more of them; lines, blocks, shapes
        {0x3041, 0x3096, true}, {0x30A1, 0x30FA, true}, {0xFF01, 0xFF5E, true}, // kana, fullwidth forms
        {0x3400, 0x4DBF, true}, {0x4E00, 0x9FFF, true}, {0xAC00, 0xD7A3, true}, // Han, hangul
    };
    for (size_t index = 0; index < sizeof ranges / sizeof ranges[0]; index++) {
        if (scalar >= ranges[index].first && scalar <= ranges[index].last)
            return ranges[index].is_steady;
    }
    return false;
}

// -- Reading

static struct part text_at(const unsigned char *bytes, size_t length)
{
    struct part part = {.kind = TEXT, .length = 1, .scalar = bytes[0]};
    size_t count = bytes[0] < 0xC0 ? 1 : bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4;
    if (count > 1 && count <= length) {
        part.scalar &= 0x7Fu >> count;
        for (; part.length < count; part.length++)
            part.scalar = part.scalar << 6 | (bytes[part.length] & 0x3F);
    }
    return part;
}

// A control sequence (ECMA-48) after its introducer.
static struct part sequence_at(const char *bytes, size_t length)
{
    struct part part = {.kind = OTHER, .length = 2};
    for (; part.length < length && bytes[part.length] < 0x40; part.length++) {
        char byte = bytes[part.length];
        if (byte >= '0' && byte <= '9' && part.number_count < 2) {
            int32_t *number = &part.numbers[part.number_count];
            *number = *number < 10000 ? *number * 10 + byte - '0' : *number;
        } else if (byte == ';') {
            part.number_count++;
        }
    }
    if (part.length == length)
        return part;
    part.final = bytes[part.length++];
    bool is_plain = part.length == 3 || bytes[2] < 0x3C;
    if (is_plain && part.final == 'm')
        part.kind = part.numbers[0] == 0 ? RESET : RENDITION;
    else if (is_plain && part.final == 'H')
        part.kind = ADDRESS;
    else if (is_plain && strchr("ABCDGdZ", part.final))
        part.kind = MOVE;
    return part;
}

static struct part part_at(const char *bytes, size_t length)
{
    switch (bytes[0]) {
    case '\r':
    case '\b':
    case '\t':
        return (struct part){.kind = MOVE, .length = 1, .final = bytes[0]};
    case '\n':
        // At the last row that scrolls it is more than a move.
        return (struct part){
            .kind = state.is_known && state.row + 1 != state.end ? MOVE : OTHER, .length = 1, .final = '\n'};
    case '\033':
        if (length > 1 && bytes[1] == '[')
            return sequence_at(bytes, length);
        if (length > 2 && bytes[1] == '(' && bytes[2] == 'B')
            return (struct part){.kind = LETTERS, .length = 3};
        return (struct part){.kind = OTHER, .length = length > 1 ? 2 : 1, .final = length > 1 ? bytes[1] : 0};
    case 0x0F:
        // What some terminals have in place of ESC ( B, as a part of every rendition.
        return (struct part){.kind = RENDITION, .length = 1};
    default:
        if ((unsigned char)bytes[0] < 0x20)
            return (struct part){.kind = OTHER, .length = 1, .final = bytes[0]};
        return text_at((const unsigned char *)bytes, length);
    }
}

// -- Following

static int32_t within(int32_t value, int32_t count)
{
    return value < 0 ? 0 : value < count ? value : count - 1;
}

static void follow_move(const struct part *part)
{
    int32_t first = part->numbers[0], count = first > 0 ? first : 1;
    switch (part->final) {
    case '\r': state.column = 0; break;
    case '\b': state.column -= 1; break;
    case '\t': state.column = (state.column / 8 + 1) * 8; break;
    case '\n': state.row += 1; break;
    case 'A': state.row -= count; break;
    case 'B': state.row += count; break;
    case 'C': state.column += count; break;
    case 'D': state.column -= count; break;
    case 'G': state.column = count - 1; break;
    case 'd': state.row = count - 1; break;
    case 'Z': state.column = (state.column - 1) / 8 * 8; break;
    case 'H':
        state.row = count - 1;
        state.column = part->numbers[1] > 0 ? part->numbers[1] - 1 : 0;
        state.is_known = true;
        break;
    default: state.is_known = false;
    }
    state.row = within(state.row, cn_rows());
    state.column = within(state.column, cn_columns());
}

static void follow_sequence(const struct part *part)
{
    switch (part->final) {
    case 'b':
        state.column = within(state.column + (part->numbers[0] > 0 ? part->numbers[0] : 1), cn_columns());
        break;
    case 'r':
        state.top = part->numbers[0] > 0 ? part->numbers[0] - 1 : 0;
        state.end = part->numbers[1] > 0 ? part->numbers[1] : cn_rows();
        state.row = state.column = 0;
        break;
    case 'h':
    case 'l':
        if (part->numbers[0] == 7)
            state.stays = part->final == 'l';
        break;
    default:
        // Erasing, scrolling, inserting and deleting, the cursor's looks: none of it moves the cursor.
        if (!strchr("XKJLMST@Pc", part->final))
            state.is_known = false;
    }
}

static void follow_escape(const struct part *part)
{
    switch (part->final) {
    case '7':
        state.saved_row = state.row;
        state.saved_column = state.column;
        state.saved_known = state.is_known;
        break;
    case '8':
        state.row = state.saved_row;
        state.column = state.saved_column;
        state.is_known = state.saved_known;
        break;
    case 'M':
        state.row = within(state.row == state.top ? state.row : state.row - 1, cn_rows());
        break;
    default:
        // A control character, as a line feed that scrolls, stays where it is.
        state.is_known = state.is_known && part->length == 1;
    }
}

// -- Writing

static void address(struct cn_bytes *out)
{
    char text[32];
    int count = snprintf(text, sizeof text, "\033[%d;%dH", (int)state.row + 1, (int)state.column + 1);
    cn_bytes_append(out, text, (size_t)count);
}

// What was said since anything was drawn: first where, then how.
// - must_know: what follows depends on where the cursor is, and is no text that goes on from the last.
static void catch_up(struct cn_bytes *out, bool must_know)
{
    bool must_address =
        state.is_known && state.is_adrift && (must_know || state.is_doubtful || state.moves.length > 0);
    if (must_address && !state.is_absolute)
        address(out);
    else
        cn_bytes_append(out, state.moves.bytes, state.moves.length);
    if (must_address || state.is_absolute)
        state.is_adrift = state.is_doubtful = state.is_half = false;
    cn_bytes_append(out, state.renditions.bytes, state.renditions.length);
    state.moves.length = state.renditions.length = 0;
    state.is_absolute = false;
}

static bool is_regional(uint32_t scalar)
{
    return scalar >= 0x1F1E6 && scalar <= 0x1F1FF;
}

// Whether a glyph is to have two cells: by itself, or because its other half or what holds its place comes next.
static bool takes_two(const struct part *part, int32_t width, const char *rest, size_t length)
{
    while (width == 1 && length > 0 && (unsigned char)*rest >= 0x80) {
        struct part next = text_at((const unsigned char *)rest, length);
        if (next.scalar == CN_SILENT || (is_regional(part->scalar) && is_regional(next.scalar)))
            return true;
        if (wcwidth((wchar_t)next.scalar) != 0)
            return false;
        rest += next.length;
        length -= next.length;
    }
    return width == 2;
}

// Curses says where the cursor is to go after the last column, unless it stays there.
static void stop_at_edge(void)
{
    if (state.column < cn_columns())
        return;
    state.is_known = state.is_known && state.stays;
    state.column = cn_columns() - 1;
}

static void draw(const struct part *part, const char *bytes, size_t length, struct cn_bytes *out)
{
    bool is_ascii = part->scalar < 0x80, is_silent = part->scalar == CN_SILENT;
    int32_t width = is_ascii ? 1 : wcwidth((wchar_t)part->scalar);
    bool completes_flag = is_regional(part->scalar) && state.is_half && state.moves.length == 0;
    if (width > 0 && !completes_flag && !is_silent) {
        catch_up(out, false);
        // Where a terminal draws it over one cell only, nothing old may show in the other.
        bool is_steady = width == 2 && cn_is_steady(part->scalar);
        if (takes_two(part, width, bytes + part->length, length - part->length) && !is_steady && state.is_known) {
            cn_bytes_append(out, "  ", 2);
            address(out);
        }
    }
    if (!is_silent)
        cn_bytes_append(out, bytes, part->length);
    state.column += width > 0 ? width : 0;
    stop_at_edge();
    if (is_ascii)
        return;
    state.is_adrift = true;
    state.is_half = is_regional(part->scalar) && !completes_flag;
    state.is_doubtful = state.is_doubtful || !cn_is_steady(part->scalar);
}

// How many bytes from there on are ASCII, and each a glyph by itself.
static size_t plain_length(const char *bytes, size_t length)
{
    size_t count = 0;
    while (count < length && bytes[count] >= 0x20 && bytes[count] < 0x7F)
        count++;
    // What follows the last may lie on it.
    return count > 0 && count < length && (unsigned char)bytes[count] >= 0x80 ? count - 1 : count;
}

static void draw_plain(const char *bytes, size_t length, struct cn_bytes *out)
{
    catch_up(out, false);
    cn_bytes_append(out, bytes, length);
    state.column += (int32_t)length;
    stop_at_edge();
}

void cn_reckon(const char *bytes, size_t length, struct cn_bytes *out)
{
    struct part part;
    for (size_t at = 0; at < length; at += part.length) {
        const char *start = bytes + at;
        part.length = plain_length(start, length - at);
        if (part.length > 0) {
            draw_plain(start, part.length, out);
            continue;
        }
        part = part_at(start, length - at);
        switch (part.kind) {
        case TEXT:
            draw(&part, start, length - at, out);
            break;
        case RESET:
            state.renditions.length = 0;
            cn_bytes_append(&state.renditions, start, part.length);
            break;
        case RENDITION:
            cn_bytes_append(&state.renditions, start, part.length);
            break;
        case LETTERS:
            // Curses says so with every rendition, although no cell of ours ever asks for anything else. Once is
            // enough, in case a program before left it otherwise.
            if (!state.has_letters)
                cn_bytes_append(out, start, part.length);
            state.has_letters = true;
            break;
        case ADDRESS:
            state.moves.length = 0;
            state.is_absolute = true;
            // fall through
        case MOVE:
            follow_move(&part);
            cn_bytes_append(&state.moves, start, part.length);
            break;
        case OTHER:
            catch_up(out, true);
            cn_bytes_append(out, start, part.length);
            if (part.length > 2)
                follow_sequence(&part);
            else
                follow_escape(&part);
            break;
        }
    }
    catch_up(out, false);
}
