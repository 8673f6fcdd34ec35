package org.parley.embedded;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;

/**
 * Keeps a broker from ending this whole JVM. Where it would, as a program of its own, exit or halt (no disk left, a bug in the
 * controller), the listeners are told instead, and the process decides.
 */
final class KafkaExits {

    private static final List<Consumer<EmbeddedServerException>> LISTENERS = new CopyOnWriteArrayList<>();

    private KafkaExits() {}

    /** To be called before a broker is made; again is harmless. */
    static void takeOver() {
        Exit.setExitProcedure(KafkaExits::tell);
        Exit.setHaltProcedure(KafkaExits::tell);
    }

    static void add(Consumer<EmbeddedServerException> listener) {
        LISTENERS.add(listener);
    }

    static void remove(Consumer<EmbeddedServerException> listener) {
        LISTENERS.remove(listener);
    }

    private static void tell(int status, String message) {
        String why = message == null ? "see its log" : message;
        EmbeddedServerException failure =
                new EmbeddedServerException("the embedded Kafka gave up (status " + status + "): " + why);
        LISTENERS.forEach(listener -> listener.accept(failure));
    }
}
