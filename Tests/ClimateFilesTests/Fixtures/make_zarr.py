"""Makes the small Zarr stores that ZarrStoreTests reads.

    python3 make_zarr.py          with zarr 3.1, numcodecs and numpy

Every array `NAME` of 3 × 5 × 7 elements holds the same numbers: value(t, y, x) = 100 t + 10 y + x − 3, and NaN (or the
fill value of a whole-number type) at (1, 2, 3). Chunks are 2 × 3 × 4. A store is packed into
one file, JSON of base 64 by key, so that a checkout holds no hundreds of files.
"""

import base64
import gzip
import json
import pathlib
import shutil
import tempfile

import numcodecs
import numpy as np
import zarr
from zarr.codecs import (
    BloscCodec, BytesCodec, Crc32cCodec, GzipCodec, ShardingCodec, TransposeCodec, ZstdCodec,
)

HERE = pathlib.Path(__file__).parent
T, Y, X = np.meshgrid(np.arange(3), np.arange(5), np.arange(7), indexing="ij")
NUMBERS = 100 * T + 10 * Y + X - 3
CHUNKS = (2, 3, 4)


def values(dtype, fill):
    data = NUMBERS.astype(dtype)
    data[1, 2, 3] = fill
    return data


def pack(folder, name):
    files = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            files[str(file.relative_to(folder))] = base64.b64encode(file.read_bytes()).decode()
    (HERE / name).write_bytes(gzip.compress(json.dumps(files).encode(), mtime=0))


def version2(folder):
    group = zarr.open_group(folder, mode="w", zarr_format=2)
    group.attrs["title"] = "made by make_zarr.py"

    def add(name, dtype, fill, data=None, dims=("time", "lat", "lon"), attrs=None, **settings):
        data = values(dtype, fill) if data is None else data
        array = group.create_array(
            name, shape=data.shape, chunks=settings.pop("chunks", CHUNKS), dtype=dtype, fill_value=fill, **settings)
        array[...] = data
        array.attrs.update({"_ARRAY_DIMENSIONS": list(dims), **(attrs or {})})

    nan = np.nan
    for cname in ["lz4", "zstd", "blosclz", "zlib"]:
        for shuffle in [0, 1, 2]:
            if shuffle and cname in ("blosclz", "zlib"):
                continue
            add(f"blosc_{cname}_{shuffle}", "<f4", nan,
                compressors=numcodecs.Blosc(cname=cname, clevel=5, shuffle=shuffle))
    add("zstd", "<f8", nan, compressors=numcodecs.Zstd(3))
    add("gzip", "<f4", nan, compressors=numcodecs.GZip(5))
    add("zlib", "<f4", nan, compressors=numcodecs.Zlib(5))
    add("none", "<f4", nan, compressors=None)
    add("big_endian", ">f4", nan, compressors=numcodecs.Zlib(5))
    add("big_endian_i2", ">i2", -9999, compressors=None)
    add("fortran", "<f4", nan, compressors=numcodecs.Zlib(5), order="F")
    add("i4", "<i4", -9999, compressors=numcodecs.Zlib(5))
    add("i1", "|i1", -128, data=(NUMBERS % 100).astype("i1"), compressors=None)
    add("u1", "|u1", 255, data=(NUMBERS % 100).astype("u1"), compressors=None)
    add("shuffled", "<f4", nan, filters=[numcodecs.Shuffle(4)], compressors=numcodecs.Zlib(5))
    add("rescaled", "<f4", nan,
        data=NUMBERS.astype("<f4") / 10,
        filters=[numcodecs.FixedScaleOffset(offset=5, scale=100, dtype="<f4", astype="<i4")],
        compressors=numcodecs.Zlib(5))
    add("refused", "<f4", nan, filters=[numcodecs.Delta(dtype="<f4")], compressors=None)
    # Packed as NetCDF packs: value = stored · 0.5 + 10.
    add("packed", "<i2", -32768, data=values("<i2", -32768), compressors=numcodecs.Zlib(5),
        attrs={"scale_factor": 0.5, "add_offset": 10.0, "units": "degC"})
    # A whole chunk and the zeros of another were never written.
    sparse = values("<f4", 7.0)
    sparse[0:2, 0:3, 0:4] = 7.0
    add("sparse", "<f4", 7.0, data=sparse, compressors=None)
    zeros = np.zeros((3, 5, 7), "<f4")
    add("zeros", "<f4", 0.0, data=zeros, compressors=None)
    add("time", "<i8", 0, data=np.array([0, 1, 2]), dims=("time",), chunks=(2,), compressors=numcodecs.Zlib(5),
        attrs={"units": "days since 2050-01-01", "calendar": "noleap"})
    add("name", "<U6", "", data=np.array(["Aa", "Straße", ""]), dims=("place",), chunks=(2,), compressors=None)
    zarr.consolidate_metadata(folder, zarr_format=2)


def version3(folder):
    group = zarr.open_group(folder, mode="w", zarr_format=3)

    def add(name, dtype="f4", fill=np.nan, data=None, dims=("time", "lat", "lon"), **settings):
        data = values(dtype, fill) if data is None else data
        array = group.create_array(
            name, shape=data.shape, chunks=settings.pop("chunks", CHUNKS), dtype=dtype, fill_value=fill,
            dimension_names=dims, **settings)
        array[...] = data
        return array

    add("plain", compressors=None)
    add("big_endian", serializer=BytesCodec(endian="big"), compressors=None)
    add("blosc", compressors=BloscCodec(cname="lz4", shuffle="shuffle"))
    add("blosc_bit", compressors=BloscCodec(cname="zstd", shuffle="bitshuffle"))
    add("gzip", compressors=GzipCodec(level=5))
    add("zstd", compressors=ZstdCodec(level=3))
    add("checked", compressors=[ZstdCodec(level=3), Crc32cCodec()])
    add("checked_first", compressors=[Crc32cCodec(), GzipCodec(level=5)])
    add("transposed", filters=[TransposeCodec(order=(2, 0, 1))], compressors=[ZstdCodec()])
    add("transposed_twice", compressors=None,
        filters=[TransposeCodec(order=(2, 0, 1)), TransposeCodec(order=(1, 0, 2))])
    add("v2_keys", compressors=None, chunk_key_encoding={"name": "v2", "separator": "/"})
    add("f8", "f8", compressors=None)
    add("i2", "i2", -9999, compressors=None).attrs["_FillValue"] = -9999
    add("base64", "f4", 0.0, data=values("f4", 1e20), compressors=None).attrs["_FillValue"] = (
        base64.b64encode(np.array([1e20], "<f8").tobytes()).decode())
    for location in ["end", "start"]:
        codec = ShardingCodec(
            chunk_shape=CHUNKS, codecs=[BytesCodec(), BloscCodec(cname="zstd", shuffle="shuffle")],
            index_location=location)
        data = values("f4", np.nan)
        # One chunk within the first shard is not written, and neither is the whole second shard.
        data[0:2, 0:3, 0:4] = np.nan
        data[2:3] = np.nan
        add(f"sharded_{location}", data=data, chunks=(2, 6, 8), serializer=codec, compressors=None)
    inner = ShardingCodec(
        chunk_shape=CHUNKS, codecs=[TransposeCodec(order=(2, 1, 0)), BytesCodec(endian="big"), Crc32cCodec()],
        index_codecs=[BytesCodec()])
    add("sharded_transposed", chunks=(4, 6, 8), serializer=inner, compressors=None)
    add("time", "i8", 0, data=np.array([0, 1, 2]), dims=("time",), chunks=(2,), compressors=None)
    group["time"].attrs.update({"units": "days since 2050-01-01", "calendar": "noleap"})
    names = group.create_array("name", shape=(3,), chunks=(2,), dtype=str, dimension_names=("place",))
    names[...] = np.array(["Aa", "Straße", ""])


for make, name in [(version2, "zarr2.json.gz"), (version3, "zarr3.json.gz")]:
    folder = pathlib.Path(tempfile.mkdtemp()) / "store"
    make(folder)
    pack(folder, name)
    shutil.rmtree(folder.parent)
