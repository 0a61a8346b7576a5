package app.bellhop.viewmodel.start;

import app.bellhop.settings.secrets.SecretPrompt.Choice;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;

/** Changes where secrets are kept, or the passphrase of their file. FX thread. */
final class StorageCommand {

    private final Connector connector;
    private final UiContext context;

    StorageCommand(Connector connector, UiContext context) {
        this.connector = connector;
        this.context = context;
    }

    Command command() {
        return Command.of(CommandIds.SECRET_STORAGE)
                .icon("fth-lock")
                .does(() -> context.then(connector.secretStorage(), this::choose));
    }

    private void choose(Connector.Storage storage) {
        StorageForm form = new StorageForm(storage.choices(), storage.now());
        context.ask(form.change(), typed -> move(form.choice(typed)));
    }

    private void move(Choice choice) {
        context.then(
                connector.moveSecrets(choice),
                done -> context.notice().set(Texts.get("secretStorage.done", Texts.of(choice.storage()))));
    }
}
