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
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.testfx.api.FxToolkit;

/** The transfers screen of a queue, refreshed as the app does, and a heartbeat that measures how long it was stuck. */
final class TransferWindow implements AutoCloseable {

    private static final double REFRESH_MILLIS = 200;
    private final Heartbeat heart;
    private Timeline ticker;

    TransferWindow(TransferQueue queue, Sharing sharing, Path folder, ScheduledExecutorService timer) throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> show(stage, queue, sharing, folder));
        heart = new Heartbeat(timer);
    }

    private void show(Stage stage, TransferQueue queue, Sharing sharing, Path folder) {
        TestContext context = new TestContext(folder);
        WhenDoneViewModel whenDone = new WhenDoneViewModel(
                queue, sharing, context.context, new FakeSns(), (topic, message) -> new CompletableFuture<>());
        TransfersViewModel model = new TransfersViewModel(queue, context.context, whenDone, sharing, place -> {});
        stage.setScene(new Scene(
                new Screens(Map.of(TransfersController.class, () -> new TransfersController(model)))
                        .load("transfers/transfers"),
                1280,
                800));
        stage.show();
        ticker = new Timeline(new KeyFrame(Duration.millis(REFRESH_MILLIS), e -> model.refresh()));
        ticker.setCycleCount(Timeline.INDEFINITE);
        ticker.play();
    }

    /** How long the FX thread took at most to answer since the last call, in milliseconds. */
    long longestStall() {
        return heart.longestStall();
    }

    @Override
    public void close() throws Exception {
        heart.close();
        FxToolkit.setupFixture(ticker::stop);
        FxToolkit.cleanupStages();
    }
}
