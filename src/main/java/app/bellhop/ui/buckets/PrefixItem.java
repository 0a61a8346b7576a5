package app.bellhop.ui.buckets;

import app.bellhop.viewmodel.BucketTreeViewModel;
import app.bellhop.viewmodel.PrefixNode;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TreeItem;

/** A bucket or prefix in the tree: looks for what is below it when it is opened. */
final class PrefixItem extends TreeItem<PrefixNode> {

    private final BucketTreeViewModel buckets;

    PrefixItem(PrefixNode node, BucketTreeViewModel buckets) {
        super(node);
        this.buckets = buckets;
        node.children().addListener((ListChangeListener<PrefixNode>) change -> fill());
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
                        .map(child -> new PrefixItem(child, buckets))
                        .toList());
    }

    /** Until somebody has looked, there may be something below. */
    @Override
    public boolean isLeaf() {
        return getValue().loaded() && getValue().children().isEmpty();
    }
}
