package org.trocar.telemetry.progress;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.OptionalDouble;
import org.trocar.core.grade.Verdict;
import org.trocar.core.progress.LoggedAttempt;
import org.trocar.core.scenario.Mode;
import org.trocar.core.session.Provenance;

/** An attempt as a row of the log. */
final class AttemptRow {
    static final String CREATE = """
            CREATE TABLE attempts (
              session TEXT NOT NULL PRIMARY KEY,
              learner TEXT NOT NULL,
              scenario TEXT NOT NULL,
              rubric_sha256 TEXT NOT NULL,
              engine INTEGER NOT NULL,
              mode TEXT NOT NULL,
              provenance TEXT NOT NULL,
              guided_share REAL NOT NULL,
              verdict TEXT NOT NULL,
              score REAL,
              low_confidence INTEGER NOT NULL,
              opened_epoch_millis INTEGER NOT NULL,
              counts INTEGER NOT NULL,
              adopted INTEGER NOT NULL,
              ruled INTEGER NOT NULL,
              asked_in_a_row INTEGER,
              asked_further INTEGER,
              signer TEXT NOT NULL,
              flaw TEXT NOT NULL,
              stamp TEXT NOT NULL
            ) STRICT, WITHOUT ROWID""";
    static final String PUT = "INSERT OR REPLACE INTO attempts VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

    private AttemptRow() {}

    /** @param stamp of its folder as it was read */
    static void put(LoggedAttempt attempt, String stamp, PreparedStatement row) throws SQLException {
        row.setString(1, attempt.session());
        row.setString(2, attempt.learner());
        row.setString(3, attempt.scenario());
        row.setString(4, attempt.rubricSha256());
        row.setInt(5, attempt.engine());
        row.setString(6, attempt.mode().name());
        row.setString(7, attempt.provenance().name());
        row.setDouble(8, attempt.guidedShare());
        row.setString(9, attempt.verdict().name());
        putScore(attempt.score(), row);
        row.setBoolean(11, attempt.lowConfidence());
        row.setLong(12, attempt.openedEpochMillis());
        row.setBoolean(13, attempt.standing().counts());
        row.setBoolean(14, attempt.standing().adopted());
        row.setBoolean(15, attempt.standing().ruled());
        putAsked(attempt.repetitions(), row);
        row.setString(18, attempt.trust().signer().name());
        row.setString(19, attempt.trust().flaw());
        row.setString(20, stamp);
        row.executeUpdate();
    }

    private static void putScore(OptionalDouble score, PreparedStatement row) throws SQLException {
        if (score.isPresent()) {
            row.setDouble(10, score.getAsDouble());
        } else {
            row.setNull(10, Types.REAL);
        }
    }

    private static void putAsked(Optional<LoggedAttempt.Asked> asked, PreparedStatement row) throws SQLException {
        if (asked.isPresent()) {
            row.setInt(16, asked.get().inARow());
            row.setInt(17, asked.get().further());
        } else {
            row.setNull(16, Types.INTEGER);
            row.setNull(17, Types.INTEGER);
        }
    }

    /** @throws IllegalArgumentException when a word in it is none of this version's */
    static LoggedAttempt of(ResultSet row) throws SQLException {
        double score = row.getDouble("score");
        OptionalDouble scored = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(score);
        return new LoggedAttempt(
                row.getString("session"),
                row.getString("learner"),
                row.getString("scenario"),
                row.getString("rubric_sha256"),
                row.getInt("engine"),
                Mode.valueOf(row.getString("mode")),
                Provenance.valueOf(row.getString("provenance")),
                row.getDouble("guided_share"),
                Verdict.valueOf(row.getString("verdict")),
                scored,
                row.getBoolean("low_confidence"),
                row.getLong("opened_epoch_millis"),
                new LoggedAttempt.Standing(
                        row.getBoolean("counts"), row.getBoolean("adopted"), row.getBoolean("ruled")),
                asked(row),
                new LoggedAttempt.Trust(LoggedAttempt.Signer.valueOf(row.getString("signer")), row.getString("flaw")));
    }

    private static Optional<LoggedAttempt.Asked> asked(ResultSet row) throws SQLException {
        int inARow = row.getInt("asked_in_a_row");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new LoggedAttempt.Asked(inARow, row.getInt("asked_further")));
    }
}
