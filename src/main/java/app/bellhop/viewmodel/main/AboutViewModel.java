package app.bellhop.viewmodel.main;

import app.bellhop.settings.ProgramVersion;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Which Bellhop this is, what it runs on, and the licenses of what it is built with. FX thread. */
public final class AboutViewModel implements ScreenModel {

    /** The build writes the list; the others are what it cannot see. */
    private static final List<String> NOTICES = List.of(
            "/META-INF/third-party/THIRD-PARTY.txt",
            "/META-INF/third-party/s3proxy/NOTICE",
            "/META-INF/third-party/LICENSES.txt");

    private final UiContext context;
    private final ReadOnlyStringWrapper version = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper licenses = new ReadOnlyStringWrapper("");

    AboutViewModel(UiContext context) {
        this.context = context;
        context.inBackground(ProgramVersion::read)
                .thenAcceptAsync(read -> version.set(Texts.get("about.version", read)), context.ui());
        context.inBackground(
                        () -> NOTICES.stream().flatMap(AboutViewModel::read).collect(Collectors.joining("\n")))
                .thenAcceptAsync(licenses::set, context.ui());
    }

    /** The text of a resource; nothing if the build has not made it yet. */
    private static Stream<String> read(String resource) {
        try (InputStream in = AboutViewModel.class.getResourceAsStream(resource)) {
            return in == null
                    ? Stream.empty()
                    : Stream.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String title() {
        return Texts.get("about.title");
    }

    /** “Bellhop” and the version; empty until it is read. */
    public ReadOnlyStringProperty version() {
        return version.getReadOnlyProperty();
    }

    /** The libraries, each with its license; empty until they are read. */
    public ReadOnlyStringProperty licenses() {
        return licenses.getReadOnlyProperty();
    }

    /** Java, JavaFX, the system, and what it may use of it, one a line. Nothing of the user or of connections. */
    public String system() {
        return Texts.get(
                "about.system",
                property("java.version"),
                property("java.vendor"),
                property("javafx.runtime.version"),
                property("os.name"),
                property("os.version"),
                property("os.arch"),
                Formats.bytes(Runtime.getRuntime().maxMemory()),
                Locale.getDefault().toLanguageTag());
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }

    public List<Command> commands() {
        return List.of(Command.of(CommandIds.COPY_FOR_SUPPORT).icon("fth-copy").does(this::copyForSupport));
    }

    private void copyForSupport() {
        context.desktop().copy(version.get() + "\n" + system());
        context.notice().set(Texts.get("about.copied"));
    }

    @Override
    public void close() {
        // Nothing is left loading that would matter.
    }
}
