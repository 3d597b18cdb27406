package org.trocar.xrbridge.openxr;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.trocar.xrbridge.headset.HeadsetException;

/** Says what this machine has of OpenXR, what is missing for the bridge, and what to do. Opens no session. */
public final class OpenXrDoctor {
    private final RuntimeManifest manifest;
    private final List<Finding> findings = new ArrayList<>();
    private boolean answers;

    private OpenXrDoctor(RuntimeManifest manifest) {
        this.manifest = manifest;
    }

    /** Examines this machine; whatever is wrong with it is a finding, in the order in which it should be mended. */
    public static List<Finding> examine() {
        return new OpenXrDoctor(RuntimeManifest.ofThisMachine()).findings();
    }

    private List<Finding> findings() {
        try {
            Loader.load();
            findings.add(Finding.fine("loader", "The OpenXR loader for " + Loader.machine() + " is there."));
            examineLayers();
            examineReached(reach());
        } catch (HeadsetException broken) {
            explain(broken);
        }
        return List.copyOf(findings);
    }

    private void examineLayers() throws HeadsetException {
        List<String> layers = Loader.layers();
        if (!layers.isEmpty()) {
            findings.add(Finding.fine(
                    "layers",
                    "Between a program and the runtime these may come: " + String.join(", ", layers)
                            + ". Most only when the variable XR_ENABLE_API_LAYERS names them."));
        }
    }

    private Set<String> reach() throws HeadsetException {
        Set<String> offered = Loader.extensions();
        // The loader has found it, so where we would not have is not of interest.
        if (manifest.finding().severity() == Finding.Severity.FINE) {
            findings.add(manifest.finding());
        }
        return offered;
    }

    private void examineReached(Set<String> offered) throws HeadsetException {
        examineExtensions(offered);
        try (Instance instance = Instance.create(true)) {
            findings.add(Finding.fine("runtime", instance.runtime() + " answers."));
            answers = true;
            examine(instance, SystemTraits.of(instance));
        }
    }

    private void explain(HeadsetException broken) {
        if (findings.isEmpty()) {
            findings.add(Finding.problem("loader", broken.getMessage(), ""));
            return;
        }
        boolean reached = findings.stream().anyMatch(each -> each.subject().equals(Extension.HEADLESS.xrName()));
        Finding place = manifest.finding();
        boolean misplaced = !reached && place.severity() == Finding.Severity.PROBLEM;
        findings.add(misplaced ? place : Finding.problem(answers ? "headset" : "runtime", broken.getMessage(), ""));
    }

    private void examineExtensions(Set<String> offered) {
        for (Extension each : Extension.values()) {
            findings.add(
                    offered.contains(each.xrName())
                            ? Finding.fine(each.xrName(), "The runtime " + each.purpose() + ".")
                            : missing(each, offered));
        }
    }

    private static Finding missing(Extension extension, Set<String> offered) {
        String what = "The runtime has no " + extension.xrName() + ": " + extension.without();
        boolean otherClock =
                extension.isClock() && Extension.clocks().anyMatch(each -> offered.contains(each.xrName()));
        if (otherClock) {
            return Finding.fine(extension.xrName(), "Not there, and not needed: the other clock is.");
        }
        return extension.indispensable()
                ? Finding.problem(extension.xrName(), what, extension.remedy())
                : Finding.note(extension.xrName(), what, extension.remedy());
    }

    private void examine(Instance instance, SystemTraits system) {
        findings.add(Finding.fine("headset", system.name() + " is there."));
        if (instance.has(Extension.HAND_TRACKING)) {
            findings.add(
                    system.handTracking()
                            ? Finding.fine("hands", system.name() + " tracks bare hands.")
                            : Finding.note(
                                    "hands",
                                    system.name() + " does not track bare hands now, though " + instance.runtime()
                                            + " could.",
                                    "Switch hand tracking on in the headset's settings, or use controllers."));
        }
        if (instance.has(Extension.EYE_GAZE)) {
            findings.add(Finding.fine(
                    "gaze",
                    system.eyeGaze()
                            ? system.name() + " can tell where its wearer looks; it is only asked with \"--gaze\"."
                            : system.name() + " cannot tell where its wearer looks."));
        }
    }
}
