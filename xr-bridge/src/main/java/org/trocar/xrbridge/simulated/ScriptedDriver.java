package org.trocar.xrbridge.simulated;

import org.trocar.protos.v1.Opened;
import org.trocar.protos.v1.WorldState;
import org.trocar.xrbridge.bridge.BridgeListener;
import org.trocar.xrbridge.headset.Headset;
import org.trocar.xrbridge.headset.HeadsetDriver;
import org.trocar.xrbridge.scripted.Script;
import org.trocar.xrbridge.scripted.ScriptedTrainee;
import org.trocar.xrbridge.scripted.Sight;
import org.trocar.xrbridge.scripted.Tabletop;
import org.trocar.xrbridge.scripted.WireSight;

/**
 * A headset whose wearer is the scripted trainee. It hears what the server shows, as a wearer sees it, and operates from when the session is
 * open until it is done. Opened anew, the same trainee goes on.
 *
 * <p>The trainee thinks on the headset's thread, and its thinking may allocate.
 */
public final class ScriptedDriver implements HeadsetDriver, BridgeListener {
    private final Script script;
    private final int rateHz;
    private final Object eyes = new Object();
    private Sight seen;
    private volatile ScriptedTrainee trainee;

    /** @param rateHz frames a second; the trainee decides as often */
    public ScriptedDriver(Script script, int rateHz) {
        this.script = script;
        this.rateHz = rateHz;
    }

    @Override
    public Headset open() {
        return new ScriptedHeadset(this);
    }

    @Override
    public void opened(Opened opened) {
        Tabletop tabletop = Tabletop.of(opened.getParameters().getScenario());
        synchronized (eyes) {
            seen = new Sight(tabletop.ring().count());
        }
        trainee = new ScriptedTrainee(script, tabletop, rateHz);
    }

    @Override
    public void worldState(WorldState state) {
        synchronized (eyes) {
            WireSight.read(state, seen);
        }
    }

    int rateHz() {
        return rateHz;
    }

    /** Null until a session is open: before, there is nothing to see. */
    ScriptedTrainee trainee() {
        return trainee;
    }

    /** out = the newest there is to see. */
    void look(Sight out) {
        synchronized (eyes) {
            out.set(seen);
        }
    }

    int ringCount() {
        synchronized (eyes) {
            return seen.ringCount();
        }
    }
}
