package app.bellhop.ui.form;

import javafx.geometry.Orientation;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

/** A value that is read and copied, but not changed. A long one takes more lines. */
public final class Fact extends TextArea {

    private static final int COLUMNS = 12;

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
        measure.setText(getText());
        measure.setFont(getFont());
        measure.setWrappingWidth(Math.max(0, width < 0 ? getWidth() : width));
        return snapSizeY(measure.getLayoutBounds().getHeight()) + 2 * PADDING;
    }
}
