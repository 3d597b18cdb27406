package org.trocar.core.metric;

import org.trocar.core.state.StateBuffer;
import org.trocar.core.state.Stateful;

/** One {@link Biquad} running over a signal, transposed direct form II. */
public final class BiquadFilter implements Stateful {
    private final Biquad section;
    private double z1;
    private double z2;

    public BiquadFilter(Biquad section) {
        this.section = section;
    }

    /** Starts as if the signal had always been {@code value}: the next output for it is the steady state, without a transient. */
    public void startAt(double value) {
        double gain = (section.b0() + section.b1() + section.b2()) / (1 + section.a1() + section.a2());
        z1 = value * (gain - section.b0());
        z2 = value * (section.b2() - gain * section.a2());
    }

    public double next(double value) {
        double out = section.b0() * value + z1;
        z1 = section.b1() * value - section.a1() * out + z2;
        z2 = section.b2() * value - section.a2() * out;
        return out;
    }

    @Override
    public void exchange(StateBuffer state) {
        z1 = state.exchange(z1);
        z2 = state.exchange(z2);
    }
}
