package org.trocar.protos.v1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract's text is its documentation: whoever writes a client reads nothing else. */
class ContractTest {
    private static final Path FOLDER = Path.of("src/main/proto/trocar/v1");
    private static final Pattern DECLARATION =
            Pattern.compile("(message|enum|service|rpc|oneof) \\w+.*|.*\\w+ = \\d+;");
    private static final List<FileDescriptor> FILES = List.of(
            GradeProto.getDescriptor(),
            HandsProto.getDescriptor(),
            OperatorProto.getDescriptor(),
            ReplayProto.getDescriptor(),
            ScenarioProto.getDescriptor(),
            SessionProto.getDescriptor(),
            TrocarProto.getDescriptor(),
            WorldProto.getDescriptor());

    @Test
    void everythingTheContractDeclaresHasACommentAboveIt() throws IOException {
        List<String> undocumented = new ArrayList<>();
        int declared = 0;
        for (Path file : files()) {
            String before = "";
            for (String line : Files.readAllLines(file)) {
                if (DECLARATION.matcher(line.strip()).matches()) {
                    declared++;
                    if (!before.strip().startsWith("//")) {
                        undocumented.add(file.getFileName() + ": " + line.strip());
                    }
                }
                before = line;
            }
        }
        assertEquals(List.of(), undocumented);
        assertEquals(FILES.stream().mapToInt(ContractTest::declarations).sum(), declared);
    }

    @Test
    void everyArrayOfNumbersSaysHowManyItHolds() throws IOException {
        for (Path file : files()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains("repeated float")) {
                    String comment = commentAbove(lines, i);
                    assertTrue(comment.matches("(?s).*\\d+ numbers.*"), lines.get(i) + " in " + file);
                }
            }
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    private static String commentAbove(List<String> lines, int line) {
        int first = line;
        while (lines.get(first - 1).strip().startsWith("//")) {
            first--;
        }
        return String.join("\n", lines.subList(first, line));
    }

    private static int declarations(FileDescriptor file) {
        int services = file.getServices().stream()
                .mapToInt(service -> 1 + service.getMethods().size())
                .sum();
        int enums = file.getEnumTypes().stream()
                .mapToInt(ContractTest::declarations)
                .sum();
        int messages = file.getMessageTypes().stream()
                .mapToInt(ContractTest::declarations)
                .sum();
        return services + enums + messages;
    }

    private static int declarations(EnumDescriptor type) {
        return 1 + type.getValues().size();
    }

    private static int declarations(Descriptor message) {
        return 1 + message.getFields().size() + message.getRealOneofs().size();
    }
}
