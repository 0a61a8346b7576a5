package app.bellhop.app;

import app.bellhop.settings.BellhopHome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.FileHandler;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * The log in Bellhop's home. At fine levels, libraries write requests as they are sent, with their signatures and session
 * tokens, and what the keychain answers: while the log is open, their fine records reach no handler, whatever the level.
 */
final class LogFile implements AutoCloseable {

    private static final int BYTES = 1 << 20;

    /** Kept in a field: the log manager holds loggers weakly, and a collected logger loses its handlers. */
    private static final Logger OURS = Logger.getLogger("app.bellhop");

    private static final Logger ROOT = Logger.getLogger("");

    /** Those that see what is sent and received. */
    private static final List<String> LIBRARIES = List.of(
            "software.amazon.awssdk",
            "io.netty",
            "org.apache.hc",
            "org.freedesktop.dbus",
            "com.password4j",
            "jdk.internal");

    /** The filter of a handler of the root before. */
    private record Filtered(Handler handler, Filter before) {}

    private final FileHandler file;
    private final List<Filtered> filtered = new ArrayList<>();

    LogFile(BellhopHome home) throws IOException {
        String name = home.logFile().toString().replace("%", "%%"); // Else it begins a placeholder.
        file = new FileHandler(name, BYTES, 1, true);
        file.setFormatter(new SimpleFormatter());
        file.setFilter(LogFile::harmless);
        OURS.addHandler(file);
        for (Handler handler : ROOT.getHandlers()) {
            Filter before = handler.getFilter();
            filtered.add(new Filtered(handler, before));
            handler.setFilter(record -> harmless(record) && (before == null || before.isLoggable(record)));
        }
    }

    private static boolean harmless(LogRecord record) {
        String logger = record.getLoggerName();
        return record.getLevel().intValue() >= Level.INFO.intValue()
                || logger != null && LIBRARIES.stream().noneMatch(logger::startsWith);
    }

    @Override
    public void close() {
        filtered.forEach(each -> each.handler().setFilter(each.before()));
        OURS.removeHandler(file);
        file.close();
    }
}
