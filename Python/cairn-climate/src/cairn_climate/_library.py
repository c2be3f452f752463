"""The compiled library and the rules of its interface."""

import ctypes
import functools
import os
import pathlib

INTERFACE = 1


class ClimateProblem(Exception):
    """Why climate data cannot be used, in full sentences."""


@functools.cache
def library():
    """The library of the package, or the one that CAIRN_CLIMATE_LIBRARY names."""
    path = os.environ.get("CAIRN_CLIMATE_LIBRARY") or str(
        pathlib.Path(__file__).with_name("libCairnClimate.so")
    )
    try:
        loaded = ctypes.CDLL(path)
    except OSError as error:
        raise ImportError(
            f"The library of cairn-climate cannot be loaded: {error}. "
            "Does this machine have libhdf5, libnetcdf, libblosc and libzstd?"
        ) from error
    found = loaded.cairn_climate_interface()
    if found != INTERFACE:
        raise ImportError(f"{path} has interface {found}; this package needs {INTERFACE}.")
    text = ctypes.POINTER(ctypes.c_void_p)
    loaded.cairn_climate_free.argtypes = [ctypes.c_void_p]
    loaded.cairn_climate_free.restype = None
    loaded.cairn_climate_shape.argtypes = [ctypes.c_char_p, text, text]
    loaded.cairn_climate_compute.argtypes = [
        ctypes.c_char_p, ctypes.POINTER(ctypes.c_void_p), ctypes.c_int32, ctypes.c_int64,
        ctypes.c_void_p, text,
    ]
    loaded.cairn_climate_task.argtypes = [ctypes.c_char_p, ctypes.c_int64, text]
    loaded.cairn_climate_task_count.argtypes = [
        ctypes.c_char_p, ctypes.POINTER(ctypes.c_int64), text,
    ]
    return loaded


def taken(pointer):
    """The text of a pointer, whose memory is given back."""
    if not pointer.value:
        return ""
    try:
        return ctypes.string_at(pointer.value).decode("utf-8")
    finally:
        library().cairn_climate_free(pointer)


def call(function, *arguments):
    """Calls a function that may fail; its last argument, the problem, is added here."""
    problem = ctypes.c_void_p()
    if function(*arguments, ctypes.byref(problem)) != 0:
        raise ClimateProblem(taken(problem))
