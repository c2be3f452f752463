"""Checks that a build gives the same bits on one machine, on Dask with a killed worker, on Slurm, and from xarray.

Usage: check_scale.py --cairn PROGRAM [--library LIBRARY] [--without-slurm]

Without --library, the installed wheel cairn-climate is tested; with it, the package's source and that library.
Slurm needs root and the packages of scripts/setup test; everything else runs as anyone.
"""

import argparse
import collections
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time
import warnings

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent / "Browser"))

import numpy
import xarray
from distributed import Client, LocalCluster, WorkerPlugin

import archive
from report import Report

INDICATORS = [
    "tx-days-above(threshold=90 degF)", "txx", "tn-days-below(threshold=32 degF)", "coldest-night",
    "total-precipitation", "longest-dry-spell", "wettest-days(days=5)", "day-night-range",
    "tx90p(bootstrap=no, base=2001-2003)",
]
# Those of them that need precipitation.
RAIN = {"total-precipitation", "longest-dry-spell", "wettest-days(days=5)"}
PLACES_PER_TASK = 21


class Journal(WorkerPlugin):
    """Writes a line whenever a worker begins a task: process, task, and whether its part was there already."""

    def __init__(self, file, parts):
        self.file, self.parts = str(file), str(parts)

    def transition(self, key, start, finish, **_):
        if finish != "executing":
            return
        number = int(str(key).rsplit("-", 1)[1])
        has_part = os.path.exists(f"{self.parts}/part-{number:05}.cairn")
        with open(self.file, "a", encoding="utf-8") as file:
            file.write(f"{os.getpid()} {number} {int(has_part)}\n")


class Keeper(threading.Thread):
    """Keeps a link to every part that appears, so that parts outlive the build and one written twice is seen."""

    def __init__(self, parts, kept):
        super().__init__(daemon=True)
        self.parts, self.kept = parts, kept
        self.seen = collections.defaultdict(set)
        self.ended = threading.Event()
        kept.mkdir()

    def run(self):
        while not self.ended.wait(0.005):
            self.look()

    def look(self):
        try:
            entries = [entry for entry in os.scandir(self.parts) if entry.name.endswith(".cairn")]
        except FileNotFoundError:
            return
        for entry in entries:
            try:
                node = entry.inode()
                if node not in self.seen[entry.name]:
                    os.link(entry.path, self.kept / f"{entry.name}.{len(self.seen[entry.name])}")
                    self.seen[entry.name].add(node)
            except FileNotFoundError:
                pass

    @property
    def count(self):
        return sum(1 for nodes in self.seen.values() if nodes)


class Check:
    def __init__(self, cairn, scratch):
        self.cairn, self.scratch = cairn, scratch
        self.report = Report()
        self.models = scratch / "models"
        self.places = scratch / "places.csv"

    # --- Commands ---------------------------------------------------------------------------------

    def arguments(self, verb, output, files=None, per_task=PLACES_PER_TASK):
        return [
            str(self.cairn), "climate", verb, str(files or self.models), "--places", str(self.places),
            "--indicator", *INDICATORS, "--places-per-task", str(per_task), "--source", "made for a test",
            "--output", str(output),
        ]

    def run(self, *command, expected=0, name=None, **options):
        done = subprocess.run(
            [str(word) for word in command], capture_output=True, text=True, check=False, timeout=300, **options
        )
        self.report.check(
            name or f"{' '.join(map(str, command[1:3]))}: exit code {expected}", done.returncode == expected,
            f"{done.returncode}: {done.stdout[-500:]} {done.stderr[-1500:]}",
        )
        return done

    # --- Comparisons ------------------------------------------------------------------------------

    def same_atlas(self, name, file):
        """Every bit of every variable, and the attributes but the history, which names the command."""
        with xarray.open_dataset(self.atlas, decode_cf=False) as one, xarray.open_dataset(file, decode_cf=False) as other:
            self.report.check(f"{name}: has the same variables", set(one.variables) == set(other.variables))
            for variable in one.variables:
                self.report.check(
                    f"{name}: {variable} is the same bit for bit",
                    one[variable].shape == other[variable].shape
                    and one[variable].values.tobytes() == other[variable].values.tobytes()
                    and str(one[variable].attrs) == str(other[variable].attrs),
                )
            for key in set(one.attrs) | set(other.attrs) - {"history"}:
                if key != "history":
                    self.report.check(
                        f"{name}: the attribute {key} is the same", one.attrs.get(key) == other.attrs.get(key),
                        f"{one.attrs.get(key)} and {other.attrs.get(key)}",
                    )

    def same_parts(self, name, parts):
        for number, content in self.parts.items():
            self.report.check(f"{name}: part {number} is the same byte for byte", parts.get(number) == content)
        self.report.check(f"{name}: has no other file", len(parts) == len(self.parts), f"{sorted(parts)}")

    @staticmethod
    def parts_of(folder):
        return {file.name: file.read_bytes() for file in (folder / "parts").iterdir()}

    @staticmethod
    def values(file):
        """The values of an atlas by the names of places, indicators, scenarios and models."""
        with xarray.open_dataset(file) as atlas:
            return atlas.set_index(
                place="place_id", indicator="indicator_id", scenario="scenario_id", model="model_id"
            )["value"].load()

    # --- One machine ------------------------------------------------------------------------------

    def one_machine(self):
        self.atlas = self.scratch / "one.nc"
        self.run(*self.arguments("build", self.atlas), name="build: on one machine")
        job = self.scratch / "one-job"
        made = self.run(*self.arguments("tasks", job))
        self.count = int(made.stdout.split()[0])
        self.report.check("tasks: as many as runs and blocks of places", self.count == 24, made.stdout)
        self.run(self.cairn, "climate", "task", job, 0, self.count - 1)
        self.parts = self.parts_of(job)
        self.report.check("task: every task wrote one part", len(self.parts) == self.count)
        # The same task by two processes at the same time, as when a lost worker comes back.
        (job / "parts" / "part-00003.cairn").unlink()
        twice = [
            subprocess.Popen([str(self.cairn), "climate", "task", str(job), "3"], stdout=subprocess.DEVNULL)
            for _ in range(2)
        ]
        self.report.check("task: two at once both end well", [each.wait() for each in twice] == [0, 0])
        self.same_parts("task: twice at once", self.parts_of(job))
        joined = self.scratch / "joined.nc"
        self.run(self.cairn, "climate", "join", job, "--output", joined)
        self.same_atlas("join", joined)
        none = self.run(self.cairn, "climate", "task", job, self.count, expected=1, name="task: one too many fails")
        self.report.check("task: says which tasks there are", f"0 to {self.count - 1}" in none.stderr, none.stderr)

    def opens(self):
        header = self.run("ncdump", "-h", self.atlas, name="ncdump: reads the atlas")
        self.report.check("ncdump: has no complaint", not header.stderr, header.stderr)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            values = self.values(self.atlas)
        self.report.check("xarray: the atlas has values", bool(values.notnull().any()))
        self.report.check("xarray: a place outside the grid has none", bool(values.sel(place="far").isnull().all()))

    # --- Dask -------------------------------------------------------------------------------------

    def dask(self, cluster):
        output = self.scratch / "dask.nc"
        folder = self.scratch / "dask.nc.build"
        journal = self.scratch / "journal.txt"
        journal.touch()
        keeper = Keeper(folder / "parts", self.scratch / "kept")
        keeper.start()
        with Client(cluster) as client:
            client.register_plugin(Journal(journal, folder / "parts"))
            workers = set(client.run(os.getpid).values())
            self.report.check("dask: two processes work", len(workers - {os.getpid()}) == 2, f"{workers}")
            build = subprocess.Popen(
                [*self.arguments("build", output), "--scheduler", cluster.scheduler_address, "--python", sys.executable],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
            killed, done_then = self.kill_one(build, journal, keeper, workers)
            out, errors = build.communicate(timeout=300)
            keeper.ended.set()
            keeper.join()
            after = set(client.run(os.getpid).values())
        self.report.check("dask: the build ends well", build.returncode == 0, f"{out} {errors}")
        self.report.check("dask: a worker was killed in the middle", killed and 0 < done_then < self.count,
                          f"{done_then} of {self.count} parts")
        self.report.check("dask: the killed worker is gone", killed and killed not in after, f"{killed} {after}")
        begun = [tuple(map(int, line.split())) for line in journal.read_text().splitlines()]
        computed = [number for _, number, has_part in begun if not has_part]
        self.report.check("dask: both workers computed", len({pid for pid, _, _ in begun} & workers) == 2)
        self.report.check("dask: every task was computed", set(computed) == set(range(self.count)))
        self.report.check("dask: at most one task was repeated", len(computed) <= self.count + 1,
                          f"{len(computed)} computed for {self.count}")
        self.report.check("dask: no part was written twice", all(len(nodes) == 1 for nodes in keeper.seen.values()))
        self.same_parts("dask", {
            file.name.rsplit(".", 1)[0]: file.read_bytes() for file in (self.scratch / "kept").iterdir()
        })
        if output.exists():
            self.same_atlas("dask", output)
        self.report.check("dask: the folder of parts is removed", not folder.exists())
        return len(computed) - self.count

    def kill_one(self, build, journal, keeper, workers):
        """Kills a worker that is at a task, once some parts are there; the process, and the parts there were."""
        while build.poll() is None:
            if keeper.count >= self.count // 4:
                begun = [line.split() for line in journal.read_text().splitlines()]
                busy = [
                    int(pid) for pid, number, _ in reversed(begun)
                    if int(pid) in workers and f"part-{int(number):05}.cairn" not in keeper.seen
                ]
                if busy:
                    done = keeper.count
                    os.kill(busy[0], signal.SIGKILL)
                    return busy[0], done
            time.sleep(0.01)
        return None, 0

    def bad_file(self, cluster):
        """A file that is cut short costs its model only, whoever computes."""
        rows = ["model,scenario,variable,path"]
        for (model, scenario, variable), path in self.paths.items():
            if scenario == "ssp245" and model != "CHARLIE":
                if (model, variable) == ("BRAVO", "pr"):
                    broken = self.scratch / "broken.nc"
                    broken.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
                    path = broken
                rows.append(f"{model},{scenario},{variable},{path}")
        manifest = self.scratch / "broken.csv"
        manifest.write_text("\n".join(rows) + "\n", encoding="utf-8")
        for name, more in (
            ("one machine", []),
            ("dask", ["--scheduler", cluster.scheduler_address, "--python", sys.executable]),
        ):
            output = self.scratch / f"broken-{name.split()[0]}.nc"
            done = self.run(*self.arguments("build", output, manifest, per_task=100), *more, expected=1,
                            name=f"{name}: a build with a broken file has exit code 1")
            self.report.check(f"{name}: names model, scenario and file",
                              "BRAVO, ssp245" in done.stderr and "broken.nc" in done.stderr, done.stderr)
            if self.report.check(f"{name}: the other model is computed", output.exists(), done.stderr):
                values = self.values(output)
                self.report.check(f"{name}: the sound model has its values",
                                  bool(values.sel(model="ALPHA", place="c3-3").notnull().any()))
                # Only its rain cannot be read; heat and cold are still computed.
                broken = values.sel(model="BRAVO", place="c3-3")
                rain = [name for name in broken["indicator"].values if name in RAIN]
                heat = [name for name in broken["indicator"].values if name not in RAIN]
                self.report.check(f"{name}: what needs the broken file is missing",
                                  len(rain) > 0 and bool(broken.sel(indicator=rain).isnull().all()))
                self.report.check(f"{name}: what does not need it is computed",
                                  all(bool(broken.sel(indicator=one).notnull().any()) for one in heat))

    # --- Slurm ------------------------------------------------------------------------------------

    def slurm(self):
        job = self.scratch / "a slurm job's 100 % \"test\""
        made = self.run(*self.arguments("tasks", job), "--elements", 6)
        watch = HERE / "await_jobs"
        cluster = subprocess.Popen(
            [str(HERE / "slurm"), str(self.scratch / "slurm"), str(watch), str(job / "build.sbatch")],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd="/",
        )
        killed = None
        while cluster.poll() is None and killed is None:
            killed = self.kill_task(job)
            time.sleep(0.02)
        said, _ = cluster.communicate(timeout=300)
        logs = "".join(file.read_text() for file in sorted((job / "log").glob("*.txt")))
        self.report.check("slurm: the array ends", cluster.returncode == 0, said)
        self.report.check("slurm: a task was killed in the middle", killed is not None)
        self.report.check("slurm: each element has its log", len(list((job / "log").glob("*.txt"))) == 6,
                          f"{said} {made.stdout}")
        self.report.check("slurm: the logs have no error", "error" not in logs, logs)
        self.report.check("slurm: what was done before the kill was not done again",
                          "has its part already" in logs, logs)
        self.report.check("slurm: the shell says that a process was killed", "Killed" in logs, logs)
        self.same_parts("slurm", {
            name: content for name, content in self.parts_of(job).items() if name.endswith(".cairn")
        })
        atlas = self.scratch / "slurm.nc"
        self.run(self.cairn, "climate", "join", job, "--output", atlas)
        if atlas.exists():
            self.same_atlas("slurm", atlas)

    @staticmethod
    def kill_task(job):
        """Kills a process that has done some of its tasks of a folder, but not the last but one."""
        for entry in pathlib.Path("/proc").iterdir():
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if words[1:4] != [b"climate", b"task", str(job).encode()]:
                continue
            first, last = int(words[4]), int(words[5])
            has = {number for number in range(first, last + 1) if (job / f"parts/part-{number:05}.cairn").exists()}
            if first in has and last - 1 not in has:
                os.kill(int(entry.name), signal.SIGKILL)
                return int(entry.name)
        return None

    # --- Python -----------------------------------------------------------------------------------

    def python(self, cluster):
        import cairn_climate

        stored = self.values(self.atlas)
        for model in archive.MODELS:
            files = [self.paths[model, "ssp245", name] for name in ("tasmax", "tasmin", "pr")]
            coder = xarray.coders.CFDatetimeCoder(use_cftime=model != "CHARLIE")
            with xarray.open_mfdataset(files, decode_times=coder, chunks={}, combine="by_coords") as days:
                # As the wheel's first example: files opened as they are, each variable in several chunks of time.
                joined = cairn_climate.indicators(days.chunk(time=90), INDICATORS).compute()
                whole = cairn_climate.indicators(days.load(), INDICATORS)
            self.report.check(f"xarray: {model}: chunks of time are joined bit for bit",
                              all(joined[name].values.tobytes() == whole[name].values.tobytes() for name in whole.data_vars))
            with xarray.open_mfdataset(
                files, decode_times=coder, chunks={"time": -1, "lat": 4, "lon": 5}, combine="by_coords"
            ) as days, Client(cluster):
                lazy = cairn_climate.indicators(days, INDICATORS)
                self.report.check(f"xarray: {model} stays lazy", all(lazy[name].chunks for name in lazy.data_vars))
                blocks = lazy.compute()
            self.report.check(f"xarray: {model} has every indicator", len(whole.data_vars) == len(INDICATORS), f"{whole}")
            for name in whole.data_vars:
                self.report.check(f"xarray: {model}, {name}: blocks equal the whole bit for bit",
                                  whole[name].values.tobytes() == blocks[name].values.tobytes())
                self.compare_with_atlas(stored, whole[name], model)
        self.refusals(cairn_climate)

    def compare_with_atlas(self, stored, found, model):
        series = stored.sel(indicator=found.name, scenario="ssp245", model=model)
        at_cells = numpy.array([
            [series.sel(place=f"c{row}-{column}").values for column in range(len(archive.LONGITUDES))]
            for row in range(len(archive.LATITUDES))
        ])
        expected = found.transpose("lat", "lon", "year").values.astype("f4")
        dry = numpy.ones(expected.shape[:2], bool)
        # The town on the water takes the nearest cell with values, which xarray's user has to choose.
        dry[archive.WATER] = False
        self.report.check(f"xarray: {model}, {found.name}: equals the atlas bit for bit",
                          at_cells[dry].astype("f4").tobytes() == expected[dry].tobytes(),
                          f"{numpy.nanmax(numpy.abs(at_cells[dry] - expected[dry]))}")
        self.report.check(f"xarray: {model}, {found.name}: has values", bool(numpy.isfinite(expected[dry]).any()))

    def refusals(self, cairn_climate):
        days = numpy.full((730, 4), 290, "f4")

        def refused(name, words, **changes):
            stated = {"arrays": {"tasmax": days}, "units": {"tasmax": "K"}, "indicators": ["txx"],
                      "calendar": "noleap", "first": (2001, 1, 1)} | changes
            try:
                cairn_climate.compute(**stated)
            except cairn_climate.ClimateProblem as problem:
                return self.report.check(f"python: {name} is refused in words", words in str(problem), str(problem))
            return self.report.check(f"python: {name} is refused", False)

        refused("an unknown unit", "furlong", units={"tasmax": "furlong"})
        refused("an unknown indicator", "no-such", indicators=["no-such"])
        refused("an unknown calendar", "lunar", calendar="lunar")
        refused("a day that is none", "first day", first=(2001, 2, 29))
        refused("a missing variable", "tasmin", indicators=["coldest-night"])
        refused("a unit that cannot be right", "290.0 degC, which cannot be", units={"tasmax": "degC"})
        refused("a share of missing days above 1", "between 0 and 1", missing=7)
        gappy = numpy.full((365, 1), 290, "f4")
        gappy[3:7] = numpy.nan
        hottest = {
            rule: cairn_climate.compute({"tasmax": gappy}, {"tasmax": "K"}, ["txx"], calendar="noleap",
                                        first=(2001, 1, 1), missing=rule).values.item()
            for rule in (None, "etccdi")
        }
        self.report.check("python: four missing days of a month are a missing year by the rule of ETCCDI alone",
                          hottest[None] > 0 and numpy.isnan(hottest["etccdi"]), hottest)
        refused("a latitude for some cells alone", "one latitude", latitudes=[45.0])
        try:
            cairn_climate.run_task(self.scratch / "nowhere", 0)
            self.report.check("python: an absent folder is refused", False)
        except cairn_climate.ClimateProblem as problem:
            self.report.check("python: an absent folder is named", "nowhere" in str(problem), str(problem))
        # While the kernel computes in a thread, this one goes on.
        cells, whole = 100, 0.0
        while whole < 0.3:
            cells *= 4
            longest, whole = self.longest_pause(cairn_climate, numpy.full((3650, cells), 290, "f4"))
        self.report.check("python: the lock is not held while it computes", longest < 0.5 * whole,
                          f"{longest:.3f} of {whole:.3f} s")

    @staticmethod
    def longest_pause(cairn_climate, days):
        """How long this thread stood still at most while another one computed, and how long that took."""
        worker = threading.Thread(target=cairn_climate.compute, args=({"tasmax": days}, {"tasmax": "K"}, ["txx"]),
                                  kwargs={"calendar": "noleap", "first": (2001, 1, 1)})
        start = last = time.perf_counter()
        longest = 0.0
        worker.start()
        while worker.is_alive():
            time.sleep(0.001)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
        return longest, last - start

    def everything(self, with_slurm):
        times = [("start", time.perf_counter())]

        def mark(name):
            times.append((name, time.perf_counter()))

        self.paths = archive.make(self.models)
        archive.write_places(self.places)
        mark("files")
        self.one_machine()
        self.opens()
        mark("one machine")
        with LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None,
            local_directory=str(self.scratch / "dask-space"), silence_logs=50,
        ) as cluster:
            repeated = self.dask(cluster)
            mark("dask with a killed worker")
            self.bad_file(cluster)
            mark("broken file")
            self.python(cluster)
            mark("python")
        if with_slurm:
            self.slurm()
            mark("slurm")
        spent = [f"{name} {end - start:.0f} s" for (_, start), (name, end) in zip(times, times[1:])]
        print(f"scale: {self.count} tasks, {repeated} repeated on Dask; {', '.join(spent)}")
        return self.report.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cairn", type=pathlib.Path, required=True)
    parser.add_argument("--library", type=pathlib.Path)
    parser.add_argument("--without-slurm", action="store_true")
    stated = parser.parse_args()
    if stated.library:
        os.environ["CAIRN_CLIMATE_LIBRARY"] = str(stated.library.resolve())
        package = str(ROOT / "Python/cairn-climate/src")
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH")]))
        sys.path.insert(0, package)
    with_slurm = not stated.without_slurm
    if with_slurm and os.geteuid() != 0:
        print("scale: Slurm is left out, because its daemons need root")
        with_slurm = False
    with tempfile.TemporaryDirectory(prefix="cairn-scale-") as scratch:
        return Check(stated.cairn.resolve(), pathlib.Path(scratch)).everything(with_slurm)


if __name__ == "__main__":
    sys.exit(main())
