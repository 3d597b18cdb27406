package org.trocar.telemetry.export.bids;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trocar.telemetry.export.session.FrameTimes;
import org.trocar.telemetry.export.table.TextTable;
import org.trocar.telemetry.folder.JsonFile;

/** One tracking system's {@code motion.tsv}, which has no header, with the files that describe its columns. */
final class MotionFile implements Closeable {
    private static final List<String> TYPES =
            List.of("ACCEL", "ANGACCEL", "GYRO", "JNTANG", "LATENCY", "MAGN", "MISC", "ORNT", "POS", "VEL");

    private final Path folder;
    private final String name;
    private final List<Channel> channels;
    final TextTable rows;

    MotionFile(Path folder, String name, List<Channel> channels) throws IOException {
        this.folder = folder;
        this.name = name;
        this.channels = channels;
        rows = new TextTable(folder.resolve(name + "_motion.tsv"), TextTable.Dialect.TSV, List.of());
    }

    /** The file's name within the session's folder. */
    String path() {
        return "motion/" + name + "_motion.tsv";
    }

    /** @param about what else {@code motion.json} says */
    void finish(BigDecimal nominalHz, FrameTimes times, String system, Map<String, Object> about) throws IOException {
        rows.close();
        writeChannels(nominalHz);
        JsonFile.write(folder.resolve(name + "_channels.json"), ReferenceFrames.describe(channels));
        Map<String, Object> motion = new LinkedHashMap<>(about);
        motion.put("SamplingFrequency", nominalHz);
        if (times.effectiveHz() != null) {
            motion.put("SamplingFrequencyEffective", times.effectiveHz());
        }
        motion.put("TrackingSystemName", system);
        motion.put("RecordingDuration", BigDecimal.valueOf(times.lastNanos() - times.firstNanos(), 9));
        motion.put("RecordingType", "continuous");
        motion.put("MissingValues", "n/a");
        motion.put("TrackedPointsCount", points());
        motion.put("MotionChannelCount", channels.size());
        for (String type : TYPES) {
            motion.put(type + "ChannelCount", count(type));
        }
        JsonFile.write(folder.resolve(name + "_motion.json"), motion);
    }

    private long points() {
        return channels.stream()
                .filter(channel -> channel.type().equals("POS"))
                .map(Channel::point)
                .distinct()
                .count();
    }

    private long count(String type) {
        return channels.stream().filter(channel -> channel.type().equals(type)).count();
    }

    private void writeChannels(BigDecimal nominalHz) throws IOException {
        List<String> header = List.of(
                "name",
                "component",
                "type",
                "tracked_point",
                "units",
                "placement",
                "reference_frame",
                "sampling_frequency");
        try (TextTable table = new TextTable(folder.resolve(name + "_channels.tsv"), TextTable.Dialect.TSV, header)) {
            for (Channel channel : channels) {
                table.put(channel.name());
                table.put(channel.component());
                table.put(channel.type());
                table.put(channel.point());
                table.put(channel.units());
                table.put(channel.placement());
                table.put(channel.frame());
                table.put(nominalHz.toPlainString());
                table.endRow();
            }
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
