"""Writes a small archive of daily model output: three models on three calendars, two scenarios, three variables."""

import pathlib

import cftime
import netCDF4
import numpy

MODELS = {"ALPHA": "noleap", "BRAVO": "360_day", "CHARLIE": "standard"}
SCENARIOS = ("ssp245", "ssp585")
YEARS = range(2001, 2005)
LATITUDES = 44 + 0.25 * numpy.arange(8)
LONGITUDES = 266 + 0.25 * numpy.arange(10)
CHUNKS = (365, 4, 5)
FILL = numpy.float32(1e20)
# A cell of water, as the masks of such archives have.
WATER = (0, 0)


def values(variable, calendar, days, seed):
    """Plausible weather with spells, some missing days and water; Kelvin and kg m-2 s-1."""
    random = numpy.random.default_rng(seed)
    shape = (days, len(LATITUDES), len(LONGITUDES))
    season = numpy.cos(2 * numpy.pi * (numpy.arange(days) - 200) / 365)[:, None, None]
    noise = numpy.cumsum(random.normal(0, 1, shape), axis=0)
    noise -= numpy.concatenate([noise[:1].repeat(9, 0), noise[:-9]])
    if variable == "pr":
        result = numpy.where(random.random(shape) < 0.3, random.gamma(0.7, 1e-4, shape), 0)
    else:
        result = (288 if variable == "tasmax" else 278) + 14 * season + 1.5 * noise
        result = numpy.round(result, 2)
    result[random.random(days) < 0.005] = numpy.nan
    result[:, WATER[0], WATER[1]] = numpy.nan
    return result.astype("f4")


def write(file, variable, calendar, seed):
    units = f"days since {YEARS[0]}-01-01"
    first = cftime.date2num(cftime.datetime(YEARS[0], 1, 1, calendar=calendar), units, calendar)
    end = cftime.date2num(cftime.datetime(YEARS[-1] + 1, 1, 1, calendar=calendar), units, calendar)
    days = int(end - first)
    with netCDF4.Dataset(file, "w") as data:
        data.Conventions = "CF-1.8"
        data.createDimension("time", None)
        for name, axis, unit in (("lat", LATITUDES, "degrees_north"), ("lon", LONGITUDES, "degrees_east")):
            data.createDimension(name, len(axis))
            data.createVariable(name, "f8", (name,)).units = unit
            data[name].standard_name = "latitude" if name == "lat" else "longitude"
            data[name][:] = axis
        time = data.createVariable("time", "f8", ("time",))
        time.units, time.calendar, time.standard_name = units, calendar, "time"
        time[:] = numpy.arange(days) + 0.5
        stored = data.createVariable(
            variable, "f4", ("time", "lat", "lon"), compression="zlib", complevel=4, shuffle=True,
            chunksizes=CHUNKS, fill_value=FILL,
        )
        stored.units = "kg m-2 s-1" if variable == "pr" else "K"
        found = values(variable, calendar, days, seed)
        stored[:] = numpy.where(numpy.isnan(found), FILL, found)


def make(folder):
    """The paths by model, scenario and variable."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True)
    paths = {}
    for model, calendar in MODELS.items():
        for scenario in SCENARIOS:
            for variable in ("tasmax", "tasmin", "pr"):
                file = folder / f"{variable}_day_{model}_{scenario}_r1i1p1f1_gn_{YEARS[0]}-{YEARS[-1]}.nc"
                write(file, variable, calendar, seed=len(paths))
                paths[model, scenario, variable] = file
    return paths


def write_places(file):
    """A point at the middle of each cell, and one outside the grid."""
    rows = ["id,name,latitude,longitude"]
    for row, latitude in enumerate(LATITUDES):
        for column, longitude in enumerate(LONGITUDES):
            rows.append(f"c{row}-{column},Cell {row}-{column},{latitude},{longitude - 360}")
    rows.append("far,Far away,10,-40")
    pathlib.Path(file).write_text("\n".join(rows) + "\n", encoding="utf-8")
