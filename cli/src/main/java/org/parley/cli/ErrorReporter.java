package org.parley.cli;

import io.javalin.util.JavalinBindException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.parley.embedded.EmbeddedServerException;
import org.parley.enrich.dossier.LexiconException;
import org.parley.runtime.config.SettingException;
import org.parley.runtime.kafka.KafkaUnavailableException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one sentence what a person can mend, and shows a stack trace only for what is our mistake. */
final class ErrorReporter implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof UserErrorException
                || failure instanceof SettingException
                || failure instanceof EmbeddedServerException
                || failure instanceof LexiconException) {
            return say(command, failure.getMessage(), ExitCodes.USAGE);
        }
        if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
            return say(command, "no such file: " + failure.getMessage(), ExitCodes.USAGE);
        }
        if (failure instanceof AccessDeniedException) {
            return say(command, "not allowed to use " + failure.getMessage(), ExitCodes.USAGE);
        }
        if (failure instanceof JavalinBindException) {
            return say(command, "the port is taken: " + failure.getMessage(), ExitCodes.USAGE);
        }
        if (failure instanceof KafkaUnavailableException || failure instanceof IOException) {
            return say(command, failure.getMessage(), ExitCodes.FATAL);
        }
        command.getErr().println("parley: internal error, please report it:");
        failure.printStackTrace(command.getErr());
        return ExitCodes.FATAL;
    }

    private static int say(CommandLine command, @org.jspecify.annotations.Nullable String message, int exitCode) {
        command.getErr().println("parley: " + message);
        return exitCode;
    }
}
