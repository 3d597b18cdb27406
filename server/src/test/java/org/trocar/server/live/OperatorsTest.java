package org.trocar.server.live;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorsTest {
    @Test
    void nobodyLooksLikeAnOperatorOrTheServer() {
        for (String name : List.of(
                "operator:tech-1", " operator:tech-1", "Operator:tech-1", "opera\u200btor:x", "operator\u00a0:x")) {
            assertTrue(Operators.isAuthor(name), name);
        }
        assertTrue(Operators.isServer(" SERVER "));
        assertFalse(Operators.isAuthor("instructor: Ada"));
        assertFalse(Operators.isServer("server room"));
    }

    @Test
    void whatSteersATerminalIsFound() {
        assertTrue(Operators.hasControlCharacters("a\nb"));
        assertTrue(Operators.hasControlCharacters("\u001b[2J"));
        assertFalse(Operators.hasControlCharacters("Zoë lässt los, 大丈夫"));
    }
}
