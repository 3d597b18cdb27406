package org.trocar.server.log;

import java.util.logging.LogManager;

/** The JDK's stops logging as soon as the process is told to stop; a server has most to say after that. */
public final class LastingLogManager extends LogManager {
    /** For the JDK, which makes it by its name. */
    public LastingLogManager() {}

    @Override
    public void reset() {}
}
