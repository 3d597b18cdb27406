package org.trocar.core.rigid;

import org.trocar.core.math.Vec3;

/**
 * Both hands going round the rings' home pegs for ever, each at its own pace: pinch the rim, lift or drag, open. Where the hands are depends
 * on the tick alone, so that any two benches can be led through the same motions. Rings get grasped, shared, slip, drop and roll away.
 */
final class Rounds {
    private static final int LEFT_PERIOD = 101;
    private static final int RIGHT_PERIOD = 67;

    private final Bench bench;
    private final Vec3[] leftTips = new Vec3[6];
    private final Vec3[] leftJaws = new Vec3[6];
    private final Vec3[] rightTips = new Vec3[6];
    private final Vec3[] rightJaws = new Vec3[6];

    Rounds(Bench freshBench) {
        bench = freshBench;
        Reach reach = new Reach(bench);
        for (int ring = 0; ring < 6; ring++) {
            reach.aimAtRim(bench.left, ring, new Vec3(-1, 0, 0));
            leftTips[ring] = new Vec3().set(reach.tip);
            leftJaws[ring] = new Vec3().set(reach.jaws);
            reach.aimAtRim(bench.right, ring, new Vec3(1, 0, 0));
            rightTips[ring] = new Vec3().set(reach.tip);
            rightJaws[ring] = new Vec3().set(reach.jaws);
        }
    }

    void run(int fromTick, int toTick) {
        for (int i = fromTick; i < toTick; i++) {
            tick(i);
        }
    }

    void tick(int i) {
        lead(bench.left, leftTips, leftJaws, i, LEFT_PERIOD);
        lead(bench.right, rightTips, rightJaws, i + 30, RIGHT_PERIOD);
        // Now and then the left hand is lost for half a second: it then holds.
        bench.left.tracked = i % 211 > 45;
        bench.tick();
    }

    private static void lead(TestHand hand, Vec3[] tips, Vec3[] jaws, int tick, int period) {
        int ring = tick / period % tips.length;
        double part = (double) (tick % period) / period;
        boolean drags = tick / period % 4 == 3;
        hand.tip.set(tips[ring]);
        hand.jaws.set(jaws[ring]);
        hand.close = part > 0.3 && part < 0.85;
        hand.tip.y += 0.03 * Math.max(0, 1 - part / 0.25);
        double away = 0.04 * Math.max(0, part - 0.55) / 0.45;
        if (drags) {
            hand.tip.x += away;
        } else {
            hand.tip.y += away;
        }
    }
}
