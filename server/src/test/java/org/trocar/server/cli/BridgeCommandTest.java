package org.trocar.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How {@code trocar bridge} is used, and misused. */
class BridgeCommandTest {
    @ParameterizedTest
    @CsvSource({
        "bridge,                                                            --server",
        "bridge --server nowhere,                                           127.0.0.1:7410",
        "bridge --server localhost:7410 --rate 60,                          90",
        "bridge --server localhost:7410 --script good,                      --device simulated",
        "bridge --server localhost:7410 --device simulated,                 --trace FILE",
        "bridge --server localhost:7410 --device simulated --trace none,    none",
        "bridge --server localhost:7410 --device simulated --script best,   good",
        "bridge --server localhost:7410 --resume-within -1,                 negative"
    })
    void wrongUseIsToldWithWhatToDo(String command, String remedy) {
        Said said = Said.by(command.split(" "));
        assertEquals(2, said.exit(), said.err());
        assertTrue(said.err().contains(remedy), said.err());
    }

    @Test
    void aServerThatIsNotThereIsToldInALine() {
        Said said = Said.by("bridge", "--server", "127.0.0.1:1", "--device", "simulated", "--script", "good", "--json");
        assertEquals(1, said.exit(), said.err());
        assertTrue(said.err().contains("no server answers"), said.err());
    }

    @Test
    void aServerThatIsNotThereIsToldBeforeAnybodyPutsTheHeadsetOn() throws IOException {
        Said said = Said.by("bridge", "--server", "127.0.0.1:1", "--json");
        assertEquals(1, said.exit(), said.err());
        assertTrue(said.json().at("/error/message").asText().contains("no server answers"), said.out());
    }

    @Test
    void theDoctorSaysWhetherAHeadsetCouldBeUsedAndWhatToDo() throws IOException {
        Said said = Said.by("bridge", "doctor", "--json");
        JsonNode answer = said.json();
        assertEquals(answer.get("usable").asBoolean() ? 0 : 1, said.exit());
        assertTrue(answer.get("findings").size() > 0, said.out());
        JsonNode first = answer.get("findings").get(0);
        assertEquals("loader", first.get("subject").asText());
        assertTrue(Said.by("bridge", "doctor").out().contains("eadset can be used"));
    }
}
