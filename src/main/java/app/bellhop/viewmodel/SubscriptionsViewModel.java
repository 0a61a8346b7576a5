package app.bellhop.viewmodel;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.SnsRules;
import app.bellhop.cloud.Subscription;
import app.bellhop.cloud.Topic;
import app.bellhop.cloud.Topics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The subscriptions of the topic that is selected. FX thread. */
public final class SubscriptionsViewModel {

    private final Topics topics;
    private final Workbench bench;
    private final ReadOnlyObjectProperty<Topic> topic;
    private final ObservableList<Subscription> shown = FXCollections.observableArrayList();
    private final ObservableList<Subscription> shownView = FXCollections.unmodifiableObservableList(shown);
    private final ObservableList<Subscription> selected = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper placeholder = new ReadOnlyStringWrapper(Texts.get("subscriptions.noTopic"));
    private CompletableFuture<Void> request = CompletableFuture.completedFuture(null);

    SubscriptionsViewModel(Topics topics, Workbench bench, ReadOnlyObjectProperty<Topic> topic) {
        this.topics = topics;
        this.bench = bench;
        this.topic = topic;
        topic.addListener((o, before, now) -> {
            shown.clear();
            reload();
        });
    }

    public ObservableList<Subscription> shown() {
        return shownView;
    }

    /** Kept by the table. */
    public ObservableList<Subscription> selected() {
        return selected;
    }

    public ReadOnlyStringProperty placeholder() {
        return placeholder.getReadOnlyProperty();
    }

    public List<Command> commands() {
        return List.of(
                new Command(
                        "newSubscription",
                        Texts.get("command.newSubscription"),
                        "fth-user-plus",
                        "",
                        Bindings.isNotNull(topic),
                        this::subscribe),
                new Command(
                        "unsubscribe",
                        Texts.get("command.unsubscribe"),
                        "fth-user-minus",
                        "",
                        Bindings.createBooleanBinding(
                                () -> selected.stream().anyMatch(Subscription::removable), selected),
                        this::unsubscribe));
    }

    /** Lists again. */
    public void reload() {
        request.cancel(true);
        Topic of = topic.get();
        if (of == null) {
            shown.clear();
            placeholder.set(Texts.get("subscriptions.noTopic"));
            return;
        }
        placeholder.set(Texts.get("subscriptions.loading"));
        List<Subscription> found = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> mine = topics.listSubscriptions(of, found::addAll);
        request = mine;
        mine.whenCompleteAsync(
                (done, e) -> {
                    if (mine != request) {
                        return;
                    }
                    if (e == null) {
                        if (!found.equals(shown)) {
                            shown.setAll(found);
                        }
                        placeholder.set(Texts.get("subscriptions.empty"));
                    } else {
                        CloudException failure = CloudException.of(e);
                        placeholder.set(ErrorTexts.sentence(failure));
                        bench.errors().show(failure, this::reload);
                    }
                },
                bench.ui());
    }

    /** What the state column says. */
    public static String state(Subscription subscription) {
        if (subscription.removable()) {
            return Texts.get("subscription.confirmed");
        }
        return Texts.get(subscription.pending() ? "subscription.pending" : "subscription.deleted");
    }

    private void subscribe() {
        Topic to = topic.get();
        Form form = new Form(
                Texts.get("newSubscription.title"),
                Texts.get("newSubscription.text", to.name()),
                List.of(),
                List.of(
                        new Form.Field(
                                "protocol",
                                Texts.get("newSubscription.protocol"),
                                Form.Kind.CHOICE,
                                SnsRules.PROTOCOLS.get(0),
                                SnsRules.PROTOCOLS),
                        Form.Field.text("endpoint", Texts.get("newSubscription.endpoint"), "")),
                Texts.get("newSubscription.ok"),
                false,
                SubscriptionsViewModel::check);
        bench.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(typed -> bench.then(
                        topics.subscribe(
                                to, typed.get("protocol"), typed.get("endpoint").strip()),
                        made -> {
                            bench.notice()
                                    .set(Texts.get(
                                            made.removable() ? "newSubscription.done" : "newSubscription.pending",
                                            made.endpoint()));
                            reload();
                        },
                        null)));
    }

    private static String check(Map<String, String> answers) {
        String protocol = answers.get("protocol");
        if (SnsRules.endpoint(protocol, answers.get("endpoint").strip())) {
            return "";
        }
        return switch (protocol) {
            case "email", "email-json" -> Texts.get("newSubscription.badEmail");
            case "sms" -> Texts.get("publishSms.badPhone");
            case "http", "https" -> Texts.get("newSubscription.badUrl", protocol);
            default -> Texts.get("newSubscription.badArn", protocol);
        };
    }

    private void unsubscribe() {
        List<Subscription> going =
                selected.stream().filter(Subscription::removable).toList();
        int pending = selected.size() - going.size();
        Form form = Form.confirm(
                Texts.get("unsubscribe.title"),
                pending == 0
                        ? Texts.get("unsubscribe.text", going.size())
                        : Texts.get("unsubscribe.textPending", going.size(), pending),
                going.stream()
                        .map(s -> s.protocol() + "  " + s.endpoint())
                        .limit(12)
                        .toList(),
                Texts.get("unsubscribe.ok"));
        bench.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(yes -> bench.afterAll(
                        going.stream().map(topics::unsubscribe),
                        Texts.get("unsubscribe.done", going.size()),
                        this::reload)));
    }
}
