/* libical 3: parse the rule, iterate, convert. With PARSE_ONCE the rule is parsed once for all meetings. */
#include <libical/ical.h>
#include "peer.h"

static icaltimezone *zones[1024];
static const char *text;

static void prepare(void) {
    text = is_monthly ? "FREQ=MONTHLY;BYDAY=2TU;COUNT=6" : "FREQ=WEEKLY;INTERVAL=2;COUNT=13";
    for (int i = 0; i < zone_count; i++) {
        zones[i] = icaltimezone_get_builtin_timezone(zone_names[i]);
        if (zones[i] == NULL) {
            fprintf(stderr, "libical does not know %s\n", zone_names[i]);
            exit(1);
        }
    }
}

static int64_t expand(int64_t *out) {
    int64_t sum = 0;
    struct icalrecurrencetype rule = icalrecurrencetype_from_string(text);
    for (size_t i = 0; i < meeting_count; i++) {
        const struct meeting *m = &meetings[i];
        struct icaltimetype start = icaltime_null_time();
        start.year = m->year, start.month = m->month, start.day = m->day;
        start.hour = m->hour, start.minute = m->minute, start.second = m->second;
#ifndef PARSE_ONCE
        rule = icalrecurrencetype_from_string(text);
#endif
        icalrecur_iterator *iterator = icalrecur_iterator_new(rule, start);
        for (int k = 0; k < occurrences(); k++) {
            struct icaltimetype time = icalrecur_iterator_next(iterator);
            if (icaltime_is_null_time(time)) break;
            int64_t instant = icaltime_as_timet_with_zone(time, zones[m->zone]);
            sum += instant;
            if (out) out[i * occurrences() + k] = instant;
        }
        icalrecur_iterator_free(iterator);
    }
    return sum;
}
