package app.bellhop.ui;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;
import org.testfx.util.WaitForAsyncUtils;

/** Files from the desktop, dropped on a node: the events that the toolkit would send. */
public final class Drop {

    private static final long PATIENCE_MILLIS = 10_000;

    private Drop() {}

    /** Whether the node, or one behind it, took them; without files, what is dragged in the window. */
    public static boolean on(Node target, Path... files) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, () -> {
            Dragboard board = board(files);
            fire(DragEvent.DRAG_ENTERED, target, board);
            boolean accepted = fire(DragEvent.DRAG_OVER, target, board).isAccepted();
            boolean done =
                    accepted && fire(DragEvent.DRAG_DROPPED, target, board).isDropCompleted();
            fire(DragEvent.DRAG_EXITED, target, board);
            return done;
        });
    }

    /** Holds files over the node; whether the node, or one behind it, would take them. */
    public static boolean over(Node target, Path... files) {
        return WaitForAsyncUtils.waitForAsyncFx(
                PATIENCE_MILLIS,
                () -> fire(DragEvent.DRAG_OVER, target, board(files)).isAccepted());
    }

    private static Dragboard board(Path... files) {
        List<File> all = java.util.Arrays.stream(files).map(Path::toFile).toList();
        return DragboardHelper.createDragboard(
                clipboard(all.isEmpty() ? Map.of(DataFormat.PLAIN_TEXT, "s3://") : Map.of(DataFormat.FILES, all)));
    }

    private static DragEvent fire(EventType<DragEvent> type, Node target, Dragboard board) {
        Bounds bounds = target.localToScene(target.getBoundsInLocal());
        Point2D at = new Point2D(bounds.getCenterX(), bounds.getCenterY());
        Point2D screen = target.localToScreen(target.sceneToLocal(at));
        DragEvent event = new DragEvent(
                null,
                target,
                type,
                board,
                at.getX(),
                at.getY(),
                screen.getX(),
                screen.getY(),
                TransferMode.COPY,
                null,
                target,
                new PickResult(target, at.getX(), at.getY()));
        Event.fireEvent(target, event);
        return event;
    }

    /** In memory; a proxy, as the interface differs between versions of JavaFX. */
    private static TKClipboard clipboard(Map<DataFormat, Object> data) {
        return (TKClipboard) Proxy.newProxyInstance(
                TKClipboard.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getContentTypes" -> Set.copyOf(data.keySet());
                    case "hasContent" -> data.containsKey((DataFormat) arguments[0]);
                    case "getContent" -> data.get((DataFormat) arguments[0]);
                    case "getTransferModes" -> EnumSet.of(TransferMode.COPY, TransferMode.MOVE);
                    case "putContent" -> false;
                    case "getDragViewOffsetX", "getDragViewOffsetY" -> 0d;
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    case "toString" -> "dropped files";
                    default -> null;
                });
    }
}
