"""Indicators of xarray datasets, in memory or by blocks on Dask."""

import numpy
import xarray

from .arrays import compute, request, shape

NAMES = {"tasmax", "tasmin", "tas", "pr", "hurs", "sfcWind"}


def indicators(dataset, wanted, *, missing=None):
    """Computes indicators of the daily variables of a dataset, or of a data array of such a name.

    dataset: variables with CF names and a `units` attribute, along `time` and any other dimensions; a coordinate `lat` or
        `latitude`, in degrees north, is used by indicators such as spei
    wanted: ids of indicators, or one, such as "tx-days-above" or "tx-days-above(threshold=90 degF, period=seasonal)"
    missing: as `compute` takes it

    Gives a dataset with one variable for each indicator, along `year` and the other dimensions. Arrays of Dask stay lazy: each
    block is computed where it lies. A block has all of its time, so chunks along time, such as those of many files, are joined,
    and cut along the other dimensions as Dask's setting `array.chunk-size` says; chunks along space alone stay as they are.
    """
    wanted = [wanted] if isinstance(wanted, str) else list(wanted)
    if isinstance(dataset, xarray.DataArray):
        dataset = dataset.to_dataset(name=dataset.name or "unnamed")
    names = [name for name in dataset.data_vars if name in NAMES]
    if not names:
        raise ValueError(f"the dataset has none of {', '.join(sorted(NAMES))}")
    if "time" not in dataset.coords:
        raise ValueError("the dataset has no coordinate `time` of its days")
    dataset = _with_whole_time(dataset, names)
    first, calendar = _beginning(dataset["time"])
    units = [dataset[name].attrs.get("units", "") for name in names]
    days = dataset.sizes["time"]
    described = shape(request(wanted, names, units, calendar, first, days, missing))
    columns, years = described["columns"], described["years"]

    latitude = _latitude(dataset, names[0])

    def block(*arrays):
        arrays, places = (arrays[:-1], arrays[-1]) if latitude is not None else (arrays, None)
        other = arrays[0].shape[:-1]
        rows = {
            name: numpy.moveaxis(values, -1, 0).reshape(days, -1)
            for name, values in zip(names, arrays)
        }
        # xarray gives a block of the latitudes with the dimensions of the others, or fewer that broadcast.
        latitudes = None if places is None else numpy.broadcast_to(places, other).reshape(-1)
        result = compute(
            rows, dict(zip(names, units)), wanted, calendar=calendar, first=first, missing=missing,
            latitudes=latitudes,
        )
        return numpy.moveaxis(result.values, -1, 0).reshape(*other, len(columns), years)

    values = xarray.apply_ufunc(
        block, *[dataset[name] for name in names], *([] if latitude is None else [latitude]),
        input_core_dims=[["time"]] * len(names) + ([] if latitude is None else [[]]),
        output_core_dims=[["indicator", "year"]],
        dask="parallelized", output_dtypes=[numpy.float64],
        dask_gufunc_kwargs={"output_sizes": {"indicator": len(columns), "year": years}},
    )
    result = xarray.Dataset()
    for position, column in enumerate(columns):
        found = values.isel(indicator=position).transpose("year", ...)
        found.attrs = {
            "long_name": column["name"], "units": column["unit"], "equation": column["equation"],
            "definition_set": column["definitionSet"],
        }
        result[column["id"]] = found
    first_year = described["firstYear"]
    return result.assign_coords(year=numpy.arange(first_year, first_year + years))


def _with_whole_time(dataset, names):
    """The dataset with all of the time in each block of Dask, as files that follow each other are not."""
    if all(len(dataset[name].chunksizes.get("time", (0,))) == 1 for name in names):
        return dataset
    days = dataset[names]
    return days.chunk({size: -1 if size == "time" else "auto" for size in days.sizes}).unify_chunks()


def _latitude(dataset, name):
    """The latitude of each cell of a variable, with its dimensions other than time; None where the dataset has none."""
    for key in ("lat", "latitude"):
        if key in dataset.coords and "time" not in dataset[key].dims:
            cells = dataset[name].isel(time=0, drop=True)
            found = dataset[key].broadcast_like(cells).transpose(*cells.dims).reset_coords(drop=True)
            # Dask takes blocks of all arrays together, so theirs must be cut alike.
            return found if cells.chunks is None else found.chunk(dict(zip(cells.dims, cells.chunks)))
    return None


def _beginning(time):
    """First date and calendar of a daily time coordinate; anything else is refused."""
    calendar = time.dt.calendar
    stamps = time.values
    if len(stamps) > 1:
        steps = numpy.diff(stamps)
        day = numpy.timedelta64(1, "D") if numpy.issubdtype(stamps.dtype, numpy.datetime64) else None
        whole = (steps == day).all() if day is not None else all(step.days == 1 and step.seconds == 0 for step in steps)
        if not whole:
            raise ValueError("time must have one value a day, without gaps; fill gaps with NaN")
    begin = time.isel(time=0).dt
    return (int(begin.year), int(begin.month), int(begin.day)), calendar
