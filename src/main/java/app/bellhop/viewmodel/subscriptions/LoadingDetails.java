package app.bellhop.viewmodel.subscriptions;

import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Subscriptions;
import app.bellhop.viewmodel.base.Activities;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.work.subscriptions.DetailLoader;
import app.bellhop.work.subscriptions.SubscriptionDetail;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Loads the attributes of subscriptions, with progress and a Stop in the status bar. FX thread. */
final class LoadingDetails {

    private LoadingDetails() {}

    /** @param name of what they are loaded for */
    static CompletableFuture<List<SubscriptionDetail>> of(
            Subscriptions port,
            UiContext context,
            Activities activities,
            String name,
            List<Subscription> subscriptions) {
        DetailLoader loader = new DetailLoader(port, subscriptions, context.later());
        CompletableFuture<List<SubscriptionDetail>> loaded = loader.run();
        Activities.Activity activity = activities.begin(name, loader::progress, loader::stop);
        context.ended(loaded, (details, e) -> activity.end());
        return loaded;
    }
}
