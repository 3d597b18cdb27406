package org.trocar.server.monitor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * {@code /metrics} for Prometheus, {@code /healthz} and {@code /readyz} for whoever starts and stops servers: 200 when all is well, else 503
 * and why. It answers two at a time, and gives up on whoever takes longer than five seconds to ask.
 */
public final class MonitorServer implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int WAITING_CONNECTIONS = 16;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final String TEXT = "text/plain; charset=utf-8";

    private final HttpServer http;
    private final ExecutorService threads;
    private final ServerMetrics metrics;
    private final Readiness readiness;

    private record Answer(int status, String contentType, byte[] body) {
        static Answer text(int status, String line) {
            return new Answer(status, TEXT, (line + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @FunctionalInterface
    private interface Page {
        Answer now() throws IOException;
    }

    private MonitorServer(HttpServer http, ExecutorService threads, ServerMetrics metrics, Readiness readiness) {
        this.http = http;
        this.threads = threads;
        this.metrics = metrics;
        this.readiness = readiness;
    }

    /**
     * Listens and answers from here on.
     *
     * @throws IOException when it cannot listen there
     */
    public static MonitorServer start(
            InetSocketAddress address, ServerMetrics metrics, Readiness readiness, ThreadFactory factory)
            throws IOException {
        limit("sun.net.httpserver.maxReqTime", 5);
        limit("sun.net.httpserver.maxRspTime", 10);
        limit("jdk.httpserver.maxConnections", 32);
        HttpServer http = listen(address);
        MonitorServer server =
                new MonitorServer(http, Executors.newFixedThreadPool(THREADS, factory), metrics, readiness);
        http.setExecutor(server.threads);
        server.serve("/metrics", server::metrics);
        server.serve("/healthz", server::health);
        server.serve("/readyz", server::ready);
        http.start();
        return server;
    }

    /** The JDK's server takes its limits from here. */
    private static void limit(String property, int value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(value));
        }
    }

    private static HttpServer listen(InetSocketAddress address) throws IOException {
        try {
            return HttpServer.create(address, WAITING_CONNECTIONS);
        } catch (IOException e) {
            throw new IOException(
                    "cannot listen on " + address.getHostString() + ":" + address.getPort() + " for metrics ("
                            + e.getMessage() + "); choose another --metrics-port, or 0 for a free one",
                    e);
        }
    }

    private void serve(String path, Page page) {
        http.createContext(path, exchange -> {
            try (exchange) {
                answer(exchange, path, page);
            }
        });
    }

    private static void answer(HttpExchange exchange, String path, Page page) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (!head && !exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            exchange.sendResponseHeaders(405, -1);
        } else if (!exchange.getRequestURI().getPath().equals(path)) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            send(exchange, page.now(), head);
        }
    }

    private static void send(HttpExchange exchange, Answer answer, boolean head) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), head ? -1 : answer.body().length);
        if (!head) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    private Answer metrics() throws IOException {
        return new Answer(OK, ServerMetrics.CONTENT_TYPE, metrics.text());
    }

    private Answer health() {
        return readiness.live()
                ? Answer.text(OK, "live")
                : Answer.text(UNAVAILABLE, "a thread that sessions need has ended; start the server anew");
    }

    private Answer ready() {
        Optional<String> obstacle = readiness.obstacle();
        return obstacle.isEmpty() ? Answer.text(OK, "ready") : Answer.text(UNAVAILABLE, "not ready: " + obstacle.get());
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return http.getAddress();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
