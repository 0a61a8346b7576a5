package app.bellhop.ui.preview;

import app.bellhop.work.preview.MarkdownBlock;
import app.bellhop.work.preview.MarkdownBlock.Span;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A Markdown document as text, laid out block by block. */
final class MarkdownPane {

    /** Of a nested block, in pixels. */
    private static final double INDENT = 20;

    private MarkdownPane() {}

    static Node of(List<MarkdownBlock> blocks) {
        VBox pane = new VBox();
        pane.getStyleClass().add("markdown");
        blocks.forEach(block -> pane.getChildren().add(indented(block)));
        return pane;
    }

    private static Node indented(MarkdownBlock block) {
        Node content = content(block);
        int level = block.kind() == MarkdownBlock.Kind.HEADING ? 0 : block.level();
        if (level == 0) {
            return content;
        }
        Label marker = new Label(block.marker());
        marker.getStyleClass().add("markdown-marker");
        marker.setMinWidth(level * INDENT);
        HBox.setHgrow(content, Priority.ALWAYS);
        return new HBox(marker, content);
    }

    private static Node content(MarkdownBlock block) {
        return switch (block.kind()) {
            case HEADING -> flow(block, "title-" + Math.min(4, block.level()));
            case PARAGRAPH -> flow(block, "markdown-text");
            case QUOTE -> flow(block, "text-muted");
            case CODE -> flow(block, "markdown-code");
            case RULE -> new Separator();
            case TABLE -> table(block.rows());
        };
    }

    private static Node flow(MarkdownBlock block, String styleClass) {
        TextFlow flow = new TextFlow();
        block.spans().forEach(span -> flow.getChildren().add(text(span, styleClass)));
        flow.getStyleClass().add(styleClass + "-block");
        return flow;
    }

    private static Text text(Span span, String styleClass) {
        Text text = new Text(span.text());
        text.getStyleClass().addAll("text", styleClass);
        if (span.bold()) {
            text.getStyleClass().add("text-bold");
        }
        if (span.italic()) {
            text.getStyleClass().add("text-italic");
        }
        if (span.code()) {
            text.getStyleClass().add("markdown-mono");
        }
        if (!span.link().isEmpty()) {
            text.getStyleClass().add("markdown-link");
            Tooltip.install(text, new Tooltip(span.link()));
        }
        return text;
    }

    private static Node table(List<List<String>> rows) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("markdown-table");
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                Label cell = new Label(rows.get(row).get(column));
                cell.setWrapText(true);
                if (row == 0) {
                    cell.getStyleClass().add("text-bold");
                }
                grid.add(cell, column, row);
            }
        }
        return grid;
    }
}
