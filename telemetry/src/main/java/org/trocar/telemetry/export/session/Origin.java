package org.trocar.telemetry.export.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Where an export's numbers come from and how they are to be read, as keys and values in a fixed order: JSON values or null. */
public record Origin(Map<String, Object> values) {
    /** Goes with every set of files. The figure is that of arXiv 2302.08927. */
    public static final String PRIVACY =
            "Motion remains identifying: 94 % of 55,541 people were recognised from 100 seconds of their head and hand motion"
                    + " (arXiv 2302.08927). Pseudonyms, lower fidelity and de-identification reduce the risk and do not remove it;"
                    + " treat these files as personal data.";

    /** The same values and one more at the end. */
    public Origin with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(key, value);
        return new Origin(more);
    }

    /** Values as text, those that are null left out. */
    public Map<String, String> asText() {
        return values.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString(), (a, b) -> b, LinkedHashMap::new));
    }
}
