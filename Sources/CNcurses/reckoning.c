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
    if (count == 0)
        return;
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

bool cn_is_flag(uint32_t first, uint32_t second)
{
    const uint32_t a = 0x1F1E6, z = 0x1F1FF;
    return first >= a && first <= z && second >= a && second <= z;
}

// -- Reading

static struct part text_at(const char *bytes, size_t length)
{
    unsigned char first = (unsigned char)bytes[0];
    struct part part = {.kind = TEXT, .length = 1, .scalar = first};
    size_t count = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (count > 1 && count <= length) {
        part.scalar &= 0x7Fu >> count;
        for (; part.length < count; part.length++)
            part.scalar = part.scalar << 6 | ((unsigned char)bytes[part.length] & 0x3F);
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

static struct part escape_at(const char *bytes, size_t length)
{
    struct part part = {.kind = OTHER, .length = length > 1 ? 2 : 1, .final = length > 1 ? bytes[1] : 0};
    if (part.final == '(' && length > 2 && bytes[2] == 'B')
        return (struct part){.kind = LETTERS, .length = 3};
    // What some terminals have to go up; at the first row that scrolls it is more than a move.
    if (part.final == 'M' && state.is_known && state.row != state.top)
        return (struct part){.kind = MOVE, .length = 2, .final = 'A'};
    return part;
}

// At the last row that scrolls it is more than a move.
static struct part line_feed(size_t length)
{
    bool is_move = state.is_known && state.row + 1 != state.end;
    return (struct part){.kind = is_move ? MOVE : OTHER, .length = length, .final = '\n'};
}

static struct part part_at(const char *bytes, size_t length)
{
    switch (bytes[0]) {
    case '\r':
    case '\b':
    case '\t':
        return (struct part){.kind = MOVE, .length = 1, .final = bytes[0]};
    case '\n':
        return line_feed(1);
    case '\033':
        if (length > 1 && bytes[1] == '[')
            return sequence_at(bytes, length);
        // ESC D is a line feed by another name.
        return length > 1 && bytes[1] == 'D' ? line_feed(2) : escape_at(bytes, length);
    case 0x0F:
        // What some terminals have in place of ESC ( B, as a part of every rendition.
        return (struct part){.kind = RENDITION, .length = 1};
    default:
        if ((unsigned char)bytes[0] < 0x20)
            return (struct part){.kind = OTHER, .length = 1, .final = bytes[0]};
        return text_at(bytes, length);
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
        if (part->final == 0 || !strchr("XKJLMST@Pc", part->final))
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
    case '\n':
        break;
    case '\f':
        // What some terminals have to clear the screen.
        state.row = state.column = 0;
        state.is_known = true;
        break;
    default:
        // A control character stays where it is.
        state.is_known = state.is_known && part->length == 1;
        state.has_letters = state.has_letters && part->length == 1;
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
        state.is_adrift = state.is_doubtful = false;
    cn_bytes_append(out, state.renditions.bytes, state.renditions.length);
    state.moves.length = state.renditions.length = 0;
    state.is_absolute = false;
}

// A glyph as curses sends it, all at once: what is in a cell, and what holds the place of a second one.
struct glyph {
    size_t length; // of what is sent
    size_t held;   // of what is not
    int32_t width;
    bool is_ascii, is_steady;
};

// What nobody knows takes a cell.
static int32_t width_of(uint32_t scalar)
{
    int32_t width = scalar < 0x80 ? 1 : wcwidth((wchar_t)scalar);
    return width < 0 ? 1 : width;
}

static struct glyph glyph_at(const char *bytes, size_t length)
{
    struct part first = text_at(bytes, length);
    struct glyph glyph = {.length = first.length, .is_ascii = first.scalar < 0x80};
    glyph.width = width_of(first.scalar);
    glyph.is_steady = cn_is_steady(first.scalar);
    while (glyph.length < length && (unsigned char)bytes[glyph.length] >= 0x80) {
        struct part next = text_at(bytes + glyph.length, length - glyph.length);
        if (next.scalar >= CN_SILENT_FIRST) {
            glyph.held = next.length;
            glyph.width = 2;
            break;
        }
        // The second half of a flag has a width of its own, but stands in the cell of the first.
        bool is_half = glyph.length == first.length && cn_is_flag(first.scalar, next.scalar);
        if (!is_half && width_of(next.scalar) != 0)
            break;
        glyph.length += next.length;
        glyph.is_ascii = glyph.is_steady = false;
    }
    return glyph;
}

// A glyph that ends at the last column leaves the cursor where terminals differ. Most wait there; then curses says
// where it is to go. It trusts others to be at the next row, or to stay.
static void stop_at_edge(void)
{
    if (state.column < cn_columns())
        return;
    state.column = cn_columns() - 1;
    if (state.stays)
        return;
    if (eat_newline_glitch) {
        state.is_known = false;
    } else if (auto_right_margin) {
        state.column = 0;
        state.row = within(state.row + 1, cn_rows());
        state.is_adrift = state.is_doubtful = true;
    }
}

// What holds a place and comes without what it belongs to, which is there already.
static void skip_place(void)
{
    state.column += 1;
    state.is_absolute = false;
    state.is_adrift = state.is_doubtful = true;
    stop_at_edge();
}

static size_t draw(const char *bytes, size_t length, struct cn_bytes *out)
{
    struct glyph glyph = glyph_at(bytes, length);
    catch_up(out, false);
    if (glyph.width == 2 && !glyph.is_steady && state.is_known) {
        // Where a terminal draws it over one cell only, nothing old may show in the other.
        cn_bytes_append(out, "  ", 2);
        address(out);
    }
    cn_bytes_append(out, bytes, glyph.length);
    state.column += glyph.width;
    state.is_adrift = state.is_adrift || !glyph.is_ascii;
    state.is_doubtful = state.is_doubtful || !glyph.is_steady;
    stop_at_edge();
    return glyph.length + glyph.held;
}

// How many bytes from there on are ASCII, each a glyph by itself, and in one row.
static size_t plain_length(const char *bytes, size_t length)
{
    size_t count = 0, room = (size_t)(cn_columns() - state.column);
    while (count < length && count < room && bytes[count] >= 0x20 && bytes[count] < 0x7F)
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
            if (part.scalar >= CN_SILENT_FIRST)
                skip_place();
            else
                part.length = draw(start, length - at, out);
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
