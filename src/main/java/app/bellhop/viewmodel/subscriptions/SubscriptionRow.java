package app.bellhop.viewmodel.subscriptions;

import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.SubscriptionAttributes;
import app.bellhop.viewmodel.base.Texts;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** One line of the subscription table; what a list does not tell comes later. FX thread. */
public final class SubscriptionRow {

    private final Subscription subscription;
    private final ReadOnlyStringWrapper filterPolicy = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper raw = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redrive = new ReadOnlyStringWrapper("");
    private SubscriptionAttributes attributes;

    SubscriptionRow(Subscription subscription) {
        this.subscription = subscription;
    }

    public Subscription subscription() {
        return subscription;
    }

    /** What the state column says. */
    public String state() {
        return Texts.of(subscription.state());
    }

    /** Why it is in that state, and what that means; empty for nothing to be said. */
    public String why() {
        return switch (subscription.state()) {
            case CONFIRMED -> "";
            case PENDING -> Texts.get("subscription.pendingWhy");
            case DELETED -> Texts.get("subscription.deletedWhy");
        };
    }

    /** As compact JSON; empty where every message is let through, or it is not known yet. */
    public ReadOnlyStringProperty filterPolicy() {
        return filterPolicy.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty raw() {
        return raw.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty redrive() {
        return redrive.getReadOnlyProperty();
    }

    /** Null until they were asked for. */
    SubscriptionAttributes attributes() {
        return attributes;
    }

    /** Not known is not the same as none. */
    void failed(String sentence) {
        filterPolicy.set("? " + sentence);
        raw.set("?");
        redrive.set("?");
    }

    void show(SubscriptionAttributes found) {
        attributes = found;
        filterPolicy.set(found.filterPolicy().replaceAll("\\s+", " "));
        raw.set(found.raw() ? Texts.get("topics.yes") : "");
        redrive.set(found.redrivePolicy().replaceAll("\\s+", " "));
    }
}
