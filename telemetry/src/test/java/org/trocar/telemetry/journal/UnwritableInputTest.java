package org.trocar.telemetry.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trocar.core.hands.HandFrame;
import org.trocar.core.input.ControlEvent;
import org.trocar.core.input.FrameVerdict;
import org.trocar.core.input.TickInput;
import org.trocar.telemetry.Recordings;
import org.trocar.telemetry.ToyRun;
import org.trocar.telemetry.folder.SessionFolder;

/** A record is written in the ring itself, where others wait behind it. */
class UnwritableInputTest {
    @TempDir
    Path data;

    @Test
    void anInputThatCannotBeWrittenHoldsUpNoOtherAndLeavesNoHole() throws Exception {
        try (JournalThread journals = new JournalThread(Recordings::noFailure)) {
            JournalRing ring = journals.newRing(JournalRing.MIN_BYTES);
            LiveJournal one = journals.open(Recordings.begin(data, Recordings.ID), ring);
            LiveJournal two = journals.open(Recordings.begin(data, Recordings.OTHER_ID), ring);
            ToyRun run = new ToyRun(one);
            Recordings.run(run, one, 1, 5);
            assertThrows(IndexOutOfBoundsException.class, () -> one.input(unwritable(6)));
            Recordings.run(new ToyRun(two), two, 1, 10);
            assertTrue(journals.close(two).get().complete());
            Recordings.run(run, one, 6, 10);
            assertTrue(journals.close(one).get().complete());
        }
        try (JournalReader reader = JournalReader.open(SessionFolder.of(data, Recordings.ID))) {
            assertEquals(10, reader.readToEnd().lastSealedTick());
            assertTrue(reader.damage().isEmpty());
        }
    }

    private static TickInput unwritable(long tick) {
        TickInput in = new TickInput().clear(tick);
        in.addFrame(0, false).length = HandFrame.MAX_BYTES + 1;
        return in;
    }

    @Test
    void theRoomThatIsClaimedForAnInputIsWhatItTakes() {
        TickInput in = new TickInput().clear(1);
        assertRoomFits(in);
        in.addFrame(3, true).length = 17;
        in.addFrame(4, false).length = HandFrame.MAX_BYTES;
        in.addRefused(FrameVerdict.values()[1], 2);
        assertRoomFits(in);
        in.addControl(new ControlEvent(ControlEvent.Kind.SHUTDOWN, "手".repeat(5_000), "why", 1));
        in.addControl(new ControlEvent(ControlEvent.Kind.SHUTDOWN, "", "\uD83D\uDE00", -1));
        assertRoomFits(in);
    }

    private static void assertRoomFits(TickInput in) {
        InputCodec codec = new InputCodec();
        assertEquals(codec.encode(in, new ExpandableArrayBuffer(), 0), codec.lengthOf(in));
    }
}
