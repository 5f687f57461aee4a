// In a file of its own rather than inline in the header: Clang modules build the system's headers without _GNU_SOURCE,
// so the declarations that are needed here are not visible to what Swift imports.
#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <malloc.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/timex.h>
#include <sys/wait.h>
#include <unistd.h>

// waitid's selector for a pidfd; glibc names it since 2.36 only.
enum { clinux_p_pidfd = 3 };

static int clinux_spawn_attributes(posix_spawnattr_t *attributes) {
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    int error = posix_spawnattr_setflags(
        attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    if (error == 0) error = posix_spawnattr_setpgroup(attributes, 0);
    if (error == 0) error = posix_spawnattr_setsigmask(attributes, &none);
    if (error == 0) error = posix_spawnattr_setsigdefault(attributes, &all);
    return error;
}

static int clinux_spawn_actions(posix_spawn_file_actions_t *actions, int input, int output) {
    int error = posix_spawn_file_actions_adddup2(actions, input, 0);
    if (error == 0) error = posix_spawn_file_actions_adddup2(actions, output, 1);
    if (error == 0) error = posix_spawn_file_actions_adddup2(actions, output, 2);
    if (error == 0) error = posix_spawn_file_actions_addclosefrom_np(actions, 3);
    if (error == 0) error = posix_spawn_file_actions_addchdir_np(actions, "/");
    return error;
}

int clinux_spawn_group(
    pid_t *pid, const char *path, char *const *arguments, char *const *environment, int input, int output) {
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t actions;
    int error = posix_spawnattr_init(&attributes);
    if (error != 0) return error;
    error = posix_spawn_file_actions_init(&actions);
    if (error != 0) {
        posix_spawnattr_destroy(&attributes);
        return error;
    }
    error = clinux_spawn_attributes(&attributes);
    if (error == 0) error = clinux_spawn_actions(&actions, input, output);
    if (error == 0) error = posix_spawn(pid, path, &actions, &attributes, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return error;
}

int clinux_pidfd_open(pid_t pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

int clinux_pidfd_send_signal(int pidfd, int signal) {
    return (int)syscall(SYS_pidfd_send_signal, pidfd, signal, NULL, 0);
}

int clinux_child_state(int pidfd, int *status) {
    siginfo_t child = {0};
    *status = 0;
    if (waitid((idtype_t)clinux_p_pidfd, (id_t)pidfd, &child, WEXITED | WNOHANG | WNOWAIT) != 0) return -1;
    if (child.si_pid == 0) return CLINUX_CHILD_RUNS;
    *status = child.si_status;
    return child.si_code == CLD_EXITED ? CLINUX_CHILD_EXITED : CLINUX_CHILD_KILLED;
}

int clinux_reap(int pidfd) {
    siginfo_t child = {0};
    return waitid((idtype_t)clinux_p_pidfd, (id_t)pidfd, &child, WEXITED | WNOHANG);
}

int clinux_socket_pair(int *own, int *other) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return -1;
    // What a child gets must not be one of its standard descriptors before it is put in its place.
    for (int i = 0; i < 2; i++) {
        if (ends[i] > 2) continue;
        int moved = fcntl(ends[i], F_DUPFD_CLOEXEC, 3);
        close(ends[i]);
        ends[i] = moved;
    }
    if (ends[0] < 0 || ends[1] < 0 || fcntl(ends[0], F_SETFL, O_NONBLOCK) != 0) {
        int reason = errno;
        close(ends[0]);
        close(ends[1]);
        errno = reason;
        return -1;
    }
    *own = ends[0];
    *other = ends[1];
    return 0;
}

int clinux_send_descriptors(int socket, int first, int second) {
    char word = 0;
    union {
        struct cmsghdr header;
        char space[CMSG_SPACE(2 * sizeof(int))];
    } control = {0};
    struct iovec part = {&word, 1};
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.space, .msg_controllen = sizeof control.space};
    struct cmsghdr *rights = CMSG_FIRSTHDR(&message);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(2 * sizeof(int));
    int descriptors[2] = {first, second};
    memcpy(CMSG_DATA(rights), descriptors, sizeof descriptors);
    return sendmsg(socket, &message, MSG_NOSIGNAL) == 1 ? 0 : -1;
}

int clinux_receive_end(int socket, int *state, int *status) {
    int32_t end[2];
    ssize_t count = recv(socket, end, sizeof end, MSG_DONTWAIT);
    if (count == 0) return 0;
    if (count != sizeof end) return -1;
    *state = end[0];
    *status = end[1];
    return 1;
}

int clinux_timerfd_wall_clock(void) { return timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK); }

int clinux_timerfd_set_wall_clock(int timerfd, int64_t seconds, int64_t nanoseconds) {
    struct itimerspec when = {.it_value = {.tv_sec = seconds, .tv_nsec = nanoseconds}};
    return timerfd_settime(timerfd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL);
}

int clinux_timerfd_monotonic(void) { return timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK); }

int clinux_timerfd_set_monotonic(int timerfd, int64_t nanoseconds) {
    struct itimerspec when = {.it_value = {.tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000}};
    return timerfd_settime(timerfd, TFD_TIMER_ABSTIME, &when, NULL);
}

int clinux_timerfd_disarm(int timerfd) {
    struct itimerspec never = {0};
    return timerfd_settime(timerfd, 0, &never, NULL);
}

int clinux_timerfd_read(int timerfd) {
    uint64_t expirations = 0;
    if (read(timerfd, &expirations, sizeof expirations) == sizeof expirations) return 1;
    return errno == EAGAIN ? 0 : -1;
}

bool clinux_clock_is_synchronised(void) {
    struct timex clock = {.modes = 0};
    int state = adjtimex(&clock);
    return state >= 0 && state != TIME_ERROR && (clock.status & STA_UNSYNC) == 0;
}

int clinux_signalfd(const int *signals, size_t count) {
    sigset_t set;
    sigemptyset(&set);
    for (size_t index = 0; index < count; index++) sigaddset(&set, signals[index]);
    if (sigprocmask(SIG_BLOCK, &set, NULL) != 0) return -1;
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int clinux_signalfd_read(int fd) {
    struct signalfd_siginfo signal;
    if (read(fd, &signal, sizeof signal) == sizeof signal) return (int)signal.ssi_signo;
    return errno == EAGAIN ? 0 : -1;
}

int clinux_inotify_open(void) { return inotify_init1(IN_CLOEXEC | IN_NONBLOCK); }

int clinux_inotify_watch_directory(int inotify, const char *path) {
    return inotify_add_watch(inotify, path, IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR);
}

int clinux_inotify_watch_contents(int inotify, const char *path) {
    const uint32_t changes = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE;
    return inotify_add_watch(inotify, path, changes | IN_ONLYDIR);
}

int clinux_inotify_drain(int inotify) {
    char buffer[4096] __attribute__((aligned(__alignof__(struct inotify_event))));
    int records = 0;
    for (;;) {
        ssize_t count = read(inotify, buffer, sizeof buffer);
        if (count <= 0) return count < 0 && errno != EAGAIN ? -1 : records;
        for (ssize_t offset = 0; offset < count;) {
            const struct inotify_event *event = (const struct inotify_event *)(buffer + offset);
            offset += (ssize_t)(sizeof *event + event->len);
            records++;
        }
    }
}

int clinux_memfd(const char *name) {
    int low = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (low < 0 || low > 2) return low;
    // The caller runs without standard descriptors; one that is about to be replaced by dup2 would be lost.
    int high = fcntl(low, F_DUPFD_CLOEXEC, 3);
    int error = errno;
    close(low);
    errno = error;
    return high;
}

int clinux_seal(int memfd) {
    return fcntl(memfd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL);
}

int clinux_bound(int memfd, int64_t size) {
    if (ftruncate(memfd, size) != 0) return -1;
    return fcntl(memfd, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL);
}

int clinux_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC | O_NONBLOCK); }

int clinux_open(const char *path, int flags, mode_t mode) { return open(path, flags | O_CLOEXEC, mode); }

static int clinux_release_segments(struct dl_phdr_info *object, size_t size, void *page) {
    (void)size;
    uintptr_t mask = *(const uintptr_t *)page - 1;
    for (ElfW(Half) index = 0; index < object->dlpi_phnum; index++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[index];
        // What could be written to may hold relocations that the file does not have.
        if (segment->p_type != PT_LOAD || segment->p_flags & PF_W) continue;
        uintptr_t start = (object->dlpi_addr + segment->p_vaddr + mask) & ~mask;
        uintptr_t end = (object->dlpi_addr + segment->p_vaddr + segment->p_memsz) & ~mask;
        // The kernel's own page of code (vdso) has no file to come back from, and refuses.
        if (end > start) madvise((void *)start, end - start, MADV_DONTNEED);
    }
    return 0;
}

void clinux_release_memory(void) {
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    malloc_trim(0);
    dl_iterate_phdr(clinux_release_segments, &page);
}
