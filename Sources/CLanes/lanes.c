#include "CLanes.h"

#include <stdlib.h>
#include <string.h>

// A product and a sum rounded once instead of twice would differ between kinds of processor.
#pragma STDC FP_CONTRACT OFF

#define LANE
#define LANES(name) name##_plain
#include "loops.h"

#if defined(__x86_64__)
#define LANE __attribute__((target("avx2,bmi,bmi2")))
#define LANES(name) name##_v3
#include "loops.h"

#define LANE __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,bmi,bmi2"), min_vector_width(512)))
#define LANES(name) name##_v4
#include "loops.h"

static const struct lanes_loops *const kinds[] = {&loops_plain, &loops_v3, &loops_v4};
static const char *const names[] = {"x86-64", "x86-64-v3", "x86-64-v4"};

int32_t lanes_kinds(void) {
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi2")) return 1;
  int is_v4 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
              __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  return is_v4 ? 3 : 2;
}
#else
static const struct lanes_loops *const kinds[] = {&loops_plain};
static const char *const names[] = {"any"};

int32_t lanes_kinds(void) { return 1; }
#endif

static int32_t chosen;

__attribute__((constructor)) static void choose(void) {
  const char *wanted = getenv("CAIRN_LANES");
  chosen = lanes_kinds() - 1;
  for (int32_t kind = 0; wanted && kind < lanes_kinds(); kind++)
    if (strcmp(wanted, names[kind]) == 0) chosen = kind;
}

const struct lanes_loops *lanes_of(int32_t kind) { return kinds[kind < 0 || kind >= lanes_kinds() ? 0 : kind]; }

const char *lanes_kind(void) { return names[chosen]; }

#define LANES_CALL(result, name, parameters, arguments) \
  result lanes_##name parameters { return kinds[chosen]->name arguments; }
LANES_LOOPS(LANES_CALL)
