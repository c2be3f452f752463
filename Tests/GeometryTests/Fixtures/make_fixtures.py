"""Writes the files of this folder with pyshp, rasterio and pyproj: python make_fixtures.py

The shapes are made up. What they measure is computed by pyproj, which is what the tests compare with.
"""

import csv
import io
import pathlib
import zipfile

import numpy
import pyproj
import rasterio
import shapefile

folder = pathlib.Path(__file__).parent
UTM = pyproj.CRS.from_epsg(26915)
to_degrees = pyproj.Transformer.from_crs(26915, "OGC:CRS84", always_xy=True)


def square(x, y, side, clockwise=True):
    ring = [[x, y], [x, y + side], [x + side, y + side], [x + side, y], [x, y]]
    return ring if clockwise else ring[::-1]


def layer(kind, fields, records, projection, encoding="utf-8"):
    parts = {ending: io.BytesIO() for ending in ("shp", "shx", "dbf")}
    writer = shapefile.Writer(**parts, shapeType=kind, encoding=encoding)
    for field in fields:
        writer.field(*field)
    for shape, record in records:
        if shape is None:
            writer.null()
        elif kind == shapefile.POLYGON:
            writer.poly(shape)
        elif kind == shapefile.POLYLINE:
            writer.line(shape)
        else:
            writer.point(*shape)
        writer.record(*record)
    writer.close()
    files = {ending: stream.getvalue() for ending, stream in parts.items()}
    if projection:
        files["prj"] = projection.to_wkt("WKT1_ESRI").encode()
        files["cpg"] = b"UTF-8"
    return files


def pack(name, files):
    with zipfile.ZipFile(folder / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for ending, content in files.items():
            archive.writestr(zipfile.ZipInfo(f"{name}/{name}.{ending}"), content)


PARKS = [
    ([square(478000, 4980000, 1000), square(478400, 4980400, 200, clockwise=False)], ("Añil Park", 1250000.5)),
    ([square(480000, 4980000, 500), square(482000, 4980000, 500)], ("Two Lakes", -999)),
    (None, ("Nowhere", None)),
]
pack("parks", layer(shapefile.POLYGON, [("NAME", "C", 40), ("VALUE", "N", 14, 2)], PARKS, UTM))
ROADS = [([[[-93.3, 44.9], [-93.2, 44.9], [-93.2, 45.0]]], ("County Road 1",))]
pack("roads", layer(shapefile.POLYLINE, [("NAME", "C", 20)], ROADS, pyproj.CRS.from_epsg(4269)))
pack("pumps", layer(shapefile.POINT, [("NAME", "C", 20)], [((-93.25, 44.95), ("Pump",))], None))

geod = pyproj.Geod(ellps="WGS84")
with open(folder / "expected.csv", "w", newline="", encoding="utf-8") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["layer", "feature", "first_longitude", "first_latitude", "square_metres", "metres"])
    for number, (rings, _) in enumerate(PARKS[:2], 1):
        total = 0
        for ring in rings:
            # Edges are straight in degrees between the corners, so they are followed in small steps.
            corners = [to_degrees.transform(*corner) for corner in ring]
            points = [(a[0] + (b[0] - a[0]) * t / 100, a[1] + (b[1] - a[1]) * t / 100)
                      for a, b in zip(corners, corners[1:]) for t in range(100)]
            # With the clock gives a negative area, so outlines count up and holes down.
            total -= geod.polygon_area_perimeter(*zip(*points))[0]
        out.writerow(["parks", number, *to_degrees.transform(*rings[0][0]), total, ""])
    line = ROADS[0][0][0]
    out.writerow(["roads", 1, *line[0], "", geod.line_length(*zip(*line))])

DEPTH = numpy.array([[0.5, 0.5, 2.0, -9999], [0.5, 2.0, 2.0, 4.0], [0.5, 0.5, 2.0, 4.0]], dtype="float32")
place = rasterio.Affine(30, 0, 478000, 0, -30, 4980090)
with rasterio.open(folder / "depth.tif", "w", driver="GTiff", width=4, height=3, count=1, dtype="float32",
                   crs=UTM, transform=place, nodata=-9999, compress="deflate") as file:
    file.write(DEPTH, 1)
CLASSES = numpy.zeros((40, 40), dtype="uint8")
CLASSES[5:20, 5:20] = 1
CLASSES[10:15, 10:15] = 0
CLASSES[20:30, 20:30] = 1
with rasterio.open(folder / "classes.tif", "w", driver="GTiff", width=40, height=40, count=1, dtype="uint8",
                   crs="EPSG:4326", transform=rasterio.Affine(0.001, 0, -93.3, 0, -0.001, 45.0), tiled=True,
                   blockxsize=16, blockysize=16, compress="lzw") as file:
    file.write(CLASSES, 1)
