package app.bellhop.viewmodel.subscriptions;

import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.SubscriptionAttributes;
import app.bellhop.viewmodel.base.Texts;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A row of the subscription table. Attributes are loaded after the subscription is listed, by the FX thread. Only rows that
 * are drawn make properties of them: there may be a hundred thousand rows.
 */
public final class SubscriptionRow {

    private static final Details UNKNOWN = new Details("", "", "", null, "");

    private final Subscription subscription;
    private @Nullable ReadOnlyObjectWrapper<Details> details;
    /** The listing that answered it last. A set of those seen would cost more than the rows. */
    private @Nullable Object listing;

    /**
     * What is known of a subscription's attributes.
     *
     * @param filterPolicy as compact JSON; empty if there is no policy or it isn't loaded yet
     * @param deadLetterQueue an ARN; empty for none, null if not loaded yet
     * @param deadLetters how many messages that queue holds; empty without one, or if not loaded yet
     */
    public record Details(
            String filterPolicy,
            String raw,
            String redrive,
            @Nullable String deadLetterQueue,
            String deadLetters) {}

    SubscriptionRow(Subscription subscription) {
        this.subscription = subscription;
    }

    /** Whether that listing had not answered it before. Any thread. */
    synchronized boolean firstIn(Object now) {
        boolean first = listing != now;
        listing = now;
        return first;
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

    /** Any thread may read it: rows are sorted in the background. */
    public ReadOnlyObjectProperty<Details> details() {
        return property().getReadOnlyProperty();
    }

    private synchronized ReadOnlyObjectWrapper<Details> property() {
        ReadOnlyObjectWrapper<Details> there = details;
        if (there == null) {
            there = new ReadOnlyObjectWrapper<>(UNKNOWN);
            details = there;
        }
        return there;
    }

    void countDeadLetters(String count) {
        Details now = details().get();
        property().set(new Details(now.filterPolicy(), now.raw(), now.redrive(), now.deadLetterQueue(), count));
    }

    /** An ARN; empty for none, null if not loaded yet. */
    @Nullable
    String deadLetterQueue() {
        return details().get().deadLetterQueue();
    }

    /** Records why the attributes could not be loaded: unknown isn't the same as none. */
    void failed(String sentence) {
        property().set(new Details("? " + sentence, "?", "?", null, "?"));
    }

    void show(SubscriptionAttributes found) {
        property()
                .set(new Details(
                        found.filterPolicy().replaceAll("\\s+", " "),
                        found.raw() ? Texts.get("topics.yes") : "",
                        found.redrivePolicy().replaceAll("\\s+", " "),
                        found.deadLetterQueue(),
                        details().get().deadLetters()));
    }
}
