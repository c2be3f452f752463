#include <hdf5.h>

// HDF5 names its types and classes of properties by macros that Swift does not see.
static inline hid_t hdf5_native_type(int bytes, int is_float, int is_signed) {
  if (is_float) return bytes == 4 ? H5T_NATIVE_FLOAT : H5T_NATIVE_DOUBLE;
  switch (bytes) {
    case 1: return is_signed ? H5T_NATIVE_INT8 : H5T_NATIVE_UINT8;
    case 2: return is_signed ? H5T_NATIVE_INT16 : H5T_NATIVE_UINT16;
    case 4: return is_signed ? H5T_NATIVE_INT32 : H5T_NATIVE_UINT32;
    default: return is_signed ? H5T_NATIVE_INT64 : H5T_NATIVE_UINT64;
  }
}

static inline hid_t hdf5_dataset_access(void) { return H5P_DATASET_ACCESS; }
