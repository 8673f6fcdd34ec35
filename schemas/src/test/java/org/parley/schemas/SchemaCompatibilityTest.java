package org.parley.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Guards the promise that every record ever released stays readable, and that every field says what it means. */
class SchemaCompatibilityTest {

    @TestFactory
    Stream<DynamicTest> shouldReadEveryReleasedSchema() {
        assertThat(ReleasedSchemas.index()).isNotEmpty();
        return Topics.ALL.stream().flatMap(topic -> ReleasedSchemas.of(recordOf(topic)).stream()
                .map(released -> DynamicTest.dynamicTest(
                        recordOf(topic) + " "
                                + ReleasedSchemas.of(recordOf(topic)).indexOf(released),
                        () -> assertReadable(current(topic), released))));
    }

    @TestFactory
    Stream<DynamicTest> shouldHaveReleasedSomethingOfEveryTopic() {
        return Topics.ALL.stream()
                .map(topic ->
                        DynamicTest.dynamicTest(topic.name(), () -> assertThat(ReleasedSchemas.of(recordOf(topic)))
                                .isNotEmpty()));
    }

    @Test
    void shouldNoticeASchemaThatCannotReadAnOldRecord() {
        Schema released = new Schema.Parser().parse("""
                {"type":"record","name":"R","fields":[{"name":"a","type":"string"}]}""");
        Schema broken = new Schema.Parser().parse("""
                {"type":"record","name":"R","fields":[{"name":"b","type":"string"}]}""");

        assertThat(compatibility(broken, released)).isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
    }

    @TestFactory
    Stream<DynamicTest> shouldDocumentEveryField() {
        return Topics.ALL.stream()
                .map(topic -> DynamicTest.dynamicTest(
                        topic.name(), () -> assertThat(undocumented(current(topic), new ArrayList<>()))
                                .isEmpty()));
    }

    private static void assertReadable(Schema reader, Schema writer) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        assertThat(result.getType()).as(result.getDescription()).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getType();
    }

    private static List<String> undocumented(Schema schema, List<String> found) {
        switch (schema.getType()) {
            case RECORD -> {
                if (schema.getDoc() == null) {
                    found.add(schema.getName());
                }
                for (Schema.Field field : schema.getFields()) {
                    if (field.doc() == null || field.doc().isBlank()) {
                        found.add(schema.getName() + "." + field.name());
                    }
                    undocumented(field.schema(), found);
                }
            }
            case ARRAY -> undocumented(schema.getElementType(), found);
            case UNION -> schema.getTypes().forEach(type -> undocumented(type, found));
            default -> {
                // nothing below it
            }
        }
        return found;
    }

    private static Schema current(Topic<?> topic) {
        return SpecificData.get().getSchema(topic.valueSerde().type());
    }

    private static String recordOf(Topic<?> topic) {
        return topic.valueSerde().type().getSimpleName();
    }
}
