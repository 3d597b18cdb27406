package org.trocar.telemetry.proof;

import java.util.ArrayList;
import java.util.List;

/** Where a file differs from its entry in the inventory, to a page. */
final class PageComparison {
    private final Inventory.Entry listed;
    private final Inventory.Entry found;
    private final long commonBytes;
    private final List<ByteRange> ranges = new ArrayList<>();

    private PageComparison(Inventory.Entry listed, Inventory.Entry found) {
        this.listed = listed;
        this.found = found;
        commonBytes = Math.min(listed.bytes(), found.bytes());
    }

    /** The ranges that differ, of two entries that are not equal; neighbouring pages are one range. */
    static List<ByteRange> of(Inventory.Entry listed, Inventory.Entry found) {
        return new PageComparison(listed, found).compare();
    }

    private List<ByteRange> compare() {
        for (long start = 0; start < commonBytes && start < listedOrUsedBytes(); start += Pages.BYTES) {
            long end = Math.min(start + Pages.BYTES, commonBytes);
            if (!checksum(listed, start).equals(checksum(found, start))) {
                add(start, end);
            }
        }
        if (listed.bytes() != found.bytes()) {
            add(commonBytes, Math.max(listed.bytes(), found.bytes()));
        }
        if (ranges.isEmpty()) {
            // The hash alone differs: the inventory was changed, or a page so that its CRC stays.
            ranges.add(new ByteRange(0, found.bytes()));
        }
        return ranges;
    }

    /** Beyond this both are zeros. */
    private long listedOrUsedBytes() {
        int digits = Math.max(listed.pagesCrc32c().length(), found.pagesCrc32c().length());
        return (long) digits / Pages.DIGITS * Pages.BYTES;
    }

    private static String checksum(Inventory.Entry file, long start) {
        int at = Math.toIntExact(start / Pages.BYTES * Pages.DIGITS);
        return at + Pages.DIGITS <= file.pagesCrc32c().length()
                ? file.pagesCrc32c().substring(at, at + Pages.DIGITS)
                : Pages.ofZeros((int) Math.min(Pages.BYTES, file.bytes() - start));
    }

    private void add(long from, long to) {
        int last = ranges.size() - 1;
        if (last >= 0 && ranges.get(last).to() == from) {
            ranges.set(last, new ByteRange(ranges.get(last).from(), to));
        } else {
            ranges.add(new ByteRange(from, to));
        }
    }
}
