package app.bellhop.bench;

import app.bellhop.ui.AppRobot;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/**
 * Figures, not tests: {@code ./mvnw test -Dtest=IdleBench}. What the window costs while nothing changes, against one with a
 * label only: processor time, and how often JavaFX looks for something to draw. Prints the table of docs/benchmarks.md.
 */
class IdleBench {

    private static final int SECONDS = Integer.getInteger("bench.seconds", 20);
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @TempDir
    Path folder;

    @Test
    void idle() throws Exception {
        System.out.println("| window | processor | pulses |");
        System.out.println("|---|---|---|");
        Stage stage = FxToolkit.registerPrimaryStage();
        new FxRobot().interact(() -> {
            stage.setScene(new Scene(new Label("bare"), 1280, 800));
            stage.show();
        });
        measure("a label", stage.getScene());
        try (AppRobot robot = new AppRobot(folder.resolve("home"), "--demo")) {
            robot.until(() -> !robot.lookup("#objectTable").queryAll().isEmpty());
            Scene scene = robot.node("tabs").getScene();
            for (String view : new String[] {"objectsTab", "notificationsTab", "transfersTab", "activityTab"}) {
                robot.showTab(view);
                robot.interact(() -> robot.node("tabs").requestFocus()); // A caret blinks.
                measure(view.replace("Tab", ""), scene);
            }
        }
    }

    private static void measure(String name, Scene scene) throws Exception {
        FxRobot robot = new FxRobot();
        TimeUnit.SECONDS.sleep(5); // What has begun comes to an end.
        AtomicInteger pulses = new AtomicInteger();
        Runnable count = pulses::incrementAndGet;
        robot.interact(() -> scene.addPostLayoutPulseListener(count));
        long before = SYSTEM.getProcessCpuTime();
        TimeUnit.SECONDS.sleep(SECONDS);
        long spent = SYSTEM.getProcessCpuTime() - before;
        int seen = pulses.get();
        robot.interact(() -> scene.removePostLayoutPulseListener(count));
        System.out.printf("| %s | %.2f %% | %.1f a second |%n", name, spent / 1e7 / SECONDS, (double) seen / SECONDS);
    }
}
