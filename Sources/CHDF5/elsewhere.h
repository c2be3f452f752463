#include <hdf5.h>

// A file may say that values of its arrays are the bytes of any other file on this machine, or that a part of it is in
// another file. Whoever reads a file that somebody sent would read the machine's own files for them.

// Whether an array takes its values from other files; also where that cannot be told.
static inline int hdf5_is_elsewhere(hid_t dataset) {
  hid_t list = H5Dget_create_plist(dataset);
  if (list < 0) return 1;
  int is_elsewhere = H5Pget_external_count(list) != 0 || H5Pget_layout(list) == H5D_VIRTUAL;
  H5Pclose(list);
  return is_elsewhere;
}

// 1 for a link to another file or to an array that is elsewhere, which ends the walk.
static inline herr_t hdf5_look_at_link(hid_t group, const char *name, const H5L_info_t *link, void *unused) {
  (void)unused;
  if (link->type == H5L_TYPE_SOFT) return 0;
  if (link->type != H5L_TYPE_HARD) return 1;
  hid_t object = H5Oopen(group, name, H5P_DEFAULT);
  if (object < 0) return -1;
  int is_elsewhere = H5Iget_type(object) == H5I_DATASET && hdf5_is_elsewhere(object);
  H5Oclose(object);
  return is_elsewhere;
}

// 1 where anything in a file is elsewhere, 0 where nothing is or it is no file of HDF5, negative where it is damaged.
static inline int hdf5_leads_elsewhere(const char *path) {
  hid_t file = H5Fopen(path, H5F_ACC_RDONLY, H5P_DEFAULT);
  if (file < 0) return 0;
  int leads = H5Lvisit(file, H5_INDEX_NAME, H5_ITER_NATIVE, hdf5_look_at_link, NULL);
  H5Fclose(file);
  return leads;
}
