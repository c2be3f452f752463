#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

extern const char __executable_start, etext;

// Gives back to the system what is freed, and the pages of the program's own code: they are read from its file, or
// from what the system keeps of it, when they are next run.
static inline void memory_rest(void) {
  malloc_trim(0);
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  uintptr_t start = (uintptr_t)&__executable_start / page * page;
  uintptr_t end = (uintptr_t)&etext / page * page;
  if (end > start) madvise((void *)start, end - start, MADV_DONTNEED);
}
