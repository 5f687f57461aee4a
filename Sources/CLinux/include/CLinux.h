#ifndef CLINUX_H
#define CLINUX_H
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#endif
