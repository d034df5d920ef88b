// How wide code points are: by libc, as curses has it, and whether terminals agree on it.

// wcwidth is of X/Open, not of C.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "rewriting.h"

#include <wchar.h>

int32_t cn_wcwidth(uint32_t scalar)
{
    return wcwidth((wchar_t)scalar);
}

int32_t cn_width(uint32_t scalar)
{
    int32_t width = scalar < 0x80 ? 1 : cn_wcwidth(scalar);
    return width < 0 ? 1 : width;
}

bool cn_is_flag(uint32_t first, uint32_t second)
{
    const uint32_t a = 0x1F1E6, z = 0x1F1FF;
    return first >= a && first <= z && second >= a && second <= z;
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
