package org.trocar.core.scenario;

import java.util.List;

/**
 * One operation as read from its file, everything in SI units and the field's frame.
 *
 * @param id names the scenario on the wire and in journals
 * @param version raised whenever the file's meaning changes
 * @param title for people
 * @param instruction what the trainee is asked to do
 * @param board the board and its pegs
 * @param ring what each ring is
 * @param grasper what each grasper is
 * @param ports where the graspers enter
 * @param home where the closed jaws' tips are when the hands are at their start, for the right hand; the left mirrors it in x
 * @param rubric how the run is scored
 * @param cues the coach's rules
 * @param texts the words of the language it is trained in; {@link Texts#NONE} until one is chosen
 */
public record Scenario(
        String id,
        int version,
        String title,
        String instruction,
        PegBoard board,
        RingSpec ring,
        GrasperSpec grasper,
        Ports ports,
        Home home,
        Rubric rubric,
        List<CueRule> cues,
        Texts texts) {

    public Scenario {
        cues = List.copyOf(cues);
    }

    /** In no language yet. */
    public Scenario(
            String id,
            int version,
            String title,
            String instruction,
            PegBoard board,
            RingSpec ring,
            GrasperSpec grasper,
            Ports ports,
            Home home,
            Rubric rubric,
            List<CueRule> cues) {
        this(id, version, title, instruction, board, ring, grasper, ports, home, rubric, cues, Texts.NONE);
    }

    /** The same operation in the words of a language. Cues whose words are in the scenario's own file keep them. */
    public Scenario speaking(Texts language) {
        List<CueRule> worded = cues.stream()
                .map(rule -> rule.text().equals(rule.textKey()) ? rule.saying(language.of(rule.textKey())) : rule)
                .toList();
        return new Scenario(
                id, version, title, instruction, board, ring, grasper, ports, home, rubric, worded, language);
    }

    /** A point of the field, metres. */
    public record Home(double xMetres, double yMetres, double zMetres) {}
}
