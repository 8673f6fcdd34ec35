package org.parley.embedded.junit;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.parley.embedded.Servers;

/**
 * Hands {@link Servers} or {@link TestServers} to constructors and methods of a test class, emptied before the class begins. The servers are shared by
 * all classes of the JVM, so a class must stop what it started.
 *
 * <pre>{@code
 * @ExtendWith(ServersExtension.class)
 * class SinkIT {
 *     @Test
 *     void shouldIndex(Servers servers) { … servers.bootstrapServers() … servers.elasticsearch() … }
 * }
 * }</pre>
 */
public final class ServersExtension implements BeforeAllCallback, ParameterResolver {

    @Override
    public void beforeAll(ExtensionContext context) {
        SharedServers.get().clear();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Servers.class || type == TestServers.class;
    }

    @Override
    public TestServers resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return SharedServers.get();
    }
}
