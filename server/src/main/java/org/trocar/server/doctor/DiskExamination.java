package org.trocar.server.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.trocar.server.words.Amounts;
import org.trocar.xrbridge.openxr.Finding;

/** The disk that sessions go to: its kind, its room, and how long it takes to write for good. */
final class DiskExamination {
    private static final int WRITES = 15;
    private static final int BYTES_A_WRITE = 4_096;
    private static final double SLOW_MILLIS = 20;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Set<String> OF_A_NETWORK =
            Set.of("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "9p", "fuse.sshfs");
    private static final Set<String> OF_MEMORY = Set.of("tmpfs", "ramfs");

    private final Path folder;
    private final long keepFreeBytes;

    DiskExamination(Path data, long keepFreeBytes) {
        folder = FolderExamination.nearestFolder(data);
        this.keepFreeBytes = keepFreeBytes;
    }

    List<Finding> findings() {
        try {
            FileStore disk = Files.getFileStore(folder);
            return List.of(kind(disk.type()), room(disk.getUsableSpace(), keepFreeBytes), speed());
        } catch (IOException e) {
            return List.of(Finding.problem(
                    "disk", "The disk of " + folder + " does not answer (" + e.getMessage() + ").", "Check the disk."));
        }
    }

    static Finding kind(String type) {
        if (OF_A_NETWORK.contains(type)) {
            return Finding.note(
                    "disk",
                    "Sessions would go to a network file system (" + type
                            + "), which stalls with the network and may have no locks.",
                    "Choose a folder on a local disk with --data.");
        }
        return OF_MEMORY.contains(type)
                ? Finding.note(
                        "disk",
                        "Sessions would go to memory (" + type + ") and be gone when the machine is switched off.",
                        "Choose a folder on a disk with --data.")
                : Finding.fine("disk", "Sessions go to a disk of kind " + type + ".");
    }

    static Finding room(long freeBytes, long keepFreeBytes) {
        String what = Amounts.bytes(freeBytes) + " are free.";
        return freeBytes >= keepFreeBytes
                ? Finding.fine("room", what)
                : Finding.problem(
                        "room",
                        what + " No session opens with less than " + Amounts.bytes(keepFreeBytes) + ".",
                        "Make room, choose another disk with --data, or give a smaller --keep-free.");
    }

    private Finding speed() {
        try {
            return speed(medianMillis());
        } catch (IOException e) {
            return Finding.problem(
                    "speed",
                    "A file could not be written in " + folder + " (" + e.getMessage() + ").",
                    "Make the folder writable, check the disk, or choose another folder with --data.");
        }
    }

    static Finding speed(double medianMillis) {
        String what = String.format(Locale.ROOT, "The disk takes %.1f ms to write for good (median).", medianMillis);
        return medianMillis <= SLOW_MILLIS
                ? Finding.fine("speed", what)
                : Finding.note(
                        "speed",
                        what + " With --durability power, durable ticks would follow late.",
                        "Use a faster disk, or --durability process.");
    }

    private double medianMillis() throws IOException {
        Path file = Files.createTempFile(folder, ".trocar-doctor", "");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long[] nanos = new long[WRITES];
            for (int i = 0; i < WRITES; i++) {
                long before = System.nanoTime();
                channel.write(ByteBuffer.allocate(BYTES_A_WRITE), (long) i * BYTES_A_WRITE);
                channel.force(false);
                nanos[i] = System.nanoTime() - before;
            }
            Arrays.sort(nanos);
            return nanos[WRITES / 2] / NANOS_PER_MILLI;
        } finally {
            Files.delete(file);
        }
    }
}
