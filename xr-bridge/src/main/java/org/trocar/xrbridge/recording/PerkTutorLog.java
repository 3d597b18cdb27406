package org.trocar.xrbridge.recording;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.trocar.xrbridge.trace.RecordingException;

/** The entries of a Perk Tutor log, one after the other. */
final class PerkTutorLog implements Closeable {
    private static final String REMEDY = "record it again, or copy it again";
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Path file;
    private final BufferedReader in;
    private final XMLStreamReader xml;

    /** One tool at one time. */
    record Entry(long nanos, String device, ToolMatrix matrix) {}

    PerkTutorLog(Path file, BufferedReader in) throws RecordingException {
        this.file = file;
        this.in = in;
        try {
            xml = factory().createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** Entities and document types have no place in a log: they could make us read other files. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** The next matrix of the log; null at its end. Entries that are no transforms, such as messages, are passed over. */
    Entry next() throws RecordingException {
        try {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("log")
                        && "transform".equals(xml.getAttributeValue(null, "type"))) {
                    return entry();
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    RecordingException wrong(String field, String problem) {
        return new RecordingException(file, xml.getLocation().getLineNumber(), field, problem, REMEDY);
    }

    private Entry entry() throws RecordingException {
        long nanos = whole("TimeStampSec") * NANOS_PER_SECOND + whole("TimeStampNSec");
        ToolMatrix matrix = new ToolMatrix();
        String[] numbers = attribute("transform").strip().split("\\s+");
        if (numbers.length != ToolMatrix.CELLS) {
            throw wrong("transform", "has " + numbers.length + " numbers, not " + ToolMatrix.CELLS);
        }
        for (int i = 0; i < ToolMatrix.CELLS; i++) {
            matrix.cells[i] = number(numbers[i]);
        }
        return new Entry(nanos, attribute("DeviceName"), matrix);
    }

    private String attribute(String name) throws RecordingException {
        String value = xml.getAttributeValue(null, name);
        if (value == null) {
            throw wrong(name, "is missing");
        }
        return value;
    }

    private long whole(String name) throws RecordingException {
        String text = attribute(name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw wrong(name, "'" + text + "' is not a whole number");
        }
    }

    private double number(String text) throws RecordingException {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw wrong("transform", "'" + text + "' is not a number");
        }
        if (!Double.isFinite(value)) {
            throw wrong("transform", "'" + text + "' is not a finite number");
        }
        return value;
    }

    private RecordingException broken(XMLStreamException e) {
        return new RecordingException(
                file,
                e.getLocation() == null ? 1 : e.getLocation().getLineNumber(),
                "XML",
                "it is broken or ends early",
                REMEDY);
    }
}
