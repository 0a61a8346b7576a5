package app.bellhop.app.tour;

import app.bellhop.settings.BellhopHome;
import app.bellhop.viewmodel.main.AppViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Runs the steps in order, takes a screenshot after each, and writes a report. */
final class Tour {

    private static final Logger LOG = Logger.getLogger(Tour.class.getName());

    private final Path folder;
    private final TourWindow window;
    private final TourSteps steps;
    private final List<String> report = new ArrayList<>();
    private int number;

    Tour(AppViewModel app, Stage stage, BellhopHome home, Path folder) {
        this.folder = folder;
        this.window = new TourWindow(stage);
        this.steps = new TourSteps(app, window, home);
    }

    /** Starts the tour. {@code onFinished} is called on the FX thread with whether every step passed. */
    void start(Executor executor, Consumer<Boolean> onFinished) {
        executor.execute(() -> {
            boolean passed = run();
            Platform.runLater(() -> onFinished.accept(passed));
        });
    }

    private boolean run() {
        report.add("# Bellhop's tour\n");
        boolean passed = true;
        try {
            Files.createDirectories(folder);
            window.resize(1280, 800);
            for (TourSteps.Step step : steps.all()) {
                passed = passed && runStep(step);
            }
            steps.close();
        } catch (Exception e) {
            LOG.log(Level.SEVERE, "The tour was aborted", e);
            report.add("The tour was aborted: " + e);
            passed = false;
        }
        report.add(passed ? "\nAll steps passed." : "\nNOT all steps passed.");
        try {
            Files.write(folder.resolve("tour.md"), report);
        } catch (IOException e) {
            LOG.log(Level.SEVERE, "The report could not be written", e);
            passed = false;
        }
        System.out.println((passed ? "The tour passed: " : "The tour FAILED: ") + folder.resolve("tour.md"));
        return passed;
    }

    private boolean runStep(TourSteps.Step step) throws Exception {
        String name = String.format(Locale.ROOT, "%02d-%s", ++number, step.name());
        String outcome;
        boolean passed = true;
        try {
            outcome = step.work().call();
        } catch (Exception | AssertionError e) {
            LOG.log(Level.SEVERE, "Step " + name, e);
            outcome = "FAILED: " + e;
            passed = false;
        }
        window.screenshot(folder.resolve(name + ".png"));
        report.add("## " + number + ". " + step.title() + "\n\n" + outcome + "\n\n![" + step.title() + "](" + name
                + ".png)\n");
        System.out.println((passed ? "ok    " : "FAIL  ") + name + "  " + outcome);
        return passed;
    }
}
