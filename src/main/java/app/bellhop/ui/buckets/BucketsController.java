package app.bellhop.ui.buckets;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.ui.base.CommandKeys;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.buckets.BucketTreeViewModel;
import app.bellhop.viewmodel.buckets.PrefixNode;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.objects.LocationViewModel;
import app.bellhop.viewmodel.objects.ObjectTableViewModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

public final class BucketsController {

    /** How many rows are shown above the one that is scrolled to. */
    private static final int ROWS_ABOVE = 3;

    private static final Set<String> OF_BUCKETS = Set.of(CommandIds.EMPTY_BUCKET, CommandIds.DELETE_BUCKET);

    private final BucketTreeViewModel buckets;
    private final ObjectTableViewModel objects;
    private final LocationViewModel location;
    private final Commands commands;

    private final Map<PrefixNode, TreeItem<PrefixNode>> items = new HashMap<>();
    private boolean updating;

    @FXML
    private TreeView<PrefixNode> bucketTree;

    @FXML
    private Label bucketsProblem;

    @FXML
    private Label directoriesProblem;

    @FXML
    private VBox bucketsSlow;

    @FXML
    private Button stopBuckets;

    @FXML
    private HBox bucketActions;

    public BucketsController(
            BucketTreeViewModel buckets, ObjectTableViewModel objects, LocationViewModel location, Commands commands) {
        this.buckets = buckets;
        this.objects = objects;
        this.location = location;
        this.commands = commands;
    }

    @FXML
    private void initialize() {
        TreeItem<PrefixNode> root = new TreeItem<>();
        root.setExpanded(true); // The root is hidden, but must be expanded to show the buckets.
        bucketTree.setRoot(root);
        buckets.buckets().addListener((ListChangeListener<PrefixNode>) change -> fill(root));
        fill(root);
        bucketTree.setCellFactory(tree -> new PrefixCell(objects, location));
        bucketTree.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (!updating && now != null && now.getValue() != null) {
                location.open(now.getValue().location());
            }
        });
        location.current().addListener((o, before, now) -> selectLocation(now));
        VisibleWhen.says(
                bucketsProblem,
                Bindings.createStringBinding(
                        this::problem, buckets.problem(), buckets.loading(), buckets.slow(), buckets.buckets()));
        VisibleWhen.says(directoriesProblem, buckets.directoriesProblem());
        CommandNodes.bind(commands, stopBuckets);
        VisibleWhen.bind(bucketsSlow, buckets.slow());
        bucketActions.getChildren().add(CommandNodes.iconButton(commands.get(CommandIds.NEW_BUCKET)));
        ContextMenu menu = new ContextMenu(CommandNodes.submenu(
                "newMenu",
                Texts.get("menu.new"),
                commands,
                CommandIds.UPLOAD_FILES,
                CommandIds.UPLOAD_FOLDER,
                CommandIds.NEW_FOLDER,
                CommandIds.NEW_OBJECT,
                CommandNodes.SEPARATOR,
                CommandIds.NEW_BUCKET));
        menu.getItems()
                .addAll(CommandNodes.items(
                        commands,
                        CommandIds.COPY_S3_URI,
                        CommandIds.COPY_ARN,
                        CommandNodes.SEPARATOR,
                        CommandIds.INSPECT_BUCKET,
                        CommandIds.PUBLISH_INDEX,
                        CommandIds.MAKE_WEBSITE,
                        CommandIds.BUCKET_EVENTS,
                        CommandIds.UNFINISHED_UPLOADS,
                        CommandNodes.SEPARATOR,
                        CommandIds.DELETE_FOLDER,
                        CommandIds.EMPTY_BUCKET,
                        CommandIds.DELETE_BUCKET));
        ObservableValue<Boolean> folder =
                location.current().map(place -> !place.key().isEmpty()).orElse(false);
        for (MenuItem item : menu.getItems()) {
            if (CommandIds.DELETE_FOLDER.equals(item.getId())) {
                item.visibleProperty().bind(folder);
            } else if (OF_BUCKETS.contains(String.valueOf(item.getId()))) {
                item.visibleProperty().bind(folder.map(inside -> !inside));
            }
        }
        bucketTree.setContextMenu(menu);
        CommandKeys.bind(bucketTree, commands.get(CommandIds.DELETE_FOLDER), commands.get(CommandIds.DELETE_BUCKET));
    }

    private String problem() {
        if (!buckets.problem().get().isEmpty()) {
            return buckets.problem().get();
        }
        if (!buckets.buckets().isEmpty()) {
            return "";
        }
        return buckets.slow().get() ? "" : Texts.get(buckets.loading().get() ? "listing.loading" : "buckets.empty");
    }

    private void fill(TreeItem<PrefixNode> root) {
        withoutNavigating(() -> root.getChildren()
                .setAll(buckets.buckets().stream()
                        .map(node -> items.computeIfAbsent(node, this::item))
                        .toList()));
    }

    /** Reuses existing items, so that expanded ones stay expanded when the buckets are listed again. */
    private TreeItem<PrefixNode> item(PrefixNode node) {
        return new PrefixItem(node, buckets, this::withoutNavigating);
    }

    /**
     * Changes the tree without navigating: when rows come and go, the tree selects another row by itself, which must
     * not count as a click.
     */
    private void withoutNavigating(Runnable change) {
        updating = true;
        try {
            bucketTree.getSelectionModel().clearSelection();
            change.run();
            selectLocation(location.current().get());
        } finally {
            updating = false;
        }
    }

    /** Selects the current location and opens what is above it. Where that must be listed first, its rows select again. */
    private void selectLocation(@Nullable S3Location place) {
        if (place == null) {
            bucketTree.getSelectionModel().clearSelection();
            return;
        }
        TreeItem<PrefixNode> item = below(bucketTree.getRoot(), place);
        while (item != null && !isAt(item, place)) {
            buckets.follow(item.getValue(), place);
            item.setExpanded(true);
            item = below(item, place);
        }
        if (item == null) {
            bucketTree.getSelectionModel().clearSelection();
        } else {
            bucketTree.getSelectionModel().select(item);
            bucketTree.scrollTo(Math.max(0, bucketTree.getRow(item) - ROWS_ABOVE));
        }
    }

    private static @Nullable TreeItem<PrefixNode> below(TreeItem<PrefixNode> item, S3Location place) {
        return item.getChildren().stream()
                .filter(child -> covers(child.getValue().location(), place))
                .findFirst()
                .orElse(null);
    }

    private static boolean isAt(TreeItem<PrefixNode> item, S3Location place) {
        return item.getValue() != null && item.getValue().location().equals(place);
    }

    private static boolean covers(S3Location above, S3Location place) {
        return above.bucket().equals(place.bucket()) && place.key().startsWith(above.key());
    }
}
