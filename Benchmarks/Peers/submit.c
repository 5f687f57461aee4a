// What the least program pays that does what the service does with each letter, one at a time: save it, be sure of that, spawn a sendmail that
// reads it, wait for its end, save that, be sure of it. No wording, no SQL. Arguments: a folder, the sendmail, how many letters.
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

int main(int argc, char **argv) {
    if (argc != 4) return 64;
    char path[4096], letter[6144], note[4096];
    memset(letter, 'x', sizeof letter);
    memset(note, 'y', sizeof note);
    snprintf(path, sizeof path, "%s/peer", argv[1]);
    int count = atoi(argv[3]), file = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0) return 73;
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (int i = 0; i < count; i++) {
        int ends[2];
        pid_t child;
        char *arguments[] = {argv[2], NULL};
        posix_spawn_file_actions_t actions;
        if (write(file, letter, sizeof letter) < 0 || fdatasync(file) || pipe2(ends, O_CLOEXEC)) return 74;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[0], 0);
        if (posix_spawn(&child, argv[2], &actions, NULL, arguments, environ)) return 71;
        posix_spawn_file_actions_destroy(&actions);
        close(ends[0]);
        if (write(ends[1], letter, sizeof letter) < 0) return 74;
        close(ends[1]);
        waitpid(child, NULL, 0);
        if (write(file, note, sizeof note) < 0 || fdatasync(file)) return 74;
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    unlink(path);
    printf("%.1f\n", count / (end.tv_sec - start.tv_sec + (end.tv_nsec - start.tv_nsec) / 1e9));
    return 0;
}
