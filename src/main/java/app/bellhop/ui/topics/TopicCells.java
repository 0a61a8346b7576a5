package app.bellhop.ui.topics;

import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.topics.TopicRow;
import app.bellhop.viewmodel.topics.TopicsViewModel;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** Cells of the topic table. Drawing a row requests its attributes, so only visible rows cost requests. */
final class TopicCells {

    private TopicCells() {}

    /** The name, with a lock icon if the topic is protected. */
    static final class Name extends TableCell<TopicRow, String> {

        private final TopicsViewModel model;
        private final FontIcon lock = new FontIcon("fth-lock");
        private final Tooltip whole = new Tooltip();

        Name(TopicsViewModel model) {
            this.model = model;
            lock.getStyleClass().add("lock-icon");
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // What tells long names apart is often at their end.
        }

        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            TopicRow row = empty ? null : getTableRow().getItem();
            setText(empty ? null : name);
            boolean isProtected = row != null && model.isProtected(row.topic());
            setGraphic(isProtected ? lock : null);
            whole.setText(isProtected ? name + "\n" + Texts.get("topics.protected") : name);
            setTooltip(row == null ? null : whole);
            if (row != null) {
                model.loadDetails(row);
            }
        }
    }

    /** Tags cost a request per topic, made only while this column is visible. */
    static final class Tags extends TableCell<TopicRow, String> {

        private final TopicsViewModel model;

        Tags(TopicsViewModel model) {
            this.model = model;
        }

        @Override
        protected void updateItem(String tags, boolean empty) {
            super.updateItem(tags, empty);
            setText(empty ? null : tags);
            TopicRow row = empty ? null : getTableRow().getItem();
            if (row != null && getTableColumn().isVisible()) {
                model.loadTags(row);
            }
        }
    }
}
