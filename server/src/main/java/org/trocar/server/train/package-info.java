/** The Train stream: what comes in from one client, and what becomes of it. Start reading at {@code TrainStream}. */
package org.trocar.server.train;
