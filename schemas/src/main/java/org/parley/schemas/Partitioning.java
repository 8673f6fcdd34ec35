package org.parley.schemas;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** How a key finds its partition. Both rules use Kafka's own murmur2, so that equal inputs meet in any client. */
public enum Partitioning {

    /** By the whole key, as Kafka's default partitioner does it. */
    KEY {
        @Override
        String basis(String key) {
            return key;
        }
    },

    /**
     * By the host of a key that is a URL: everything of one host is handled by one consumer, so that politeness towards the
     * host needs no coordination between instances. A key without a host goes by itself.
     */
    HOST {
        @Override
        String basis(String key) {
            String host = hostOf(key);
            return host == null ? key : host.toLowerCase(Locale.ROOT);
        }

        private static @Nullable String hostOf(String key) {
            try {
                return URI.create(key).getHost();
            } catch (IllegalArgumentException notAnUri) {
                return null;
            }
        }
    };

    abstract String basis(String key);

    /** The partition of {@code key} among {@code partitions}, 0-based. */
    public int partition(String key, int partitions) {
        byte[] bytes = basis(key).getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
    }
}
