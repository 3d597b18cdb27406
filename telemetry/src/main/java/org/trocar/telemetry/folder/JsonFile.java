package org.trocar.telemetry.folder;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Records as JSON files with snake_case keys. A file is there whole or not at all. */
public final class JsonFile {
    private static final ObjectMapper MAPPER = mapper();

    private JsonFile() {}

    /** A null is an error wherever a record does not say that it may be one: whoever reads a file may then use what it holds. */
    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        mapper.setDefaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL));
        return mapper;
    }

    /** Writes beside the target, forces it to the disk, moves it into place, and forces its name. */
    public static void write(Path file, Object value) throws IOException {
        writeBytes(file, MAPPER.writeValueAsBytes(value));
    }

    /** The same for text whose every byte matters. */
    public static void writeText(Path file, String json) throws IOException {
        writeBytes(file, json.getBytes(StandardCharsets.UTF_8));
    }

    private static void writeBytes(Path file, byte[] json) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer remaining = ByteBuffer.wrap(json);
            while (remaining.hasRemaining()) {
                channel.write(remaining);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        FolderSync.force(file.toAbsolutePath().getParent());
    }

    /**
     * Reads one value. Keys this version does not know are passed over; a key that is missing is an error.
     *
     * @throws IOException when it cannot be read; its message names what is wrong with the content
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        return read(file, type, "{}");
    }

    /**
     * The same for files that may be of a time before some of their keys.
     *
     * @param absent a JSON object: what those keys stand for where they are missing
     */
    public static <T> T read(Path file, Class<T> type, String absent) throws IOException {
        try {
            byte[] json = BoundedFile.read(file, BoundedFile.INVENTORY_BYTES);
            if (!(MAPPER.readTree(json) instanceof ObjectNode found)) {
                throw new IOException("it holds no JSON object");
            }
            ObjectNode value = MAPPER.readValue(absent, ObjectNode.class);
            value.setAll(found);
            return MAPPER.treeToValue(value, type);
        } catch (JsonProcessingException e) {
            throw new IOException(JsonFault.of(e), e);
        }
    }
}
