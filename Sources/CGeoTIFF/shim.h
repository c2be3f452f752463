#include <geotiff/geo_normalize.h>
#include <geotiff/geotiffio.h>
#include <geotiff/xtiffio.h>

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
static inline int tiff_field_text(TIFF *file, uint32_t tag, char **text) {
  return TIFFGetField(file, tag, text);
}
