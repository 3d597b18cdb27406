package org.trocar.server.live;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.trocar.core.content.LoadedScenario;
import org.trocar.core.content.ScenarioLibrary;
import org.trocar.core.hands.FrameSanitizer;
import org.trocar.core.hands.StartHands;
import org.trocar.protos.codec.WireHands;
import org.trocar.protos.v1.Device;
import org.trocar.protos.v1.Open;
import org.trocar.protos.v1.ProposedPlacement;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.RefusalCode;
import org.trocar.protos.v1.TrackingSource;
import org.trocar.server.wire.WireEnums;

/** Checks every field of an Open, and reads one that passed. */
public final class OpenRules {
    static final int DEFAULT_TICK_HZ = 90;

    private static final int PROTOCOL_VERSION = 1;
    private static final int MAX_TEXT = 100;
    private static final int VALUE_SHOWN = 80;
    private static final Pattern PSEUDONYM = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern LANGUAGE = Pattern.compile("([a-z]{2,3}(-[A-Z]{2})?)?");
    private static final String DEFAULT_LANGUAGE = "en";
    private static final Set<Integer> TICK_RATES = Set.of(0, 72, 80, 90, 120);

    private final ScenarioLibrary library;

    public OpenRules(ScenarioLibrary library) {
        this.library = library;
    }

    /** The first thing wrong with it, or empty. */
    Optional<Refusal> refusal(Open open) {
        Faults faults = new Faults();
        checkProgram(open, faults);
        checkRun(open, faults);
        checkDevice(open, faults);
        checkPlacement(open, faults);
        return faults.first();
    }

    private void checkProgram(Open open, Faults faults) {
        faults.unless(
                open.getProtocolVersion() == PROTOCOL_VERSION,
                RefusalCode.REFUSAL_CODE_UNSUPPORTED,
                "open.protocol_version",
                Integer.toUnsignedString(open.getProtocolVersion()),
                "this server speaks version " + PROTOCOL_VERSION + "; use a client built for it");
        faults.unlessShort("open.client_name", open.getClientName());
        faults.unlessShort("open.clock.name", open.getClock().getName());
        faults.unlessShort("open.attempt_label", open.getAttemptLabel());
    }

    private void checkRun(Open open, Faults faults) {
        faults.unless(
                PSEUDONYM.matcher(open.getLearnerPseudonym()).matches(),
                missingOr(open.getLearnerPseudonym().isEmpty()),
                "open.learner_pseudonym",
                open.getLearnerPseudonym(),
                "name the learner by a pseudonym of 1 to 64 letters, digits, '-' and '_'");
        faults.unless(
                scenario(open.getScenarioId()).isPresent(),
                open.getScenarioId().isEmpty() ? RefusalCode.REFUSAL_CODE_MISSING : RefusalCode.REFUSAL_CODE_NOT_FOUND,
                "open.scenario_id",
                open.getScenarioId(),
                "this server has: " + scenarioIds());
        faults.unlessSaid(
                WireEnums.toCore(open.getMode()), "open.mode", open.getModeValue(), "PRACTICE, ASSESSMENT or RESEARCH");
        faults.unlessSaid(
                WireHands.toCore(open.getDominantHand()),
                "open.dominant_hand",
                open.getDominantHandValue(),
                "LEFT or RIGHT");
        faults.unlessSaid(
                WireEnums.toCore(open.getProvenance()),
                "open.provenance",
                open.getProvenanceValue(),
                "HEADSET, CONTROLLER_EMULATED, RECORDING or SCRIPTED");
        faults.unlessSaid(WireEnums.toCore(open.getPace()), "open.pace", open.getPaceValue(), "REALTIME or LOCKSTEP");
        faults.unless(
                TICK_RATES.contains(open.getTickRateHz()),
                RefusalCode.REFUSAL_CODE_OUT_OF_RANGE,
                "open.tick_rate_hz",
                Integer.toUnsignedString(open.getTickRateHz()),
                "choose 72, 80, 90 or 120 Hz, or 0 for " + DEFAULT_TICK_HZ);
        faults.unless(
                LANGUAGE.matcher(open.getLanguage()).matches(),
                RefusalCode.REFUSAL_CODE_OUT_OF_RANGE,
                "open.language",
                open.getLanguage(),
                "write a language such as en, de or pt-BR, or leave it empty for English");
    }

    private static void checkDevice(Open open, Faults faults) {
        Device device = open.getDevice();
        faults.unlessShort("open.device.name", device.getName());
        faults.unlessShort("open.device.runtime", device.getRuntime());
        faults.unless(
                device.getNominalRateHz() >= 0 && device.getNominalRateHz() < Float.POSITIVE_INFINITY,
                RefusalCode.REFUSAL_CODE_OUT_OF_RANGE,
                "open.device.nominal_rate_hz",
                Float.toString(device.getNominalRateHz()),
                "give the device's frames a second, or 0 when unknown");
    }

    private static void checkPlacement(Open open, Faults faults) {
        if (open.hasProposedPlacement()) {
            ProposedPlacement placement = open.getProposedPlacement();
            checkPoint("open.proposed_placement.left_handle", placement.getLeftHandleList(), faults);
            checkPoint("open.proposed_placement.right_handle", placement.getRightHandleList(), faults);
        }
    }

    private static void checkPoint(String field, List<Float> point, Faults faults) {
        faults.unless(
                point.size() == 3,
                RefusalCode.REFUSAL_CODE_WRONG_COUNT,
                field,
                point.size() + " numbers",
                "give x, y and z in metres, or leave proposed_placement out");
        faults.unless(
                point.stream().allMatch(value -> Math.abs(value) <= FrameSanitizer.MAX_DISTANCE_METRES),
                RefusalCode.REFUSAL_CODE_OUT_OF_RANGE,
                field,
                point.toString(),
                "give finite metres, at most " + FrameSanitizer.MAX_DISTANCE_METRES + " from the origin");
    }

    private static RefusalCode missingOr(boolean empty) {
        return empty ? RefusalCode.REFUSAL_CODE_MISSING : RefusalCode.REFUSAL_CODE_OUT_OF_RANGE;
    }

    private Optional<LoadedScenario> scenario(String id) {
        return library.scenarios().stream()
                .filter(loaded -> loaded.scenario().id().equals(id))
                .findFirst();
    }

    private String scenarioIds() {
        return library.scenarios().stream()
                .map(loaded -> loaded.scenario().id())
                .collect(Collectors.joining(", "));
    }

    /** Reads an Open for which there is no {@link #refusal}. */
    OpenRequest read(Open open) {
        return new OpenRequest(
                open.getLearnerPseudonym(),
                scenario(open.getScenarioId()).orElseThrow(),
                WireEnums.toCore(open.getMode()).orElseThrow(),
                WireHands.toCore(open.getDominantHand()).orElseThrow(),
                open.getAttemptLabel(),
                device(open),
                holdsTool(open.getDevice()),
                WireEnums.toCore(open.getProvenance()).orElseThrow(),
                WireEnums.toCore(open.getPace()).orElseThrow(),
                open.getTickRateHz() == 0 ? DEFAULT_TICK_HZ : open.getTickRateHz(),
                open.getSeed(),
                open.getLanguage().isEmpty() ? DEFAULT_LANGUAGE : open.getLanguage(),
                start(open),
                open.getGazeConsent());
    }

    private static boolean holdsTool(Device device) {
        return device.getLeftSource() == TrackingSource.TRACKING_SOURCE_TOOL
                || device.getRightSource() == TrackingSource.TRACKING_SOURCE_TOOL;
    }

    private static String device(Open open) {
        Device device = open.getDevice();
        return String.join(
                "; ",
                device.getName(),
                device.getRuntime(),
                "left " + device.getLeftSource(),
                "right " + device.getRightSource(),
                device.getNominalRateHz() + " Hz",
                "client " + open.getClientName(),
                "clock " + open.getClock().getName() + " of " + open.getClock().getResolutionNanos() + " ns");
    }

    private static Optional<StartHands> start(Open open) {
        if (!open.hasProposedPlacement()) {
            return Optional.empty();
        }
        List<Float> left = open.getProposedPlacement().getLeftHandleList();
        List<Float> right = open.getProposedPlacement().getRightHandleList();
        return Optional.of(
                new StartHands(left.get(0), left.get(1), left.get(2), right.get(0), right.get(1), right.get(2)));
    }

    /** Keeps the first fault. */
    private static final class Faults {
        private Refusal first;

        Optional<Refusal> first() {
            return Optional.ofNullable(first);
        }

        void unless(boolean sound, RefusalCode code, String field, String value, String remedy) {
            if (!sound && first == null) {
                String shown = value.length() <= VALUE_SHOWN ? value : value.substring(0, VALUE_SHOWN) + "…";
                first = Refusal.newBuilder()
                        .setCode(code)
                        .setField(field)
                        .setValue(shown)
                        .setRemedy(remedy)
                        .build();
            }
        }

        void unlessShort(String field, String value) {
            unless(
                    value.length() <= MAX_TEXT,
                    RefusalCode.REFUSAL_CODE_OUT_OF_RANGE,
                    field,
                    value,
                    "shorten it to " + MAX_TEXT + " characters");
        }

        void unlessSaid(Optional<?> choice, String field, int number, String choices) {
            RefusalCode code = number == 0 ? RefusalCode.REFUSAL_CODE_MISSING : RefusalCode.REFUSAL_CODE_OUT_OF_RANGE;
            unless(choice.isPresent(), code, field, Integer.toString(number), "choose " + choices);
        }
    }
}
