package org.trocar.xrbridge.testruntime;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The file a test and the runtime share, mapped into both: {@code device.h}'s structure Device. */
final class SharedDevice {
    private static final int SLOTS = 64;
    private static final int TEXT_BYTES = 192;
    private static final int REPORTS_AT = SLOTS * Long.BYTES;
    private static final int POSE_AT = 2 * REPORTS_AT;
    private static final int TEXTS_AT = POSE_AT + 8 * Float.BYTES;
    /** Room enough for what only the runtime writes, too. */
    private static final int BYTES = 32_768;

    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final MappedByteBuffer mapped;

    /** Makes the file anew, all zero. */
    SharedDevice(Path file) throws IOException {
        Files.write(file, new byte[BYTES]);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES);
        }
    }

    void set(Setting setting, long value) {
        LONGS.setRelease((ByteBuffer) mapped, setting.ordinal() * Long.BYTES, value);
    }

    void set(Setting setting, boolean value) {
        set(setting, value ? 1 : 0);
    }

    long get(Setting setting) {
        return (long) LONGS.getAcquire((ByteBuffer) mapped, setting.ordinal() * Long.BYTES);
    }

    /** Announces something that happens rather than holds. */
    void raise(Setting count) {
        set(count, get(count) + 1);
    }

    long get(Report report) {
        return (long) LONGS.getAcquire((ByteBuffer) mapped, REPORTS_AT + report.ordinal() * Long.BYTES);
    }

    void set(Report report, long value) {
        LONGS.setRelease((ByteBuffer) mapped, REPORTS_AT + report.ordinal() * Long.BYTES, value);
    }

    void setRecentrePose(float[] pose) {
        for (int i = 0; i < pose.length; i++) {
            mapped.duplicate().order(ByteOrder.LITTLE_ENDIAN).putFloat(POSE_AT + i * Float.BYTES, pose[i]);
        }
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < get(Report.TEXTS); i++) {
            byte[] bytes = new byte[TEXT_BYTES];
            mapped.duplicate().position(TEXTS_AT + i * TEXT_BYTES).get(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            texts.add(text.substring(0, text.indexOf('\0')));
        }
        return texts;
    }
}
