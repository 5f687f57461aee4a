/* The limit: a tight loop for these two rules alone, each zone's transitions read once, before any timing, from its TZif file. */
#include "peer.h"

struct zone {
    int count;
    /* From which time on the wall the offset after a transition is used: from the end of its gap or overlap (RFC 5545 3.3.5). */
    int64_t *walls;
    /* Before the first transition, then after each. */
    int32_t *offsets;
};

static struct zone zones[1024];
static int64_t *starts;

static int64_t big_endian(const unsigned char *bytes, int width) {
    uint64_t value = 0;
    for (int i = 0; i < width; i++) value = value << 8 | bytes[i];
    return width == 4 ? (int64_t)(int32_t)value : (int64_t)value;
}

static void fail(const char *name, const char *why) {
    fprintf(stderr, "%s: %s\n", name, why);
    exit(1);
}

static void read_zone(const char *name, struct zone *zone) {
    static unsigned char bytes[1 << 20];
    char path[512];
    const char *directory = getenv("TZDIR");
    snprintf(path, sizeof path, "%s/%s", directory ? directory : "/usr/share/zoneinfo", name);
    FILE *file = fopen(path, "r");
    if (file == NULL) fail(path, "cannot be read");
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    if (length < 44 || memcmp(bytes, "TZif", 4) != 0 || bytes[4] < '2') fail(path, "is no TZif file of version 2 or later");
    const unsigned char *head = bytes;
    int64_t counts[6];
    for (int part = 0; part < 2; part++) {
        for (int i = 0; i < 6; i++) counts[i] = big_endian(head + 20 + 4 * i, 4);
        if (part == 0)
            head += 44 + counts[3] * 5 + counts[4] * 6 + counts[5] + counts[2] * 8 + counts[1] + counts[0];
    }
    const int changes = (int)counts[3];
    const unsigned char *times = head + 44, *kinds = times + 8 * changes, *types = kinds + changes;
    const unsigned char *footer = types + 6 * counts[4] + counts[5] + counts[2] * 12 + counts[1] + counts[0];
    zone->count = changes;
    zone->walls = malloc((changes + 1) * sizeof *zone->walls);
    zone->offsets = malloc((changes + 1) * sizeof *zone->offsets);
    zone->offsets[0] = (int32_t)big_endian(types, 4);
    for (int i = 0; i < changes; i++) {
        int32_t before = zone->offsets[i], after = (int32_t)big_endian(types + 6 * kinds[i], 4);
        zone->offsets[i + 1] = after;
        zone->walls[i] = big_endian(times + 8 * i, 8) + (before > after ? before : after);
    }
    zone->walls[changes] = INT64_MAX;
    /* 2030-01-01: the work ends before. */
    if (memchr(footer, ',', bytes + length - footer) != NULL && (changes == 0 || zone->walls[changes - 1] < 1893456000))
        fail(path, "is a slim file, whose transitions only its footer tells; this loop knows tables alone");
}

static void prepare(void) {
    for (int i = 0; i < zone_count; i++) read_zone(zone_names[i], &zones[i]);
    starts = malloc(meeting_count * sizeof *starts);
    for (size_t i = 0; i < meeting_count; i++) {
        const struct meeting *m = &meetings[i];
        starts[i] = days_from_civil(m->year, m->month, m->day) * 86400 + m->hour * 3600 + m->minute * 60 + m->second;
    }
}

/* Halves without a branch on the data. */
static inline int span_of(const struct zone *zone, int64_t wall) {
    int first = 0, count = zone->count;
    while (count > 0) {
        int half = count / 2;
        bool after = zone->walls[first + half] <= wall;
        first = after ? first + half + 1 : first;
        count = after ? count - half - 1 : half;
    }
    return first;
}

static inline __attribute__((always_inline)) int64_t biweekly(int64_t *out) {
    int64_t sum = 0;
    for (size_t i = 0; i < meeting_count; i++) {
        const struct zone *zone = &zones[meetings[i].zone];
        int64_t wall = starts[i];
        int span = span_of(zone, wall);
        for (int k = 0; k < 13; k++, wall += 14 * 86400) {
            while (wall >= zone->walls[span]) span++;
            int64_t instant = wall - zone->offsets[span];
            sum += instant;
            if (out) *out++ = instant;
        }
    }
    return sum;
}

static inline __attribute__((always_inline)) int64_t monthly(int64_t *out) {
    int64_t sum = 0;
    for (size_t i = 0; i < meeting_count; i++) {
        const struct meeting *m = &meetings[i];
        const struct zone *zone = &zones[m->zone];
        int64_t clock = m->hour * 3600 + m->minute * 60 + m->second;
        int year = m->year, month = m->month, span = span_of(zone, starts[i]);
        for (int k = 0; k < 6; k++) {
            int64_t wall = second_tuesday(year, month) * 86400 + clock;
            while (wall >= zone->walls[span]) span++;
            int64_t instant = wall - zone->offsets[span];
            sum += instant;
            if (out) *out++ = instant;
            if (++month == 13) month = 1, year++;
        }
    }
    return sum;
}

static int64_t expand(int64_t *out) {
    if (is_monthly) return out ? monthly(out) : monthly(NULL);
    return out ? biweekly(out) : biweekly(NULL);
}
