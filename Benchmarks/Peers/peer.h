/* What the peers in C share: the work, the time taken, the memory, the comparison. A peer defines prepare() and expand().
   Arguments: FILE biweekly|monthly SETS ROUNDS [OUTPUT]. See Benchmarks/Work. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct meeting {
    int zone;
    int year, month, day, hour, minute, second;
};

static char zone_names[1024][64];
static int zone_count;
static struct meeting *meetings;
static size_t meeting_count;
static bool is_monthly;

/* Called once, untimed. */
static void prepare(void);
/* The sum of all instants; where `out` is given, each of them goes there, in the order of the meetings. */
static int64_t expand(int64_t *out);

static inline int occurrences(void) { return is_monthly ? 6 : 13; }

static inline int64_t days_from_civil(int64_t y, unsigned m, unsigned d) {
    y -= m <= 2;
    const int64_t era = (y >= 0 ? y : y - 399) / 400;
    const unsigned yoe = (unsigned)(y - era * 400);
    const unsigned doy = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + d - 1;
    const unsigned doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + (int64_t)doe - 719468;
}

static inline int64_t second_tuesday(int year, int month) {
    int64_t first = days_from_civil(year, month, 1);
    /* 1970-01-06, day 5, was a Tuesday. */
    return first + 7 + (int64_t)((5 - first) % 7 + 7) % 7;
}

static int zone_index(const char *name) {
    for (int i = 0; i < zone_count; i++)
        if (strcmp(zone_names[i], name) == 0) return i;
    if (zone_count == 1024) exit(2);
    strcpy(zone_names[zone_count], name);
    return zone_count++;
}

static void read_work(const char *path, size_t sets) {
    FILE *file = fopen(path, "r");
    if (file == NULL || (meetings = calloc(sets, sizeof *meetings)) == NULL) exit(2);
    int guess = -1;
    while (meeting_count < sets) {
        char name[64], first[32], second[32];
        struct meeting *m = &meetings[meeting_count];
        if (fscanf(file, "%63s %31s %31s", name, first, second) != 3
            || sscanf(is_monthly ? second : first, "%d-%d-%dT%d:%d:%d", &m->year, &m->month, &m->day, &m->hour, &m->minute, &m->second) != 6) {
            fprintf(stderr, "%s: line %zu is none\n", path, meeting_count + 1);
            exit(2);
        }
        guess = guess + 1 < zone_count && strcmp(zone_names[guess + 1], name) == 0 ? guess + 1 : zone_index(name);
        m->zone = guess;
        meeting_count++;
    }
    fclose(file);
}

static int64_t processor_time(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/* VmHWM: unlike what getrusage says, it does not count what the process was before it became this program. */
static long peak_kibibytes(void) {
    char line[256];
    long peak = 0;
    FILE *file = fopen("/proc/self/status", "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL)
        if (sscanf(line, "VmHWM: %ld", &peak) == 1) break;
    if (file != NULL) fclose(file);
    return peak;
}

static int ascending(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

int main(int argc, char **argv) {
    if (argc < 5) return 2;
    is_monthly = strcmp(argv[2], "monthly") == 0;
    read_work(argv[1], strtoul(argv[3], NULL, 10));
    int rounds = atoi(argv[4]);
    if (rounds < 1 || rounds > 99) return 2;
    prepare();
    int64_t total = expand(NULL);
    int64_t times[99];
    for (int round = 0; round < rounds; round++) {
        int64_t start = processor_time();
        if (expand(NULL) != total) return 1;
        times[round] = processor_time() - start;
    }
    qsort(times, rounds, sizeof *times, ascending);
    size_t count = meeting_count * occurrences();
    printf("%f %lld %ld\n", (double)times[rounds / 2] / count, (long long)total, peak_kibibytes());
    if (argc > 5) {
        int64_t *out = calloc(count, sizeof *out);
        FILE *file = fopen(argv[5], "w");
        if (out == NULL || file == NULL) return 1;
        expand(out);
        fwrite(out, sizeof *out, count, file);
        fclose(file);
    }
    return 0;
}
