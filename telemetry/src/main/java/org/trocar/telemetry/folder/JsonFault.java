package org.trocar.telemetry.folder;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.util.stream.Collectors;

/** What is wrong with a JSON text, in words that name its keys and values and nothing of the program that reads it. */
public final class JsonFault {
    private JsonFault() {}

    /** A clause that goes on from the file's name and a colon. */
    public static String of(JsonProcessingException fault) {
        if (fault instanceof StreamReadException) {
            JsonLocation at = fault.getLocation();
            return "it is not JSON" + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr());
        }
        if (fault.getCause() instanceof IllegalArgumentException own && own.getMessage() != null) {
            return own.getMessage();
        }
        String key = fault instanceof JsonMappingException mapping ? key(mapping) : "";
        if (fault instanceof InvalidFormatException format) {
            return key + " is \"" + format.getValue() + "\", which it cannot be";
        }
        return key.isEmpty() ? "it does not hold what it must" : key + " is missing, or is not what it must be";
    }

    private static String key(JsonMappingException fault) {
        return fault.getPath().stream()
                .map(Reference::getFieldName)
                .filter(name -> name != null)
                .collect(Collectors.joining("."));
    }
}
