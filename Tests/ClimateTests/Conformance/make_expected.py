"""Writes the expected values of the conformance tests, computed by climdex.pcic and by xclim.

    python3 make_expected.py climdex RDA      # expected-climdex-1018935.csv, from the package's own exemplar results
    python3 make_expected.py xclim            # expected-xclim-CALENDAR.csv, of weather that weather() makes
    python3 make_expected.py milwaukee CSV    # expected-xclim-milwaukee.csv, of GHCN-Daily station USW00014839
    python3 make_expected.py model NC         # expected-xclim-canesm2.csv, of CanESM2_1950-2100.nc of xclim's test data

Needs numpy, xarray and xclim (the files that are here: xclim 0.62.0, xarray 2026.9), and pyreadr for the first.
Each file has rows index,year,value or index,year,january,…,december; an empty field is a missing value.
"""
import csv
import gzip
import pathlib
import sys

import numpy as np

HERE = pathlib.Path(__file__).parent
BASES = {"noleap": (1981, 2000), "360_day": (1981, 2000), "standard": (1981, 2000)}


def write(name, rows):
    with open(HERE / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for index, year, values in rows:
            writer.writerow([index, year] + ["" if np.isnan(v) else repr(round(float(v), 9)).removesuffix(".0") for v in values])


def climdex(path):
    import pyreadr
    rows = []
    for key, frame in pyreadr.read_r(path).items():
        index = key.removeprefix("ec.1018935.")
        values = frame.iloc[:, 0].to_numpy(float).copy()
        values[~np.isfinite(values)] = np.nan
        width = len(values) // 46
        rows += [(index, 1959 + n, values[n * width:(n + 1) * width]) for n in range(46)]
    write("expected-climdex-1018935.csv", rows)


def weather(days, length):
    """Tenths of °C and mm of made-up days; ConformanceWeather.swift has the same integer arithmetic."""
    state = 2463534242
    high, low, rain = [], [], []
    carried = 0
    for day in range(days):
        draws = []
        for _ in range(3):
            state ^= (state << 13) & 0xFFFFFFFF
            state ^= state >> 17
            state ^= (state << 5) & 0xFFFFFFFF
            draws.append(state)
        place = day % length
        season = abs(place - length // 2) * 240 // length
        carried = (carried * 7 + (draws[0] % 121 - 60) * 3) // 10
        tx = 230 - 2 * season + carried + draws[0] % 41 - 20
        tn = tx - 20 - draws[1] % 120
        wet = draws[2] % 100 < 35 + (place * 20 // length)
        pr = (draws[2] // 100 % 60) * (draws[2] // 6000 % 60) // 10 if wet else 0
        high.append(tx)
        low.append(tn)
        rain.append(pr)
    return np.array(high), np.array(low), np.array(rain)


def dataset(high, low, rain, start, calendar):
    import xarray as xr
    time = xr.date_range(start, periods=len(high), freq="D", calendar=calendar, use_cftime=calendar != "standard")
    def variable(values, units, name):
        return xr.DataArray(values.astype("float32"), dims="time", coords={"time": time}, attrs={"units": units, "standard_name": name})
    return (
        variable(high, "degC", "air_temperature"), variable(low, "degC", "air_temperature"),
        variable(rain, "mm/day", "precipitation_flux"))


def xclim_rows(tx, tn, pr, base, calendar, bootstrap=("tx90p", "tn10p")):
    import xclim.indices as xci
    from xclim.core.calendar import percentile_doy
    tm = ((tx.astype("float64") + tn.astype("float64")) / 2).astype("float32").assign_attrs(tx.attrs)
    span = slice(f"{base[0]}-01-01", f"{base[1]}-12-{30 if calendar == '360_day' else 31}")
    rows = []

    def add(index, values):
        years = {}
        for stamp, value in zip(values.time.dt.year.values, values.values.astype(float)):
            years.setdefault(int(stamp), []).append(value)
        rows.extend((index, year, found) for year, found in years.items())

    def each(index, compute):
        add(index, compute("YS"))
        add(index + "-monthly", compute("MS"))

    add("fd", xci.frost_days(tn, freq="YS"))
    add("su", xci.tx_days_above(tx, thresh="25 degC", freq="YS"))
    add("id", xci.ice_days(tx, freq="YS"))
    add("tr", xci.tn_days_above(tn, thresh="20 degC", freq="YS"))
    add("gsl", xci.growing_season_length(tm, thresh="5 degC", window=6, mid_date="07-01", freq="YS", op=">="))
    each("txx", lambda f: xci.tx_max(tx, freq=f))
    each("tnx", lambda f: xci.tn_max(tn, freq=f))
    each("txn", lambda f: xci.tx_min(tx, freq=f))
    each("tnn", lambda f: xci.tn_min(tn, freq=f))
    each("dtr", lambda f: xci.daily_temperature_range(tn.astype("float64").assign_attrs(tn.attrs), tx.astype("float64").assign_attrs(tx.attrs), freq=f))
    limits = {}
    for name, variable in (("tx", tx), ("tn", tn)):
        for percent in (10, 90):
            limits[name, percent] = percentile_doy(variable.sel(time=span), window=5, per=[percent])
    for name, function, variable, percent in (
        ("tx90p", xci.tx90p, tx, 90), ("tn90p", xci.tn90p, tn, 90),
        ("tx10p", xci.tx10p, tx, 10), ("tn10p", xci.tn10p, tn, 10)):
        limit = limits[name[:2], percent]
        add(name + "-plain", function(variable, limit.sel(percentiles=percent), freq="YS"))
        if name in bootstrap:
            add(name + "-bootstrap", function(variable, limit, freq="YS", bootstrap=True).squeeze())
    add("wsdi", xci.warm_spell_duration_index(tx, limits["tx", 90].sel(percentiles=90), window=6, freq="YS"))
    add("csdi", xci.cold_spell_duration_index(tn, limits["tn", 10].sel(percentiles=10), window=6, freq="YS"))
    each("rx1day", lambda f: xci.max_1day_precipitation_amount(pr, freq=f))
    each("rx5day", lambda f: xci.max_n_day_precipitation_amount(pr.astype("float64").assign_attrs(pr.attrs), window=5, freq=f))
    add("sdii", xci.daily_pr_intensity(pr.astype("float64").assign_attrs(pr.attrs), thresh="1 mm/day", freq="YS"))
    add("r10mm", xci.wetdays(pr, thresh="10 mm/day", freq="YS"))
    add("r20mm", xci.wetdays(pr, thresh="20 mm/day", freq="YS"))
    add("rnnmm", xci.wetdays(pr, thresh="1 mm/day", freq="YS"))
    add("cdd", xci.maximum_consecutive_dry_days(pr, thresh="1 mm/day", freq="YS", resample_before_rl=False))
    add("cwd", xci.maximum_consecutive_wet_days(pr, thresh="1 mm/day", freq="YS", resample_before_rl=False))
    total = xci.prcptot(pr.astype("float64").assign_attrs(pr.attrs), thresh="1 mm/day", freq="YS")
    add("prcptot", total)
    wet = pr.sel(time=span)
    wet = wet.where(wet >= 1)
    for percent in (95, 99):
        limit = wet.quantile(percent / 100, dim="time", method="median_unbiased")
        # xclim gives the share of the total; the index is the sum itself.
        very_wet = pr.astype("float64").where(pr > limit, 0).where(pr.notnull())
        add(f"r{percent}ptot", very_wet.resample(time="YS").sum())
    return rows


def made_up():
    for calendar, length in (("noleap", 365), ("360_day", 360), ("standard", 365)):
        days = {"noleap": 30 * 365, "360_day": 30 * 360, "standard": 10958}[calendar]
        high, low, rain = weather(days, length)
        tx, tn, pr = dataset(high / 10, low / 10, rain / 10, "1975-01-01", calendar)
        rows = xclim_rows(tx, tn, pr, BASES[calendar], calendar)
        write(f"expected-xclim-{calendar}.csv", [row for row in rows if calendar == "noleap" or len(row[2]) == 1])


def milwaukee(path):
    records = list(csv.DictReader(gzip.open(path, "rt")))
    import datetime
    by_day = {r.get("date") or r.get("DATE"): r for r in records}
    first, last = datetime.date(1939, 1, 1), datetime.date(2020, 12, 31)
    days = [str(first + datetime.timedelta(n)) for n in range((last - first).days + 1)]
    def column(name):
        def number(day):
            text = by_day.get(day, {}).get(name, "")
            return float(text) if text not in ("", "NA") else np.nan
        return np.array([number(day) for day in days])
    names = {k.lower(): k for k in records[0]}
    tx, tn, pr = dataset(
        column(names["tmax"]), column(names["tmin"]), column(names["prcp"]), "1939-01-01", "standard")
    for variable in (tx, tn):
        variable.attrs["units"] = "degF"
    pr = (pr * 25.4).assign_attrs(pr.attrs)
    rows = xclim_rows(tx, tn, pr, (1961, 1990), "standard", bootstrap=())
    # Temperatures come in the unit of the file; the index is in °C.
    zero = {"txx": 32, "tnx": 32, "txn": 32, "tnn": 32, "dtr": 0}
    rows = [(i, y, [(v - zero[i]) / 1.8 for v in values] if i in zero else values) for i, y, values in rows]
    # xclim's indices leave the check for missing days to its user.
    gaps = {str(t)[:4] for v in (tx, tn, pr) for t in v.time.values[np.isnan(v.values)]}
    write("expected-xclim-milwaukee.csv", [row for row in rows if str(row[1]) not in gaps and len(row[2]) == 1])


def model(path):
    """Indices of two places of a model's own file, without leap years, in K and kg m-2 s-1; `index@place` by year."""
    import xarray as xr
    import xclim.indices as xci
    from xclim.core.calendar import percentile_doy
    span = slice("1961-01-01", "1990-12-31")
    data = xr.open_dataset(path, decode_times=xr.coders.CFDatetimeCoder(use_cftime=True))
    data = data.sel(time=slice("1961-01-01", "2000-12-31"))
    rows = []
    for place in (0, 1):
        tx = data.tasmax.isel(location=place).load()
        warm = (tx.astype("float64") - 273.15).assign_attrs(units="degC")
        pr = (data.pr.isel(location=place).load().astype("float64") * 86400).assign_attrs(units="mm/day")
        wet = pr.sel(time=span)
        wet = wet.where(wet >= 1)
        hot, cold = (percentile_doy(tx.sel(time=span), window=5, per=[p]).sel(percentiles=p) for p in (90, 10))
        found = {
            "txx": xci.tx_max(warm, freq="YS"), "txn": xci.tx_min(warm, freq="YS"),
            "su": xci.tx_days_above(tx, thresh="25 degC", freq="YS"), "id": xci.ice_days(tx, freq="YS"),
            "tx90p": xci.tx90p(tx, hot, freq="YS") * 100 / 365, "tx10p": xci.tx10p(tx, cold, freq="YS") * 100 / 365,
            "wsdi": xci.warm_spell_duration_index(tx, hot, window=6, freq="YS"),
            "rx1day": xci.max_1day_precipitation_amount(pr, freq="YS"),
            "rx5day": xci.max_n_day_precipitation_amount(pr, window=5, freq="YS"),
            "sdii": xci.daily_pr_intensity(pr, thresh="1 mm/day", freq="YS"),
            "r10mm": xci.wetdays(pr, thresh="10 mm/day", freq="YS"), "r20mm": xci.wetdays(pr, thresh="20 mm/day", freq="YS"),
            "prcptot": xci.prcptot(pr, thresh="1 mm/day", freq="YS"),
        }
        for percent in (95, 99):
            limit = wet.quantile(percent / 100, dim="time", method="median_unbiased")
            found[f"r{percent}ptot"] = pr.where(pr > limit, 0).resample(time="YS").sum()
        for index, values in found.items():
            rows += [(f"{index}@{place}", int(y), [v]) for y, v in zip(values.time.dt.year.values, values.values.astype(float))]
    write("expected-xclim-canesm2.csv", rows)


if __name__ == "__main__":
    task = sys.argv[1]
    {"climdex": climdex, "xclim": made_up, "milwaukee": milwaukee, "model": model}[task](*sys.argv[2:])
