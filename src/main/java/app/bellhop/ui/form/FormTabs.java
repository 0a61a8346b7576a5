package app.bellhop.ui.form;

import app.bellhop.viewmodel.form.Form;
import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.GridPane;

/** The sections of a form as tabs. A tab with an error is marked, as the error may be out of sight. FX thread. */
final class FormTabs {

    private static final String WRONG = "form-tab-wrong";

    private final List<Form.Section> sections;
    private final TabPane pane = new TabPane();

    /** @param rows of all sections, in order */
    FormTabs(List<Form.Section> sections, List<FieldRow<?>> rows) {
        this.sections = sections;
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
