package org.trocar.xrbridge.client;

import java.util.Optional;
import org.trocar.protos.v1.Ended;
import org.trocar.protos.v1.Grade;
import org.trocar.protos.v1.Opened;

/**
 * How a run ended.
 *
 * @param opened what the server agreed to, with the session's id
 * @param framesSent how many frames were sent
 * @param ended why the stream ended
 * @param grade absent when the server sent none
 */
public record RunOutcome(Opened opened, long framesSent, Ended ended, Optional<Grade> grade) {}
