package org.parley.schemas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;

/**
 * Keeps the current schemas as released ones, run by hand before a release: for each topic whose schema has changed it adds a file and
 * a line to the index. Files that are there are never touched.
 *
 * <p>{@code mvn -pl schemas test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=org.parley.schemas.SchemaRelease}
 */
final class SchemaRelease {

    private static final Path FOLDER = Path.of("schemas/src/main/resources/org/parley/schemas/released");

    private SchemaRelease() {}

    public static void main(String[] args) throws IOException {
        List<String> index = new ArrayList<>(ReleasedSchemas.index());
        for (Topic<?> topic : Topics.ALL) {
            String record = topic.valueSerde().type().getSimpleName();
            Schema current = SpecificData.get().getSchema(topic.valueSerde().type());
            List<Schema> released = ReleasedSchemas.of(record);
            if (released.stream().noneMatch(schema -> sameFingerprint(schema, current))) {
                String path = record + "/" + (released.size() + 1) + ".avsc";
                Files.createDirectories(FOLDER.resolve(record));
                Files.writeString(FOLDER.resolve(path), SchemaFormatter.format("json/pretty", current) + "\n");
                index.add(path);
            }
        }
        Files.writeString(FOLDER.resolve("index.txt"), String.join("\n", index) + "\n");
    }

    private static boolean sameFingerprint(Schema one, Schema other) {
        return SchemaNormalization.parsingFingerprint64(one) == SchemaNormalization.parsingFingerprint64(other);
    }
}
