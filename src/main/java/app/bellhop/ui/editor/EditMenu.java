package app.bellhop.ui.editor;

import app.bellhop.viewmodel.base.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.fxmisc.richtext.CodeArea;

/** The context menu that JavaFX gives its own text fields. */
final class EditMenu extends ContextMenu {

    EditMenu(CodeArea area) {
        getItems()
                .addAll(
                        item("editor.undo", area::undo, area.undoAvailableProperty()),
                        item("editor.redo", area::redo, area.redoAvailableProperty()),
                        new SeparatorMenuItem(),
                        item(
                                "editor.cut",
                                area::cut,
                                area.selectedTextProperty().map(text -> !text.isEmpty())),
                        item(
                                "editor.copy",
                                area::copy,
                                area.selectedTextProperty().map(text -> !text.isEmpty())),
                        item("editor.paste", area::paste, area.editableProperty()),
                        new SeparatorMenuItem(),
                        item(
                                "editor.selectAll",
                                area::selectAll,
                                area.lengthProperty().map(length -> length > 0)));
    }

    private static MenuItem item(String label, Runnable action, ObservableValue<Boolean> enabled) {
        MenuItem item = new MenuItem(Texts.get(label));
        item.setOnAction(e -> action.run());
        item.disableProperty().bind(enabled.map(is -> !is));
        return item;
    }
}
