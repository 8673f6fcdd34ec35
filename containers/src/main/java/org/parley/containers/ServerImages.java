package org.parley.containers;

import java.util.Map;
import org.testcontainers.utility.DockerImageName;

/** Which images the servers run from: the makers' own, unless the environment names others that behave alike. */
record ServerImages(DockerImageName kafka, DockerImageName elasticsearch) {

    private static final String KAFKA = "apache/kafka";
    private static final String ELASTICSEARCH = "docker.elastic.co/elasticsearch/elasticsearch";

    static ServerImages from(Map<String, String> environment) {
        return new ServerImages(
                image(environment.getOrDefault("KAFKA_IMAGE", ""), KAFKA + ":4.3.1", KAFKA),
                image(environment.getOrDefault("ELASTICSEARCH_IMAGE", ""), ELASTICSEARCH + ":8.19.8", ELASTICSEARCH));
    }

    private static DockerImageName image(String named, String usual, String standsFor) {
        return DockerImageName.parse(named.isBlank() ? usual : named).asCompatibleSubstituteFor(standsFor);
    }
}
