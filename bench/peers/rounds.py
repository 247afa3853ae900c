"""Asks all engines the same requests, by turns, and keeps times and answers."""

import time

from lib import part


class Outcome:
    """What one engine did. `times` and `answers` hold the requests it answered (and in `times`
    those that ran into the limit, at the limit); the others are in `timeouts`, `unsupported`
    and `errors` (request id -> what it said)."""

    def __init__(self):
        self.times = {}
        self.answers = {}
        self.timeouts = set()
        self.unsupported = set()
        self.errors = {}

    def first(self, identifier, response, limit_ms):
        """Keeps a first answer; true when the request is worth timing."""
        if response.get("timeout"):
            self.timeouts.add(identifier)
            self.times[identifier] = [float(limit_ms)]
        elif response.get("unsupported"):
            self.unsupported.add(identifier)
        elif "error" in response:
            self.errors[identifier] = response["error"]
        else:
            self.answers[identifier] = response
            return True
        return False


def warm_up(adapters, requests, limit_ms, passes):
    """Asks everything `passes` times over (slow requests once). Returns the outcomes, without
    repetitions, and {request id: {engine: ms}} of what is worth timing."""
    outcomes = {name: Outcome() for name in adapters}
    worth = {request["id"]: {} for request in requests}
    for number in range(passes):
        part.progress(f"warm-up, pass {number + 1} of {passes}")
        for request in requests:
            for name, adapter in adapters.items():
                known = worth[request["id"]].get(name)
                if number > 0:
                    if known is not None and known < limit_ms / 20:
                        adapter.ask(request)
                    continue
                response = adapter.ask(request)
                if outcomes[name].first(request["id"], response, limit_ms):
                    worth[request["id"]][name] = response["ms"]
    return outcomes, worth


def warm_longer(adapter, requests, seconds):
    """Asks on and on, for engines that compile themselves while they run."""
    end = time.monotonic() + seconds
    while requests and time.monotonic() < end:
        for request in requests:
            adapter.ask(request)
            if time.monotonic() >= end:
                break


def measure(adapters, requests, rounds, limit_ms, longer=None):
    """{engine: Outcome}. A request is put to the engines A B C, A B C ...; who begins changes from
    round to round. A request that took an engine over a twentieth of the limit is repeated only
    twice by it. `longer`: {engine: seconds of further warm-up}."""
    outcomes, worth = warm_up(adapters, requests, limit_ms, passes=2)
    for name, seconds in (longer or {}).items():
        if name in adapters:
            part.progress(f"warm-up of {name}, {seconds} s")
            warm_longer(adapters[name],
                        [request for request in requests if name in worth[request["id"]]], seconds)
    for place, request in enumerate(requests):
        if place % 100 == 0:
            part.progress(f"request {place} of {len(requests)}")
        identifier = request["id"]
        names = list(worth[identifier])
        for number in range(rounds):
            start = number % len(names) if names else 0
            for name in names[start:] + names[:start]:
                if number >= 2 and worth[identifier][name] > limit_ms / 20:
                    continue
                response = adapters[name].ask(request)
                if "ids" in response:
                    outcomes[name].times.setdefault(identifier, []).append(response["ms"])
                elif response.get("timeout"):
                    outcomes[name].times.setdefault(identifier, []).append(float(limit_ms))
    return outcomes
