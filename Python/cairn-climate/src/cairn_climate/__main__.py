"""Runs the tasks of a build on a Dask cluster: python -m cairn_climate FOLDER --scheduler ADDRESS."""

import argparse
import pathlib
import sys

from . import ClimateProblem, task_count


def main():
    parser = argparse.ArgumentParser(prog="cairn_climate", description=__doc__)
    parser.add_argument("folder", type=pathlib.Path, help="what `cairn climate tasks` wrote")
    parser.add_argument("--scheduler", required=True, help="such as tcp://head:8786")
    parser.add_argument("--retries", type=int, default=1, help="how often a failed task is repeated")
    stated = parser.parse_args()
    try:
        from .cluster import run_tasks

        count = task_count(stated.folder.resolve())
        failures = run_tasks(stated.folder.resolve(), stated.scheduler, stated.retries)
    except (ClimateProblem, ImportError, OSError) as error:
        sys.exit(f"cairn_climate: {error}")
    for number, problem in sorted(failures.items()):
        print(f"task {number}: {' '.join(problem.split())}", file=sys.stderr)
    print(f"{count - len(failures)} of {count} tasks are done.")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
