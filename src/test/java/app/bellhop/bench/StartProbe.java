package app.bellhop.bench;

import app.bellhop.app.Launcher;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TreeView;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * A program that says how many milliseconds after its start it had a window, and Bellhop its buckets, and how long the
 * processor has worked for it by then; then it ends.
 */
final class StartProbe {

    /** Each look walks through the nodes of the window on the FX thread. */
    private static final long EVERY_MILLIS = 20;

    private StartProbe() {}

    /** As little as a JavaFX program can be. */
    public static final class Bare extends Application {
        @Override
        public void start(Stage stage) {
            stage.setScene(new Scene(new Label("Bare"), 1280, 800));
            stage.show();
        }
    }

    /** @param arguments {@code bare}, or Bellhop's own */
    public static void main(String[] arguments) {
        boolean bare = arguments[0].equals("bare");
        Thread probe = new Thread(() -> {
            tell("window", () -> !Window.getWindows().isEmpty());
            if (!bare) {
                tell("buckets", StartProbe::buckets);
            }
            Runtime.getRuntime().halt(0);
        });
        probe.setDaemon(true);
        probe.start();
        if (bare) {
            Application.launch(Bare.class);
        } else {
            Launcher.main(arguments);
        }
    }

    private static boolean buckets() {
        for (Window window : Window.getWindows()) {
            Node tree = window.getScene().getRoot().lookup("#bucketTree");
            if (tree instanceof TreeView<?> view
                    && view.getRoot() != null
                    && !view.getRoot().getChildren().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static void tell(String what, BooleanSupplier there) {
        while (!onFxThread(there)) {
            try {
                Thread.sleep(EVERY_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
        long now = System.currentTimeMillis();
        Duration processor = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        System.out.println(what + " " + (now - started) + " " + processor.toMillis());
    }

    private static boolean onFxThread(BooleanSupplier there) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        try {
            Platform.runLater(() -> answer.complete(there.getAsBoolean()));
            return answer.get(10, TimeUnit.SECONDS);
        } catch (IllegalStateException e) {
            return false; // The toolkit has not started yet.
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
