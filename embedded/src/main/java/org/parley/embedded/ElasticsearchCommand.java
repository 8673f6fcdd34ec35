package org.parley.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The command that runs Elasticsearch's server program on our own JDK, as Elastic's launcher would compose it, less what a
 * laptop does not want: the heap is not touched before it is needed, code is compiled once and there is no log of garbage
 * collections.
 */
final class ElasticsearchCommand {

    // Exec keeps the process; Ctrl-C in a terminal reaches the whole group, and the node must outlive our services'
    // last writes.
    private static final List<String> DEAF_TO_TERMINAL = List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    private final Path home;
    private final ElasticsearchFolder folder;
    private final EmbeddedElasticsearchConfig config;

    ElasticsearchCommand(Path home, ElasticsearchFolder folder, EmbeddedElasticsearchConfig config) {
        this.home = home;
        this.folder = folder;
        this.config = config;
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    List<String> line(Optional<Unprivileged> user) {
        List<String> line = new ArrayList<>(DEAF_TO_TERMINAL);
        user.ifPresent(other -> line.addAll(other.prefix()));
        line.add(java().toString());
        line.addAll(resources());
        line.addAll(properties());
        line.addAll(entitlements());
        line.addAll(modules());
        return line;
    }

    /** What the server reads from its standard input. */
    byte[] arguments() {
        return ServerArguments.encode(settings(), folder.config(), folder.logs());
    }

    private List<String> resources() {
        return List.of(
                // The quick compiler alone halves the work of a start and indexes thousands of articles a second.
                "-XX:TieredStopAtLevel=1",
                "-Xms64m",
                "-Xmx" + config.heapMebibytes() + "m",
                "-Xss1m",
                "-XX:+UseSerialGC",
                "-XX:MaxDirectMemorySize=" + config.heapMebibytes() / 2 + "m",
                "-XX:-UsePerfData",
                "-XX:-OmitStackTraceInFastThrow",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + folder.logs().resolve("hs_err.log"));
    }

    private List<String> properties() {
        int feature = Runtime.version().feature();
        return List.of(
                "-Des.path.home=" + home,
                "-Des.distribution.type=zip",
                "-Des.java.type=JAVA_HOME",
                "-Des.networkaddress.cache.ttl=60",
                "-Des.networkaddress.cache.negative.ttl=10",
                "-Djava.io.tmpdir=" + folder.temporary(),
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Djava.locale.providers=" + (feature >= 23 ? "CLDR" : "SPI,COMPAT"),
                "-Djna.nosys=true",
                "-Dio.netty.noUnsafe=true",
                "-Dio.netty.noKeySetOptimization=true",
                "-Dio.netty.recycler.maxCapacityPerThread=0",
                "-Dlog4j.shutdownHookEnabled=false",
                "-Dlog4j2.disable.jmx=true",
                "-Dlog4j2.formatMsgNoLookups=true",
                "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1",
                "-Dorg.apache.lucene.vectorization.upperJavaFeatureVersion=" + feature);
    }

    private List<String> entitlements() {
        String bridge = "lib/entitlement-bridge/elasticsearch-entitlement-bridge-" + ElasticsearchDistribution.version()
                + ".jar";
        List<String> options = new ArrayList<>(List.of(
                "-Des.entitlements.enabled=true",
                "-XX:+EnableDynamicAgentLoading",
                "-Djdk.attach.allowAttachSelf=true",
                "--patch-module=java.base=" + home.resolve(bridge),
                "--add-exports=java.base/org.elasticsearch.entitlement.bridge=org.elasticsearch.entitlement,"
                        + "java.logging,java.net.http,java.naming,jdk.net"));
        if (Runtime.version().feature() >= 21) {
            options.add("--enable-native-access=org.elasticsearch.nativeaccess,org.apache.lucene.core");
        }
        return options;
    }

    private List<String> modules() {
        return List.of(
                "--module-path",
                home.resolve("lib").toString(),
                "--add-modules=jdk.net",
                "--add-modules=jdk.management.agent",
                "--add-modules=ALL-MODULE-PATH",
                "-m",
                "org.elasticsearch.server/org.elasticsearch.bootstrap.Elasticsearch");
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("cluster.name", ElasticsearchFolder.CLUSTER);
        settings.put("node.name", "embedded");
        settings.put("discovery.type", "single-node");
        settings.put("network.host", Ports.LOOPBACK);
        settings.put("http.port", Integer.toString(config.port()));
        settings.put("transport.port", "0");
        // Has the node write the ports it bound into its log folder.
        settings.put("node.portsfile", "true");
        settings.put("path.home", home.toString());
        settings.put("path.data", folder.data().toString());
        settings.put("path.logs", folder.logs().toString());
        settings.put("xpack.security.enabled", "false");
        // The serial collector leaves garbage in a small heap, which must not be taken for use.
        settings.put("indices.breaker.total.use_real_memory", "false");
        // A full disk is the owner's to notice; a laptop at 95 % should still index.
        settings.put("cluster.routing.allocation.disk.threshold_enabled", "false");
        return settings;
    }
}
