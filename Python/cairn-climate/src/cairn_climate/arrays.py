"""Indicators of numpy arrays, and tasks of a build."""

import ctypes
import json
from dataclasses import dataclass

import numpy

from ._library import call, library, taken


@dataclass(frozen=True)
class Result:
    """Values of indicators by year.

    columns: for each indicator (and part of the year) its id, name, unit, equation and scale
    years: the years
    values: float64, [column][year][cell]; NaN where missing
    """

    columns: list
    years: numpy.ndarray
    values: numpy.ndarray


def request(indicators, variables, units, calendar, first, days, missing=None, latitudes=None):
    """What the library is asked, as it reads it."""
    asked = {
        "indicators": list(indicators), "variables": list(variables), "units": list(units),
        "calendar": calendar, "first": [int(part) for part in first], "days": int(days),
    }
    if missing is not None:
        asked["missing"] = missing if missing == "etccdi" else float(missing)
    if latitudes is not None:
        # JSON has no NaN.
        asked["latitudes"] = [float(value) if numpy.isfinite(value) else None for value in latitudes]
    return json.dumps(asked).encode("utf-8")


def shape(asked):
    """Columns, first year and number of years that a request leads to."""
    answer = ctypes.c_void_p()
    call(library().cairn_climate_shape, asked, ctypes.byref(answer))
    return json.loads(taken(answer))


def compute(arrays, units, indicators, *, calendar, first, missing=None, latitudes=None):
    """Computes indicators of daily values.

    arrays: by CF name (tasmax, tasmin, tas, pr, hurs, sfcWind), all of one shape [day] or [day][cell]; NaN is missing
    units: by the same names
    indicators: ids, or ids with parameters such as "tx-days-above(threshold=90 degF)"
    calendar: a CF name; first: year, month and day of the first row
    missing: the largest share of a period's days that may be missing, 0 to 1; or "etccdi": 3 days of a month, 6 of a season, 15 of
        a year; without it, 15 days of 365
    latitudes: degrees north of each cell, which indicators such as spei need; NaN where not known

    A value that no place on Earth has is refused, because its unit is wrong. Raises ClimateProblem with what is wrong and
    what to do. The lock of Python is not held while it computes.
    """
    names = list(arrays)
    rows = {
        name: numpy.ascontiguousarray(values, dtype=numpy.float32)
        for name, values in arrays.items()
    }
    shapes = {values.shape for values in rows.values()}
    if len(shapes) != 1 or next(iter(shapes), ()) == () or len(next(iter(shapes))) > 2:
        raise ValueError(f"arrays must share one shape of [day] or [day][cell], not {sorted(shapes)}")
    days = next(iter(shapes))[0]
    cells = int(numpy.prod(next(iter(shapes))[1:], dtype=int))
    asked = request(
        indicators, names, [units[name] for name in names], calendar, first, days, missing, latitudes
    )
    described = shape(asked)
    values = numpy.empty((len(described["columns"]), described["years"], cells), numpy.float64)
    pointers = (ctypes.c_void_p * len(names))(*[rows[name].ctypes.data for name in names])
    call(
        library().cairn_climate_compute, asked, pointers, len(names), cells, values.ctypes.data,
    )
    years = numpy.arange(described["firstYear"], described["firstYear"] + described["years"])
    return Result(described["columns"], years, values)


def run_task(folder, number):
    """Runs one task of a folder that `cairn climate tasks` wrote; gives the number.

    The library reads the files itself. A task that has its part does nothing, so that it may be repeated.
    """
    call(library().cairn_climate_task, str(folder).encode("utf-8"), int(number))
    return number


def task_count(folder):
    """How many tasks a folder has."""
    count = ctypes.c_int64()
    call(
        library().cairn_climate_task_count, str(folder).encode("utf-8"), ctypes.byref(count)
    )
    return count.value
