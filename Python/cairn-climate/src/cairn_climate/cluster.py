"""The tasks of a build on a Dask cluster."""

import sys

from distributed import Client, as_completed

from .arrays import run_task, task_count


def run_tasks(folder, scheduler, retries=2, progress=sys.stderr):
    """Runs every task and gives the problems by task; workers read and write files, so only numbers travel.

    A worker that is killed loses the task it was at, which another one repeats.
    """
    failures = {}
    count = task_count(folder)
    with Client(scheduler, timeout="30s") as client:
        futures = {
            client.submit(run_task, str(folder), number, key=f"cairn-{folder.name}-{number}", retries=retries, pure=False): number
            for number in range(count)
        }
        done = 0
        for future in as_completed(list(futures)):
            number = futures[future]
            if future.status != "finished":
                failures[number] = str(future.exception())
            done += 1
            if progress is not None:
                print(f"{done} of {count} tasks", file=progress, flush=True)
    return failures
