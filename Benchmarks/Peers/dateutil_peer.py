"""python-dateutil and zoneinfo: parse the rule, iterate, convert. Arguments: FILE biweekly|monthly SETS ROUNDS [OUTPUT]; see Benchmarks/Work."""

import array
import datetime
import sys
import time
import zoneinfo

from dateutil.rrule import rrulestr

path, series, sets, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
TEXT = {"biweekly": "FREQ=WEEKLY;INTERVAL=2;COUNT=13", "monthly": "FREQ=MONTHLY;BYDAY=2TU;COUNT=6"}[series]
meetings = []
with open(path, encoding="ascii") as file:
    for line, _ in zip(file, range(sets)):
        zone, biweekly, monthly = line.split()
        start = datetime.datetime.fromisoformat(biweekly if series == "biweekly" else monthly)
        meetings.append((zoneinfo.ZoneInfo(zone), start))


def expand(take):
    for zone, start in meetings:
        for moment in rrulestr(TEXT, dtstart=start):
            take(int(moment.replace(tzinfo=zone).timestamp()))


def total():
    instants = 0

    def take(instant):
        nonlocal instants
        instants += instant

    expand(take)
    return instants


first = total()
times = []
for _ in range(rounds):
    begin = time.process_time_ns()
    assert total() == first
    times.append(time.process_time_ns() - begin)
count = len(meetings) * (13 if series == "biweekly" else 6)
with open("/proc/self/status", encoding="ascii") as status:
    peak = next(line.split()[1] for line in status if line.startswith("VmHWM:"))
print(sorted(times)[rounds // 2] / count, first, peak)
if len(sys.argv) > 5:
    instants = array.array("q")
    expand(instants.append)
    with open(sys.argv[5], "wb") as file:
        instants.tofile(file)
