// The loops, once for each kind of processor: LANE is the attribute that names it, LANES(name) its name of a loop.
//
// A state that is read and written on every day costs more than the arithmetic on it, so it is taken through eight days
// before it is stored.

// Calls STEP(state, value) for the days in order, `state` being states[cell].
#define FOLD(T, rows, stride, days, cells, STATE, states, STEP)                                                        \
  ptrdiff_t day = 0;                                                                                                   \
  for (; day + 8 <= (days); day += 8) {                                                                                \
    const T *restrict a = (rows) + day * (stride), *restrict b = a + (stride);                                         \
    const T *restrict c = b + (stride), *restrict d = c + (stride);                                                    \
    const T *restrict e = d + (stride), *restrict f = e + (stride);                                                    \
    const T *restrict g = f + (stride), *restrict h = g + (stride);                                                    \
    for (ptrdiff_t cell = 0; cell < (cells); cell++) {                                                                 \
      STATE state = states[cell];                                                                                      \
      STEP(state, a[cell]) STEP(state, b[cell]) STEP(state, c[cell]) STEP(state, d[cell])                              \
      STEP(state, e[cell]) STEP(state, f[cell]) STEP(state, g[cell]) STEP(state, h[cell])                              \
      states[cell] = state;                                                                                            \
    }                                                                                                                  \
  }                                                                                                                    \
  for (; day < (days); day++) {                                                                                        \
    const T *restrict a = (rows) + day * (stride);                                                                     \
    for (ptrdiff_t cell = 0; cell < (cells); cell++) {                                                                 \
      STATE state = states[cell];                                                                                      \
      STEP(state, a[cell])                                                                                             \
      states[cell] = state;                                                                                            \
    }                                                                                                                  \
  }

LANE static void LANES(fetch)(LANES_ROWS(float)) {
  const ptrdiff_t line = 16;
  for (ptrdiff_t day = 0; day < days; day++)
    for (ptrdiff_t cell = 0; cell < cells; cell += line) __builtin_prefetch(rows + day * stride + cell, 0, 2);
}

LANE static int32_t LANES(has_missing)(LANES_ROWS(float)) {
  for (ptrdiff_t day = 0; day < days; day++) {
    const float *row = rows + day * stride;
    int32_t gaps = 0;
    for (ptrdiff_t cell = 0; cell < cells; cell++) gaps |= row[cell] != row[cell];
    if (gaps) return 1;
  }
  return 0;
}

LANE static ptrdiff_t LANES(count_outside)(const float *values, ptrdiff_t count, float low, float high) {
  ptrdiff_t beyond = 0;
  for (ptrdiff_t start = 0; start < count; start += 1 << 20) {
    ptrdiff_t end = count - start < 1 << 20 ? count : start + (1 << 20);
    int32_t part = 0;
    for (ptrdiff_t index = start; index < end; index++) part += (values[index] < low) | (values[index] > high);
    beyond += part;
  }
  return beyond;
}

LANE static void LANES(mark_missing)(LANES_ROWS(float), int32_t widens, uint8_t *marks) {
  for (ptrdiff_t day = 0; day < days; day++) {
    const float *restrict row = rows + day * stride;
    uint8_t *restrict out = marks + day * cells;
    if (widens)
      for (ptrdiff_t cell = 0; cell < cells; cell++) out[cell] |= row[cell] != row[cell];
    else
      for (ptrdiff_t cell = 0; cell < cells; cell++) out[cell] = row[cell] != row[cell];
  }
}

LANE static void LANES(join_marks)(uint8_t *marks, const uint8_t *others, ptrdiff_t count) {
  uint8_t *restrict out = marks;
  const uint8_t *restrict more = others;
  for (ptrdiff_t index = 0; index < count; index++) out[index] |= more[index];
}

#define MARK(T, RELATION)                                                                                              \
  for (ptrdiff_t day = 0; day < days; day++) {                                                                         \
    const T *restrict row = rows + day * stride;                                                                       \
    uint8_t *restrict out = marks + day * cells;                                                                       \
    if (narrows)                                                                                                       \
      for (ptrdiff_t cell = 0; cell < cells; cell++) out[cell] &= (float)row[cell] RELATION bound;                     \
    else                                                                                                               \
      for (ptrdiff_t cell = 0; cell < cells; cell++) out[cell] = (float)row[cell] RELATION bound;                      \
  }

#define MARK_EACH(T, RELATION)                                                                                         \
  if (narrows)                                                                                                         \
    for (ptrdiff_t cell = 0; cell < cells; cell++) out[cell] &= (float)values[cell] RELATION limits[cell];             \
  else                                                                                                                 \
    for (ptrdiff_t cell = 0; cell < cells; cell++) out[cell] = (float)values[cell] RELATION limits[cell];

#define COUNT_BELOW(count, x) count += (float)(x) < bound;
#define COUNT_AT_MOST(count, x) count += (float)(x) <= bound;
#define COUNT_ABOVE(count, x) count += (float)(x) > bound;
#define COUNT_AT_LEAST(count, x) count += (float)(x) >= bound;

#define ADD(sum, x) sum += x == x ? (double)(x) : 0;
#define ADD_EXCESS(sum, x)                                                                                             \
  {                                                                                                                    \
    double excess = sign * ((double)(x) - bound);                                                                      \
    sum += excess > 0 ? excess : 0;                                                                                    \
  }

// Compared in the rows' own precision: a best value was one of the rows, or is infinite, and is the same there.
// A missing value must lose every comparison.
#define LARGER(most, x) most = (x) > most ? (x) : most;
#define SMALLER(most, x) most = (x) < most ? (x) : most;

// Each sum is taken afresh, oldest day first; a missing day makes it missing, and it loses the comparison.
#define FIVE_DAYS(T)                                                                                                   \
  ptrdiff_t day = 0;                                                                                                   \
  for (; day + 4 <= days; day += 4) {                                                                                  \
    const T *restrict a = rows + (day - 4) * stride, *restrict b = a + stride, *restrict c = b + stride;               \
    const T *restrict d = c + stride, *restrict e = d + stride, *restrict f = e + stride;                              \
    const T *restrict g = f + stride, *restrict h = g + stride;                                                        \
    for (ptrdiff_t cell = 0; cell < cells; cell++) {                                                                   \
      double p = a[cell], q = b[cell], r = c[cell], s = d[cell], t = e[cell], u = f[cell], v = g[cell], w = h[cell];   \
      double most = states[cell], sum = p + q + r + s + t;                                                             \
      most = sum > most ? sum : most;                                                                                  \
      sum = q + r + s + t + u;                                                                                         \
      most = sum > most ? sum : most;                                                                                  \
      sum = r + s + t + u + v;                                                                                         \
      most = sum > most ? sum : most;                                                                                  \
      sum = s + t + u + v + w;                                                                                         \
      states[cell] = sum > most ? sum : most;                                                                          \
    }                                                                                                                  \
  }                                                                                                                    \
  for (; day < days; day++) {                                                                                          \
    const T *restrict a = rows + (day - 4) * stride, *restrict b = a + stride, *restrict c = b + stride;               \
    const T *restrict d = c + stride, *restrict e = d + stride;                                                        \
    for (ptrdiff_t cell = 0; cell < cells; cell++) {                                                                   \
      double sum = (double)a[cell] + (double)b[cell] + (double)c[cell] + (double)d[cell] + (double)e[cell];            \
      states[cell] = sum > states[cell] ? sum : states[cell];                                                          \
    }                                                                                                                  \
  }

// One window that ends on a day of the rows, `a` to `e` in the order of the days, some of them history.
#define WINDOW(A, B, C, D, E)                                                                                          \
  for (ptrdiff_t cell = 0; cell < cells; cell++) {                                                                     \
    double sum = (double)(A)[cell] + (double)(B)[cell] + (double)(C)[cell] + (double)(D)[cell] + (double)(E)[cell];    \
    states[cell] = sum > states[cell] ? sum : states[cell];                                                            \
  }

#define FIRST_FIVE_DAYS(T)                                                                                             \
  const double *restrict w = history, *restrict x = w + cells, *restrict y = x + cells, *restrict z = y + cells;       \
  const T *restrict a = rows, *restrict b = a + stride, *restrict c = b + stride, *restrict d = c + stride;            \
  if (days > 0) WINDOW(w, x, y, z, a)                                                                                  \
  if (days > 1) WINDOW(x, y, z, a, b)                                                                                  \
  if (days > 2) WINDOW(y, z, a, b, c)                                                                                  \
  if (days > 3) WINDOW(z, a, b, c, d)

#define FOR_ROWS(T, S)                                                                                                 \
  LANE static void LANES(mark_##S)(LANES_ROWS(T), int32_t relation, float bound, int32_t narrows, uint8_t *marks) {    \
    switch (relation) {                                                                                                \
    case LANES_BELOW: MARK(T, <) break;                                                                                \
    case LANES_AT_MOST: MARK(T, <=) break;                                                                             \
    case LANES_ABOVE: MARK(T, >) break;                                                                                \
    default: MARK(T, >=)                                                                                               \
    }                                                                                                                  \
  }                                                                                                                    \
  LANE static void LANES(mark_each_##S)(const T *row, const float *bounds, ptrdiff_t cells, int32_t relation,          \
                                        int32_t narrows, uint8_t *marks) {                                             \
    const T *restrict values = row;                                                                                    \
    const float *restrict limits = bounds;                                                                             \
    uint8_t *restrict out = marks;                                                                                     \
    switch (relation) {                                                                                                \
    case LANES_BELOW: MARK_EACH(T, <) break;                                                                           \
    case LANES_AT_MOST: MARK_EACH(T, <=) break;                                                                        \
    case LANES_ABOVE: MARK_EACH(T, >) break;                                                                           \
    default: MARK_EACH(T, >=)                                                                                          \
    }                                                                                                                  \
  }                                                                                                                    \
  LANE static void LANES(count_##S)(LANES_ROWS(T), int32_t relation, float bound, int32_t *counts) {                   \
    int32_t *restrict states = counts;                                                                                 \
    switch (relation) {                                                                                                \
    case LANES_BELOW: { FOLD(T, rows, stride, days, cells, int32_t, states, COUNT_BELOW) } break;                      \
    case LANES_AT_MOST: { FOLD(T, rows, stride, days, cells, int32_t, states, COUNT_AT_MOST) } break;                  \
    case LANES_ABOVE: { FOLD(T, rows, stride, days, cells, int32_t, states, COUNT_ABOVE) } break;                      \
    default: { FOLD(T, rows, stride, days, cells, int32_t, states, COUNT_AT_LEAST) }                                   \
    }                                                                                                                  \
  }                                                                                                                    \
  LANE static void LANES(sum_##S)(LANES_ROWS(T), double *sums) {                                                       \
    double *restrict states = sums;                                                                                    \
    FOLD(T, rows, stride, days, cells, double, states, ADD)                                                            \
  }                                                                                                                    \
  LANE static void LANES(excess_##S)(LANES_ROWS(T), double sign, double bound, double *sums) {                         \
    double *restrict states = sums;                                                                                    \
    FOLD(T, rows, stride, days, cells, double, states, ADD_EXCESS)                                                     \
  }                                                                                                                    \
  LANE static void LANES(largest_##S)(LANES_ROWS(T), double *best) {                                                   \
    double *restrict states = best;                                                                                    \
    FOLD(T, rows, stride, days, cells, T, states, LARGER)                                                              \
  }                                                                                                                    \
  LANE static void LANES(smallest_##S)(LANES_ROWS(T), double *best) {                                                  \
    double *restrict states = best;                                                                                    \
    FOLD(T, rows, stride, days, cells, T, states, SMALLER)                                                             \
  }                                                                                                                    \
  LANE static void LANES(five_days_##S)(LANES_ROWS(T), double *best) {                                                 \
    double *restrict states = best;                                                                                    \
    FIVE_DAYS(T)                                                                                                       \
  }                                                                                                                    \
  LANE static void LANES(first_five_days_##S)(LANES_ROWS(T), const double *history, double *best) {                    \
    double *restrict states = best;                                                                                    \
    FIRST_FIVE_DAYS(T)                                                                                                 \
  }

FOR_ROWS(float, f32)
FOR_ROWS(double, f64)

LANE static void LANES(count_marks)(LANES_MARKS, int32_t *counts) {
  ptrdiff_t day = 0;
  int32_t *restrict totals = counts;
  // Marks are summed as bytes, so many to a register.
  for (; day + 8 <= days; day += 8) {
    const uint8_t *restrict a = marks + day * cells, *restrict b = a + cells, *restrict c = b + cells;
    const uint8_t *restrict d = c + cells, *restrict e = d + cells, *restrict f = e + cells;
    const uint8_t *restrict g = f + cells, *restrict h = g + cells;
    for (ptrdiff_t cell = 0; cell < cells; cell++) {
      uint8_t sum = (uint8_t)(a[cell] + b[cell] + c[cell] + d[cell] + e[cell] + f[cell] + g[cell] + h[cell]);
      totals[cell] += sum;
    }
  }
  for (; day < days; day++) {
    const uint8_t *restrict a = marks + day * cells;
    for (ptrdiff_t cell = 0; cell < cells; cell++) totals[cell] += a[cell];
  }
}

// Takes two states of each cell through the days: STEP(first, second, mark), a mark being −1 or 0.
#define FOLD_MARKS(first, second, STEP)                                                                                \
  ptrdiff_t day = 0;                                                                                                   \
  for (; day + 4 <= days; day += 4) {                                                                                  \
    const uint8_t *restrict a = marks + day * cells, *restrict b = a + cells;                                          \
    const uint8_t *restrict c = b + cells, *restrict d = c + cells;                                                    \
    for (ptrdiff_t cell = 0; cell < cells; cell++) {                                                                   \
      int32_t x = first[cell], y = second[cell];                                                                       \
      STEP(x, y, -(int32_t)a[cell]) STEP(x, y, -(int32_t)b[cell])                                                      \
      STEP(x, y, -(int32_t)c[cell]) STEP(x, y, -(int32_t)d[cell])                                                      \
      first[cell] = x;                                                                                                 \
      second[cell] = y;                                                                                                \
    }                                                                                                                  \
  }                                                                                                                    \
  for (; day < days; day++) {                                                                                          \
    const uint8_t *restrict a = marks + day * cells;                                                                   \
    for (ptrdiff_t cell = 0; cell < cells; cell++) {                                                                   \
      int32_t x = first[cell], y = second[cell];                                                                       \
      STEP(x, y, -(int32_t)a[cell])                                                                                    \
      first[cell] = x;                                                                                                 \
      second[cell] = y;                                                                                                \
    }                                                                                                                  \
  }

#define STEP_RUN(run, total, mark)                                                                                     \
  run = (run + 1) & (mark);                                                                                            \
  total += run == length ? on_reaching : 0;                                                                            \
  total += run > length ? beyond : 0;

LANE static void LANES(fold_runs)(LANES_MARKS, int32_t length, int32_t on_reaching, int32_t beyond, int32_t *runs,
                                  int32_t *totals) {
  int32_t *restrict first = runs, *restrict second = totals;
  FOLD_MARKS(first, second, STEP_RUN)
}

#define STEP_LONGEST(run, most, mark)                                                                                  \
  {                                                                                                                    \
    int32_t ended = run & ~(mark);                                                                                     \
    most = ended > most ? ended : most;                                                                                \
    run = (run + 1) & (mark);                                                                                          \
  }

LANE static void LANES(fold_longest)(LANES_MARKS, int32_t *runs, int32_t *longest) {
  int32_t *restrict first = runs, *restrict second = longest;
  FOLD_MARKS(first, second, STEP_LONGEST)
}

LANE static void LANES(mean_of)(const float *rows, const float *others, ptrdiff_t stride, ptrdiff_t days,
                                ptrdiff_t cells, double *out) {
  for (ptrdiff_t day = 0; day < days; day++) {
    const float *restrict a = rows + day * stride, *restrict b = others + day * stride;
    double *restrict mean = out + day * cells;
    for (ptrdiff_t cell = 0; cell < cells; cell++) mean[cell] = 0.5 * ((double)a[cell] + (double)b[cell]);
  }
}

LANE static void LANES(difference_of)(const float *rows, const float *others, ptrdiff_t stride, ptrdiff_t days,
                                      ptrdiff_t cells, double *out) {
  for (ptrdiff_t day = 0; day < days; day++) {
    const float *restrict a = rows + day * stride, *restrict b = others + day * stride;
    double *restrict apart = out + day * cells;
    for (ptrdiff_t cell = 0; cell < cells; cell++) apart[cell] = (double)a[cell] - (double)b[cell];
  }
}

LANE static void LANES(widen)(const float *row, ptrdiff_t cells, double *wide) {
  const float *restrict values = row;
  double *restrict out = wide;
  for (ptrdiff_t cell = 0; cell < cells; cell++) out[cell] = values[cell];
}

// The sum of two values is twice their mean, and twice the excess is added to twice the sum: both steps are exact.
#define ADD_MEAN_ABOVE(sum, x, y) ADD_POSITIVE(sum, (double)(x) + (double)(y) - twice)
#define ADD_MEAN_BELOW(sum, x, y) ADD_POSITIVE(sum, twice - ((double)(x) + (double)(y)))
#define ADD_POSITIVE(sum, number)                                                                                      \
  {                                                                                                                    \
    double excess = number;                                                                                            \
    sum += excess > 0 ? excess : 0;                                                                                    \
  }

#define FOLD_MEANS(STEP)                                                                                               \
  for (; day + 4 <= days; day += 4) {                                                                                  \
    const float *restrict a = rows + day * stride, *restrict b = a + stride;                                           \
    const float *restrict c = b + stride, *restrict d = c + stride;                                                    \
    const float *restrict p = others + day * stride, *restrict q = p + stride;                                         \
    const float *restrict r = q + stride, *restrict s = r + stride;                                                    \
    for (ptrdiff_t cell = 0; cell < cells; cell++) {                                                                   \
      double sum = 2 * states[cell];                                                                                   \
      STEP(sum, a[cell], p[cell]) STEP(sum, b[cell], q[cell])                                                          \
      STEP(sum, c[cell], r[cell]) STEP(sum, d[cell], s[cell])                                                          \
      states[cell] = 0.5 * sum;                                                                                        \
    }                                                                                                                  \
  }                                                                                                                    \
  for (; day < days; day++) {                                                                                          \
    const float *restrict a = rows + day * stride, *restrict p = others + day * stride;                                \
    for (ptrdiff_t cell = 0; cell < cells; cell++) {                                                                   \
      double sum = 2 * states[cell];                                                                                   \
      STEP(sum, a[cell], p[cell])                                                                                      \
      states[cell] = 0.5 * sum;                                                                                        \
    }                                                                                                                  \
  }

LANE static void LANES(excess_of_mean)(const float *rows, const float *others, ptrdiff_t stride, ptrdiff_t days,
                                       ptrdiff_t cells, double sign, double bound, double *sums) {
  double *restrict states = sums;
  const double twice = 2 * bound;
  ptrdiff_t day = 0;
  if (sign > 0) {
    FOLD_MEANS(ADD_MEAN_ABOVE)
  } else {
    FOLD_MEANS(ADD_MEAN_BELOW)
  }
}

LANE static int32_t LANES(join_f32)(const uint8_t *planes, ptrdiff_t total, ptrdiff_t count, float first, float second,
                                    float *out) {
  const uint8_t *restrict a = planes, *restrict b = a + total, *restrict c = b + total, *restrict d = c + total;
  float *restrict values = out;
  int32_t gaps = 0;
  for (ptrdiff_t index = 0; index < count; index++) {
    uint32_t low = a[index] | (uint32_t)b[index] << 8, high = (uint32_t)c[index] << 16 | (uint32_t)d[index] << 24;
    union { uint32_t bits; float value; } word = {low | high};
    float value = ((word.value == first) | (word.value == second)) ? __builtin_nanf("") : word.value;
    values[index] = value;
    gaps |= value != value;
  }
  return gaps;
}

#define UNPACK(number, LIMITS)                                                                                         \
  {                                                                                                                    \
    int32_t whole = number;                                                                                            \
    float value = (float)((double)whole * scale + offset);                                                             \
    int32_t gap = (whole == first) | (whole == second) | (LIMITS);                                                     \
    values[index] = gap ? __builtin_nanf("") : value;                                                                  \
    gaps |= gap;                                                                                                       \
  }

#define OUTSIDE (whole < low) | (whole > high)

#define FOR_SHORTS(T, S)                                                                                               \
  LANE static int32_t LANES(unpack_##S)(const T *stored, ptrdiff_t count, double scale, double offset,                 \
                                        const int32_t *missing, float *out) {                                          \
    const int32_t first = missing[0], second = missing[1], low = missing[2], high = missing[3];                        \
    const T *restrict numbers = stored;                                                                                \
    float *restrict values = out;                                                                                      \
    int32_t gaps = 0;                                                                                                  \
    for (ptrdiff_t index = 0; index < count; index++) UNPACK(numbers[index], OUTSIDE)                                  \
    return gaps;                                                                                                       \
  }                                                                                                                    \
  LANE static int32_t LANES(join_##S)(const uint8_t *planes, ptrdiff_t total, ptrdiff_t count, double scale,           \
                                      double offset, const int32_t *missing, float *out) {                             \
    const int32_t first = missing[0], second = missing[1], low = missing[2], high = missing[3];                        \
    const uint8_t *restrict a = planes, *restrict b = a + total;                                                       \
    float *restrict values = out;                                                                                      \
    const T lowest = (T)-1 < 0 ? (T)INT16_MIN : 0, highest = (T)-1 < 0 ? (T)INT16_MAX : (T)-1;                         \
    int32_t gaps = 0;                                                                                                  \
    if (low == lowest && high == highest)                                                                              \
      for (ptrdiff_t index = 0; index < count; index++) UNPACK((T)(a[index] | b[index] << 8), 0)                       \
    else                                                                                                               \
      for (ptrdiff_t index = 0; index < count; index++) UNPACK((T)(a[index] | b[index] << 8), OUTSIDE)                 \
    return gaps;                                                                                                       \
  }

FOR_SHORTS(int16_t, i16)
FOR_SHORTS(uint16_t, u16)

#include "columns.h"

static const struct lanes_loops LANES(loops) = {
#define LANES_FIELD(result, name, parameters, arguments) .name = LANES(name),
    LANES_LOOPS(LANES_FIELD)
#undef LANES_FIELD
};

#undef FOLD
#undef MARK
#undef MARK_EACH
#undef COUNT_BELOW
#undef COUNT_AT_MOST
#undef COUNT_ABOVE
#undef COUNT_AT_LEAST
#undef ADD
#undef ADD_EXCESS
#undef LARGER
#undef SMALLER
#undef FIVE_DAYS
#undef WINDOW
#undef FIRST_FIVE_DAYS
#undef ADD_MEAN_ABOVE
#undef ADD_MEAN_BELOW
#undef ADD_POSITIVE
#undef FOLD_MEANS
#undef FOR_ROWS
#undef FOLD_MARKS
#undef STEP_RUN
#undef STEP_LONGEST
#undef UNPACK
#undef OUTSIDE
#undef FOR_SHORTS
#undef LANE
#undef LANES
