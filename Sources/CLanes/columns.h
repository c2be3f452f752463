// The loops over columns of draws, once for each kind of processor, as those of loops.h.

#define EACH for (ptrdiff_t index = 0; index < count; index++)

LANE static void LANES(column_fill)(double *x, double c, ptrdiff_t count) { EACH x[index] = c; }

LANE static void LANES(column_scale)(double *x, double c, ptrdiff_t count) { EACH x[index] *= c; }

LANE static void LANES(column_shift)(double *x, double c, ptrdiff_t count) { EACH x[index] += c; }

LANE static void LANES(column_multiply)(double *restrict x, const double *restrict a, ptrdiff_t count) {
  EACH x[index] *= a[index];
}

LANE static void LANES(column_add)(double *restrict x, const double *restrict a, ptrdiff_t count) {
  EACH x[index] += a[index];
}

LANE static void LANES(column_product)(double *restrict x, const double *restrict a, const double *restrict b,
                                       ptrdiff_t count) {
  EACH x[index] = a[index] * b[index];
}

LANE static void LANES(column_line)(double *restrict x, double c, double s, const double *restrict a,
                                    ptrdiff_t count) {
  EACH x[index] = c + s * a[index];
}

LANE static void LANES(column_multiply_line)(double *restrict x, double c, double s, const double *restrict a,
                                             ptrdiff_t count) {
  EACH x[index] *= c + s * a[index];
}

LANE static void LANES(column_add_scaled)(double *restrict x, double s, const double *restrict a, ptrdiff_t count) {
  EACH x[index] += s * a[index];
}

LANE static void LANES(column_add_product)(double *restrict x, double s, const double *restrict a,
                                           const double *restrict b, ptrdiff_t count) {
  EACH x[index] += s * a[index] * b[index];
}

LANE static void LANES(column_rest)(double *x, ptrdiff_t count) { EACH x[index] = 1 - x[index]; }

LANE static void LANES(column_rest_of_saving)(double *restrict x, const double *restrict a, ptrdiff_t count) {
  EACH {
    double part = x[index] / a[index];
    part = part < 1 ? part : 1;
    x[index] = a[index] > 0 ? 1 - part : 1;
  }
}

LANE static void LANES(column_units)(double *x, uint64_t state, uint64_t first, ptrdiff_t count) {
  EACH {
    uint64_t mixed = state + (first + (uint64_t)index + 1) * 0x9e3779b97f4a7c15u;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    mixed ^= mixed >> 31;
    x[index] = ((double)(mixed >> 12) + 0.5) * 0x1p-52;
  }
}

LANE static void LANES(column_clamp)(double *x, double low, double high, ptrdiff_t count) {
  EACH {
    double raised = x[index] > low ? x[index] : low;
    x[index] = raised < high ? raised : high;
  }
}

#undef EACH
