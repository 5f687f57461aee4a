#define _GNU_SOURCE
#include "CSandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// Limits --------------------------------------------------------------------------------------------------------------

static int status_of_the_end;

static void end(int signal) {
    static const char time_is_up[] = "mentord-read: the message takes too long to read\n";
    static const char no_memory[] = "mentord-read: the message takes too much memory to read\n";
    // Nothing can be done where standard error is closed.
    ssize_t written = signal == SIGXCPU ? write(2, time_is_up, sizeof time_is_up - 1) : write(2, no_memory, sizeof no_memory - 1);
    (void)written;
    _exit(status_of_the_end);
}

static int lower(int resource, uint64_t value) {
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0) return 1;
    if (limit.rlim_max == RLIM_INFINITY || limit.rlim_max > value) limit.rlim_max = value;
    if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > value) limit.rlim_cur = value;
    return setrlimit(resource, &limit) == 0 ? 0 : 1;
}

int csandbox_limit(struct csandbox_limits limits, int status) {
    status_of_the_end = status;
    struct sigaction action = {.sa_handler = end, .sa_flags = SA_RESETHAND};
    sigaction(SIGXCPU, &action, NULL);
    sigaction(SIGABRT, &action, NULL);
    // GLib's own end when it gets no memory.
    sigaction(SIGTRAP, &action, NULL);
    // Whoever started us may have had them blocked.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGXCPU);
    sigaddset(&signals, SIGABRT);
    sigaddset(&signals, SIGTRAP);
    sigprocmask(SIG_UNBLOCK, &signals, NULL);
    sigaction(SIGXFSZ, &(struct sigaction){.sa_handler = SIG_IGN}, NULL);
    int failed = 0;
    struct rlimit time = {limits.cpu_seconds, limits.cpu_seconds + 1};
    // The hard limit kills; the soft one is a signal, and the second between them is for saying why.
    if (setrlimit(RLIMIT_CPU, &time) != 0) failed += lower(RLIMIT_CPU, limits.cpu_seconds);
    failed += lower(RLIMIT_AS, limits.address_space);
    failed += lower(RLIMIT_FSIZE, limits.file_size);
    failed += lower(RLIMIT_CORE, 0);
    failed += lower(RLIMIT_NPROC, 0);
    return failed;
}

// A process for each message ---------------------------------------------------------------------------------------------

/// Two descriptors from the socket: 1, or 0 at its end, or -1.
static int take(int socket, int descriptors[2]) {
    char word;
    union {
        struct cmsghdr header;
        char space[CMSG_SPACE(2 * sizeof(int))];
    } control = {0};
    struct iovec part = {&word, 1};
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.space, .msg_controllen = sizeof control.space};
    ssize_t count;
    do count = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    while (count < 0 && errno == EINTR);
    if (count <= 0) return (int)count;
    struct cmsghdr *rights = CMSG_FIRSTHDR(&message);
    if (rights == NULL || rights->cmsg_level != SOL_SOCKET || rights->cmsg_type != SCM_RIGHTS
        || rights->cmsg_len != CMSG_LEN(2 * sizeof(int)))
        return -1;
    memcpy(descriptors, CMSG_DATA(rights), 2 * sizeof(int));
    return 1;
}

enum { ended_by_exit = 1, ended_by_signal = 2, never_began = 3 };

static void await(pid_t child, int32_t end[2]) {
    int status;
    while (waitpid(child, &status, 0) < 0) {
        if (errno == EINTR) continue;
        end[0] = never_began;
        end[1] = errno;
        return;
    }
    end[0] = WIFEXITED(status) ? ended_by_exit : ended_by_signal;
    end[1] = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
}

int csandbox_serve(int socket) {
    // 0, 1 and 2 are what a message's process gets in their places.
    int own = fcntl(socket, F_DUPFD_CLOEXEC, 3);
    if (own < 0) return -1;
    while (true) {
        int given[2];
        int taken = take(own, given);
        if (taken <= 0) return taken;
        int32_t end[2] = {never_began, 0};
        pid_t child = fork();
        if (child == 0) {
            // Who waits for it has gone when this one goes.
            prctl(PR_SET_PDEATHSIG, SIGKILL);
            if (dup2(given[0], 0) < 0 || dup2(given[1], 1) < 0 || dup2(given[1], 2) < 0) _exit(74);
            return 1;
        }
        end[1] = errno;
        close(given[0]);
        close(given[1]);
        if (child > 0) await(child, end);
        if (send(own, end, sizeof end, MSG_NOSIGNAL) != sizeof end) return errno == EPIPE ? 0 : -1;
    }
}

// Landlock: headers before 5.13 lack it, and its numbers are the same everywhere -----------------------------------------

#define LANDLOCK_CREATE_RULESET 444
#define LANDLOCK_RESTRICT_SELF 446
#define LANDLOCK_VERSION 1u

static int wall_off_files(void) {
    long version = syscall(LANDLOCK_CREATE_RULESET, NULL, 0, LANDLOCK_VERSION);
    if (version < 1) return 0;
    // Access rights by version of the interface: 13, then refer, truncate, and ioctl on devices; binding and connecting from 4 on.
    static const int rights[] = {13, 14, 15, 15, 16};
    struct { uint64_t files, network; } ruleset = {
        (UINT64_C(1) << rights[version > 5 ? 4 : version - 1]) - 1, version > 3 ? 3 : 0};
    long descriptor = syscall(LANDLOCK_CREATE_RULESET, &ruleset, version > 3 ? sizeof ruleset : sizeof ruleset.files, 0);
    if (descriptor < 0) return 0;
    // No rule: nothing is allowed.
    long result = syscall(LANDLOCK_RESTRICT_SELF, descriptor, 0);
    close((int)descriptor);
    return result == 0 ? CSANDBOX_LANDLOCK : 0;
}

// System calls ----------------------------------------------------------------------------------------------------------

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
// The 32-bit interface of x86-64 has this bit in its numbers.
#define FIRST_FOREIGN_CALL 0x40000000u
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#define FIRST_FOREIGN_CALL 0xFFFFFFFFu
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define LOAD_ARGUMENT(index) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[index]))
#define ANSWER(value) BPF_STMT(BPF_RET | BPF_K, (value))
#define ALLOW(number) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1), ANSWER(SECCOMP_RET_ALLOW)
// Memory that is made executable is refused; the argument's lower half says what is wanted.
#define ALLOW_WITHOUT_EXECUTION(number)                                                                                  \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 4), LOAD_ARGUMENT(2),                                                \
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 0, 1), ANSWER(SECCOMP_RET_ERRNO | EPERM), ANSWER(SECCOMP_RET_ALLOW)
// A signal to ourselves: what abort(3) does.
#define ALLOW_TO_OURSELVES(number, process)                                                                              \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 4), LOAD_ARGUMENT(0),                                                \
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (process), 1, 0), ANSWER(SECCOMP_RET_ERRNO | EPERM), ANSWER(SECCOMP_RET_ALLOW)

static int filter_calls(void) {
#ifdef ARCHITECTURE
    struct sock_filter filter[] = {
        LOAD(arch),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
        ANSWER(SECCOMP_RET_KILL_PROCESS),
        LOAD(nr),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, FIRST_FOREIGN_CALL, 0, 1),
        ANSWER(SECCOMP_RET_KILL_PROCESS),
        ALLOW(__NR_read),
        ALLOW(__NR_write),
        ALLOW(__NR_brk),
        ALLOW(__NR_munmap),
        ALLOW(__NR_mremap),
        ALLOW(__NR_madvise),
        ALLOW(__NR_futex),
        ALLOW(__NR_rt_sigaction),
        ALLOW(__NR_rt_sigprocmask),
        ALLOW(__NR_rt_sigreturn),
        ALLOW(__NR_sigaltstack),
        ALLOW(__NR_clock_gettime),
        ALLOW(__NR_gettimeofday),
        ALLOW(__NR_getrandom),
        ALLOW(__NR_getpid),
        ALLOW(__NR_gettid),
        ALLOW(__NR_sched_yield),
        ALLOW(__NR_restart_syscall),
        ALLOW(__NR_close),
        ALLOW(__NR_exit),
        ALLOW(__NR_exit_group),
        ALLOW_WITHOUT_EXECUTION(__NR_mmap),
        ALLOW_WITHOUT_EXECUTION(__NR_mprotect),
        ALLOW_TO_OURSELVES(__NR_tgkill, (uint32_t)getpid()),
        ANSWER(SECCOMP_RET_ERRNO | EPERM),
    };
    struct sock_fprog program = {sizeof filter / sizeof filter[0], filter};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0 ? CSANDBOX_SECCOMP : 0;
#else
    return 0;
#endif
}

int csandbox_enter(void) {
    closefrom(3);
    prctl(PR_SET_DUMPABLE, 0);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return 0;
    int walls = wall_off_files();
    // Whatever is opened from here on would get a number above the limit.
    lower(RLIMIT_NOFILE, 3);
    return walls | filter_calls();
}
