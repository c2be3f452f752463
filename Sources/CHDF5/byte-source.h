#include <hdf5.h>
#if __has_include(<H5FDdevelop.h>)
#include <H5FDdevelop.h>
#endif
#include <stdlib.h>
#include <string.h>

// A file driver of the HDF5 library that asks a function for every byte, so that the library reads what Cairn has read:
// a file on disk that is watched for changes, or an object behind an address.

// Fills memory with bytes of the file, all of which it has; below 0 where it cannot, which need not be so the next time.
typedef int (*hdf5_read_bytes)(void *context, unsigned long long offset, size_t count, void *memory);

typedef struct {
  unsigned long long length;
  hdf5_read_bytes read;
  void *context;
} hdf5_byte_source;

typedef struct {
  // The library takes a file of every driver for this, its first member.
  H5FD_t file;
  hdf5_byte_source source;
  haddr_t end_of_allocation;
} hdf5_byte_file;

static H5FD_t *hdf5_bytes_open(const char *name, unsigned flags, hid_t list, haddr_t most) {
  (void)name;
  (void)most;
  const hdf5_byte_source *source = (const hdf5_byte_source *)H5Pget_driver_info(list);
  if (!source || (flags & H5F_ACC_RDWR)) return NULL;
  hdf5_byte_file *opened = (hdf5_byte_file *)calloc(1, sizeof(hdf5_byte_file));
  if (opened) opened->source = *source;
  return (H5FD_t *)opened;
}

static herr_t hdf5_bytes_close(H5FD_t *file) {
  free(file);
  return 0;
}

static herr_t hdf5_bytes_query(const H5FD_t *file, unsigned long *features) {
  (void)file;
  // No buffers between this and the library: they take a place for theirs before its bytes were read, and keep it when
  // that fails.
  *features = 0;
  return 0;
}

static haddr_t hdf5_bytes_get_eoa(const H5FD_t *file, H5FD_mem_t type) {
  (void)type;
  return ((const hdf5_byte_file *)file)->end_of_allocation;
}

static herr_t hdf5_bytes_set_eoa(H5FD_t *file, H5FD_mem_t type, haddr_t end) {
  (void)type;
  ((hdf5_byte_file *)file)->end_of_allocation = end;
  return 0;
}

static haddr_t hdf5_bytes_get_eof(const H5FD_t *file, H5FD_mem_t type) {
  (void)type;
  return ((const hdf5_byte_file *)file)->source.length;
}

// What lies behind the end reads as zeros, as from the library's own driver of files.
static herr_t hdf5_bytes_read(
    H5FD_t *file, H5FD_mem_t type, hid_t list, haddr_t start, size_t count, void *memory) {
  (void)type;
  (void)list;
  const hdf5_byte_source *source = &((const hdf5_byte_file *)file)->source;
  size_t there = start >= source->length ? 0 : source->length - start < count ? source->length - start : count;
  memset((char *)memory + there, 0, count - there);
  return there == 0 || source->read(source->context, start, there, memory) >= 0 ? 0 : -1;
}

static herr_t hdf5_bytes_write(
    H5FD_t *file, H5FD_mem_t type, hid_t list, haddr_t start, size_t count, const void *memory) {
  (void)file;
  (void)type;
  (void)list;
  (void)start;
  (void)count;
  (void)memory;
  return -1;
}

// Opens a file for reading whose bytes come from a source; below 0 where that is no HDF5 file.
//
// The source's context must live until the file is closed.
static inline hid_t hdf5_open_bytes(const char *name, hdf5_byte_source source) {
  const H5FD_class_t driver = {
#ifdef H5FD_CLASS_VERSION
      .version = H5FD_CLASS_VERSION,
      .value = (H5FD_class_value_t)600,
#endif
      .name = "cairn-bytes",
      .maxaddr = (haddr_t)1 << 62,
      .fc_degree = H5F_CLOSE_STRONG,
      .fapl_size = sizeof(hdf5_byte_source),
      .open = hdf5_bytes_open,
      .close = hdf5_bytes_close,
      .query = hdf5_bytes_query,
      .get_eoa = hdf5_bytes_get_eoa,
      .set_eoa = hdf5_bytes_set_eoa,
      .get_eof = hdf5_bytes_get_eof,
      .read = hdf5_bytes_read,
      .write = hdf5_bytes_write,
      .fl_map = H5FD_FLMAP_DICHOTOMY,
  };
  hid_t id = H5FDregister(&driver);
  if (id < 0) return -1;
  hid_t list = H5Pcreate(H5P_FILE_ACCESS);
  hid_t file = list >= 0 && H5Pset_driver(list, id, &source) >= 0 ? H5Fopen(name, H5F_ACC_RDONLY, list) : -1;
  if (list >= 0) H5Pclose(list);
  // The file and the list count it too.
  H5FDunregister(id);
  return file;
}
