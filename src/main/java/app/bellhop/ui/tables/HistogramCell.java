package app.bellhop.ui.tables;

import app.bellhop.table.data.ColumnProfile.Bar;
import app.bellhop.viewmodel.tables.ProfilesViewModel.Profile;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Small bars of how often the values of a column occur. */
final class HistogramCell extends TableCell<Profile, Profile> {

    private static final double HEIGHT = 20;
    private static final double WIDTH = 5;

    private final HBox bars = new HBox(1);
    private final Tooltip words = new Tooltip();

    HistogramCell() {
        bars.setAlignment(Pos.BOTTOM_LEFT);
        bars.setPrefHeight(HEIGHT);
    }

    @Override
    protected void updateItem(Profile profile, boolean empty) {
        super.updateItem(profile, empty);
        boolean none = empty || profile == null || profile.of().bars().isEmpty();
        bars.getChildren().setAll(none ? List.of() : bars(profile.of().bars()));
        setGraphic(none ? null : bars);
        words.setText(none ? "" : profile.bars());
        setTooltip(none ? null : words);
        setAccessibleText(none ? "" : profile.bars());
    }

    private static List<Region> bars(List<Bar> of) {
        long most = of.stream().mapToLong(Bar::count).max().orElse(1);
        return of.stream().map(bar -> bar(bar.count(), most)).toList();
    }

    private static Region bar(long count, long most) {
        Region bar = new Region();
        bar.getStyleClass().add("histogram-bar");
        double height = count == 0 ? 0 : Math.max(1, HEIGHT * count / most);
        bar.setMinSize(WIDTH, height);
        bar.setMaxSize(WIDTH, height);
        return bar;
    }
}
