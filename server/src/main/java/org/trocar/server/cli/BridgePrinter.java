package org.trocar.server.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.trocar.protos.v1.Cue;
import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.OperatorMessage;
import org.trocar.protos.v1.Refusal;
import org.trocar.protos.v1.Resumed;
import org.trocar.protos.v1.TrackingSource;
import org.trocar.protos.v1.Warning;
import org.trocar.server.words.Amounts;
import org.trocar.xrbridge.bridge.BridgeListener;
import org.trocar.xrbridge.bridge.BridgeReport;
import org.trocar.xrbridge.headset.HeadsetDescription;

/** Says how a bridge gets on: headset, connection and cues as they come, and at the end how it did. */
final class BridgePrinter implements BridgeListener {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Output output;
    private final ConnectionPrinter connection;
    private final CuePrinter cues;
    /** Whether the headset that is opened next has another tracking space. */
    private boolean lost;

    BridgePrinter(Output output, boolean quiet, int tickHz, Duration patience) {
        this.output = output;
        connection = new ConnectionPrinter(output, patience);
        cues = new CuePrinter(output, quiet, tickHz);
    }

    @Override
    public void headsetRunning(HeadsetDescription description) {
        output.remark("headset: %s, by %s", description.name(), description.runtime());
        if (lost) {
            // Its space may lie elsewhere now, so that the field is placed anew.
            output.remark("hold both hands still for two seconds, and then go back to the instruments");
            lost = false;
        }
    }

    @Override
    public void headsetChanged(HeadsetDescription description) {
        output.remark(
                "the hands come about otherwise now, and the record says so: left %s, right %s",
                source(description.left()), source(description.right()));
    }

    private static String source(TrackingSource source) {
        return Text.of(source).replace("tracking_source_", "");
    }

    @Override
    public void headsetWaiting() {
        output.remark("waiting for the headset: put it on");
    }

    @Override
    public void headsetLost() {
        lost = true;
        output.aside("trocar: the headset is lost; trying to open it again");
    }

    @Override
    public void headsetMissing(String why) {
        output.aside("trocar: no headset yet: %s", why);
    }

    @Override
    public void headsetFailed(Throwable why) {
        output.aside("trocar: the headset failed, and the run is being finished: %s", why);
    }

    @Override
    public void opened(Opened opened) {
        connection.opened(opened);
    }

    @Override
    public void lost(String why) {
        connection.lost(why);
    }

    @Override
    public void resumed(Resumed resumed, long tickBefore) {
        connection.resumed(resumed, tickBefore);
    }

    @Override
    public void cue(Cue cue) {
        cues.cue(cue);
    }

    @Override
    public void refusal(Refusal refusal) {
        cues.refusal(refusal);
    }

    @Override
    public void warning(Warning warning) {
        cues.warning(warning);
    }

    @Override
    public void operatorMessage(OperatorMessage message) {
        cues.operatorMessage(message);
    }

    List<Map<String, Object>> cues() {
        return cues.cues();
    }

    void report(BridgeReport report) {
        output.remark(
                "bridge: %s located (%,d before the session was open), %,d sent, %,d dropped; %s; headset opened %s",
                Amounts.count(report.located(), "frame"),
                report.early(),
                report.sent(),
                report.dropped(),
                Amounts.count(report.slips(), "slip"),
                Amounts.count(report.openings(), "time"));
        output.remark(
                "  a frame every %.3f ms (p50) to %.3f ms (p99), %.3f to %.3f ms of work each; %s taken back, %s played",
                millis(report.intervalP50Nanos()),
                millis(report.intervalP99Nanos()),
                millis(report.workP50Nanos()),
                millis(report.workP99Nanos()),
                Amounts.count(report.claimsCleared(), "claim"),
                Amounts.count(report.vibrations(), "vibration"));
        report.allocation()
                .ifPresent(it -> output.remark(
                        "  %s allocated in %s", Amounts.bytes(it.bytes()), Amounts.count(it.ticks(), "frame")));
    }

    static Map<String, Object> json(BridgeReport report) {
        return Json.object(
                "located", report.located(),
                "early", report.early(),
                "sent", report.sent(),
                "dropped", report.dropped(),
                "slips", report.slips(),
                "openings", report.openings(),
                "claims_cleared", report.claimsCleared(),
                "vibrations", report.vibrations(),
                "interval_p50_millis", Json.number(millis(report.intervalP50Nanos())),
                "interval_p99_millis", Json.number(millis(report.intervalP99Nanos())),
                "work_p50_millis", Json.number(millis(report.workP50Nanos())),
                "work_p99_millis", Json.number(millis(report.workP99Nanos())),
                "allocating_ticks", allocation(report, BridgeReport.Allocation::ticks),
                "allocated_bytes", allocation(report, BridgeReport.Allocation::bytes));
    }

    /** Null where it is not known. */
    private static Long allocation(BridgeReport report, Function<BridgeReport.Allocation, Long> part) {
        return report.allocation().map(part).orElse(null);
    }

    private static double millis(long nanos) {
        return nanos / NANOS_PER_MILLI;
    }
}
