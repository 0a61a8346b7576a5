package app.bellhop.demo.junit;

import app.bellhop.demo.DemoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a JUnit test class an S3 and SNS server. One server is started per test class, in a temporary folder that is
 * deleted afterwards; {@code @Nested} classes share it. Constructors, tests and lifecycle methods may take it as a
 * parameter. Works with JUnit 5.0 and later.
 *
 * <pre>{@code
 * @ExtendWith(DemoServerExtension.class)
 * class InvoiceArchiveTest {
 *     @Test
 *     void archivesInvoices(DemoServer server) {
 *         ...
 *     }
 * }
 * }</pre>
 */
public final class DemoServerExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(DemoServerExtension.class);

    private record Running(DemoServer server, Path folder) {}

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (running(context) == null) {
            Path folder = Files.createTempDirectory("demo-server");
            store(context).put(Running.class, new Running(DemoServer.start(folder), folder));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        // Removes only what this very context has stored: a nested class leaves its parent's server running.
        Running running = store(context).remove(Running.class, Running.class);
        if (running != null) {
            running.server().close();
            deleteRecursively(running.folder());
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DemoServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Objects.requireNonNull(running(context)).server();
    }

    private static @Nullable Running running(ExtensionContext context) {
        return store(context).get(Running.class, Running.class);
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    private static void deleteRecursively(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }
}
