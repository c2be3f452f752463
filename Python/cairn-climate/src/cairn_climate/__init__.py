"""Climate indicators from daily model output, computed by Cairn's kernel."""

from ._library import ClimateProblem
from .arrays import Result, compute, run_task, task_count

__all__ = ["ClimateProblem", "Result", "compute", "indicators", "run_task", "task_count"]


def __getattr__(name):
    # xarray is optional, and slow to import where only tasks are run.
    if name == "indicators":
        from .datasets import indicators

        return indicators
    raise AttributeError(f"module 'cairn_climate' has no attribute {name!r}")
