// Following what curses wrote: where the cursor is, and what the terminal was told that lasts.

#include "rewriting.h"

#include <string.h>

// Terminals stop the cursor at the edges of the screen.
static int32_t within(int32_t value, int32_t count)
{
    return value < 0 ? 0 : value < count ? value : count - 1;
}

size_t cn_model_room(const struct cn_model *model)
{
    return model->column < model->columns ? (size_t)(model->columns - model->column) : 0;
}

bool cn_model_is_move(const struct cn_model *model, const struct cn_operation *operation)
{
    switch (operation->kind) {
    case CN_MOVE:
    case CN_ADDRESS:
        return true;
    case CN_LINE_FEED:
        return model->is_known && model->row + 1 != model->end;
    case CN_REVERSE_LINE_FEED:
        return model->is_known && model->row != model->top;
    case CN_TEXT:
    case CN_SGR:
    case CN_SGR_RESET:
    case CN_ASCII_CHARSET:
    case CN_CONTROL_SEQUENCE:
    case CN_ESCAPE:
        break;
    }
    return false;
}

// Moves by a control sequence or character, as its final byte says; beyond the screen's edges too.
static void move_by_final(struct cn_model *model, const struct cn_operation *operation)
{
    int32_t first = operation->numbers[0], count = first > 0 ? first : 1;
    switch (operation->final) {
    case '\r': model->column = 0; break;
    case '\b': model->column -= 1; break;
    case '\t': model->column = (model->column / 8 + 1) * 8; break;
    case 'A': model->row -= count; break;
    case 'B': model->row += count; break;
    case 'C': model->column += count; break;
    case 'D': model->column -= count; break;
    case 'G': model->column = count - 1; break;
    case 'd': model->row = count - 1; break;
    case 'Z': model->column = (model->column - 1) / 8 * 8; break;
    case 'H':
        model->row = count - 1;
        model->column = operation->numbers[1] > 0 ? operation->numbers[1] - 1 : 0;
        model->is_known = true;
        break;
    default: model->is_known = false;
    }
}

void cn_model_move(struct cn_model *model, const struct cn_operation *operation)
{
    if (operation->kind == CN_LINE_FEED)
        model->row += 1;
    else if (operation->kind == CN_REVERSE_LINE_FEED)
        model->row -= 1;
    else
        move_by_final(model, operation);
    model->row = within(model->row, model->rows);
    model->column = within(model->column, model->columns);
}

// Follows a control sequence that is no move. One that is not known here may leave the cursor anywhere.
static void follow_control_sequence(struct cn_model *model, const struct cn_operation *sequence)
{
    int32_t first = sequence->numbers[0], second = sequence->numbers[1];
    switch (sequence->final) {
    case 'b': // repeats the last grapheme
        model->column = within(model->column + (first > 0 ? first : 1), model->columns);
        break;
    case 'r': // sets the rows that scroll
        model->top = first > 0 ? first - 1 : 0;
        model->end = second > 0 ? second : model->rows;
        model->row = model->column = 0;
        break;
    case 'h':
    case 'l':
        if (first == 7)
            model->keeps_to_row = sequence->final == 'l';
        break;
    default:
        // Erasing, scrolling, inserting, deleting and the cursor's looks leave it where it is.
        if (sequence->final == 0 || !strchr("XKJLMST@Pc", sequence->final))
            model->is_known = false;
    }
}

// Follows an escape sequence or control character that is no move.
static void follow_escape(struct cn_model *model, const struct cn_operation *escape)
{
    switch (escape->final) {
    case '7': // saves the cursor
        model->saved_row = model->row;
        model->saved_column = model->column;
        model->saved_known = model->is_known;
        break;
    case '8': // restores it
        model->row = model->saved_row;
        model->column = model->saved_column;
        model->is_known = model->saved_known;
        break;
    case '\n':
        break;
    case '\f': // clears the screen, on some terminal types
        model->row = model->column = 0;
        model->is_known = true;
        break;
    default:
        // A control character leaves the cursor where it is; an escape sequence that is not known here may do anything.
        model->is_known = model->is_known && escape->length == 1;
        model->has_ascii_charset = model->has_ascii_charset && escape->length == 1;
    }
}

void cn_model_control(struct cn_model *model, const struct cn_operation *operation)
{
    if (operation->kind == CN_CONTROL_SEQUENCE)
        follow_control_sequence(model, operation);
    else if (operation->kind == CN_REVERSE_LINE_FEED)
        model->row = within(model->row == model->top ? model->row : model->row - 1, model->rows);
    else if (operation->kind == CN_ESCAPE)
        follow_escape(model, operation);
}

// After a grapheme at the last column terminals differ. Most wait there for the next one, and curses then says where it
// is to go. Others are at the next row already, or stay; curses trusts terminfo to know which.
static void stop_at_edge(struct cn_model *model)
{
    if (model->column < model->columns)
        return;
    model->column = model->columns - 1;
    if (model->keeps_to_row)
        return;
    if (model->waits_at_edge) {
        model->is_known = false;
    } else if (model->wraps) {
        model->column = 0;
        model->row = within(model->row + 1, model->rows);
        model->needs_address = model->text_needs_address = true;
    }
}

void cn_model_text(struct cn_model *model, int32_t columns, bool is_ascii, bool is_steady)
{
    model->column += columns;
    model->needs_address = model->needs_address || !is_ascii;
    model->text_needs_address = model->text_needs_address || !is_steady;
    stop_at_edge(model);
}

void cn_model_addressed(struct cn_model *model)
{
    model->needs_address = model->text_needs_address = false;
}

void cn_model_forget(struct cn_model *model, int32_t rows, int32_t columns)
{
    model->rows = rows;
    model->columns = columns;
    model->is_known = model->saved_known = false;
    model->has_ascii_charset = model->keeps_to_row = false;
    model->top = 0;
    model->end = rows;
}
