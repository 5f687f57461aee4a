/// A process that gives up what it does not need before it looks at what a stranger sent. See seccomp(2), landlock(7), setrlimit(2), prctl(2).
#ifndef CSANDBOX_H
#define CSANDBOX_H

#include <stdbool.h>
#include <stdint.h>

/// Bounds on the whole process, in seconds and bytes.
struct csandbox_limits {
    uint64_t cpu_seconds;
    uint64_t address_space;
    /// What may be written to one file, standard output among them.
    uint64_t file_size;
};

/// Lowers the limits, never raises one, and forbids core files and further processes. When the processor's time is up, or memory is not to be
/// had and the program aborts, it says so on standard error and exits with `status`. A limit that may not be set (a filter of systemd
/// answers EPERM) stays as it is. Returns how many could not be set.
int csandbox_limit(struct csandbox_limits limits, int status);

/// Serves whoever is at the other end of a socket that keeps messages apart: takes two descriptors from it, forks a process that has them in the
/// place of 0 and of 1 and 2, waits for its end, and answers with two 32-bit numbers: 1 and the exit status, 2 and the number of the signal, or 3 and
/// an error number when it could not be forked. One after the other, until the other end is closed.
///
/// Returns 1 in each forked process; in the first one 0 when the other end is closed, -1 on failure. Nothing of what the descriptors hold comes into the
/// first process, and nothing of one forked process into another. It must have one thread.
int csandbox_serve(int socket);

/// What csandbox_enter achieved.
enum csandbox_walls {
    /// Nothing can be opened, started or connected to.
    CSANDBOX_SECCOMP = 1,
    /// Nothing in the file system can be reached, whatever the call: a second wall, which the reader does without where it is missing.
    CSANDBOX_LANDLOCK = 2,
};

/// Closes every descriptor above 2 and leaves the process only reading, writing, memory and the clock. For good. Returns a sum of
/// csandbox_walls; Landlock is missing in kernels before 5.13. Every call that is not allowed fails with EPERM: so libraries that try
/// to open something go on without it. Call it when all libraries and their files are loaded.
int csandbox_enter(void);

#endif
