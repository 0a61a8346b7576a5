package app.bellhop.ui.objects;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.objects.ObjectTableViewModel;
import java.io.File;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;

/**
 * Lets the user drop files from the desktop, and objects of any open connection, on a node, which highlights while it would
 * accept them.
 */
public final class DropTarget {

    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");

    private DropTarget() {}

    /** @param place where a drop goes now; null if the parent node handles it */
    public static void accept(Node node, Supplier<@Nullable S3Location> place, ObjectTableViewModel objects) {
        node.setOnDragOver(e -> {
            S3Location to = place.get();
            Optional<TransferMode> mode = to == null ? Optional.empty() : mode(e, to, objects);
            if (to != null && e.getDragboard().hasFiles()) {
                objects.drag().filesOver(to);
            }
            mode.ifPresent(accepted -> {
                e.acceptTransferModes(accepted);
                highlight(node, true);
                e.consume();
            });
        });
        node.setOnDragExited(e -> {
            if (node.getPseudoClassStates().contains(TARGET)) {
                highlight(node, false);
                objects.drag().left();
            }
        });
        node.setOnDragDropped(e -> {
            S3Location to = place.get();
            highlight(node, false);
            if (to != null && mode(e, to, objects).isPresent()) {
                drop(e, to, objects);
                e.setDropCompleted(true);
                e.consume();
            }
        });
    }

    /** Shows whether a drop would be accepted. */
    public static void highlight(Node node, boolean target) {
        node.pseudoClassStateChanged(TARGET, target);
    }

    /** What a drop on a place would do; empty if it would do nothing. */
    public static Optional<TransferMode> mode(DragEvent e, S3Location place, ObjectTableViewModel objects) {
        return e.getDragboard().hasFiles()
                ? Optional.of(TransferMode.COPY)
                : objects.drag().over(place).map(move -> move ? TransferMode.MOVE : TransferMode.COPY);
    }

    /** Uploads the files, or copies or moves the objects. */
    public static void drop(DragEvent e, S3Location place, ObjectTableViewModel objects) {
        if (e.getDragboard().hasFiles()) {
            objects.upload(
                    e.getDragboard().getFiles().stream().map(File::toPath).toList(), place);
        } else {
            objects.drag().drop(place);
        }
    }
}
