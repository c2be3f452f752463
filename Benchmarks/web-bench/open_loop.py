"""Sends requests at the times that they are due, whether or not earlier ones were answered.

A request's time counts from when it was due, so that a server that stops for a second shows as a second for all who came
meanwhile (no “coordinated omission”). What the generator itself is late is in it, and is given beside it.
"""

import asyncio
import collections
import gc
import random
import resource
import time

Load = collections.namedtuple("Load", "latencies lateness wrong busy seconds most_open")


class Connection(asyncio.Protocol):
    """One kept-alive connection; answers must say their length."""

    def __init__(self):
        self.transport, self.waiter, self.buffer, self.needed = None, None, bytearray(), None

    def connection_made(self, transport):
        self.transport = transport

    def connection_lost(self, _):
        if self.waiter and not self.waiter.done():
            self.waiter.set_exception(ConnectionError("The server closed the connection."))
        self.transport = None

    def data_received(self, data):
        self.buffer += data
        if self.needed is None:
            end = self.buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            head = bytes(self.buffer[:end]).lower()
            at = head.find(b"content-length:")
            length = head[at + 15:].split(b"\r\n", 1)[0] if at >= 0 else b"0"
            self.needed = end + 4 + int(length)
        if len(self.buffer) >= self.needed and not self.waiter.done():
            self.waiter.set_result(bytes(self.buffer))

    async def ask(self, request):
        self.buffer, self.needed = bytearray(), None
        self.waiter = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        return await self.waiter


async def _send(port, requests, due, is_right):
    loop = asyncio.get_running_loop()
    idle, latencies, lateness, wrong = [], [], [], 0
    open_now = most_open = 0

    async def one(request, at):
        nonlocal wrong, open_now, most_open
        open_now += 1
        most_open = max(most_open, open_now)
        try:
            connection = None
            while idle and connection is None:
                connection = idle.pop()
                if connection.transport is None:
                    connection = None
            if connection is None:
                _, connection = await loop.create_connection(Connection, "127.0.0.1", port)
            lateness.append(time.perf_counter() - at)
            answer = await connection.ask(request)
            latencies.append(time.perf_counter() - at)
            wrong += not is_right(answer)
            idle.append(connection)
        except OSError:
            latencies.append(float("inf"))
            wrong += 1
        finally:
            open_now -= 1

    start = time.perf_counter() + 0.1
    tasks = []
    for request, offset in zip(requests, due):
        at = start + offset
        delay = at - time.perf_counter()
        if delay > 0:
            await asyncio.sleep(delay)
        tasks.append(asyncio.create_task(one(request, at)))
    await asyncio.wait_for(asyncio.gather(*tasks), 60)
    for connection in idle:
        if connection.transport:
            connection.transport.close()
    return latencies, lateness, wrong, most_open, time.perf_counter() - start


def _processor():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def run(port, requests, rate, is_right, seed=1):
    """Sends the requests, `rate` a second on average, at random moments as people come."""
    chance, due, at = random.Random(seed), [], 0.0
    for _ in requests:
        at += chance.expovariate(rate)
        due.append(at)
    gc.collect()
    gc.disable()
    before = _processor()
    try:
        latencies, lateness, wrong, most_open, seconds = asyncio.run(_send(port, requests, due, is_right))
    finally:
        gc.enable()
    return Load(latencies, lateness, wrong, _processor() - before, seconds, most_open)


def share(values, part):
    """The value that a part of all stays within."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
