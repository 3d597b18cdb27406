package org.trocar.telemetry.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.keys.SignatureCheck;
import org.trocar.telemetry.keys.SignedFile;
import org.trocar.telemetry.keys.SignedKind;

/**
 * What a folder's statement of erasure is worth. It explains what is missing only when it is about this session and signed by a key that has
 * a say in it: anybody can sign anything with a key of their own, and copy what was signed for another session.
 *
 * @param signature the statement's; missing also when there is no statement
 * @param honoured the statement, when it explains what is missing
 * @param contradiction why it counts for nothing, when that shows that somebody put it there
 * @param remark what about it cannot be told
 */
record ErasureCheck(
        SignatureCheck signature, Optional<Erased> honoured, Optional<String> contradiction, Optional<String> remark) {
    private static final Map<String, SignedKind> SEALED = Map.of(
            Verifier.JOURNAL, SignedKind.JOURNAL,
            Verifier.GRADE, SignedKind.GRADE,
            Inventory.FILE, SignedKind.INVENTORY);

    /** @param trusted fingerprints of keys whose word counts whoever sealed the folder */
    static ErasureCheck of(SessionFolder folder, Set<String> trusted) throws IOException {
        SignatureCheck signature = SignedFile.check(Erased.file(folder), SignedKind.ERASURE);
        if (!Files.exists(Erased.file(folder))) {
            return new ErasureCheck(signature, Optional.empty(), Optional.empty(), Optional.empty());
        }
        if (signature instanceof SignatureCheck.Valid valid) {
            return ofSigned(folder, valid, trusted);
        }
        return contradicted(
                signature,
                signature instanceof SignatureCheck.Invalid invalid
                        ? invalid.why()
                        : "it is not signed, so it counts for nothing");
    }

    private static ErasureCheck ofSigned(SessionFolder folder, SignatureCheck.Valid signature, Set<String> trusted)
            throws IOException {
        Erased statement;
        try {
            statement = Erased.read(folder);
        } catch (IOException e) {
            return contradicted(signature, e.getMessage());
        }
        Optional<StoredManifest> manifest = folder.read().manifest();
        if (manifest.isEmpty() || !statement.isAbout(manifest.get())) {
            return contradicted(
                    signature,
                    "it is not about this session, its learner and how it was recorded, so it counts for nothing");
        }
        return bySigner(statement, signature, trusted, signers(folder));
    }

    private static ErasureCheck bySigner(
            Erased statement, SignatureCheck.Valid signature, Set<String> trusted, Set<String> signers) {
        if (trusted.contains(signature.fingerprint()) || signers.contains(signature.fingerprint())) {
            return new ErasureCheck(signature, Optional.of(statement), Optional.empty(), Optional.empty());
        }
        return signers.isEmpty()
                ? new ErasureCheck(
                        signature,
                        Optional.of(statement),
                        Optional.empty(),
                        Optional.of("nothing but " + Erased.FILE
                                + " is signed, so whether it was signed by who recorded the session cannot be told"))
                : new ErasureCheck(
                        signature,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(otherKey(signature.fingerprint(), signers)));
    }

    /** So it is after the server's key was changed, and so it is when somebody forged the statement. */
    private static String otherKey(String eraser, Set<String> signers) {
        String rest = String.join(" and ", new TreeSet<>(signers));
        String trust =
                signers.stream().sorted().map(key -> "--trust " + key + " ").collect(Collectors.joining());
        return Erased.FILE + " is signed with another key (" + eraser + ") than the rest (" + rest
                + "), so it explains nothing that is missing. If you know both for keys of this server, which had a new one"
                + " when it erased, say so: " + trust + "--trust " + eraser;
    }

    /** Whoever soundly signed anything else in the folder. */
    private static Set<String> signers(SessionFolder folder) throws IOException {
        Set<String> signers = new HashSet<>();
        for (Map.Entry<String, SignedKind> document : SEALED.entrySet()) {
            if (SignedFile.check(folder.path().resolve(document.getKey()), document.getValue())
                    instanceof SignatureCheck.Valid valid) {
                signers.add(valid.fingerprint());
            }
        }
        return signers;
    }

    private static ErasureCheck contradicted(SignatureCheck signature, String why) {
        return new ErasureCheck(signature, Optional.empty(), Optional.of(why), Optional.empty());
    }
}
