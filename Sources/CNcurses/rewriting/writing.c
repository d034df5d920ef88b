// Writing a frame: of what curses wrote, the bytes that are sent.

#include "rewriting.h"

#include <stdio.h>
#include <stdlib.h>

// The state that lasts from one frame to the next.
struct cn_rewriter {
    struct cn_model model;
    // Sequences that moved the cursor, and those that selected renditions, since anything was drawn. They are held back
    // until something is drawn next.
    cn_bytes moves, sgr;
    bool moves_begin_with_address;
};

cn_rewriter *cn_rewriter_create(const cn_traits *traits, int32_t rows, int32_t columns)
{
    cn_rewriter *rewriter = calloc(1, sizeof *rewriter);
    if (!rewriter)
        return NULL;
    rewriter->model.wraps = traits->wraps;
    rewriter->model.waits_at_edge = traits->waits_at_edge;
    cn_rewriter_forget(rewriter, rows, columns);
    return rewriter;
}

void cn_rewriter_free(cn_rewriter *rewriter)
{
    if (!rewriter)
        return;
    free(rewriter->moves.bytes);
    free(rewriter->sgr.bytes);
    free(rewriter);
}

void cn_rewriter_forget(cn_rewriter *rewriter, int32_t rows, int32_t columns)
{
    cn_model_forget(&rewriter->model, rows, columns);
    rewriter->moves.length = rewriter->sgr.length = 0;
    rewriter->moves_begin_with_address = false;
}

// Says where the cursor is to be in a way that doesn't depend on where it was.
static void write_address(const struct cn_model *model, cn_bytes *out)
{
    char text[32];
    int count = snprintf(text, sizeof text, "\033[%d;%dH", (int)model->row + 1, (int)model->column + 1);
    cn_bytes_append(out, text, (size_t)count);
}

// Writes what was held back: first where, by an address where the moves can't be trusted, then the renditions.
// - is_text: what comes next is text. It may go on from the last one without an address.
static void write_held_back(cn_rewriter *rewriter, bool is_text, cn_bytes *out)
{
    struct cn_model *model = &rewriter->model;
    bool depends_on_place = !is_text || model->text_needs_address || rewriter->moves.length > 0;
    bool must_address = model->is_known && model->needs_address && depends_on_place;
    if (must_address && !rewriter->moves_begin_with_address)
        write_address(model, out);
    else
        cn_bytes_append(out, rewriter->moves.bytes, rewriter->moves.length);
    if (must_address || rewriter->moves_begin_with_address)
        cn_model_addressed(model);
    cn_bytes_append(out, rewriter->sgr.bytes, rewriter->sgr.length);
    rewriter->moves.length = rewriter->sgr.length = 0;
    rewriter->moves_begin_with_address = false;
}

// Most of a frame: ASCII is drawn at its full length, without a look at each grapheme.
static size_t write_plain(cn_rewriter *rewriter, const char *bytes, size_t length, cn_bytes *out)
{
    size_t count = cn_read_plain(bytes, length, cn_model_room(&rewriter->model));
    if (count > 0) {
        write_held_back(rewriter, true, out);
        cn_bytes_append(out, bytes, count);
        cn_model_text(&rewriter->model, (int32_t)count, true, true);
    }
    return count;
}

// Returns the bytes that were read, those of the placeholder included.
static size_t write_grapheme(cn_rewriter *rewriter, const char *bytes, size_t length, cn_bytes *out)
{
    struct cn_grapheme grapheme = cn_read_grapheme(bytes, length);
    write_held_back(rewriter, true, out);
    if (grapheme.width == 2 && !grapheme.is_steady && rewriter->model.is_known) {
        // Where a terminal draws it over one cell only, nothing old may show in the other.
        cn_bytes_append(out, "  ", 2);
        write_address(&rewriter->model, out);
    }
    cn_bytes_append(out, bytes, grapheme.length);
    cn_model_text(&rewriter->model, grapheme.width, grapheme.is_ascii, grapheme.is_steady);
    return grapheme.length + grapheme.placeholder_length;
}

// A placeholder whose grapheme is on the screen already and was not sent again: nothing is written.
static void skip_placeholder(cn_rewriter *rewriter)
{
    cn_model_text(&rewriter->model, 1, false, false);
    rewriter->moves_begin_with_address = false;
}

// Holds a move back. An address overrules the moves before it.
static void hold_back_move(cn_rewriter *rewriter, const struct cn_operation *move, const char *bytes)
{
    if (move->kind == CN_ADDRESS) {
        rewriter->moves.length = 0;
        rewriter->moves_begin_with_address = true;
    }
    cn_model_move(&rewriter->model, move);
    cn_bytes_append(&rewriter->moves, bytes, move->length);
}

// Holds an SGR sequence back. A reset overrules those before it.
static void hold_back_sgr(cn_rewriter *rewriter, const struct cn_operation *sgr, const char *bytes)
{
    if (sgr->kind == CN_SGR_RESET)
        rewriter->sgr.length = 0;
    cn_bytes_append(&rewriter->sgr, bytes, sgr->length);
}

// Curses designates ASCII with every rendition, although no cell of ours asks for another character set. Once is
// enough, in case a program before left another one.
static void write_charset(cn_rewriter *rewriter, const struct cn_operation *charset, const char *bytes, cn_bytes *out)
{
    if (!rewriter->model.has_ascii_charset)
        cn_bytes_append(out, bytes, charset->length);
    rewriter->model.has_ascii_charset = true;
}

// Everything else is written at once, after what was held back, as it may act where the cursor is.
static void write_control(cn_rewriter *rewriter, const struct cn_operation *control, const char *bytes, cn_bytes *out)
{
    write_held_back(rewriter, false, out);
    cn_bytes_append(out, bytes, control->length);
    cn_model_control(&rewriter->model, control);
}

// Rewrites the operation or grapheme that begins the bytes, and returns how many it took.
static size_t rewrite_next(cn_rewriter *rewriter, const char *bytes, size_t length, cn_bytes *out)
{
    struct cn_operation operation = cn_read_operation(bytes, length);
    switch (operation.kind) {
    case CN_TEXT:
        if (operation.scalar < CN_PLACEHOLDER_FIRST)
            return write_grapheme(rewriter, bytes, length, out);
        skip_placeholder(rewriter);
        break;
    case CN_SGR:
    case CN_SGR_RESET:
        hold_back_sgr(rewriter, &operation, bytes);
        break;
    case CN_ASCII_CHARSET:
        write_charset(rewriter, &operation, bytes, out);
        break;
    case CN_MOVE:
    case CN_ADDRESS:
    case CN_LINE_FEED:
    case CN_REVERSE_LINE_FEED:
    case CN_CONTROL_SEQUENCE:
    case CN_ESCAPE:
        if (cn_model_is_move(&rewriter->model, &operation))
            hold_back_move(rewriter, &operation, bytes);
        else
            write_control(rewriter, &operation, bytes, out);
        break;
    }
    return operation.length;
}

void cn_rewrite(cn_rewriter *rewriter, const char *bytes, size_t length, cn_bytes *out)
{
    for (size_t at = 0; at < length;) {
        size_t plain = write_plain(rewriter, bytes + at, length - at, out);
        at += plain > 0 ? plain : rewrite_next(rewriter, bytes + at, length - at, out);
    }
    write_held_back(rewriter, true, out);
}
