package org.parley.cli.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.parley.cli.demo.DemoWorld;
import org.parley.cli.demo.ReplayServer;
import org.parley.cli.service.ServiceRunner;
import org.parley.runtime.config.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley demo-world}: the demo's outlets alone, to try a Parley that runs elsewhere. */
@Command(
        name = "demo-world",
        description =
                "Serves the demo's invented outlets alone, as a forward proxy, and subscribes a running Parley to them: "
                        + "the way to try separate services. Let their setting ingest.fetch.proxy point here.",
        mixinStandardHelpOptions = true)
public final class DemoWorldCommand implements Callable<Integer> {

    private static final int POLL_SECONDS = 1;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(names = "--host", paramLabel = "HOST", description = "Address to listen on. Default: ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on. Default: ${DEFAULT-VALUE}.")
    private int port = 8000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = Running.settings(options);
        DemoWorld world = DemoWorld.bundled();
        ServiceRunner runner = new ServiceRunner();
        try {
            ReplayServer outlets =
                    runner.own(new ReplayServer(world, Clock.systemUTC(), new InetSocketAddress(host, port)));
            outlets.start();
            Subscriptions.add(settings, world.subscriptions(Instant.now(), POLL_SECONDS));
            outlets.begin();
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%d outlets tell their story to whoever asks at http://%s:%d%n",
                            world.outlets().size(), host, port);
            runner.awaitStop();
        } catch (RuntimeException failure) {
            runner.closeAll();
            throw failure;
        }
        return runner.closeAll();
    }
}
