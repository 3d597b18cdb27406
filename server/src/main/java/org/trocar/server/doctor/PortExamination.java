package org.trocar.server.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trocar.server.DataLock;
import org.trocar.server.PortHolder;
import org.trocar.server.doctor.Doctor.Listener;
import org.trocar.server.doctor.Doctor.Plan;
import org.trocar.xrbridge.openxr.Finding;

/** Whether a server could listen where it is to. */
final class PortExamination {
    private final Plan plan;

    PortExamination(Plan plan) {
        this.plan = plan;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(finding("port", "--port", plan.service()));
        plan.metrics().ifPresent(metrics -> findings.add(metrics(metrics)));
        return List.copyOf(findings);
    }

    private Finding metrics(Listener metrics) {
        return metrics.port() != 0 && metrics.port() == plan.service().port()
                ? Finding.problem(
                        "metrics port",
                        "Sessions and metrics cannot both have port " + metrics.port() + ".",
                        "Choose another with --metrics-port.")
                : finding("metrics port", "--metrics-port", metrics);
    }

    private Finding finding(String subject, String option, Listener listener) {
        String place = listener.host() + ":" + listener.port();
        try (ServerSocket socket = new ServerSocket()) {
            // As the server does: a port whose connections only just ended is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(listener.host()), listener.port()));
            return Finding.fine(subject, place + " is free to listen on.");
        } catch (IOException e) {
            Optional<String> holder = PortHolder.of(listener.port());
            return isOurs(listener.port(), holder)
                    ? Finding.fine(subject, place + " is taken by the server that uses the data folder.")
                    : Finding.problem(
                            subject,
                            "A server cannot listen on " + place + " (" + e.getMessage() + ")."
                                    + holder.map(process -> " It is taken by " + process + ".")
                                            .orElse(""),
                            "Choose another with " + option + ", or see who has it: ss -ltnp 'sport = :"
                                    + listener.port() + "'");
        }
    }

    /** @param holder who has the port, as far as that can be seen */
    private boolean isOurs(int port, Optional<String> holder) {
        try {
            return DataLock.holder(plan.data())
                    .filter(server -> server.address().endsWith(":" + port)
                            || holder.filter(process -> (process + " ").startsWith("process " + server.pid() + " "))
                                    .isPresent())
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
