package app.bellhop.viewmodel.signin;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.signin.DeviceCode;
import app.bellhop.cloud.signin.SignIn;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The window that shows the code to approve in the browser, and waits for that. FX thread. */
public final class SignInViewModel implements ScreenModel {

    private final SignIn port;
    private final String profile;
    private final UiContext context;
    private final Runnable signedIn;
    private final ReadOnlyStringWrapper code = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper approved = new ReadOnlyBooleanWrapper();
    private @Nullable URI page;
    private @Nullable CompletableFuture<Void> request;

    /** @param signedIn called once the profile has a token, an account and a role */
    public SignInViewModel(SignIn port, String profile, UiContext context, Runnable signedIn) {
        this.port = port;
        this.profile = profile;
        this.context = context;
        this.signedIn = signedIn;
    }

    @Override
    public String title() {
        return Texts.get("signIn.title", profile);
    }

    /** As the browser shows it; empty until it is known. */
    public ReadOnlyStringProperty code() {
        return code.getReadOnlyProperty();
    }

    /** What is waited for, or why the sign-in has failed. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    /** Whether the user has approved; closes the window. */
    public ReadOnlyBooleanProperty approved() {
        return approved.getReadOnlyProperty();
    }

    public Command copy() {
        return Command.of(CommandIds.COPY_SIGN_IN_CODE)
                .icon("fth-copy")
                .enabledWhen(code.isNotEmpty())
                .does(() -> context.copy(code.get(), Texts.get("signIn.copied")));
    }

    public Command openPage() {
        return Command.of(CommandIds.OPEN_SIGN_IN_PAGE)
                .icon("fth-external-link")
                .enabledWhen(code.isNotEmpty())
                .does(this::open);
    }

    /** Begins anew after a failure. */
    public Command again() {
        return Command.of(CommandIds.DIALOG_OK)
                .label(Texts.get("error.action.retry"))
                .icon("fth-refresh-cw")
                .enabledWhen(Bindings.not(waiting))
                .does(this::begin);
    }

    /** Gets a code and opens the browser. */
    public void begin() {
        code.set("");
        waiting.set(true);
        status.set(Texts.get("signIn.starting"));
        CompletableFuture<Void> running =
                port.signIn(profile, found -> context.ui().execute(() -> show(found)));
        request = running;
        context.ended(running, (done, e) -> ended(e));
    }

    private void show(DeviceCode found) {
        if (waiting.get()) {
            page = found.address();
            code.set(found.code());
            status.set(Texts.get("signIn.waiting"));
            open();
        }
    }

    private void open() {
        if (page != null) {
            context.desktop().open(page);
        }
    }

    private void ended(@Nullable CloudException e) {
        waiting.set(false);
        if (e == null) {
            approved.set(true);
            new RoleChoice(port, profile, context, this::done).begin();
            return;
        }
        code.set("");
        status.set(e.kind() == ErrorKind.CANCELLED ? "" : ErrorTexts.sentence(e));
    }

    private void done() {
        context.notice().set(Texts.get("signIn.done", profile));
        signedIn.run();
    }

    @Override
    public void close() {
        if (request != null) {
            request.cancel(true);
        }
    }
}
