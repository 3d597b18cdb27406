package org.trocar.telemetry.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trocar.core.hands.Hand;

/** Each ring's way across in words: when it was lifted, handed over and placed, and by which hand. */
final class TransfersTable {
    private final Story story;

    private TransfersTable(Story story) {
        this.story = story;
    }

    static String of(SessionReport report) {
        return new TransfersTable(report.story()).write();
    }

    /** From a ring's first lift to its placing. */
    private static final class Transfer {
        private final int ring;
        private final List<Story.Step> steps = new ArrayList<>();

        Transfer(int ring) {
            this.ring = ring;
        }

        Optional<Story.Step> first(Story.Step.Kind kind) {
            return steps.stream().filter(step -> step.kind() == kind).findFirst();
        }

        double from() {
            return steps.get(0).seconds();
        }
    }

    private List<Transfer> transfers() {
        List<Transfer> all = new ArrayList<>();
        Transfer[] open = new Transfer[story.rings()];
        for (Story.Step step : story.steps()) {
            if (step.ring() < 0 || step.ring() >= open.length) {
                continue;
            }
            if (open[step.ring()] == null) {
                open[step.ring()] = new Transfer(step.ring());
                all.add(open[step.ring()]);
            }
            open[step.ring()].steps.add(step);
            if (step.kind() == Story.Step.Kind.PLACED) {
                open[step.ring()] = null;
            }
        }
        return all;
    }

    private String write() {
        Table table = new Table(
                "The rings one by one",
                "transfers",
                List.of("ring", "way", "lifted", "handed over", "placed", "took#"));
        table.body();
        for (Transfer transfer : transfers()) {
            boolean back = story.turnedBack().isPresent()
                    && transfer.from() >= story.turnedBack().getAsDouble();
            table.row("Ring " + (transfer.ring + 1)).cell(back ? "back" : "out");
            table.cell(words(transfer.first(Story.Step.Kind.LIFTED)));
            table.cell(words(transfer.first(Story.Step.Kind.HANDED_OVER)));
            Optional<Story.Step> placed = transfer.first(Story.Step.Kind.PLACED);
            table.cell(words(placed));
            table.number(placed.map(step -> Units.text("%.1f s", step.seconds() - transfer.from()))
                            .orElse("–"))
                    .end();
        }
        return table.endBody().done();
    }

    private static String words(Optional<Story.Step> step) {
        return step.map(it -> Units.time(it.seconds())
                        + it.hand().map(TransfersTable::by).orElse(""))
                .orElse("–");
    }

    private static String by(Hand hand) {
        return ", " + Units.name(hand);
    }
}
