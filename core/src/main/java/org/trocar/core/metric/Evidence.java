package org.trocar.core.metric;

/**
 * What is known of the metrics' validity: who was measured, how many (n) and what came of it. Found in the papers' own abstracts; effect
 * sizes only where a source gives one.
 */
final class Evidence {
    static final String NONE = "no validity evidence known to us";
    static final String CONTEXT = NONE + "; helps to read the others";

    static final String HOFSTAD =
            "n = 32 (7 experts, 14 intermediates, 11 novices), labyrinth task: time and amount of movement told novices"
                    + " from the others, bimanual dexterity the experts (Hofstad 2013, doi 10.1007/s00464-012-2524-9)";
    static final String OROPESA =
            "n = 42 (4 experts, 22 residents, 16 novices), three tasks: time, path and depth told them apart on all"
                    + " three, smoothness on a bimanual and idle time on a tactical one (Oropesa 2013, doi 10.1177/1553350612459808)";
    static final String PEGS = "n = 42, peg transfer in a box: 7 of 10 motion metrics told levels apart (Oropesa 2013,"
            + " doi 10.1007/s00464-012-2513-z); but n = 48 with pegs in another box: no or limited difference (Våpenstad et al., Optimal timing of"
            + " assessment tasks)";
    static final String CHMARRA =
            "n = 31: six motion metrics together put 23 into the right of three levels (Chmarra 2010,"
                    + " doi 10.1007/s00464-009-0721-y); none by itself";
    static final String DATTA =
            "n = 51 surgeons of four levels, two open tasks, movements and time measured (Datta 2001,"
                    + " doi 10.1016/s1072-7515(01)01041-9); n = 11: fewer movements of experts than of novices (Am. Surg. 2016)";
    static final String D_ANGELO =
            "n = 15 (6 attendings, 4 residents, 5 students), open suturing: attendings had fewer idle periods in three"
                    + " steps, p < .001 (D'Angelo 2015, doi 10.1016/j.amjsurg.2014.12.013); d ≈ 0.7–0.8 over studies, n not pooled";
    static final String JERK =
            "n = 18 (4 surgeons, 5 residents, 9 novices), three laparoscopic tasks with pegs among them: the logarithmic"
                    + " dimensionless jerk told levels apart, mean jerk did not (doi 10.3390/s23063146); against it, raters of 16 people's tracing on a"
                    + " screen preferred the jerkier (r = −0.28)";
    static final String MEAN_JERK = "against it: n = 18, mean jerk did not tell levels apart (doi 10.3390/s23063146)";
    static final String SMOOTHNESS =
            "sound as a measure of smoothness (doi 10.1186/s12984-015-0090-9); for surgery n = 20, endovascular: smoothness"
                    + " of the catheter's tip went with raters' scores (Estrada 2014, IEEE SMC)";
    static final String TREMOR =
            "n = 16, microsurgery: smaller with experience when working with one hand (Mürbe 2001, Tremor in"
                    + " otosurgery); none for laparoscopy";
    static final String FORCE =
            "measured, not simulated force: n = 32 (11 experts, 21 novices), suturing: 9 of 16 force measures differed"
                    + " (Horeman 2012, doi 10.1109/TOH.2011.60); n = 34: peak and mean force fall with experience (doi 10.1089/end.2017.0894)";
    static final String ERRORS =
            "12 randomised trials, n = 239: training to a level set by errors and steps made 60 % fewer errors"
                    + " (Mazzone 2021, doi 10.1097/SLA.0000000000004650)";
    static final String TIME =
            "time told levels apart with n = 32 (Hofstad 2013, doi 10.1007/s00464-012-2524-9) and n = 42 (Oropesa 2013,"
                    + " doi 10.1177/1553350612459808); never graded without outcome and errors: hurry looks like skill";
    static final String PATH = OROPESA + "; " + PEGS + "; d ≈ 0.8–1.2 over studies, n not pooled";
    static final String PEAKS =
            "against it: raters of 16 people's tracing on a screen preferred more peaks (r = +0.58)";

    private Evidence() {}
}
