package app.bellhop.app;

import app.bellhop.settings.ProgramVersion;
import app.bellhop.settings.SettingsStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.LogManager;
import javafx.application.Application;

/** The main class. It does not extend Application, because JavaFX refuses to launch one from the class path. */
public final class Launcher {

    private static final String NO_DISPLAY_TOUR = "target/tour";

    private static final String REGION_CACHING = "prism.disableRegionCaching";

    private Launcher() {}

    public static void main(String[] arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        StartOptions options;
        try {
            options = StartOptions.parse(all);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        if (options.has("help")) {
            System.out.print(StartOptions.HELP);
            return;
        }
        if (options.has("version")) {
            System.out.println("Bellhop " + ProgramVersion.read());
            return;
        }
        prepareSettings();
        boolean tour = options.has("tour");
        // Before JavaFX is there, which takes longer, and complains where an application does not start.
        if (!tour && Handover.send(options.home().instanceFile(), all)) {
            System.out.println(new AlreadyOpenException(options.home().folder()).getMessage());
            return;
        }
        boolean platformChosen = System.getProperty("glass.platform") != null;
        boolean display = platformChosen || hasDisplay();
        if ((tour || !display) && GuidedTour.find().isEmpty()) {
            System.err.println(
                    tour
                            ? "--tour works from Bellhop’s source only."
                            : "Bellhop needs a display, and DISPLAY is not set.");
            System.exit(1);
        }
        if (!tour && !display) {
            System.out.println("No display found: running the tour without a window");
            all.add("--tour=" + NO_DISPLAY_TOUR);
            tour = true;
        }
        Optional<String> missing = NativeLibraries.missing(!tour && !platformChosen);
        if (missing.isPresent()) {
            System.err.println(missing.get());
            System.exit(1);
        }
        if (tour) {
            renderInMemory();
        }
        silenceLogging();
        drawBackgroundsAtOnce();
        try {
            Application.launch(BellhopApp.class, all.toArray(String[]::new));
        } catch (RuntimeException e) {
            Throwable reason = e;
            while (!(reason instanceof StartException) && reason.getCause() != null) {
                reason = reason.getCause();
            }
            if (reason instanceof AlreadyOpenException) {
                System.out.println(reason.getMessage());
                System.exit(0);
            }
            System.err.println(
                    reason instanceof StartException
                            ? reason.getMessage()
                            : "Bellhop could not start: " + reason.getMessage());
            System.exit(1);
        }
        System.exit(BellhopApp.exitCode());
    }

    /** While the rest starts, which waits for it. */
    private static void prepareSettings() {
        Thread prepare = new Thread(SettingsStore::prepare, "bellhop-prepare");
        prepare.setDaemon(true);
        prepare.start();
    }

    private static boolean hasDisplay() {
        boolean x11 = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        String display = System.getenv("DISPLAY");
        return !x11 || display != null && !display.isBlank();
    }

    /** Renders to memory in software. */
    private static void renderInMemory() {
        System.setProperty("glass.platform", "Monocle");
        System.setProperty("monocle.platform", "Headless");
        System.setProperty("headless.geometry", "1920x1080-32");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
    }

    /**
     * JavaFX paints what it keeps a picture of by stretching nine pieces of it: without a graphics card, a window then took up
     * to a quarter of a second, and the FX thread waits for it.
     */
    private static void drawBackgroundsAtOnce() {
        if (System.getProperty(REGION_CACHING) == null) {
            System.setProperty(REGION_CACHING, "true");
        }
    }

    private static void silenceLogging() {
        try (InputStream in = Launcher.class.getResourceAsStream("/app/bellhop/logging.properties")) {
            LogManager.getLogManager().readConfiguration(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
