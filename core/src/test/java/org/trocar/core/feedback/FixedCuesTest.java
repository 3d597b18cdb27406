package org.trocar.core.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trocar.core.hands.Hand;
import org.trocar.core.math.Vec3;
import org.trocar.core.world.EventKind;

/** The rules of schema 1 say what they always said: the list was written by the coach that knew those rules and no others. */
class FixedCuesTest {
    private static final EventKind[] HAPPENINGS = {
        EventKind.DROPPED_IN_VIEW,
        EventKind.LIFTED_BY_WRONG_HAND,
        EventKind.CLOSED_ON_NOTHING,
        EventKind.DROPPED_OUT_OF_VIEW,
        EventKind.GRASPED
    };

    @Test
    void theRulesOfSchema1GiveTheSameCuesAtTheSameTicksAsEver() throws IOException {
        List<String> said = new ArrayList<>();
        for (double mastery : new double[] {0, 0.6, 0.8}) {
            restless(mastery, said);
        }
        try (InputStream in = FixedCuesTest.class.getResourceAsStream("/fixed-cues.txt")) {
            String expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(expected.lines().toList(), said);
        }
    }

    /** Some minutes in which all comes that can: losses, hurry, stillness, pauses and mistakes, alone and together. */
    private static void restless(double mastery, List<String> said) {
        Coached trainee = new Coached(new Guidance(false, mastery), 5);
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            Hand hand = random.nextBoolean() ? Hand.LEFT : Hand.RIGHT;
            trainee.at(hand, random.nextInt(3) == 0 ? 0.2 : 0.06, 0.03, 0).speed(hand, random.nextDouble() * 0.2);
            trainee.tracked(hand, random.nextInt(3) > 0)
                    .idle(random.nextInt(12))
                    .running(random.nextInt(20) > 0);
            if (random.nextInt(2) == 0) {
                EventKind kind = HAPPENINGS[random.nextInt(HAPPENINGS.length)];
                trainee.events.add(kind, random.nextInt(9) == 0 ? null : hand, random.nextInt(6), 0, new Vec3(i, 2, 3));
            }
            for (String cue : trainee.tickFor(0.02 + random.nextDouble())) {
                said.add(mastery + " " + i + " " + cue);
            }
        }
        for (Withheld reason : Withheld.values()) {
            said.add(mastery + " " + reason + " " + trainee.coach.withheld(reason));
        }
        said.add(mastery + " number " + trainee.lastSequence);
    }
}
