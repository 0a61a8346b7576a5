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
     * @param taken whether a drop would be accepted now; if not, the parent node handles it
     * @param drop receives the paths
     */
    public static void accept(Node node, Supplier<Boolean> taken, Consumer<List<Path>> drop) {
        node.setOnDragOver(e -> {
            if (wanted(e, taken)) {
                e.acceptTransferModes(TransferMode.COPY);
                node.pseudoClassStateChanged(TARGET, true);
                e.consume();
            }
        });
        node.setOnDragExited(e -> node.pseudoClassStateChanged(TARGET, false));
        node.setOnDragDropped(e -> {
            node.pseudoClassStateChanged(TARGET, false);
            if (wanted(e, taken)) {
                drop.accept(
                        e.getDragboard().getFiles().stream().map(File::toPath).toList());
                e.setDropCompleted(true);
                e.consume();
            }
        });
    }

    private static boolean wanted(DragEvent e, Supplier<Boolean> taken) {
        return e.getDragboard().hasFiles() && taken.get();
    }
}
