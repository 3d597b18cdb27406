package org.trocar.xrbridge.recording;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trocar.core.hands.Hand;
import org.trocar.core.hands.HandFrame;
import org.trocar.xrbridge.trace.FrameSource;
import org.trocar.xrbridge.trace.RecordingException;
import org.trocar.xrbridge.trace.TraceHeader;

/** The frames in the header of a sequence metafile. */
final class PlusSequenceSource implements FrameSource {
    static final String FRAME = "Seq_Frame";

    private static final Pattern FIELD = Pattern.compile(FRAME + "(\\d+)_(\\w+) *= *(.*)");
    /** What the header ends with; pictures follow. */
    private static final String END = "ElementDataFile";

    private static final String TRANSFORM = "Transform";
    private static final String REMEDY = "record it again, or copy it again";

    private final Path file;
    private final BufferedReader in;
    private final TraceHeader header;
    private final FrameClock clock = new FrameClock();
    private final ToolMatrix matrix = new ToolMatrix();
    private final TreeMap<String, Field> fields = new TreeMap<>();
    private Matcher ahead;
    private long line;

    /** What a field is, and in which line it stands. */
    private record Field(String text, long line) {}

    PlusSequenceSource(Path file, BufferedReader in, TraceHeader header) throws IOException {
        this.file = file;
        this.in = in;
        this.header = header;
        advance();
    }

    @Override
    public TraceHeader header() {
        return header;
    }

    @Override
    public boolean next(HandFrame frame) throws IOException {
        if (ahead == null) {
            return false;
        }
        gather();
        Field time = field("Timestamp");
        long nanos = Math.round(number("Timestamp", time.text, time.line) * 1e9);
        if (!clock.rises(nanos)) {
            throw wrong("Timestamp", time.line, "the time does not come after the frame before");
        }
        clock.begin(frame, nanos);
        boolean held = false;
        for (String name : fields.keySet()) {
            Optional<Hand> hand = name.endsWith(TRANSFORM) ? HeldTools.hand(name) : Optional.empty();
            if (hand.isPresent() && !frame.controller(hand.get()).present()) {
                held = true;
                fill(frame, hand.get(), name);
            }
        }
        if (!held) {
            throw wrong(
                    TRANSFORM,
                    time.line,
                    HeldTools.none(fields.keySet().stream().toList()));
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void fill(HandFrame frame, Hand hand, String name) throws RecordingException {
        Field status = field(name + "Status");
        if (!PlusStatus.of(status.text)
                .orElseThrow(() -> wrong(name + "Status", status.line, PlusStatus.unknown(status.text)))) {
            return;
        }
        Field cells = field(name);
        String[] numbers = cells.text.strip().split("\\s+");
        if (numbers.length != ToolMatrix.CELLS) {
            throw wrong(name, cells.line, "has " + numbers.length + " numbers, not " + ToolMatrix.CELLS);
        }
        for (int i = 0; i < ToolMatrix.CELLS; i++) {
            matrix.cells[i] = number(name, numbers[i], cells.line);
        }
        Optional<String> fault = matrix.fault();
        if (fault.isPresent()) {
            throw wrong(name, cells.line, fault.get());
        }
        matrix.fill(frame.controller(hand), Axes.Y_UP);
    }

    /** All fields of the next frame. */
    private void gather() throws IOException {
        fields.clear();
        String number = ahead.group(1);
        while (ahead != null && ahead.group(1).equals(number)) {
            fields.put(ahead.group(2), new Field(ahead.group(3), line));
            advance();
        }
    }

    /** To the next field of any frame. */
    private void advance() throws IOException {
        while (true) {
            String text = in.readLine();
            line++;
            if (text == null) {
                throw wrong(END, line, "the header ends early");
            }
            Matcher field = FIELD.matcher(text);
            if (field.matches() || text.startsWith(END)) {
                ahead = text.startsWith(END) ? null : field;
                return;
            }
        }
    }

    private Field field(String name) throws RecordingException {
        Field field = fields.get(name);
        if (field == null) {
            throw wrong(name, line, "the frame before this line lacks it");
        }
        return field;
    }

    private double number(String name, String text, long at) throws RecordingException {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw wrong(name, at, "'" + text + "' is not a number");
        }
        if (!Double.isFinite(value)) {
            throw wrong(name, at, "'" + text + "' is not a finite number");
        }
        return value;
    }

    private RecordingException wrong(String field, long at, String problem) {
        return new RecordingException(file, at, field, problem, REMEDY);
    }
}
