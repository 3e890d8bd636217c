"""The benchmark's line protocol, as test/bench/line-protocol.ts has it."""

import json
import sys
import time

WARM_UP_STEPS = 5
MAXIMUM_STEPS = 2000


def say(**answer):
    print(json.dumps(answer), flush=True)


def serve(create, words=None, **ready):
    """Answers each line `WORKLOAD SECONDS MINSTEPS` of standard input with the times of its steps.

    create(workload) gives a step, a function that returns the loss, or None where there is none.
    """
    known = {}
    say(ready=1, **ready)
    for line in sys.stdin:
        if not line.strip():
            continue
        workload = line.split()[0]
        try:
            workload, seconds, min_steps = line.split()
            warm_up_steps = 1 if workload in known else WARM_UP_STEPS
            if workload not in known:
                known[workload] = create(workload)
            if known[workload] is None:
                say(wl=workload, err='n/a')
                continue
            answer = measure(known[workload], warm_up_steps, float(seconds), int(min_steps))
            say(wl=workload, **answer, **({} if words is None else {'words': words}))
        except Exception as error:
            say(wl=workload, err=str(error))


def measure(step, warm_up_steps, seconds, min_steps):
    started = time.perf_counter()
    for _ in range(warm_up_steps):
        if time.perf_counter() - started < 1.5:
            step()
    times = []
    started = time.perf_counter()
    while len(times) < min_steps or (
        time.perf_counter() - started < seconds and len(times) < MAXIMUM_STEPS
    ):
        before = time.perf_counter()
        loss = step()
        times.append(round((time.perf_counter() - before) * 1000, 4))
    return {'ms': times, 'loss': None if loss is None else float(loss)}
