/*
 * trade_assurance: whole tables by the Arrow C data interface. The library must be built with the feature `arrow`.
 *
 * The columns of both tables, with their types and meaning, are in core/schemas/tables.md.
 */

#ifndef TRADE_ASSURANCE_ARROW_H
#define TRADE_ASSURANCE_ARROW_H

#include "trade_assurance.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The two structures as the standard has them, in its own guard. */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
    const char *format;
    const char *name;
    const char *metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema **children;
    struct ArrowSchema *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};

struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void **buffers;
    struct ArrowArray **children;
    struct ArrowArray *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};

#endif /* ARROW_C_DATA_INTERFACE */

/**
 * Decides every row of a batch: a structure whose fields are the columns, in any order.
 *
 * `as_of` is for rows that name no instant; TA_UNKNOWN where all do. A row that cannot be decided says why in the
 * column `error` of the answer and stops nothing: the status is TA_STATUS_OK. What is wrong with the columns
 * themselves is told at once in `errors` with TA_STATUS_BAD_ARGUMENT:
 * {"errors": [{"code", "column", "message", "found", "accepted", "nearest"}]}.
 *
 * `array` is moved: unless a pointer is null or not aligned, its `release` is null afterwards, whatever the status,
 * and the library releases what it held, once, perhaps as late as the answer, which shares its memory. `schema` is
 * only looked at, and serves for more batches; the caller releases it. `out_schema` and `out` are written where the
 * status is TA_STATUS_OK, and released by the caller through their `release`, as the standard says.
 */
ta_status ta_decide_arrow(const ta_rulebook *book, const struct ArrowSchema *schema, struct ArrowArray *array,
                          int64_t as_of, struct ArrowSchema *out_schema, struct ArrowArray *out, ta_buffer *errors);

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* TRADE_ASSURANCE_ARROW_H */
