package app.bellhop.viewmodel.main;

import app.bellhop.cloud.signin.Identity;
import app.bellhop.cloud.signin.Identity.Caller;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.SignIns;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** Whose credentials the session uses, and for how long yet. FX thread. */
public final class IdentityViewModel {

    private final Identity identity;
    private final Executor ui;
    private final Supplier<Instant> clock;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper details = new ReadOnlyStringWrapper("");
    private @Nullable Caller caller;

    IdentityViewModel(Identity identity, Executor ui, Supplier<Instant> clock) {
        this.identity = identity;
        this.ui = ui;
        this.clock = clock;
    }

    /** The user or role, and the time left; empty if unknown. */
    public ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty details() {
        return details.getReadOnlyProperty();
    }

    /** Finds it out. Only once credentials were found: looking for them may have the user enter a code. */
    void load() {
        identity.find()
                .thenAcceptAsync(
                        found -> {
                            caller = found.orElse(null);
                            show();
                        },
                        ui);
    }

    /**
     * Signs in to IAM Identity Center anew, also while the session still lasts.
     *
     * @param then runs once that is done
     */
    Command signIn(SignIns signIns, Runnable then) {
        Optional<String> profile = identity.signInProfile();
        return Command.of(CommandIds.SIGN_IN)
                .icon("fth-user-check")
                .enabledWhen(new SimpleBooleanProperty(profile.isPresent()), Texts.get("needs.identityCenter"))
                .does(() -> signIns.begin(profile.orElseThrow(), () -> {
                    load();
                    then.run();
                }));
    }

    /** Shows the time that is left now. Called by the ticker. */
    void refresh() {
        if (caller != null && caller.expires() != null) {
            if (caller.expires().isBefore(clock.get())) {
                caller = null;
                load(); // The session renews its credentials.
            }
            show();
        }
    }

    private void show() {
        if (caller == null) {
            text.set("");
            details.set("");
            return;
        }
        String name = caller.arn().substring(caller.arn().lastIndexOf(':') + 1);
        Instant expires = caller.expires();
        if (expires == null) {
            text.set(Texts.get("identity.text", name, caller.account()));
            details.set(Texts.get("identity.details", caller.arn(), caller.account()));
        } else {
            String left = left(Duration.between(clock.get(), expires));
            text.set(Texts.get("identity.textUntil", name, caller.account(), left));
            details.set(Texts.get("identity.detailsUntil", caller.arn(), caller.account(), Formats.time(expires)));
        }
    }

    /** To the minute: seconds would only be restless. */
    private static String left(Duration time) {
        Duration shown = time.toMinutes() > 0 ? time.truncatedTo(ChronoUnit.MINUTES) : time;
        return Formats.duration(shown.toSeconds());
    }
}
