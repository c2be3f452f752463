"""Makes filters.nc.gz, which GriddedFileTests reads: one array under filters that HDF5 has as plugins alone.

    python3 make_filters.py       with netCDF4 1.7, whose wheel has the plugins

Every variable of 20 × 3 × 4 elements holds 280 + i / 4 for the i-th element in row-major order, in chunks of 7 × 2 × 3.
"""

import gzip
import os
import pathlib
import tempfile

import netCDF4
import numpy as np

FILTERS = {
    "zstd": dict(compression="zstd", shuffle=True, fletcher32=True),
    "zstd_plain": dict(compression="zstd", shuffle=False),
    "blosc_lz4": dict(compression="blosc_lz4", shuffle=False, blosc_shuffle=1),
    "blosc_zstd": dict(compression="blosc_zstd", shuffle=False, blosc_shuffle=2),
    "bzip2": dict(compression="bzip2", shuffle=False),
}

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "filters.nc")
    with netCDF4.Dataset(path, "w") as file:
        for name, length in [("time", 20), ("lat", 3), ("lon", 4)]:
            file.createDimension(name, length)
        for name, filters in FILTERS.items():
            array = file.createVariable(
                name, "f4", ("time", "lat", "lon"), chunksizes=(7, 2, 3), complevel=4, **filters)
            array[:] = 280 + np.arange(240).reshape(20, 3, 4) / 4
    packed = gzip.compress(pathlib.Path(path).read_bytes(), 9, mtime=0)
pathlib.Path(__file__).with_name("filters.nc.gz").write_bytes(packed)
