package app.bellhop.app;

import java.awt.Desktop;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Clicks on {@code s3://} links on macOS, where they come as events. Elsewhere a link is an argument of another start. */
final class OpenedLinks {

    private OpenedLinks() {}

    /**
     * Call before the window is shown. JavaFX hands the event that starts Bellhop to nobody (JDK-8198549), so only links
     * that are clicked while it runs are opened.
     *
     * @param opened gets a link as the arguments of a start, on AWT's thread
     */
    static void listen(Consumer<List<String>> opened) {
        // Asked first: AWT takes a while to load.
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
        if (mac && Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.APP_OPEN_URI)) {
            Desktop.getDesktop()
                    .setOpenURIHandler(
                            event -> opened.accept(List.of(event.getURI().toString())));
        }
    }
}
