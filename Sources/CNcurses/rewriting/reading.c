// Reading what curses wrote: bytes become operations and graphemes.

#include "rewriting.h"

#include <string.h>

// A code point of UTF-8. Curses writes no other encoding, so a byte that begins none is taken as it is.
static struct cn_operation text_at(const char *bytes, size_t length)
{
    unsigned char first = (unsigned char)bytes[0];
    struct cn_operation text = {.kind = CN_TEXT, .length = 1, .scalar = first};
    size_t count = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (count > 1 && count <= length) {
        text.scalar &= 0x7Fu >> count;
        for (; text.length < count; text.length++)
            text.scalar = text.scalar << 6 | ((unsigned char)bytes[text.length] & 0x3F);
    }
    return text;
}

// Reads parameters and intermediate bytes up to the final byte, which is not read: only numbers matter here.
static void read_parameters(struct cn_operation *sequence, const char *bytes, size_t length)
{
    for (; sequence->length < length && bytes[sequence->length] < 0x40; sequence->length++) {
        char byte = bytes[sequence->length];
        if (byte >= '0' && byte <= '9' && sequence->number_count < 2) {
            int32_t *number = &sequence->numbers[sequence->number_count];
            *number = *number < 10000 ? *number * 10 + byte - '0' : *number;
        } else if (byte == ';') {
            sequence->number_count++;
        }
    }
}

// A control sequence (ECMA-48). The final byte tells what it does, unless a private mark (< = > ?) comes first.
static struct cn_operation control_sequence_at(const char *bytes, size_t length)
{
    struct cn_operation sequence = {.kind = CN_CONTROL_SEQUENCE, .length = 2};
    read_parameters(&sequence, bytes, length);
    if (sequence.length == length)
        return sequence;
    sequence.final = bytes[sequence.length++];
    bool is_private = sequence.length > 3 && bytes[2] >= 0x3C;
    if (is_private)
        return sequence;
    if (sequence.final == 'm')
        sequence.kind = sequence.numbers[0] == 0 ? CN_SGR_RESET : CN_SGR;
    else if (sequence.final == 'H')
        sequence.kind = CN_ADDRESS;
    else if (strchr("ABCDGdZ", sequence.final))
        sequence.kind = CN_MOVE;
    return sequence;
}

// Terminal types differ in how they go up and down a row: some have ESC D and ESC M for it.
static struct cn_operation escape_at(const char *bytes, size_t length)
{
    if (length > 2 && bytes[1] == '[')
        return control_sequence_at(bytes, length);
    if (length > 2 && bytes[1] == '(' && bytes[2] == 'B')
        return (struct cn_operation){.kind = CN_ASCII_CHARSET, .length = 3};
    if (length < 2)
        return (struct cn_operation){.kind = CN_ESCAPE, .length = 1};
    enum cn_operation_kind kind = bytes[1] == 'D' ? CN_LINE_FEED : bytes[1] == 'M' ? CN_REVERSE_LINE_FEED : CN_ESCAPE;
    return (struct cn_operation){.kind = kind, .length = 2, .final = bytes[1]};
}

struct cn_operation cn_read_operation(const char *bytes, size_t length)
{
    char first = bytes[0];
    struct cn_operation control = {.kind = CN_ESCAPE, .length = 1, .final = first};
    switch (first) {
    case '\r':
    case '\b':
    case '\t':
        control.kind = CN_MOVE;
        return control;
    case '\n':
        control.kind = CN_LINE_FEED;
        return control;
    case 0x0F:
        // SHIFT IN: some terminal types have it in place of ESC ( B, as a part of every SGR.
        control.kind = CN_SGR;
        return control;
    case '\033':
        return escape_at(bytes, length);
    default:
        return (unsigned char)first < 0x20 ? control : text_at(bytes, length);
    }
}

// Whether a code point stands in the cell of the one before it: a mark, or the second half of a flag, which has a width
// of its own.
static bool continues(uint32_t first, uint32_t next, bool is_second)
{
    return (is_second && cn_is_flag(first, next)) || cn_width(next) == 0;
}

struct cn_grapheme cn_read_grapheme(const char *bytes, size_t length)
{
    struct cn_operation first = text_at(bytes, length);
    struct cn_grapheme grapheme = {.length = first.length, .is_ascii = first.scalar < 0x80};
    grapheme.width = cn_width(first.scalar);
    grapheme.is_steady = cn_is_steady(first.scalar);
    while (grapheme.length < length && (unsigned char)bytes[grapheme.length] >= 0x80) {
        struct cn_operation next = text_at(bytes + grapheme.length, length - grapheme.length);
        if (next.scalar >= CN_PLACEHOLDER_FIRST) {
            grapheme.placeholder_length = next.length;
            grapheme.width = 2;
            break;
        }
        if (!continues(first.scalar, next.scalar, grapheme.length == first.length))
            break;
        grapheme.length += next.length;
        grapheme.is_ascii = grapheme.is_steady = false;
    }
    return grapheme;
}

size_t cn_read_plain(const char *bytes, size_t length, size_t limit)
{
    size_t count = 0;
    while (count < length && count < limit && bytes[count] >= 0x20 && bytes[count] < 0x7F)
        count++;
    // A mark may follow the last, and belong to it.
    return count > 0 && count < length && (unsigned char)bytes[count] >= 0x80 ? count - 1 : count;
}
