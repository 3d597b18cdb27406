package org.trocar.telemetry.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.input.TickInput;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.TestFrames;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.JournalSummary;
import org.trocar.telemetry.folder.SessionFolder;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.RecordType;

/** A recording whose every frame, refusal and mark is known beforehand. */
class InspectionTest {
    private static final int TICKS = 1000;

    @TempDir
    private Path data;

    private JournalFacts inspect() {
        return Inspection.of(SessionFolder.of(data, Recordings.ID), TestFrames::decode, tick -> {});
    }

    private JournalCheck.Result check() {
        return JournalCheck.of(SessionFolder.of(data, Recordings.ID), TestFrames::decode, tick -> {});
    }

    @Test
    void everythingThatCameAndEverythingThatWasRefusedIsCounted() throws Exception {
        JournalSummary written = Recordings.record(data, Recordings.ID, TICKS);
        JournalFacts facts = inspect();

        long frames = 0;
        long late = 0;
        TickInput in = new TickInput();
        for (long tick = 1; tick <= TICKS; tick++) {
            Recordings.fill(in, tick);
            frames += in.frameCount();
            for (int i = 0; i < in.frameCount(); i++) {
                late += in.late(i) ? 1 : 0;
            }
        }
        assertEquals(frames, facts.frames().accepted());
        assertEquals(late, facts.frames().late());
        assertEquals(2 * (TICKS / 17), facts.frames().refused(FrameVerdict.STALE));
        assertEquals(Map.of(ControlEvent.Kind.MARK, 10L), facts.controls());
        assertEquals(TICKS, facts.volumes().get(RecordType.SEAL).records());
        assertEquals(8L * TICKS, facts.volumes().get(RecordType.SEAL).payloadBytes());
        assertEquals(1, facts.volumes().get(RecordType.SNAPSHOT).records());
        assertEquals(written, facts.summary());
        assertEquals(11.1, facts.seconds(), 0.02);
        assertEquals(List.of(), facts.damage());
    }

    @Test
    void whatWasLostIsInItsSecond() throws Exception {
        Recordings.record(data, Recordings.ID, TICKS);
        Losses losses = inspect().losses();
        assertEquals(12, losses.count());
        assertEquals(1, losses.stretches(100).size());
        assertEquals(inspect().frames().accepted(), losses.stretches(100).get(0).frames());
        double late = losses.stretches(1).get(3).late();
        assertTrue(late > 0.04 && late < 0.12, "one tick in thirteen, but " + late);
    }

    @Test
    void aSoundJournalIsSoundAndItsHeadIsNamed() throws Exception {
        JournalSummary written = Recordings.record(data, Recordings.ID, TICKS);
        JournalCheck.Result result = check();
        assertTrue(result.sound(), result.damage()::toString);
        assertEquals(written.journalSha256(), result.summary().journalSha256());
        assertEquals(OptionalLong.empty(), result.firstDamagedTick());
    }

    @Test
    void anEncryptedJournalIsCheckedWithoutItsKeyAndNotReadWithoutIt() throws Exception {
        Recordings.record(data, Recordings.ID, Recordings.key(), TICKS);
        JournalCheck.Result result = check();
        assertTrue(result.sound(), result.damage()::toString);
        assertTrue(result.unreadable());
        JournalFacts facts = inspect();
        assertFalse(facts.readable());
        assertEquals(List.of(), facts.damage(), "a lock is no damage");
        assertEquals(TICKS, facts.volumes().get(RecordType.INPUT).records());
        assertEquals(0, facts.frames().accepted());
    }

    @Test
    void aChangedManifestBreaksTheChainAtTheFirstRecord() throws Exception {
        Recordings.record(data, Recordings.ID, 30);
        Path manifest = SessionFolder.of(data, Recordings.ID).path().resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("learner-7", "learner-8"));
        JournalCheck.Result result = check();
        assertFalse(result.sound());
        assertEquals(OptionalLong.of(1), result.firstDamagedTick());
    }

    @Test
    void aRecordsFieldsHaveNames() throws Exception {
        Recordings.record(data, Recordings.ID, 100);
        List<Map<String, Object>> records = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(SessionFolder.of(data, Recordings.ID))) {
            RecordFields fields = new RecordFields(reader, TestFrames::decode, false);
            while (reader.next()) {
                records.add(fields.fields());
            }
        }
        Map<String, Object> input = records.get(3 * 99);
        assertEquals("input", input.get("type"));
        assertEquals(100L, input.get("tick"));
        assertTrue(
                input.get("controls").toString().contains("kind=mark, value=100, author=educator-1"), input::toString);
        assertTrue(records.get(3 * 99 + 1).get("events").toString().contains("kind=grasped, hand=right, ring=3"));
        assertEquals("seal", records.get(3 * 99 + 2).get("type"));
    }

    @Test
    void aDamagedRecordLiesWhereItStandsWhateverTickItNames() throws Exception {
        Recordings.record(data, Recordings.ID, TICKS);
        damageRecordOf(500, 1L << 40);
        JournalFacts facts = inspect();
        Damage damage = facts.damage().get(0);
        assertEquals(Damage.Kind.BAD_CHECKSUM, damage.kind());
        assertTrue(damage.tick() == 499 || damage.tick() == 500, damage::message);
        assertEquals(12, facts.losses().count());
    }

    @Test
    void aDamagedRecordIsLocatedThoughItNamesANegativeTick() throws Exception {
        Recordings.record(data, Recordings.ID, TICKS);
        damageRecordOf(500, -7);
        Damage damage = inspect().damage().get(0);
        assertTrue(damage.tick() == 499 || damage.tick() == 500, damage::message);
    }

    @Test
    void aSecondBeyondTheLongestRunCountsAsItsLast() {
        Losses losses = new Losses();
        losses.damage(1e15);
        losses.damage(-1);
        assertEquals(7_201, losses.count());
        assertTrue(losses.stretches(1).get(7_200).damaged());
        assertTrue(losses.stretches(1).get(0).damaged());
    }

    /** Gives the tick's first record another tick, and damages its payload besides; its number stays. */
    private void damageRecordOf(long tick, long garbage) throws Exception {
        Path file = queueFile();
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (content.getLong(at) != tick || content.getLong(at + 8) < tick || content.getLong(at + 8) > 4 * tick) {
            at++;
        }
        content.putLong(at, garbage);
        content.put(at + 17, (byte) (content.get(at + 17) ^ 0x55));
        Files.write(file, content.array());
    }

    private Path queueFile() throws Exception {
        try (var files = Files.list(SessionFolder.of(data, Recordings.ID).queue())) {
            return files.filter(file -> file.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
