// The innermost loops of the climate engine and of draws, each compiled for several kinds of processor.
//
// Which one runs is found once, when the program starts. All give the same bits: loops run over cells or draws side by side, so
// that a wider register changes how many cells are done at once and never the order of a cell's own operations, and
// no product and sum are contracted into one rounding.
//
// Rows are `[day][cell]`, `stride` values apart. A NaN is a missing value. Nothing is read or written beyond
// `cells` of each row. A column has one number for each of `count` draws; the first is changed and is none of the others.
#pragma once

#include <stddef.h>
#include <stdint.h>

// How a value must lie to a bound.
enum { LANES_BELOW, LANES_AT_MOST, LANES_ABOVE, LANES_AT_LEAST };

#define LANES_ROWS(T) const T *rows, ptrdiff_t stride, ptrdiff_t days, ptrdiff_t cells
#define LANES_MARKS const uint8_t *marks, ptrdiff_t days, ptrdiff_t cells

// X(result, name, parameters, arguments) for each loop.
#define LANES_LOOPS(X)                                                                                                 \
  /* Fetches rows that will be needed soon into the second cache. */                                                   \
  X(void, fetch, (LANES_ROWS(float)), (rows, stride, days, cells))                                                     \
  /* 1 when any value is missing. */                                                                                   \
  X(int32_t, has_missing, (LANES_ROWS(float)), (rows, stride, days, cells))                                            \
  /* How many values lie outside two limits; missing ones do not. */                                                   \
  X(ptrdiff_t, count_outside, (const float *values, ptrdiff_t count, float low, float high),                           \
    (values, count, low, high))                                                                                        \
  /* Marks where a value is missing: 1 or 0, or with `widens` 1 in addition. */                                        \
  X(void, mark_missing, (LANES_ROWS(float), int32_t widens, uint8_t *marks),                                           \
    (rows, stride, days, cells, widens, marks))                                                                        \
  /* Marks what is marked here or there. */                                                                            \
  X(void, join_marks, (uint8_t *marks, const uint8_t *others, ptrdiff_t count), (marks, others, count))                \
  /* Marks where a value, rounded to float, lies as asked to the bound: 1 or 0, or with `narrows` 0 in addition. */    \
  X(void, mark_f32, (LANES_ROWS(float), int32_t relation, float bound, int32_t narrows, uint8_t *marks),               \
    (rows, stride, days, cells, relation, bound, narrows, marks))                                                      \
  X(void, mark_f64, (LANES_ROWS(double), int32_t relation, float bound, int32_t narrows, uint8_t *marks),              \
    (rows, stride, days, cells, relation, bound, narrows, marks))                                                      \
  /* The same for one row, with a bound for each cell. */                                                              \
  X(void, mark_each_f32,                                                                                               \
    (const float *row, const float *bounds, ptrdiff_t cells, int32_t relation, int32_t narrows, uint8_t *marks),       \
    (row, bounds, cells, relation, narrows, marks))                                                                    \
  X(void, mark_each_f64,                                                                                               \
    (const double *row, const float *bounds, ptrdiff_t cells, int32_t relation, int32_t narrows, uint8_t *marks),      \
    (row, bounds, cells, relation, narrows, marks))                                                                    \
  /* Adds to each cell the days on which a value lies as asked to the bound. */                                        \
  X(void, count_f32, (LANES_ROWS(float), int32_t relation, float bound, int32_t *counts),                              \
    (rows, stride, days, cells, relation, bound, counts))                                                              \
  X(void, count_f64, (LANES_ROWS(double), int32_t relation, float bound, int32_t *counts),                             \
    (rows, stride, days, cells, relation, bound, counts))                                                              \
  /* Adds to each cell the marked days. */                                                                             \
  X(void, count_marks, (LANES_MARKS, int32_t *counts), (marks, days, cells, counts))                                   \
  /* Runs of marked days: the total grows when a run reaches a length, and on each day beyond. */                      \
  X(void, fold_runs,                                                                                                   \
    (LANES_MARKS, int32_t length, int32_t on_reaching, int32_t beyond, int32_t *runs, int32_t *totals),                \
    (marks, days, cells, length, on_reaching, beyond, runs, totals))                                                   \
  /* The longest run that has ended. */                                                                                \
  X(void, fold_longest, (LANES_MARKS, int32_t *runs, int32_t *longest), (marks, days, cells, runs, longest))           \
  /* The mean and the difference of two values of a day. */                                                            \
  X(void, mean_of, (const float *rows, const float *others, ptrdiff_t stride, ptrdiff_t days, ptrdiff_t cells,         \
                    double *out), (rows, others, stride, days, cells, out))                                            \
  X(void, difference_of, (const float *rows, const float *others, ptrdiff_t stride, ptrdiff_t days, ptrdiff_t cells,   \
                          double *out), (rows, others, stride, days, cells, out))                                      \
  /* Adds the values that are there. */                                                                                \
  X(void, sum_f32, (LANES_ROWS(float), double *sums), (rows, stride, days, cells, sums))                               \
  X(void, sum_f64, (LANES_ROWS(double), double *sums), (rows, stride, days, cells, sums))                              \
  /* Adds what is above the bound, or with a sign of −1 below. */                                                      \
  X(void, excess_f32, (LANES_ROWS(float), double sign, double bound, double *sums),                                    \
    (rows, stride, days, cells, sign, bound, sums))                                                                    \
  X(void, excess_f64, (LANES_ROWS(double), double sign, double bound, double *sums),                                   \
    (rows, stride, days, cells, sign, bound, sums))                                                                    \
  /* The same of the mean of two values of a day. */                                                                   \
  X(void, excess_of_mean,                                                                                              \
    (const float *rows, const float *others, ptrdiff_t stride, ptrdiff_t days, ptrdiff_t cells, double sign,           \
     double bound, double *sums),                                                                                      \
    (rows, others, stride, days, cells, sign, bound, sums))                                                            \
  /* The largest and the smallest value so far. */                                                                     \
  X(void, largest_f32, (LANES_ROWS(float), double *best), (rows, stride, days, cells, best))                           \
  X(void, largest_f64, (LANES_ROWS(double), double *best), (rows, stride, days, cells, best))                          \
  X(void, smallest_f32, (LANES_ROWS(float), double *best), (rows, stride, days, cells, best))                          \
  X(void, smallest_f64, (LANES_ROWS(double), double *best), (rows, stride, days, cells, best))                         \
  /* The largest sum of five days that end on one of `days`; the four rows before the first are read. */               \
  X(void, five_days_f32, (LANES_ROWS(float), double *best), (rows, stride, days, cells, best))                         \
  X(void, five_days_f64, (LANES_ROWS(double), double *best), (rows, stride, days, cells, best))                        \
  /* The same for the first four days, before whose first four rows of history lie. */                                 \
  X(void, first_five_days_f32, (LANES_ROWS(float), const double *history, double *best),                               \
    (rows, stride, days, cells, history, best))                                                                        \
  X(void, first_five_days_f64, (LANES_ROWS(double), const double *history, double *best),                              \
    (rows, stride, days, cells, history, best))                                                                        \
  /* The same values in double precision. */                                                                           \
  X(void, widen, (const float *row, ptrdiff_t cells, double *wide), (row, cells, wide))                                \
  /* Floats from their four planes of bytes; two numbers become missing. 1 when any is. */                             \
  X(int32_t, join_f32,                                                                                                 \
    (const uint8_t *planes, ptrdiff_t total, ptrdiff_t count, float first, float second, float *out),                  \
    (planes, total, count, first, second, out))                                                                        \
  /* value = stored · scale + offset in double precision, rounded once; 1 when any is missing, as are the first two of \
     four numbers, and what lies below the third or above the fourth. */                                               \
  X(int32_t, unpack_i16,                                                                                               \
    (const int16_t *stored, ptrdiff_t count, double scale, double offset, const int32_t *missing, float *out),         \
    (stored, count, scale, offset, missing, out))                                                                      \
  X(int32_t, unpack_u16,                                                                                               \
    (const uint16_t *stored, ptrdiff_t count, double scale, double offset, const int32_t *missing, float *out),        \
    (stored, count, scale, offset, missing, out))                                                                      \
  /* The same from two planes of bytes. */                                                                             \
  X(int32_t, join_i16,                                                                                                 \
    (const uint8_t *planes, ptrdiff_t total, ptrdiff_t count, double scale, double offset, const int32_t *missing,     \
     float *out),                                                                                                      \
    (planes, total, count, scale, offset, missing, out))                                                               \
  X(int32_t, join_u16,                                                                                                 \
    (const uint8_t *planes, ptrdiff_t total, ptrdiff_t count, double scale, double offset, const int32_t *missing,     \
     float *out),                                                                                                      \
    (planes, total, count, scale, offset, missing, out))                                                               \
  LANES_COLUMNS(X)

#define LANES_COLUMNS(X)                                                                                               \
  /* x = c, x · c, x + c. */                                                                                           \
  X(void, column_fill, (double *x, double c, ptrdiff_t count), (x, c, count))                                          \
  X(void, column_scale, (double *x, double c, ptrdiff_t count), (x, c, count))                                         \
  X(void, column_shift, (double *x, double c, ptrdiff_t count), (x, c, count))                                         \
  /* x = x · a, x + a. */                                                                                              \
  X(void, column_multiply, (double *x, const double *a, ptrdiff_t count), (x, a, count))                               \
  X(void, column_add, (double *x, const double *a, ptrdiff_t count), (x, a, count))                                    \
  /* x = a · b. */                                                                                                     \
  X(void, column_product, (double *x, const double *a, const double *b, ptrdiff_t count), (x, a, b, count))            \
  /* x = c + s · a, x · (c + s · a). */                                                                                \
  X(void, column_line, (double *x, double c, double s, const double *a, ptrdiff_t count), (x, c, s, a, count))         \
  X(void, column_multiply_line, (double *x, double c, double s, const double *a, ptrdiff_t count),                     \
    (x, c, s, a, count))                                                                                               \
  /* x = x + s · a, x + s · a · b. */                                                                                  \
  X(void, column_add_scaled, (double *x, double s, const double *a, ptrdiff_t count), (x, s, a, count))                \
  X(void, column_add_product, (double *x, double s, const double *a, const double *b, ptrdiff_t count),                \
    (x, s, a, b, count))                                                                                               \
  /* x = 1 − x. */                                                                                                     \
  X(void, column_rest, (double *x, ptrdiff_t count), (x, count))                                                       \
  /* x = 1 − min(1, x ÷ a), and 1 where a is not above 0. */                                                           \
  X(void, column_rest_of_saving, (double *x, const double *a, ptrdiff_t count), (x, a, count))                         \
  /* x = (number(n) >> 12) + ½) · 2^−52 with number(n) = mix(state + (n + 1) · 0x9e3779b97f4a7c15), n from `first` on: \
     what SplitMix64 gives, between 0 and 1. */                                                                        \
  X(void, column_units, (double *x, uint64_t state, uint64_t first, ptrdiff_t count), (x, state, first, count))        \
  /* x = x, or the nearer of two limits. */                                                                            \
  X(void, column_clamp, (double *x, double low, double high, ptrdiff_t count), (x, low, high, count))

#pragma clang assume_nonnull begin

#define LANES_DECLARE(result, name, parameters, arguments) result lanes_##name parameters;
LANES_LOOPS(LANES_DECLARE)
#undef LANES_DECLARE

// The kind of processor whose loops run: "x86-64", "x86-64-v3" or "x86-64-v4"; "any" where there is but one.
//
// It is the best that this processor can run, or the one that the environment names in CAIRN_LANES.
const char *lanes_kind(void);

// The loops of one kind, for comparing them.
struct lanes_loops {
#define LANES_POINTER(result, name, parameters, arguments) result(*name) parameters;
  LANES_LOOPS(LANES_POINTER)
#undef LANES_POINTER
};
// How many kinds this processor can run.
int32_t lanes_kinds(void);
// The loops of kind 0, the most general, to lanes_kinds() − 1.
const struct lanes_loops *lanes_of(int32_t kind);

#pragma clang assume_nonnull end
