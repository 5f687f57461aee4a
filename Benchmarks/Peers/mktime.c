/* The C library's mktime, zone after zone: to set TZ for each meeting would be far dearer. */
#include "peer.h"

/* The meetings' indices, by zone. */
static size_t *order;

static int by_zone(const void *left, const void *right) {
    size_t a = *(const size_t *)left, b = *(const size_t *)right;
    int zones = meetings[a].zone - meetings[b].zone;
    return zones ? zones : (a > b) - (a < b);
}

static void prepare(void) {
    order = malloc(meeting_count * sizeof *order);
    for (size_t i = 0; i < meeting_count; i++) order[i] = i;
    qsort(order, meeting_count, sizeof *order, by_zone);
}

static int64_t expand(int64_t *out) {
    int64_t sum = 0;
    int zone = -1;
    for (size_t i = 0; i < meeting_count; i++) {
        const struct meeting *m = &meetings[order[i]];
        if (m->zone != zone) {
            zone = m->zone;
            setenv("TZ", zone_names[zone], 1);
            tzset();
        }
        for (int k = 0; k < occurrences(); k++) {
            struct tm tm = {
                .tm_year = m->year - 1900, .tm_mon = m->month - 1, .tm_mday = m->day + 14 * k,
                .tm_hour = m->hour, .tm_min = m->minute, .tm_sec = m->second, .tm_isdst = -1};
            if (is_monthly) {
                int year = m->year + (m->month - 1 + k) / 12, month = (m->month - 1 + k) % 12 + 1;
                tm.tm_year = year - 1900;
                tm.tm_mon = month - 1;
                tm.tm_mday = 1 + (int)(second_tuesday(year, month) - days_from_civil(year, month, 1));
            }
            int64_t instant = mktime(&tm);
            sum += instant;
            if (out) out[order[i] * occurrences() + k] = instant;
        }
    }
    return sum;
}
