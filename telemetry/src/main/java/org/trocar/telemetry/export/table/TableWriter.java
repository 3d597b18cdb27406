package org.trocar.telemetry.export.table;

import java.io.Closeable;
import java.io.IOException;

/** Writes one table, value by value in the order of its columns. NaN, infinity, null and empty text are missing values. */
public sealed interface TableWriter extends Closeable permits TextTable, ParquetTable {
    void put(long value) throws IOException;

    void put(int value) throws IOException;

    void put(float value) throws IOException;

    void put(double value) throws IOException;

    void put(boolean value) throws IOException;

    void put(String value) throws IOException;

    /** Leaves values out. */
    void skip(int columns) throws IOException;

    void endRow() throws IOException;

    long rows();
}
