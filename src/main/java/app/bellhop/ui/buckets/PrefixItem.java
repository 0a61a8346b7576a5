package app.bellhop.ui.buckets;

import app.bellhop.viewmodel.buckets.BucketTreeViewModel;
import app.bellhop.viewmodel.buckets.PrefixNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TreeItem;

/** A bucket or prefix in the tree. Lists its children when expanded. */
final class PrefixItem extends TreeItem<PrefixNode> {

    private final BucketTreeViewModel buckets;
    private final Consumer<Runnable> withoutNavigating;
    private final Map<PrefixNode, PrefixItem> items = new HashMap<>();

    /** @param withoutNavigating makes changes to the tree without navigating */
    PrefixItem(PrefixNode node, BucketTreeViewModel buckets, Consumer<Runnable> withoutNavigating) {
        super(node);
        this.buckets = buckets;
        this.withoutNavigating = withoutNavigating;
        node.children().addListener((ListChangeListener<PrefixNode>) change -> withoutNavigating.accept(this::fill));
        expandedProperty().addListener((o, before, now) -> {
            if (now) {
                buckets.open(node);
            }
        });
        fill();
    }

    private void fill() {
        getChildren()
                .setAll(getValue().children().stream()
                        .map(child ->
                                items.computeIfAbsent(child, node -> new PrefixItem(node, buckets, withoutNavigating)))
                        .toList());
    }

    /** An item that has not been listed yet may have children. */
    @Override
    public boolean isLeaf() {
        return getValue().loaded() && getValue().children().isEmpty();
    }
}
