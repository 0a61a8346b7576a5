package app.bellhop.bench;

import app.bellhop.cloud.s3.Sharing;
import app.bellhop.fake.FakeSns;
import app.bellhop.fake.TestContext;
import app.bellhop.transfer.TransferQueue;
import app.bellhop.ui.base.Screens;
import app.bellhop.ui.transfers.TransfersController;
import app.bellhop.viewmodel.transfers.TransfersViewModel;
import app.bellhop.viewmodel.transfers.WhenDoneViewModel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;

/** The transfers screen of a queue, refreshed as the app does, and a heartbeat that measures how long it was stuck. */
final class TransferWindow implements AutoCloseable {

    private static final long REFRESH_MILLIS = 200;

    private final ScheduledExecutorService timer;
    private final Heartbeat heart;
    private boolean closed;

    TransferWindow(TransferQueue queue, Sharing sharing, Path folder, ScheduledExecutorService timer) throws Exception {
        this.timer = timer;
        Stage stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> show(stage, queue, sharing, folder));
        heart = new Heartbeat(timer);
    }

    private void show(Stage stage, TransferQueue queue, Sharing sharing, Path folder) {
        TestContext context = new TestContext(folder, Platform::runLater, timer);
        WhenDoneViewModel whenDone = new WhenDoneViewModel(
                queue, sharing, context.context, new FakeSns(), (topic, message) -> new CompletableFuture<>());
        TransfersViewModel model = new TransfersViewModel(queue, context.context, whenDone, sharing, place -> {});
        stage.setScene(new Scene(
                new Screens(Map.of(TransfersController.class, () -> new TransfersController(model)))
                        .load("transfers/transfers"),
                1280,
                800));
        stage.show();
        tick(model);
    }

    /** As the app does it: an animation would have JavaFX look for something to draw 60 times a second. */
    private void tick(TransfersViewModel model) {
        model.refresh();
        if (!closed) {
            timer.schedule(() -> Platform.runLater(() -> tick(model)), REFRESH_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** How long the FX thread took at most to answer since the last call, in milliseconds. */
    long longestStall() {
        return heart.longestStall();
    }

    /** How long the FX thread worked at most between two answers since the last call, in milliseconds of a processor. */
    long longestWork() {
        return heart.longestWork();
    }

    @Override
    public void close() throws Exception {
        heart.close();
        FxToolkit.setupFixture(() -> closed = true);
        FxToolkit.cleanupStages();
    }
}
