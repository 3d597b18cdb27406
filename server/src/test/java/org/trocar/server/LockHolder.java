package org.trocar.server;

import java.nio.file.Path;

/** A process that holds a data folder until it is killed. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] args) throws Exception {
        DataLock.take(Path.of(args[0])).listensAt("127.0.0.1:9");
        System.out.println("locked");
        Thread.currentThread().join();
    }
}
