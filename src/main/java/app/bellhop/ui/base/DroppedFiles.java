package app.bellhop.ui.base;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Lets the user drop files from the desktop on a node, which highlights while it would accept them. */
public final class DroppedFiles {

    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");

    private DroppedFiles() {}

    /**
     * @param accepts whether a drop would be accepted now; if not, the parent node handles it
     * @param drop receives the paths
     */
    public static void accept(Node node, Supplier<Boolean> accepts, Consumer<List<Path>> drop) {
        node.setOnDragOver(e -> {
            if (acceptable(e, accepts)) {
                e.acceptTransferModes(TransferMode.COPY);
                node.pseudoClassStateChanged(TARGET, true);
                e.consume();
            }
        });
        node.setOnDragExited(e -> node.pseudoClassStateChanged(TARGET, false));
        node.setOnDragDropped(e -> {
            node.pseudoClassStateChanged(TARGET, false);
            if (acceptable(e, accepts)) {
                drop.accept(
                        e.getDragboard().getFiles().stream().map(File::toPath).toList());
                e.setDropCompleted(true);
                e.consume();
            }
        });
    }

    private static boolean acceptable(DragEvent e, Supplier<Boolean> accepts) {
        return e.getDragboard().hasFiles() && accepts.get();
    }
}
