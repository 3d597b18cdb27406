package org.trocar.server.log;

/** How the log is written: lines for people, or one JSON object a line. */
public enum LogFormat {
    TEXT,
    JSON
}
