package app.bellhop.viewmodel.subscriptions;

import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.SubscriptionAttributes;
import app.bellhop.viewmodel.base.Texts;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A row of the subscription table. Attributes are loaded after the subscription is listed. FX thread. */
public final class SubscriptionRow {

    private final Subscription subscription;
    private final ReadOnlyStringWrapper filterPolicy = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper raw = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redrive = new ReadOnlyStringWrapper("");

    SubscriptionRow(Subscription subscription) {
        this.subscription = subscription;
    }

    public Subscription subscription() {
        return subscription;
    }

    /** The text of the state column. */
    public String state() {
        return Texts.of(subscription.state());
    }

    /** What the state means and why; empty if it needs no explanation. */
    public String why() {
        return switch (subscription.state()) {
            case CONFIRMED -> "";
            case PENDING -> Texts.get("subscription.pendingWhy");
            case DELETED -> Texts.get("subscription.deletedWhy");
        };
    }

    /** As compact JSON; empty if there is no policy or it isn't loaded yet. */
    public ReadOnlyStringProperty filterPolicy() {
        return filterPolicy.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty raw() {
        return raw.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty redrive() {
        return redrive.getReadOnlyProperty();
    }

    /** Records why the attributes could not be loaded: unknown isn't the same as none. */
    void failed(String sentence) {
        filterPolicy.set("? " + sentence);
        raw.set("?");
        redrive.set("?");
    }

    void show(SubscriptionAttributes found) {
        filterPolicy.set(found.filterPolicy().replaceAll("\\s+", " "));
        raw.set(found.raw() ? Texts.get("topics.yes") : "");
        redrive.set(found.redrivePolicy().replaceAll("\\s+", " "));
    }
}
