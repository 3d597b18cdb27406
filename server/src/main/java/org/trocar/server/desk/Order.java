package org.trocar.server.desk;

import org.trocar.protos.v1.DirectRequest;
import org.trocar.protos.v1.Direction;

/**
 * What is to be done with a session.
 *
 * @param author who does it
 * @param text why; for a message, what the trainee is told
 */
public record Order(String sessionId, Direction direction, String author, String text) {
    DirectRequest request() {
        return DirectRequest.newBuilder()
                .setSessionId(sessionId)
                .setDirection(direction)
                .setAuthor(author)
                .setText(text)
                .build();
    }
}
