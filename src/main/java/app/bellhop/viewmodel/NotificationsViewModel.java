package app.bellhop.viewmodel;

import app.bellhop.cloud.Inbox;
import app.bellhop.cloud.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Notifications tab: topics, the subscriptions of one, the publish form, the inbox. FX thread. */
public final class NotificationsViewModel {

    private final TopicsViewModel topics;
    private final SubscriptionsViewModel subscriptions;
    private final PublishViewModel publish;
    private final InboxViewModel inbox;
    private boolean opened;

    NotificationsViewModel(Topics port, Optional<Inbox> mail, Workbench bench) {
        topics = new TopicsViewModel(port, bench);
        subscriptions = new SubscriptionsViewModel(port, bench, topics.current());
        publish = new PublishViewModel(port, bench, topics.current());
        inbox = new InboxViewModel(mail, bench, subscriptions::reload);
    }

    public TopicsViewModel topics() {
        return topics;
    }

    public SubscriptionsViewModel subscriptions() {
        return subscriptions;
    }

    public PublishViewModel publish() {
        return publish;
    }

    public InboxViewModel inbox() {
        return inbox;
    }

    /** The tab is being looked at: the topics are listed the first time. */
    public void open() {
        if (!opened) {
            opened = true;
            topics.reload();
        }
        inbox.refresh();
    }

    /** Lists everything again. */
    public void reload() {
        opened = true;
        topics.reload();
        subscriptions.reload();
        inbox.refresh();
    }

    public List<Command> commands() {
        List<Command> commands = new ArrayList<>(topics.commands());
        commands.addAll(subscriptions.commands());
        return commands;
    }
}
