package org.trocar.server.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.trocar.server.DataLock;
import org.trocar.server.PortHolder;
import org.trocar.server.doctor.Doctor.Plan;
import org.trocar.xrbridge.openxr.Finding;

/** Whether a server could listen where it is to. */
final class PortExamination {
    private PortExamination() {}

    static Finding finding(Plan plan) {
        String place = plan.host() + ":" + plan.port();
        try (ServerSocket socket = new ServerSocket()) {
            // As the server does: a port whose connections only just ended is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(plan.host()), plan.port()));
            return Finding.fine("port", place + " is free to listen on.");
        } catch (IOException e) {
            return isOurs(plan)
                    ? Finding.fine("port", place + " is taken by the server that uses the data folder.")
                    : Finding.problem(
                            "port",
                            "A server cannot listen on " + place + " (" + e.getMessage() + ")."
                                    + PortHolder.of(plan.port())
                                            .map(holder -> " It is taken by " + holder + ".")
                                            .orElse(""),
                            "Choose another with --port, or see who has it: ss -ltnp 'sport = :" + plan.port() + "'");
        }
    }

    private static boolean isOurs(Plan plan) {
        try {
            return DataLock.holder(plan.data())
                    .filter(holder -> holder.address().endsWith(":" + plan.port()))
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
