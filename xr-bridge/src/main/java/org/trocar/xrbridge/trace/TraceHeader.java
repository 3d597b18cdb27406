package org.trocar.xrbridge.trace;

import java.util.List;
import java.util.Locale;

/**
 * What a trace says about itself in its first line, besides the units and frame that are the same in every trace.
 *
 * @param device what recorded the hands, for people
 * @param source where the recording comes from: package, version and file, or the file's name
 * @param licence under which it may be used, or that it does not say
 * @param missing what the recording lacks, one item each; none of it is made up in the frames
 * @param notes what else a reader must know, such as how values were converted
 * @param grips what the grip poses in its frames are of
 */
public record TraceHeader(
        String device, String source, String licence, List<String> missing, List<String> notes, Grips grips) {
    /** What a hand holds. */
    public enum Grips {
        CONTROLLER,
        /** A tracked tool without buttons, such as a stylus. */
        TOOL;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public TraceHeader {
        missing = List.copyOf(missing);
        notes = List.copyOf(notes);
    }

    /** Of a recording whose grip poses, if it has any, are controllers'. */
    public TraceHeader(String device, String source, String licence, List<String> missing, List<String> notes) {
        this(device, source, licence, missing, notes, Grips.CONTROLLER);
    }

    /** The same recording, its grip poses being those of tools. */
    public TraceHeader ofTools() {
        return new TraceHeader(device, source, licence, missing, notes, Grips.TOOL);
    }

    /** The same recording, with where it comes from spelt out. */
    public TraceHeader from(String newSource, String newLicence) {
        return new TraceHeader(device, newSource, newLicence, missing, notes, grips);
    }
}
