/// Linux calls that Swift's Glibc lacks: they are variadic, hidden behind _GNU_SOURCE, or without a wrapper in glibc
/// 2.36. Every descriptor made here is closed on exec. A result of -1 means failure, with the reason in errno, unless
/// said otherwise.
#ifndef CLINUX_H
#define CLINUX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// Processes -----------------------------------------------------------------------------------------------------------

/// Starts a program in a process group of its own, with an empty signal mask, every signal at its default action,
/// working directory /, and no descriptor but 0, 1 and 2. See posix_spawn(3), posix_spawn_file_actions_addclosefrom_np.
/// `output` becomes both 1 and 2. `input` and `output` must be above 2. Returns 0, or the error number (not errno) of
/// what failed, execve(2) included.
int clinux_spawn_group(
    pid_t *_Nonnull pid, const char *_Nonnull path, char *_Nullable const *_Nonnull arguments,
    char *_Nullable const *_Nonnull environment, int input, int output);

/// A descriptor that becomes readable when the process ends. See pidfd_open(2).
int clinux_pidfd_open(pid_t pid);

/// Sends a signal to the very process that the descriptor stands for. See pidfd_send_signal(2).
int clinux_pidfd_send_signal(int pidfd, int signal);

/// How a child stands. See waitid(2), P_PIDFD.
enum clinux_child_state {
    CLINUX_CHILD_RUNS = 0,
    CLINUX_CHILD_EXITED = 1,
    CLINUX_CHILD_KILLED = 2,
};

/// Looks whether a child ended, without waiting, and leaves it as it is: its id stays taken until clinux_reap. Returns
/// a clinux_child_state; `status` gets the exit status or the number of the signal. See waitid(2), WNOWAIT.
int clinux_child_state(int pidfd, int *_Nonnull status);

/// Takes an ended child's id out of the process table, without waiting. See waitid(2).
int clinux_reap(int pidfd);

/// Two connected sockets that keep messages apart, both above 2; `own` does not block. See socketpair(2), SOCK_SEQPACKET.
int clinux_socket_pair(int *_Nonnull own, int *_Nonnull other);

/// Hands two descriptors over; the other end has copies of its own. See sendmsg(2), unix(7), SCM_RIGHTS.
int clinux_send_descriptors(int socket, int first, int second);

/// Takes how a process ended that the other end started: a clinux_child_state and its status. Returns 1, 0 when the other end is closed, -1 on
/// failure, with EAGAIN while nothing has come. See recv(2).
int clinux_receive_end(int socket, int *_Nonnull state, int *_Nonnull status);

// Timers and the clock ------------------------------------------------------------------------------------------------

/// A timer on the wall clock, non-blocking. See timerfd_create(2), CLOCK_REALTIME.
int clinux_timerfd_wall_clock(void);

/// Sets the timer to an instant of the wall clock, in seconds and nanoseconds since the epoch. When the clock is set
/// meanwhile, the descriptor becomes readable and its read fails with ECANCELED. See timerfd_settime(2),
/// TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET.
int clinux_timerfd_set_wall_clock(int timerfd, int64_t seconds, int64_t nanoseconds);

/// A timer on the monotonic clock, non-blocking. See timerfd_create(2), CLOCK_MONOTONIC.
int clinux_timerfd_monotonic(void);

/// Sets a monotonic timer to an instant in nanoseconds of that clock. See timerfd_settime(2), TFD_TIMER_ABSTIME.
int clinux_timerfd_set_monotonic(int timerfd, int64_t nanoseconds);

/// Stops a timer. See timerfd_settime(2).
int clinux_timerfd_disarm(int timerfd);

/// Takes the expirations of a timer. Returns 1 when it expired, 0 when there was nothing to read, -1 with errno
/// ECANCELED when the wall clock was set. See timerfd_create(2), "Operating on a timer file descriptor".
int clinux_timerfd_read(int timerfd);

/// Whether the kernel believes its wall clock to be synchronised with a time source. False also when it can't be asked.
/// See adjtimex(2), STA_UNSYNC.
bool clinux_clock_is_synchronised(void);

// Signals -------------------------------------------------------------------------------------------------------------

/// Blocks the signals in the calling thread and opens a non-blocking descriptor from which they are read. See
/// signalfd(2).
int clinux_signalfd(const int *_Nonnull signals, size_t count);

/// The next signal's number, or 0 when none waits. See signalfd(2).
int clinux_signalfd_read(int signalfd);

// Directories ---------------------------------------------------------------------------------------------------------

/// A non-blocking inotify queue. See inotify(7).
int clinux_inotify_open(void);

/// Watches a directory for files that were closed after writing or moved into it. See inotify_add_watch(2),
/// IN_CLOSE_WRITE, IN_MOVED_TO, IN_ONLYDIR.
int clinux_inotify_watch_directory(int inotify, const char *_Nonnull path);

/// Watches a directory for files and directories that come into it or go from it as well. Watching one again changes nothing.
/// See inotify_add_watch(2), IN_CREATE, IN_DELETE, IN_MOVED_FROM.
int clinux_inotify_watch_contents(int inotify, const char *_Nonnull path);

/// Empties the queue. Returns how many records were waiting. See inotify(7).
int clinux_inotify_drain(int inotify);

// Descriptors ---------------------------------------------------------------------------------------------------------

/// An empty file in memory that can be sealed; its descriptor is above 2. See memfd_create(2), MFD_ALLOW_SEALING.
int clinux_memfd(const char *_Nonnull name);

/// Forbids every further change of a memory file: writing, growing, shrinking, sealing. See fcntl(2), F_ADD_SEALS.
int clinux_seal(int memfd);

/// Gives a memory file its final size: what is written beyond it fails with EPERM. See fcntl(2), F_SEAL_GROW.
int clinux_bound(int memfd, int64_t size);

/// A pipe: ends[0] is read, ends[1] written; both non-blocking. See pipe2(2).
int clinux_pipe(int ends[_Nonnull 2]);

/// Opens a file; `mode` counts only where `flags` make one. O_CLOEXEC is added. See open(2).
int clinux_open(const char *_Nonnull path, int flags, mode_t mode);

/// Gives back the memory that an idle process does not need: free heap (malloc_trim(3)), and the pages of programs and libraries in memory
/// that are only read (MADV_DONTNEED, madvise(2)); the kernel maps those anew from its page cache when they are used.
void clinux_release_memory(void);

#endif
