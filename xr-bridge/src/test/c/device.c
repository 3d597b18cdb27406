#define _GNU_SOURCE
#include "device.h"
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

Device *device;

bool device_open(void) {
    if (device) return true;
    char path[4096];
    const char *folder = getenv("TROCAR_TEST_RUNTIME");
    if (!folder || snprintf(path, sizeof path, "%s/device", folder) >= (int)sizeof path) return false;
    int file = open(path, O_RDWR | O_CLOEXEC);
    if (file < 0) return false;
    void *mapped = mmap(NULL, sizeof(Device), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (mapped == MAP_FAILED) return false;
    device = mapped;
    return true;
}

// The loader unloads a runtime with its instance, and loads it again for the next.
__attribute__((destructor)) static void device_close(void) {
    if (device) munmap(device, sizeof *device);
}

int64_t setting(enum Setting which) { return __atomic_load_n(&device->settings[which], __ATOMIC_ACQUIRE); }

int64_t report(enum Report which) { return __atomic_load_n(&device->reports[which], __ATOMIC_ACQUIRE); }

void put_report(enum Report which, int64_t value) { __atomic_store_n(&device->reports[which], value, __ATOMIC_RELEASE); }

void count(enum Report which) { put_report(which, report(which) + 1); }

static bool already_told(const char *text) {
    for (int i = 0; i < report(TEXTS); i++)
        if (!strcmp(device->texts[i], text)) return true;
    return false;
}

void violation(const char *call, const char *format, ...) {
    char text[TEXT_BYTES];
    int used = snprintf(text, sizeof text, "%s: ", call);
    va_list values;
    va_start(values, format);
    vsnprintf(text + used, sizeof text - used, format, values);
    va_end(values);
    if (report(TEXTS) < TEXTS_KEPT && !already_told(text)) {
        memcpy(device->texts[report(TEXTS)], text, sizeof text);
        count(TEXTS);
    }
    count(VIOLATIONS);
}
