package app.bellhop.ui.objects;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.ui.base.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** The bucket and the prefixes that lead to a place, as links. Those in the middle give way to a menu where there is no room. */
public final class Crumbs extends HBox {

    private static final double BUCKET_WIDTH = 150;
    private static final double LEAST_BUCKET_WIDTH = 48;
    private static final double NAME_WIDTH = 240;

    private final Hyperlink more = new Hyperlink("…");
    private final List<Hyperlink> links = new ArrayList<>();
    private List<S3Location> trail = List.of();
    private Consumer<S3Location> open = place -> {};

    public Crumbs() {
        getStyleClass().add("crumbs");
        setPickOnBounds(false); // What lies between the links belongs to the field below.
        setMinWidth(0);
        more.setOnAction(e -> menu());
    }

    void setOnOpen(Consumer<S3Location> action) {
        open = action;
    }

    void show(List<S3Location> places) {
        trail = List.copyOf(places);
        links.clear();
        getChildren().clear();
        for (S3Location place : trail) {
            if (!links.isEmpty()) {
                getChildren().add(divider());
            }
            Hyperlink link = link(place);
            links.add(link);
            getChildren().add(link);
            if (links.size() == 1) {
                getChildren().addAll(divider(), more);
            }
        }
        if (!links.isEmpty()) {
            links.get(links.size() - 1).getStyleClass().add("here");
        }
        requestLayout();
    }

    private Hyperlink link(S3Location place) {
        Hyperlink link = new Hyperlink(name(place));
        Columns.cut(link, OverrunStyle.CENTER_ELLIPSIS);
        link.setMinWidth(24);
        link.setTooltip(new Tooltip(place.uri()));
        link.setOnAction(e -> open.accept(place));
        return link;
    }

    private static Label divider() {
        Label divider = new Label("/");
        divider.setMinWidth(USE_PREF_SIZE);
        divider.setMouseTransparent(true);
        return divider;
    }

    /** The divider shows the trailing slash, except for a prefix that is only a slash. */
    private static String name(S3Location place) {
        if (place.isRoot()) {
            return place.bucket();
        }
        String name = place.key().substring(place.parent().key().length());
        return name.length() > 1 ? name.replaceFirst("/$", "") : name;
    }

    /**
     * Where there is little room, first all names get less of it, then the middle is hidden, then the bucket's name is cut:
     * where one is stands at the end.
     */
    @Override
    protected void layoutChildren() {
        int hidden = 0;
        links.forEach(link -> link.setMaxWidth(Double.MAX_VALUE));
        show(hidden);
        if (width() > getWidth()) {
            links.forEach(link -> link.setMaxWidth(link == links.get(0) ? BUCKET_WIDTH : NAME_WIDTH));
        }
        while (hidden < links.size() - 2 && width() > getWidth()) {
            show(++hidden);
        }
        double tooMuch = width() - getWidth();
        if (links.size() > 1 && tooMuch > 0) {
            Hyperlink bucket = links.get(0);
            double wanted = Math.min(bucket.prefWidth(-1), BUCKET_WIDTH);
            bucket.setMaxWidth(Math.max(LEAST_BUCKET_WIDTH, wanted - tooMuch));
        } else if (!links.isEmpty()) {
            takeUp(-tooMuch, links.get(links.size() - 1));
            takeUp(getWidth() - width(), links.get(0));
        }
        super.layoutChildren();
    }

    /** Gives a link what is left of the room, as far as its name needs it. */
    private static void takeUp(double left, Hyperlink link) {
        link.setMaxWidth(Math.min(Math.ceil(link.prefWidth(-1)), link.getMaxWidth()) + Math.max(0, Math.floor(left)));
    }

    /** Hides that many links after the first. Each has its divider before it; the menu stands at places 1 and 2. */
    private void show(int hidden) {
        for (int i = 1; i < getChildren().size(); i++) {
            boolean menu = i <= 2;
            boolean shown = menu == (hidden > 0) || !menu && i > 2 + 2 * hidden;
            Node child = getChildren().get(i);
            child.setVisible(shown);
            child.setManaged(shown);
        }
    }

    private double width() {
        double sum = snappedLeftInset() + snappedRightInset();
        for (Node child : getManagedChildren()) {
            sum += snapSizeX(Math.min(child.prefWidth(-1), child.maxWidth(-1))) + getSpacing();
        }
        return sum;
    }

    private void menu() {
        ContextMenu menu = new ContextMenu();
        for (int i = 1; i < links.size(); i++) {
            if (!links.get(i).isVisible()) {
                S3Location place = trail.get(i);
                MenuItem item = new MenuItem(name(place));
                item.setMnemonicParsing(false);
                item.setOnAction(e -> open.accept(place));
                menu.getItems().add(item);
            }
        }
        menu.show(more, Side.BOTTOM, 0, 4);
    }
}
