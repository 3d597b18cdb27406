package org.trocar.telemetry.export.table;

/**
 * A table's column.
 *
 * @param name with its unit
 * @param type in SQL
 */
record Column(String name, Type type) {
    /** The types a table may have, by their SQL names. */
    enum Type {
        BIGINT,
        INTEGER,
        FLOAT,
        DOUBLE,
        BOOLEAN,
        VARCHAR
    }
}
