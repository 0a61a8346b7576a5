package app.bellhop.ui.subscriptions;

import app.bellhop.cloud.sns.Subscription;
import app.bellhop.ui.base.Columns;
import app.bellhop.viewmodel.subscriptions.SubscriptionRow;
import app.bellhop.viewmodel.subscriptions.SubscriptionsViewModel;
import javafx.css.PseudoClass;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

/** Cells of the subscription table. Drawing a row requests its attributes, so only visible rows cost requests. */
final class SubscriptionCells {

    private SubscriptionCells() {}

    static final class Endpoint extends TableCell<SubscriptionRow, String> {

        private final SubscriptionsViewModel model;
        private final Tooltip whole = new Tooltip();

        Endpoint(SubscriptionsViewModel model) {
            this.model = model;
            Columns.cut(this, OverrunStyle.CENTER_ELLIPSIS); // What tells ARNs apart is at their end.
        }

        @Override
        protected void updateItem(String endpoint, boolean empty) {
            super.updateItem(endpoint, empty);
            setText(empty ? null : endpoint);
            whole.setText(endpoint);
            setTooltip(empty ? null : whole);
            SubscriptionRow row = empty ? null : getTableRow().getItem();
            if (row != null) {
                model.loadDetails(row);
            }
        }
    }

    /** Confirmed, pending or deleted, with the reason. */
    static final class State extends TableCell<SubscriptionRow, String> {

        private static final PseudoClass PENDING = PseudoClass.getPseudoClass("pending");
        private static final PseudoClass DELETED = PseudoClass.getPseudoClass("deleted");

        State() {
            getStyleClass().add("subscription-state");
        }

        @Override
        protected void updateItem(String state, boolean empty) {
            super.updateItem(state, empty);
            SubscriptionRow row = empty ? null : getTableRow().getItem();
            Subscription.State now = row == null ? null : row.subscription().state();
            pseudoClassStateChanged(PENDING, now == Subscription.State.PENDING);
            pseudoClassStateChanged(DELETED, now == Subscription.State.DELETED);
            setText(empty ? null : state);
            setTooltip(row == null || row.why().isEmpty() ? null : new Tooltip(row.why()));
        }
    }

    /** How many messages the dead-letter queue holds: counted only while the column shows. */
    static final class DeadLetters extends TableCell<SubscriptionRow, String> {

        private final SubscriptionsViewModel model;

        DeadLetters(SubscriptionsViewModel model) {
            this.model = model;
        }

        @Override
        protected void updateItem(String count, boolean empty) {
            super.updateItem(count, empty);
            setText(empty ? null : count);
            SubscriptionRow row = empty ? null : getTableRow().getItem();
            if (row != null) {
                model.loadDeadLetters(row);
            }
        }
    }
}
