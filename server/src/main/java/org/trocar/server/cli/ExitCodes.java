package org.trocar.server.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** How the command ends. */
final class ExitCodes {
    static final int DONE = 0;
    /** The answer is no: not identical, not found, not graded, refused. */
    static final int NO = 1;

    /** What was typed cannot be carried out as it stands. */
    static final int WRONG_USAGE = 2;

    private ExitCodes() {}

    /** As every command's help explains them. */
    static Map<String, String> explained() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(Integer.toString(DONE), "done");
        codes.put(
                Integer.toString(NO),
                "the answer is no: not found, refused, not identical, damaged, failed on the way");
        codes.put(
                Integer.toString(WRONG_USAGE),
                "wrong use: an unknown option, a bad value, one that is missing, an input file that is not there");
        return codes;
    }
}
