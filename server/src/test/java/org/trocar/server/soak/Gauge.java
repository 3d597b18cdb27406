package org.trocar.server.soak;

/** What must not grow while a server serves for hours. */
enum Gauge {
    LIVE_HEAP("live heap", "MB", 24, 0.25),
    OUTSIDE_HEAP("resident memory outside the heap", "MB", 48, 0.2),
    DIRECT_BUFFERS("direct buffers", "MB", 16, 0.25),
    MAPPED_FILES("mapped files of the data folder", "", 30, 0.1),
    HANDLES("open handles", "", 30, 0.08),
    THREADS("threads", "", 8, 0),
    CLASSES("loaded classes", "", 600, 0.05),
    JOURNAL_LAG("journal's lag behind the tick", "ticks", 90, 0.5),
    RECORDS_WAITING("records in the journal's ring", "KB", 1024, 0.5),
    FRAMES_WAITING("frames not answered", "frames", 90, 0.5),
    DISK_BESIDE_SESSIONS("disk beside the sessions", "MB", 8, 0.1);

    private final String words;
    private final String unit;
    private final double toleratedAmount;
    private final double toleratedShare;

    Gauge(String words, String unit, double toleratedAmount, double toleratedShare) {
        this.words = words;
        this.unit = unit;
        this.toleratedAmount = toleratedAmount;
        this.toleratedShare = toleratedShare;
    }

    /** For people. */
    String words() {
        return words;
    }

    /** Empty for things that are counted. */
    String unit() {
        return unit;
    }

    /** How much it may rise in one server's life without being called growth: noise, and what a JVM still learns. */
    double tolerated(double atFirst) {
        return Math.max(toleratedAmount, toleratedShare * atFirst);
    }
}
