package app.bellhop.ui.form;

import javafx.geometry.Orientation;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

/** A value that is read and copied, but not changed. A long one takes more lines; a very long one scrolls. */
public final class Fact extends TextArea {

    private static final int COLUMNS = 12;

    private static final int MAX_LINES = 10;

    /** Above the first line and below the last, as the stylesheet has it. */
    private static final double PADDING = 3;

    private final Text measure = new Text();

    /** For FXML. */
    public Fact() {
        measure.setBoundsType(TextBoundsType.LOGICAL_VERTICAL_CENTER); // As the theme has it.
        setEditable(false);
        setWrapText(true);
        setPrefColumnCount(COLUMNS); // It takes what room there is.
        setMinWidth(0);
        setMinHeight(Region.USE_PREF_SIZE);
        getStyleClass().add("fact");
        textProperty().addListener(o -> requestLayout());
    }

    public Fact(String value) {
        this();
        setText(value);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        measure.setFont(getFont());
        measure.setWrappingWidth(Math.max(0, width < 0 ? getWidth() : width));
        measure.setText("");
        double line = measure.getLayoutBounds().getHeight();
        measure.setText(getText());
        double lines = Math.min(MAX_LINES * line, measure.getLayoutBounds().getHeight());
        return snapSizeY(lines) + 2 * snapSpaceY(PADDING);
    }
}
