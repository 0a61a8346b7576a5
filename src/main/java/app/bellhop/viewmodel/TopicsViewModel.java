package app.bellhop.viewmodel;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.SnsRules;
import app.bellhop.cloud.Topic;
import app.bellhop.cloud.Topics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The topics: listed, filtered, made, deleted. FX thread. */
public final class TopicsViewModel {

    private final Topics topics;
    private final Workbench bench;
    private final ObservableList<Topic> shown = FXCollections.observableArrayList();
    private final ObservableList<Topic> shownView = FXCollections.unmodifiableObservableList(shown);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<Topic> current = new SimpleObjectProperty<>();
    private final ObservableList<Topic> selected = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper placeholder = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private List<Topic> all = List.of();
    private CompletableFuture<Void> request = CompletableFuture.completedFuture(null);

    TopicsViewModel(Topics topics, Workbench bench) {
        this.topics = topics;
        this.bench = bench;
        filter.addListener((o, before, now) -> show());
    }

    public ObservableList<Topic> shown() {
        return shownView;
    }

    public StringProperty filter() {
        return filter;
    }

    /** The topic whose subscriptions are shown and that is published to; set by the table. */
    public ObjectProperty<Topic> current() {
        return current;
    }

    /** Kept by the table. */
    public ObservableList<Topic> selected() {
        return selected;
    }

    public ReadOnlyStringProperty placeholder() {
        return placeholder.getReadOnlyProperty();
    }

    /** What is shown, counted. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    public List<Command> commands() {
        return List.of(
                new Command("newTopic", Texts.get("command.newTopic"), "fth-plus", "", this::create),
                new Command(
                        "deleteTopics",
                        Texts.get("command.deleteTopics"),
                        "fth-trash-2",
                        "",
                        javafx.beans.binding.Bindings.isNotEmpty(selected),
                        this::delete),
                new Command("publishSms", Texts.get("command.publishSms"), "fth-smartphone", "", this::publishSms));
    }

    /** Lists again. The first time topics show as they come; later the old ones stay until the new are all there. */
    public void reload() {
        request.cancel(true);
        placeholder.set(Texts.get("topics.loading"));
        boolean streaming = all.isEmpty();
        List<Topic> found = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> mine = topics.listTopics(page -> {
            boolean first = found.isEmpty();
            found.addAll(page);
            if (streaming && first) {
                bench.ui().execute(() -> take(List.copyOf(page)));
            }
        });
        request = mine;
        mine.whenCompleteAsync(
                (done, e) -> {
                    if (mine != request) {
                        return;
                    }
                    if (e == null) {
                        take(List.copyOf(found));
                        placeholder.set(Texts.get("topics.empty"));
                    } else {
                        CloudException failure = CloudException.of(e);
                        placeholder.set(ErrorTexts.sentence(failure));
                        bench.errors().show(failure, this::reload);
                    }
                },
                bench.ui());
    }

    private void take(List<Topic> found) {
        // Some servers list the same ARN twice.
        all = found.stream()
                .distinct()
                .sorted(Comparator.comparing(Topic::name))
                .toList();
        show();
    }

    private void show() {
        String needle = filter.get().strip().toLowerCase(Locale.ROOT);
        List<Topic> wanted = all.stream()
                .filter(topic -> topic.name().toLowerCase(Locale.ROOT).contains(needle))
                .toList();
        if (!wanted.equals(shown)) {
            Topic kept = current.get();
            shown.setAll(wanted);
            current.set(wanted.contains(kept) ? kept : null);
        }
        status.set(
                wanted.size() == all.size()
                        ? Texts.get("topics.count", all.size())
                        : Texts.get("topics.countFiltered", wanted.size(), all.size()));
    }

    private void create() {
        Form form = Form.oneText(
                Texts.get("newTopic.title"),
                Texts.get("newTopic.text"),
                Texts.get("newTopic.field"),
                "",
                Texts.get("newTopic.ok"),
                name -> SnsRules.topicName(name) ? "" : Texts.get("newTopic.rule"));
        bench.dialogs().ask(form).thenAccept(answer -> answer.ifPresent(typed -> create(typed.get(Form.ONLY))));
    }

    private void create(String name) {
        bench.then(
                topics.createTopic(name),
                topic -> {
                    boolean there = all.contains(topic);
                    bench.notice().set(Texts.get(there ? "newTopic.there" : "newTopic.done", name));
                    if (!there) {
                        List<Topic> more = new ArrayList<>(all);
                        more.add(topic);
                        take(more);
                    }
                    current.set(topic);
                },
                null);
    }

    private void delete() {
        List<Topic> going = List.copyOf(selected);
        Form form = Form.confirm(
                Texts.get("deleteTopics.title"),
                Texts.get("deleteTopics.text", going.size()),
                going.stream().map(Topic::name).limit(12).toList(),
                Texts.get("deleteTopics.ok"));
        bench.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(yes -> bench.afterAll(
                        going.stream().map(topics::deleteTopic),
                        Texts.get("deleteTopics.done", going.size()),
                        this::reload)));
    }

    private void publishSms() {
        Form form = new Form(
                Texts.get("publishSms.title"),
                Texts.get("publishSms.text"),
                List.of(),
                List.of(
                        Form.Field.text("phone", Texts.get("publishSms.phone"), "+"),
                        new Form.Field("message", Texts.get("publishSms.message"), Form.Kind.LONG_TEXT, "", List.of())),
                Texts.get("publishSms.ok"),
                false,
                answers -> {
                    if (!SnsRules.phoneNumber(answers.get("phone"))) {
                        return Texts.get("publishSms.badPhone");
                    }
                    return SnsRules.message(answers.get("message")) ? "" : Texts.get("publish.badMessage");
                });
        bench.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.ifPresent(typed -> bench.then(
                        topics.publishSms(typed.get("phone"), typed.get("message")),
                        id -> bench.notice().set(Texts.get("publishSms.done", typed.get("phone"), id)),
                        null)));
    }
}
