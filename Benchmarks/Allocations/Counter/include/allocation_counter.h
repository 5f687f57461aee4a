#pragma once

/* How many blocks the process has asked the C library for, in any thread, by any of its functions that give memory. */
long allocation_count(void);
