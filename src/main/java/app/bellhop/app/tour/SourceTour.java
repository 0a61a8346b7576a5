package app.bellhop.app.tour;

import app.bellhop.app.GuidedTour;
import app.bellhop.settings.BellhopHome;
import app.bellhop.viewmodel.main.AppViewModel;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.stage.Stage;

/** The tour as a service, see META-INF/services. */
public final class SourceTour implements GuidedTour {

    @Override
    public void start(
            AppViewModel app,
            Stage stage,
            BellhopHome home,
            Path folder,
            Executor background,
            Consumer<Boolean> onFinished) {
        new Tour(app, stage, home, folder).start(background, onFinished);
    }
}
