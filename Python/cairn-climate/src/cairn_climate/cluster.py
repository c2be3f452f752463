"""The tasks of a build on a Dask cluster."""

import sys
import uuid

from distributed import Client, as_completed

from .arrays import run_task, task_count


def run_tasks(folder, scheduler, retries=1, progress=sys.stderr):
    """Runs every task and gives the problems by task; workers read and write files, so only numbers travel.

    A worker that is killed loses the task it was at, which another one repeats.
    """
    failures = {}
    count = task_count(folder)
    # Two builds at one scheduler must not take each other's tasks for their own.
    name = f"cairn-{uuid.uuid4().hex}"
    with Client(scheduler, timeout="30s") as client:
        futures = client.map(
            run_task, [str(folder)] * count, range(count), key=[f"{name}-{number}" for number in range(count)],
            retries=retries, pure=False, batch_size=1000,
        )
        numbers = {future.key: number for number, future in enumerate(futures)}
        done = 0
        for future in as_completed(futures):
            if future.status != "finished":
                failures[numbers[future.key]] = str(future.exception())
            done += 1
            if progress is not None:
                print(f"{done} of {count} tasks", file=progress, flush=True)
    return failures
