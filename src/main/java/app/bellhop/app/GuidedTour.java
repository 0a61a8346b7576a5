package app.bellhop.app;

import app.bellhop.settings.BellhopHome;
import app.bellhop.viewmodel.main.AppViewModel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.stage.Stage;

/** Runs Bellhop by itself. A service: it is there when Bellhop runs from its source; packages come without it. */
public interface GuidedTour {

    static Optional<GuidedTour> find() {
        return ServiceLoader.load(GuidedTour.class).findFirst();
    }

    /**
     * Starts the tour.
     *
     * @param folder for screenshots and the report
     * @param onFinished called on the FX thread with whether every step passed
     */
    void start(
            AppViewModel app,
            Stage stage,
            BellhopHome home,
            Path folder,
            Executor background,
            Consumer<Boolean> onFinished);
}
