package app.bellhop.ui.pictures;

import static javafx.scene.control.ContentDisplay.GRAPHIC_ONLY;

import app.bellhop.ui.base.Pictures;
import app.bellhop.ui.base.Theme;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Cell;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/** Takes a picture of the window, and what stands over it, on screens of several sizes and scales, in light and dark. */
final class Camera {

    private static final long FX_SECONDS = 30;
    private static final long DRAWN_MILLIS = 250;

    /** A window that fills a screen of that many pixels. */
    private record Screen(int width, int height, double scale) {

        /** @param text such as {@code 1920x1080@1.5} */
        static Screen of(String text) {
            String[] parts = text.split("[x@]");
            return new Screen(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Double.parseDouble(parts[2]));
        }
    }

    private static final List<Screen> SCREENS = Stream.of(
                    System.getProperty("pictures.screens", "1280x800@1,1920x1080@1,1280x800@1.5,1920x1080@1.5")
                            .split(","))
            .map(Screen::of)
            .toList();

    private final Stage stage;
    private final Path folder;

    Camera(Stage stage, Path folder) {
        this.stage = stage;
        this.folder = folder;
    }

    /** Writes NAME-WIDTHxHEIGHT-SCALE-THEME.png for each screen and theme. */
    void take(String name) throws Exception {
        for (Screen screen : SCREENS) {
            for (boolean dark : List.of(false, true)) {
                fx(() -> {
                    Theme.apply(dark);
                    stage.setX(0);
                    stage.setY(0);
                    stage.setWidth(screen.width / screen.scale);
                    stage.setHeight(screen.height / screen.scale);
                });
                WaitForAsyncUtils.waitForFxEvents();
                TimeUnit.MILLISECONDS.sleep(DRAWN_MILLIS); // Pulses that lay out and draw what has changed.
                BufferedImage picture = new BufferedImage(screen.width, screen.height, BufferedImage.TYPE_INT_RGB);
                fx(() -> draw(picture, screen.scale));
                String shot = "%s-%dx%d-%d-%s"
                        .formatted(
                                name, screen.width, screen.height, (int) (screen.scale * 100), dark ? "dark" : "light");
                String file = shot + ".png";
                if (!dark) {
                    note(shot);
                }
                ImageIO.write(
                        picture,
                        "png",
                        Files.createDirectories(folder).resolve(file).toFile());
            }
        }
        fx(() -> Theme.apply(false));
    }

    /** Adds to cut.txt what does not have the room for its words: names in cells may be cut, nothing else. */
    private void note(String shot) throws Exception {
        Set<String> cut = new TreeSet<>();
        fx(() -> Window.getWindows().stream()
                .filter(Window::isShowing)
                .forEach(window -> cut(window.getScene().getRoot(), cut)));
        List<String> lines = cut.stream().map(words -> shot + ": " + words).toList();
        Files.write(
                Files.createDirectories(folder).resolve("cut.txt"),
                lines,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static void cut(Node node, Set<String> found) {
        if (!node.isVisible() || node instanceof Cell) {
            return;
        }
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            labeled.getChildrenUnmodifiable().stream()
                    .filter(child ->
                            child instanceof Text && child.getStyleClass().contains("text"))
                    .map(text -> ((Text) text).getText())
                    .filter(shown -> !shown.equals(words(labeled)) && labeled.getContentDisplay() != GRAPHIC_ONLY)
                    .forEach(shown -> found.add("“" + labeled.getText() + "” shows as “" + shown + "”"));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> cut(child, found));
        }
    }

    private static String words(Labeled labeled) {
        return labeled.isMnemonicParsing() ? labeled.getText().replaceFirst("_", "") : labeled.getText();
    }

    private void draw(BufferedImage picture, double scale) {
        Graphics2D g = picture.createGraphics();
        for (Window window : Window.getWindows()) {
            if (window.isShowing()) {
                SnapshotParameters scaled = new SnapshotParameters();
                scaled.setTransform(new Scale(scale, scale));
                scaled.setFill(window.getScene().getFill());
                scaled.setViewport(new Rectangle2D(
                        0,
                        0,
                        window.getScene().getWidth() * scale,
                        window.getScene().getHeight() * scale));
                BufferedImage one = Pictures.of(window.getScene().getRoot().snapshot(scaled, null));
                boolean main = window == stage;
                int x = main ? 0 : middle(window.getX(), one.getWidth(), picture.getWidth(), scale);
                int y = main ? 0 : middle(window.getY(), one.getHeight(), picture.getHeight(), scale);
                g.drawImage(one, x, y, null);
                g.setColor(Color.GRAY);
                g.drawRect(x, y, one.getWidth() - 1, one.getHeight() - 1);
            }
        }
        g.dispose();
    }

    /** Where the window is, or in the middle where it would be cut: a window manager would move it. */
    private static int middle(double at, int length, int room, double scale) {
        int pixels = (int) (at * scale);
        return pixels >= 0 && pixels + length <= room ? pixels : (room - length) / 2;
    }

    private static void fx(Runnable work) {
        WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(FX_SECONDS), work);
    }
}
