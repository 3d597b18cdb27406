package org.trocar.benchmarks.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What a server says of itself at {@code /metrics}.
 *
 * @param values by name with labels, as they stand there
 */
record MetricsPage(Map<String, Double> values) {
    static MetricsPage of(InetSocketAddress server) throws IOException {
        URI page = URI.create("http://" + server.getHostString() + ":" + server.getPort() + "/metrics");
        try (InputStream in = page.toURL().openStream()) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static MetricsPage parse(String text) {
        Map<String, Double> values = new HashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int space = line.lastIndexOf(' ');
            values.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
        });
        return new MetricsPage(values);
    }

    /** @throws IllegalArgumentException when the server says no such thing, so that no figure is taken for none */
    double of(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the server's metrics have no " + name);
        }
        return value;
    }
}
