package org.trocar.telemetry.report;

import java.util.List;
import java.util.Optional;
import org.trocar.core.grade.ClosingSummary;
import org.trocar.core.grade.Explanation;
import org.trocar.core.grade.RuledGrade;
import org.trocar.core.scenario.Rubric;
import org.trocar.core.scenario.Scenario;
import org.trocar.core.uncertainty.ErrorBars;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.folder.StoredManifest;
import org.trocar.telemetry.grade.GradeDocument;
import org.trocar.telemetry.rulings.Standing;

/**
 * All that a report tells of one session: a function of its folder, the rulings about it and the engine.
 *
 * @param grade the one that counts
 * @param rubric it was made by
 * @param ruled what rulings on its errors and its verdict make of it
 * @param summary of that grade, by that rubric
 * @param standing what rulings have made of the session
 * @param gradeIsStored false when the session was never graded, and its grade was made for this report
 * @param signer fingerprint of the key that the stored grade is signed with; empty when it is signed by nobody, or not the one shown
 * @param explained whether the explanation is of this very grade; otherwise of the one that this engine makes by the same rubric
 * @param explanation where every point comes from
 * @param bars how far the values can be off of the grade that is explained, and why one has no interval
 * @param tooNoisy whether a hand's movements cannot be told from stillness, by {@link org.trocar.core.hands.Hand}'s order
 * @param scenes the field at each critical error
 * @param progress the learner's, as SVG; empty when nothing is known of it
 * @param damage what is wrong with the record
 */
record SessionReport(
        StoredManifest manifest,
        Scenario scenario,
        GradeDocument grade,
        Rubric rubric,
        RuledGrade ruled,
        ClosingSummary summary,
        Standing standing,
        boolean gradeIsStored,
        Optional<String> signer,
        boolean explained,
        Explanation explanation,
        ErrorBars bars,
        Story story,
        Motion motion,
        List<Boolean> tooNoisy,
        List<Scene> scenes,
        Optional<String> progress,
        List<Damage> damage) {

    SessionReport {
        tooNoisy = List.copyOf(tooNoisy);
        scenes = List.copyOf(scenes);
        damage = List.copyOf(damage);
    }
}
