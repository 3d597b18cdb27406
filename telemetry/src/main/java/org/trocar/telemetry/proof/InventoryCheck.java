package org.trocar.telemetry.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.trocar.telemetry.folder.BoundedFile;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.keys.SignatureCheck;
import org.trocar.telemetry.keys.SignedFile;
import org.trocar.telemetry.keys.SignedKind;

/** Compares a folder's files with its inventory, and says of each difference whether anything reads what differs. */
final class InventoryCheck {
    /** What readers look for by name, so that an added one counts. */
    private static final Set<String> READ = Set.of(
            "manifest.json", Verifier.JOURNAL, Verifier.JOURNAL + ".sig", Verifier.GRADE, Verifier.GRADE + ".sig");

    private final SessionFolder folder;
    private final boolean recordsSound;
    private final Set<String> allowedToMiss;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param recordsSound whether every record is there and as it was when the session was closed; then nothing that differs in a queue is
     *     part of one
     * @param allowedToMiss what was taken away with a signed reason
     */
    InventoryCheck(SessionFolder folder, boolean recordsSound, Set<String> allowedToMiss) {
        this.folder = folder;
        this.recordsSound = recordsSound;
        this.allowedToMiss = allowedToMiss;
    }

    List<Finding> check(SignatureCheck signature) throws IOException {
        if (Files.size(Inventory.file(folder)) > BoundedFile.INVENTORY_BYTES) {
            findings.add(new Finding.Contradiction(Inventory.FILE, "it is longer than any inventory is"));
        } else if (signature instanceof SignatureCheck.Invalid invalid) {
            blame(invalid);
        } else {
            compare();
        }
        return findings;
    }

    private void compare() throws IOException {
        Inventory inventory;
        try {
            inventory = Inventory.read(folder);
        } catch (IOException e) {
            findings.add(new Finding.Contradiction(Inventory.FILE, e.getMessage()));
            return;
        }
        inventory.compare(folder, allowedToMiss).forEach(this::add);
    }

    /**
     * When the signature holds for an inventory made anew, all files are as they were, and it is the inventory that was changed. When the
     * inventory is as one made anew, it is its signature. Otherwise nothing is left to compare the files with.
     */
    private void blame(SignatureCheck.Invalid invalid) throws IOException {
        byte[] anew = Inventory.of(folder).text().getBytes(StandardCharsets.UTF_8);
        byte[] found = BoundedFile.read(Inventory.file(folder), BoundedFile.INVENTORY_BYTES);
        Path signature = SignedFile.signatureOf(Inventory.file(folder));
        if (SignedFile.check(Inventory.file(folder), SignedKind.INVENTORY, anew) instanceof SignatureCheck.Valid) {
            findings.add(new Finding.Changed(Inventory.FILE, difference(anew, found), true));
        } else if (Arrays.equals(anew, found)) {
            ByteRange all = new ByteRange(0, Files.size(signature));
            findings.add(new Finding.Changed(signature.getFileName().toString(), all, true));
        } else {
            findings.add(new Finding.Contradiction(
                    Inventory.FILE, invalid.why() + ", so the files could not be compared with it"));
        }
    }

    private static ByteRange difference(byte[] wanted, byte[] found) {
        int from = Math.max(0, Arrays.mismatch(wanted, found));
        int same = 0;
        int most = Math.min(wanted.length, found.length) - from;
        while (same < most && wanted[wanted.length - 1 - same] == found[found.length - 1 - same]) {
            same++;
        }
        return new ByteRange(from, Math.max(from + 1, found.length - same));
    }

    private void add(FileDifference difference) {
        boolean queue = difference.path().startsWith("queue");
        boolean used = !(queue && recordsSound);
        if (difference instanceof FileDifference.Changed changed) {
            findings.add(new Finding.Changed(changed.path(), changed.range(), used));
        } else if (difference instanceof FileDifference.Missing) {
            findings.add(new Finding.Missing(difference.path(), used));
        } else {
            boolean read = queue ? used : READ.contains(difference.path());
            findings.add(new Finding.Added(difference.path(), read));
        }
    }
}
