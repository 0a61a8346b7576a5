package app.bellhop.ui.objects;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.ui.base.Spring;
import app.bellhop.viewmodel.objects.ObjectTableViewModel;
import java.io.File;
import java.util.Optional;
import java.util.function.Consumer;
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
        accept(node, place, objects, to -> {}, () -> {});
    }

    /** The same for a folder, which opens when something is held over it for a moment. */
    public static void acceptAndOpen(Node node, Supplier<@Nullable S3Location> place, ObjectTableViewModel objects) {
        Spring<S3Location> spring = new Spring<>(objects::openWhileDragging);
        accept(node, place, objects, spring::over, spring::stop);
    }

    private static void accept(
            Node node,
            Supplier<@Nullable S3Location> place,
            ObjectTableViewModel objects,
            Consumer<S3Location> over,
            Runnable gone) {
        node.setOnDragOver(e -> {
            S3Location to = place.get();
            Optional<TransferMode> mode = to == null ? Optional.empty() : mode(e, to, objects);
            if (to != null && files(e, objects)) {
                objects.drag().filesOver(to);
            }
            if (to != null) {
                over.accept(to);
            }
            mode.ifPresent(accepted -> {
                e.acceptTransferModes(accepted);
                highlight(node, true);
                e.consume();
            });
        });
        node.setOnDragExited(e -> {
            gone.run();
            if (node.getPseudoClassStates().contains(TARGET)) {
                highlight(node, false);
                objects.drag().left();
            }
        });
        node.setOnDragDropped(e -> {
            S3Location to = place.get();
            gone.run();
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
        return files(e, objects)
                ? Optional.of(TransferMode.COPY)
                : objects.drag().over(place).map(move -> move ? TransferMode.MOVE : TransferMode.COPY);
    }

    /** Objects that are dragged in this program carry files, too, for others. */
    private static boolean files(DragEvent e, ObjectTableViewModel objects) {
        return e.getDragboard().hasFiles() && !objects.drag().active();
    }

    /** Uploads the files, or copies or moves the objects. */
    public static void drop(DragEvent e, S3Location place, ObjectTableViewModel objects) {
        if (files(e, objects)) {
            objects.upload(
                    e.getDragboard().getFiles().stream().map(File::toPath).toList(), place);
        } else {
            objects.drag().drop(place);
        }
    }
}
