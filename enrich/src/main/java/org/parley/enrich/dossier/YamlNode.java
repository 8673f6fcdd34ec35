package org.parley.enrich.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A part of a YAML file that remembers where it stands, so that every complaint names file, line and entry. Scalars stay text. */
final class YamlNode {

    private final String file;
    private final String entry;
    private final Node node;

    private YamlNode(String file, String entry, Node node) {
        this.file = file;
        this.entry = entry;
        this.node = node;
    }

    static YamlNode read(String file, InputStream bytes) {
        try (InputStreamReader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            @Nullable Node root = new Yaml(new LoaderOptions()).compose(reader);
            if (root == null) {
                throw new LexiconException(file + ": is empty");
            }
            return new YamlNode(file, "", root);
        } catch (YAMLException malformed) {
            throw new LexiconException(file + ": is not YAML: " + malformed.getMessage(), malformed);
        } catch (IOException unreadable) {
            throw new LexiconException(file + ": cannot be read", unreadable);
        }
    }

    Map<String, YamlNode> fields() {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("expected fields (key: value)");
        }
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = ((ScalarNode) tuple.getKeyNode()).getValue();
            String path = entry.isEmpty() ? key : entry + "." + key;
            if (fields.put(key, new YamlNode(file, path, tuple.getValueNode())) != null) {
                throw wrong("has '" + key + "' twice");
            }
        }
        return fields;
    }

    /** The fields of an entry that may only have the {@code known} ones. */
    Map<String, YamlNode> fields(Set<String> known) {
        Map<String, YamlNode> fields = fields();
        for (Map.Entry<String, YamlNode> field : fields.entrySet()) {
            if (!known.contains(field.getKey())) {
                throw field.getValue()
                        .wrong("unknown key; expected one of "
                                + known.stream().sorted().toList());
            }
        }
        return fields;
    }

    List<YamlNode> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong("expected a list");
        }
        List<YamlNode> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new YamlNode(file, entry + "[" + items.size() + "]", item));
        }
        return items;
    }

    String text() {
        if (!(node instanceof ScalarNode scalar)) {
            throw wrong("expected a text");
        }
        return scalar.getValue().strip();
    }

    /** Forms parted by commas, or a list of them. */
    List<String> forms() {
        List<String> forms = new ArrayList<>();
        if (node instanceof SequenceNode) {
            items().forEach(item -> forms.addAll(item.forms()));
            return forms;
        }
        for (String form : text().split(",")) {
            if (!form.isBlank()) {
                forms.add(form.strip());
            }
        }
        return forms;
    }

    YamlNode named(String name) {
        return new YamlNode(file, name, node);
    }

    LexiconException wrong(String problem) {
        int line = node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
        return new LexiconException(file + ":" + line + ": " + (entry.isEmpty() ? "" : entry + ": ") + problem);
    }
}
