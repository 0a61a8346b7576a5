package app.bellhop.viewmodel.topics;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.sns.NewTopic;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.cloud.sns.TopicAttributes;
import app.bellhop.cloud.sns.Topics;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.plan.BackgroundPlan;
import app.bellhop.work.plan.Plan;
import app.bellhop.work.plan.PlanItem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.jspecify.annotations.Nullable;

/** Commands for topics: create, delete (except protected ones) and configure. FX thread. */
public final class TopicActions {

    private static final int MAX_NAMES = 12;
    private static final int MAX_COUNTED = 50;
    private static final int DELETES_PER_SECOND = 20;

    private final Topics topics;
    private final UiContext context;
    private final BackgroundPlan background;
    private final TopicSettings settings;
    private final Runnable deleted;

    /**
     * @param deleted called after topics were deleted, and their subscriptions with them
     */
    public TopicActions(Topics topics, UiContext context, BackgroundPlan background, Runnable deleted) {
        this.topics = topics;
        this.context = context;
        this.background = background;
        this.settings = new TopicSettings(topics, context);
        this.deleted = deleted;
    }

    List<Command> commands(TopicsViewModel model) {
        BooleanBinding one = Bindings.isNotNull(model.current());
        BooleanBinding some = Bindings.isNotEmpty(model.selected());
        return List.of(
                Command.of(CommandIds.NEW_TOPIC).icon("fth-plus").does(() -> create(model)),
                Command.of(CommandIds.DELETE_TOPICS)
                        .icon("fth-trash-2")
                        .key("Delete")
                        .enabledWhen(some, Texts.get("needs.topic"))
                        .does(() -> count(model)),
                Command.of(CommandIds.TOPIC_SETTINGS)
                        .icon("fth-sliders")
                        .enabledWhen(one, Texts.get("needs.topic"))
                        .does(() -> settings.edit(model.current().get(), model)),
                Command.of(CommandIds.TOPIC_POLICY)
                        .icon("fth-shield")
                        .enabledWhen(one, Texts.get("needs.topic"))
                        .does(() -> settings.editPolicy(model.current().get(), model)),
                Command.of(CommandIds.DELIVERY_POLICY)
                        .icon("fth-truck")
                        .enabledWhen(one, Texts.get("needs.topic"))
                        .does(() -> settings.editDeliveryPolicy(model.current().get(), model)),
                Command.of(CommandIds.DELIVERY_LOGGING)
                        .icon("fth-list")
                        .enabledWhen(one, Texts.get("needs.topic"))
                        .does(() -> settings.editLogging(model.current().get(), model)),
                Command.of(CommandIds.COPY_TOPIC_ARN)
                        .icon("fth-copy")
                        .enabledWhen(some, Texts.get("needs.topic"))
                        .does(() -> context.copy(
                                model.selected().stream().map(Topic::arn).collect(Collectors.joining("\n")),
                                Texts.get("arn.copied", model.selected().size()))),
                Command.of(CommandIds.PROTECT_TOPICS).icon("fth-lock").does(() -> protect(model)));
    }

    private void create(TopicsViewModel model) {
        NewTopicForm form = new NewTopicForm();
        context.ask(form.form(), typed -> create(model, form.topic(typed)));
    }

    private void create(TopicsViewModel model, NewTopic wanted) {
        boolean there = model.all().stream().anyMatch(topic -> topic.name().equals(wanted.name()));
        String made = there ? "newTopic.there" : model.complete() ? "newTopic.done" : "newTopic.maybe";
        context.then(topics.createTopic(wanted), topic -> {
            context.notice().set(Texts.get(made, wanted.name()));
            model.add(topic);
        });
    }

    /** Counts the topics' subscriptions first, so the confirmation can say how many will be deleted. */
    private void count(TopicsViewModel model) {
        List<Topic> going = new ArrayList<>();
        List<Topic> staying = new ArrayList<>();
        model.selected().forEach(topic -> (model.isProtected(topic) ? staying : going).add(topic));
        if (going.isEmpty()) {
            context.errors()
                    .show(
                            Texts.get(
                                    "deleteTopics.allProtected",
                                    names(staying),
                                    context.settings().get().protectedTopics()),
                            Texts.get("deleteTopics.changeProtection"),
                            () -> protect(model));
            return;
        }
        List<Topic> counted = going.size() > MAX_COUNTED ? List.of() : going;
        context.ended(
                context.each(counted, topic -> Futures.map(topics.attributes(topic), TopicAttributes::confirmed)),
                (known, e) -> ask(model, going, staying, e == null ? known : List.of(), unknown(e)));
    }

    /** One unknown count makes the total unknown. */
    private static String unknown(@Nullable CloudException e) {
        return e == null ? "" : Texts.get("deleteTopics.unknown", ErrorTexts.sentence(e));
    }

    private static String names(List<Topic> some) {
        String names = some.stream().limit(MAX_NAMES).map(Topic::name).collect(Collectors.joining(", "));
        return some.size() > MAX_NAMES ? Texts.get("list.more", names, some.size() - MAX_NAMES) : names;
    }

    /**
     * @param counts of their subscriptions; empty if they are unknown
     * @param why they are; may be empty
     */
    private void ask(TopicsViewModel model, List<Topic> going, List<Topic> staying, List<Integer> counts, String why) {
        List<String> details = new ArrayList<>();
        details.add(Texts.get("deleteTopics.goes", names(going)));
        if (!staying.isEmpty()) {
            details.add(Texts.get("deleteTopics.stays", staying.size(), names(staying)));
        }
        if (!why.isEmpty()) {
            details.add(why);
        }
        int subscriptions = counts.stream().mapToInt(Integer::intValue).sum();
        Form form = Form.confirm(
                Texts.get("deleteTopics.title"),
                counts.isEmpty() || counts.contains(-1)
                        ? Texts.get("deleteTopics.text", going.size())
                        : Texts.get("deleteTopics.textCounted", going.size(), subscriptions),
                details,
                Texts.get("deleteTopics.ok"));
        context.ask(form, yes -> delete(model, going));
    }

    private void delete(TopicsViewModel model, List<Topic> going) {
        List<PlanItem> items = going.stream()
                .map(topic -> PlanItem.toDo(
                        Texts.get("deleteTopics.ok"), topic.name(), topic.arn(), 0, () -> topics.deleteTopic(topic)))
                .toList();
        background.run(
                new Plan(
                        Texts.get("deleteTopics.title"),
                        Texts.get("deleteTopics.text", going.size()),
                        items,
                        Texts.get("deleteTopics.ok"),
                        true,
                        DELETES_PER_SECOND),
                Texts.get("deleteTopics.done", going.size()),
                () -> {
                    model.reload();
                    deleted.run();
                });
    }

    private void protect(TopicsViewModel model) {
        Field<String> names = Field.text(
                Field.ONLY,
                Texts.get("protectTopics.field"),
                context.settings().get().protectedTopics());
        Form form = Form.of(
                        Texts.get("protectTopics.title"),
                        Texts.get("protectTopics.text"),
                        Texts.get("protectTopics.ok"))
                .fields(names);
        context.ask(form, typed -> {
            context.settings()
                    .update(p -> p.withProtectedTopics(typed.get(names).strip()));
            model.updateProtection();
        });
    }
}
