#include <geotiff/geo_normalize.h>
#include <geotiff/geotiffio.h>
#include <geotiff/xtiffio.h>

static inline void geotiff_ignore(struct gtiff *keys, int level, const char *message, ...) {
  (void)keys; (void)level; (void)message;
}
// Damaged keys are no reason to write on standard error.
static inline GTIF *geotiff_keys(TIFF *file) { return GTIFNewEx(file, geotiff_ignore, 0); }

// Swift cannot call functions with a variable number of arguments.
static inline int tiff_field_u16(TIFF *file, uint32_t tag, uint16_t *value) {
  return TIFFGetFieldDefaulted(file, tag, value);
}
static inline int tiff_field_u32(TIFF *file, uint32_t tag, uint32_t *value) {
  return TIFFGetField(file, tag, value);
}
static inline int tiff_field_doubles(TIFF *file, uint32_t tag, uint16_t *count, double **values) {
  return TIFFGetField(file, tag, count, values);
}
// Tags that libtiff does not know come with a count, whose size their declaration tells.
static inline int tiff_field_text(TIFF *file, uint32_t tag, uint32_t *count, char **text) {
  const TIFFField *field = TIFFFindField(file, tag, TIFF_ASCII);
  uint16_t shortCount = 0;
  int found;
  if (!field || !TIFFFieldPassCount(field)) return 0;
  if (TIFFFieldReadCount(field) == TIFF_VARIABLE2) return TIFFGetField(file, tag, count, text);
  found = TIFFGetField(file, tag, &shortCount, text);
  *count = shortCount;
  return found;
}
