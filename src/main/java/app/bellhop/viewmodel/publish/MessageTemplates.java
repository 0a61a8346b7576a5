package app.bellhop.viewmodel.publish;

import app.bellhop.cloud.sns.Message;
import app.bellhop.settings.ListStore;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.work.messages.MessageTemplate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Saves the message of the publish form under a name, and puts saved ones into it. FX thread. */
final class MessageTemplates {

    private final UiContext context;
    private final ListStore<MessageTemplate> store;
    private final Supplier<Message> draft;
    private final Consumer<Message> edit;

    /**
     * @param draft the message in the form
     * @param edit puts a message into the form
     */
    MessageTemplates(UiContext context, Supplier<Message> draft, Consumer<Message> edit) {
        this.context = context;
        this.store = context.stores().templates();
        this.draft = draft;
        this.edit = edit;
    }

    List<Command> commands() {
        return List.of(
                Command.of(CommandIds.SAVE_TEMPLATE)
                        .icon("fth-bookmark")
                        .does(() -> context.then(store.list(), this::askName)),
                Command.of(CommandIds.USE_TEMPLATE)
                        .icon("fth-file-text")
                        .does(() -> choose(
                                Texts.get("template.use"),
                                Texts.get("template.useOk"),
                                template -> edit.accept(template.message()))),
                Command.of(CommandIds.DELETE_TEMPLATE)
                        .icon("fth-trash-2")
                        .does(() ->
                                choose(Texts.get("template.delete"), Texts.get("template.deleteOk"), this::delete)));
    }

    private void askName(List<MessageTemplate> there) {
        Field<String> name =
                Field.text(Field.ONLY, Texts.get("template.name"), draft.get().subject());
        Form form = Form.of(Texts.get("template.save"), Texts.get("template.saveText"), Texts.get("topicSettings.ok"))
                .fields(name)
                .check(name, typed -> typed.get(name).isBlank() ? Texts.get("template.noName") : "")
                .hint(
                        name,
                        typed -> there.stream()
                                        .anyMatch(template -> template.name()
                                                .equals(typed.get(name).strip()))
                                ? Texts.get("template.replaces")
                                : "");
        context.ask(form, typed -> save(new MessageTemplate(typed.get(name).strip(), draft.get())));
    }

    private void save(MessageTemplate template) {
        context.then(
                store.update(template::in), all -> context.notice().set(Texts.get("template.saved", template.name())));
    }

    private void delete(MessageTemplate template) {
        context.then(
                store.update(all -> MessageTemplate.without(all, template.name())),
                all -> context.notice().set(Texts.get("template.deleted", template.name())));
    }

    private void choose(String title, String ok, Consumer<MessageTemplate> chosen) {
        context.then(store.list(), all -> {
            if (all.isEmpty()) {
                context.notice().set(Texts.get("template.none"));
                return;
            }
            Field<MessageTemplate> template =
                    Field.choice(Field.ONLY, Texts.get("template.field"), all.get(0), all, MessageTemplate::name);
            context.ask(Form.of(title, "", ok).fields(template), typed -> chosen.accept(typed.get(template)));
        });
    }
}
