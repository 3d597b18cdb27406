package org.trocar.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SharesTest {
    private final Shares shares = new Shares(64);

    private int takeAll(String holder) {
        int taken = 0;
        while (shares.take(holder) == Shares.Answer.TAKEN) {
            taken++;
        }
        return taken;
    }

    @Test
    void whoTakesAllItCanGetsHalf() {
        assertEquals(32, takeAll("greedy"));
        assertEquals(Shares.Answer.SHARE_TAKEN, shares.take("greedy"));
        assertEquals(Shares.Answer.TAKEN, shares.take("other"));
    }

    @Test
    void severalWhoTakeAllTheyCanLeaveSomethingToOthers() {
        assertEquals(32, takeAll("one"));
        assertEquals(16, takeAll("two"));
        assertEquals(8, takeAll("three"));
        assertEquals(Shares.Answer.TAKEN, shares.take("other"));
    }

    @Test
    void manyWithOneEachFillAllPlaces() {
        for (int i = 0; i < 64; i++) {
            assertEquals(Shares.Answer.TAKEN, shares.take("headset " + i));
        }
        assertEquals(Shares.Answer.NONE_LEFT, shares.take("headset 64"));
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() throws InterruptedException {
        takeAll("greedy");
        assertFalse(shares.awaitAllBack(Duration.ZERO));
        for (int i = 0; i < 32; i++) {
            shares.giveBack("greedy");
        }
        assertTrue(shares.awaitAllBack(Duration.ZERO));
        assertEquals(32, takeAll("another"));
    }

    @Test
    void aMachineIsOneHolderHoweverManyConnectionsItMakes() throws Exception {
        assertEquals(holder("192.0.2.7", 1000), holder("192.0.2.7", 2000));
        assertNotEquals(holder("192.0.2.7", 1000), holder("192.0.2.8", 1000));
        assertEquals(holder("2001:db8::1", 1000), holder("2001:db8::2", 1000));
        assertNotEquals(holder("2001:db8::1", 1000), holder("2001:db8:0:1::1", 1000));
    }

    @Test
    void onTheServersOwnMachineEveryConnectionIsAHolder() throws Exception {
        assertNotEquals(holder("127.0.0.1", 1000), holder("127.0.0.1", 2000));
        assertNotEquals(holder("::1", 1000), holder("::1", 2000));
    }

    private static String holder(String address, int port) throws Exception {
        return Holder.of(new InetSocketAddress(InetAddress.getByName(address), port));
    }
}
