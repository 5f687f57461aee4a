/// What a process inside of the sandbox can still do. It has to be a fork of one thread: the sandbox takes away what a Swift test runs on.
#ifndef CSANDBOXPROBE_H
#define CSANDBOXPROBE_H

/// A thing to try.
enum csandbox_probe {
    PROBE_OPEN,
    PROBE_CREATE,
    PROBE_UNLINK,
    PROBE_STAT,
    PROBE_CHDIR,
    PROBE_INTERNET_SOCKET,
    PROBE_UNIX_SOCKET,
    PROBE_PIPE,
    PROBE_FORK,
    PROBE_EXECUTE,
    PROBE_SIGNAL_PARENT,
    PROBE_TRACE,
    PROBE_DUPLICATE,
    PROBE_EXECUTABLE_MEMORY,
    PROBE_MAKE_EXECUTABLE,
    PROBE_RAISE_LIMIT,
    /// A file that was open before, without asking the filter.
    PROBE_OLD_DESCRIPTOR,
    /// Reading, writing, memory and the clock, which must go on.
    PROBE_ALLOWED,
    /// abort(3), with limits set: ends with their status.
    PROBE_ABORT,
    /// An endless loop, with a second of processor time.
    PROBE_LOOP,
    /// Memory without end, with 256 MiB of it.
    PROBE_MEMORY,
    /// How many probes there are.
    PROBE_COUNT,
};

/// Tries it in a process of its own inside of the sandbox. Returns 0 when it could be done, the error number when not, 1000 + N when the
/// process exited with N by itself, 2000 + N when signal N ended it, -1 when there was no sandbox.
int csandbox_probe(int probe);

#endif
