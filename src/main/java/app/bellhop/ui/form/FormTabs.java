package app.bellhop.ui.form;

import app.bellhop.viewmodel.form.Form;
import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** The sections of a form as tabs. A tab with an error is marked, as the error may be out of sight. FX thread. */
final class FormTabs {

    private static final String WRONG = "form-tab-wrong";

    /** Room for the content of a tab, in pixels. */
    private static final double MAX_HEIGHT = 540;

    /** What the rest of the dialog and its frame need of the screen, in pixels. */
    private static final double REST = 250;

    private final List<Form.Section> sections;
    private final double width;
    private final double room;
    private final TabPane pane = new TabPane();

    /**
     * @param rows of all sections, in order
     * @param width of a tab, in pixels
     * @param screen the height of the screen, in pixels
     */
    FormTabs(List<Form.Section> sections, List<FieldRow<?>> rows, double width, double screen) {
        room = Math.min(MAX_HEIGHT, screen - REST);
        this.sections = sections;
        this.width = width;
        pane.setId("dialogTabs");
        pane.getStyleClass().add("form-tabs");
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        for (Form.Section section : sections) {
            GridPane grid = FormDialog.grid(rows.stream()
                    .filter(row -> section.fields().contains(row.field()))
                    .toList());
            // What errors and hints need beyond the window's height.
            ScrollPane scroll = new ScrollPane(grid);
            scroll.setFitToWidth(true);
            scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
            pane.getTabs().add(new Tab(section.title(), scroll));
        }
    }

    TabPane pane() {
        return pane;
    }

    /** Makes room for what errors and hints say now, as far as the screen has it. */
    void fit() {
        for (Tab tab : pane.getTabs()) {
            ScrollPane scroll = (ScrollPane) tab.getContent();
            double needed = ((Region) scroll.getContent()).prefHeight(width);
            scroll.setPrefViewportHeight(Math.max(scroll.getPrefViewportHeight(), Math.min(room, Math.ceil(needed))));
        }
        pane.requestLayout(); // Content does not tell the pane that it has grown.
    }

    /** Marks the tabs of rows that show an error. */
    void mark(List<FieldRow<?>> rows) {
        for (int i = 0; i < sections.size(); i++) {
            List<String> styles = pane.getTabs().get(i).getStyleClass();
            var fields = sections.get(i).fields();
            styles.remove(WRONG);
            if (rows.stream().anyMatch(row -> row.wrong() && fields.contains(row.field()))) {
                styles.add(WRONG);
            }
        }
    }
}
