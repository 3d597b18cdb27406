package org.trocar.server.cli;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.trocar.telemetry.folder.Damage;
import org.trocar.telemetry.inspect.RecordFields;
import org.trocar.telemetry.journal.CodecFrames;
import org.trocar.telemetry.journal.JournalReader;
import org.trocar.telemetry.journal.RecordType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "dump",
        footer = {
            "  trocar journal dump 01a20555 --type note,restart",
            "  trocar journal dump 01a20555 --from 900 --to 990 --json"
        },
        header = "Prints records, one a line, as text or with --json as JSON.",
        description = "A record that is damaged is named where it stands, with what is wrong.")
final class JournalDumpCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SESSION", description = DataFolder.SESSION)
    private String session;

    @Option(
            names = "--type",
            split = ",",
            paramLabel = "TYPE",
            description = "Only records of these types: input, derived, seal, note, snapshot, restart.")
    private List<RecordType> types = List.of();

    @Option(names = "--from", paramLabel = "TICK", description = "The first tick, from 1.")
    private long fromTick;

    @Option(names = "--to", paramLabel = "TICK", description = "The last tick; not before --from.")
    private long toTick = Long.MAX_VALUE;

    @Option(names = "--record", paramLabel = "NUMBER", description = "Only the record of this number, from 1.")
    private Long record;

    @Option(names = "--limit", paramLabel = "COUNT", description = "No more records than this, at least 1.")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--full", description = "Frames with every joint instead of how many were tracked.")
    private boolean full;

    @Option(names = "--json", description = "A JSON object a line (see docs/cli.md) instead of text.")
    private boolean json;

    @Mixin
    private DataFolder data;

    private long printed;
    private int damages;

    @Override
    public Integer call() {
        requireAtLeast("--from", fromTick, 0);
        requireAtLeast("--to", toTick, fromTick);
        requireAtLeast("--limit", limit, 1);
        if (record != null) {
            requireAtLeast("--record", record, 1);
        }
        try (JournalReader reader = JournalReader.open(data.anySession(session))) {
            RecordFields fields = new RecordFields(reader, new CodecFrames(), full);
            Set<RecordType> wanted = types.isEmpty() ? EnumSet.allOf(RecordType.class) : EnumSet.copyOf(types);
            while (goesOn(reader) && reader.next()) {
                boolean shown = wanted.contains(reader.type()) && inRange(reader.tick(), reader.number());
                Map<String, Object> found = shown ? fields.fields() : Map.of();
                printDamage(reader);
                if (shown) {
                    print(found);
                    printed++;
                }
            }
            printDamage(reader);
            return reader.damage().isEmpty() ? ExitCodes.DONE : ExitCodes.NO;
        }
    }

    private static void requireAtLeast(String option, long value, long least) {
        if (value < least) {
            throw UserError.usage(option + " is " + value + "; give a whole number of at least " + least);
        }
    }

    /** Whoever reads may have enough, as {@code head} has: then there is nobody to print for. */
    private boolean goesOn(JournalReader reader) {
        boolean past = reader.tick() > toTick || record != null && reader.number() >= record;
        return printed < limit && !past && !System.out.checkError();
    }

    private boolean inRange(long tick, long number) {
        return tick >= fromTick && tick <= toTick && (record == null || number == record);
    }

    private void printDamage(JournalReader reader) {
        for (; damages < reader.damage().size(); damages++) {
            Damage damage = reader.damage().get(damages);
            if (damage.record() == 0 || inRange(damage.tick(), damage.record())) {
                print(Json.object(
                        "record", damage.record(),
                        "tick", damage.tick(),
                        "type", "damaged",
                        "kind", Text.of(damage.kind()),
                        "detail", damage.detail(),
                        "remedy", damage.kind().remedy()));
            }
        }
    }

    private void print(Map<String, Object> fields) {
        System.out.println(json ? Json.line(fields) : Text.printable(text(fields)));
    }

    private static String text(Map<String, Object> fields) {
        String head = String.format(
                Locale.ROOT, "%10s  tick %-8s %-8s", fields.get("record"), fields.get("tick"), fields.get("type"));
        return fields.entrySet().stream()
                .filter(field -> !Set.of("record", "tick", "type").contains(field.getKey()))
                .filter(field -> !empty(field.getValue()))
                .map(field -> field.getKey() + "=" + value(field.getValue()))
                .collect(Collectors.joining("  ", head + "  ", ""));
    }

    private static boolean empty(Object value) {
        return value == null
                || value instanceof List<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
    }

    private static String value(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .filter(field -> !empty(field.getValue()))
                    .map(field -> field.getKey() + "=" + value(field.getValue()))
                    .collect(Collectors.joining(" ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(JournalDumpCommand::value).collect(Collectors.joining(" ", "[", "]"));
        }
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }
}
