package org.trocar.xrbridge.scripted;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.trocar.core.hands.Hand;

/**
 * Everything a scripted trainee is told: the same script against the same server makes the same frames.
 *
 * @param seed of tremor, swerves and pauses
 * @param dominant the trainee's dominant hand
 * @param skill how it moves
 * @param conduct what it does
 * @param mistakes what goes wrong on purpose
 * @param stopAfterTransfers ends the run once so many rings are placed; 12 and above never
 * @param patienceSeconds ends the run after so much operating time
 * @param mirrored whether the whole person is mirrored left to right, hands swapped; the session's dominant hand is then
 *     {@link #streamedDominant}
 */
public record Script(
        long seed,
        Hand dominant,
        Skill skill,
        Conduct conduct,
        List<Mistake> mistakes,
        int stopAfterTransfers,
        double patienceSeconds,
        boolean mirrored) {

    private static final int NEVER = Integer.MAX_VALUE;
    /** Longer than any rubric's cutoff: the server ends the run first. */
    private static final double LONG = 600;

    private static final int POOR_MISTAKES = 4;

    public Script {
        mistakes = List.copyOf(mistakes);
    }

    /** A right-handed trainee who does everything properly. */
    public static Script good(long seed) {
        return new Script(seed, Hand.RIGHT, Skill.GOOD, Conduct.OPERATE, List.of(), NEVER, LONG, false);
    }

    /** A right-handed trainee who is slow and makes a few mistakes, none of them critical; the seed chooses which. */
    public static Script poor(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Mistake> mistakes = new ArrayList<>();
        Mistake.Kind[] kinds = {
            Mistake.Kind.DROP_IN_VIEW,
            Mistake.Kind.WRONG_HAND_FIRST,
            Mistake.Kind.PUT_DOWN_ON_BOARD,
            Mistake.Kind.PUT_DOWN_ON_PEG,
            Mistake.Kind.CLOSE_ON_NOTHING
        };
        for (int i = 0; i < POOR_MISTAKES; i++) {
            mistakes.add(new Mistake(kinds[random.nextInt(kinds.length)], 3 * i + random.nextInt(3)));
        }
        return new Script(seed, Hand.RIGHT, Skill.POOR, Conduct.OPERATE, mistakes, NEVER, LONG, false);
    }

    public Script withSkill(Skill newSkill) {
        return new Script(seed, dominant, newSkill, conduct, mistakes, stopAfterTransfers, patienceSeconds, mirrored);
    }

    public Script withDominant(Hand hand) {
        return new Script(seed, hand, skill, conduct, mistakes, stopAfterTransfers, patienceSeconds, mirrored);
    }

    public Script withMistakes(Mistake... newMistakes) {
        return new Script(
                seed, dominant, skill, conduct, List.of(newMistakes), stopAfterTransfers, patienceSeconds, mirrored);
    }

    /** Does something else than operate, for so long. */
    public Script withConduct(Conduct newConduct, double seconds) {
        return new Script(seed, dominant, skill, newConduct, mistakes, stopAfterTransfers, seconds, mirrored);
    }

    public Script stoppingAfter(int transfers) {
        return new Script(seed, dominant, skill, conduct, mistakes, transfers, patienceSeconds, mirrored);
    }

    public Script withMirror() {
        return new Script(seed, dominant, skill, conduct, mistakes, stopAfterTransfers, patienceSeconds, !mirrored);
    }

    /** The dominant hand as the server sees it. */
    public Hand streamedDominant() {
        return mirrored ? dominant.other() : dominant;
    }

    boolean makes(Mistake.Kind kind, int transfer) {
        return mistakes.contains(new Mistake(kind, transfer));
    }
}
