package app.bellhop.viewmodel.base;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CredentialProblem;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableStringValue;
import org.jspecify.annotations.Nullable;

/** The failure in the error banner, and what can be done about it. FX thread. */
public final class ErrorViewModel {

    private static final Logger LOG = Logger.getLogger(ErrorViewModel.class.getName());

    /**
     * A change of the connection, offered beside a failure.
     *
     * @param id of the button
     */
    public record Remedy(String id, String label, Runnable action) {}

    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper actionLabel = new ReadOnlyStringWrapper("");
    private final Desktop desktop;
    private final SignIns signIns;
    private Runnable action = () -> {};

    /** What stays told until the user dismisses it; empty for nothing. */
    private final ReadOnlyStringWrapper report = new ReadOnlyStringWrapper("");

    private @Nullable Runnable editConnection;
    private final ReadOnlyObjectWrapper<@Nullable Remedy> remedy = new ReadOnlyObjectWrapper<>();
    private Function<CloudException, Optional<Remedy>> remedies = e -> Optional.empty();

    public ErrorViewModel(Desktop desktop, SignIns signIns) {
        this.desktop = desktop;
        this.signIns = signIns;
    }

    /** The sentence; empty when there is no failure. */
    public ReadOnlyStringProperty sentence() {
        return sentence.getReadOnlyProperty();
    }

    /** What is reported while a failure stands in its place; empty for nothing. */
    public StringExpression covered() {
        return unless(report);
    }

    /** What is said elsewhere; nothing while the banner says the same. */
    public StringExpression unless(ObservableStringValue said) {
        return Bindings.when(sentence.isEqualTo(said)).then("").otherwise(said);
    }

    /** The label of the button beside it; empty for no button. */
    public ReadOnlyStringProperty actionLabel() {
        return actionLabel.getReadOnlyProperty();
    }

    /** What failures of the credentials offer. */
    public void setEditConnection(Runnable edit) {
        editConnection = edit;
    }

    /** @param of what the connection itself could do about a failure */
    public void setRemedies(Function<CloudException, Optional<Remedy>> of) {
        remedies = of;
    }

    /** A change of the connection that helps; null for none. */
    public ReadOnlyObjectProperty<@Nullable Remedy> remedy() {
        return remedy.getReadOnlyProperty();
    }

    /** Shows a failure, unless it is a cancellation. {@code retry} repeats what failed, or is null. */
    public void show(CloudException e, @Nullable Runnable retry) {
        if (e.kind() == ErrorKind.CANCELLED) {
            return;
        }
        LOG.log(e.kind() == ErrorKind.BUG ? Level.SEVERE : Level.INFO, "Failed", e);
        sentence.set(ErrorTexts.sentence(e));
        remedy.set(remedies.apply(e).orElse(null));
        var policy = ErrorTexts.missingPolicy(e);
        if (policy.isPresent()) {
            offer(Texts.get("error.action.copyPolicy"), () -> desktop.copy(policy.get()));
        } else if (SignIns.profile(e).isPresent()) {
            offerSignIn(SignIns.profile(e).get(), retry);
        } else if (credentialsFailed(e) && editConnection != null) {
            offer(Texts.get("error.action.connections"), editConnection);
        } else if (retry != null) {
            offer(Texts.get("error.action.retry"), () -> {
                dismiss();
                retry.run();
            });
        } else {
            offer("", () -> {});
        }
    }

    /** Whether another connection may help. */
    private static boolean credentialsFailed(CloudException e) {
        boolean mendedElsewhere =
                e.failure().detail() instanceof Reason reason && reason.code() instanceof CredentialProblem;
        return e.kind() == ErrorKind.BAD_CREDENTIALS && !mendedElsewhere;
    }

    /** Shows a sentence about a failure that signing in mends, and offers that. */
    public void showSignIn(String text, String profile) {
        sentence.set(text);
        offerSignIn(profile, null);
    }

    private void offerSignIn(String profile, @Nullable Runnable retry) {
        offer(
                Texts.get("command." + CommandIds.SIGN_IN),
                () -> signIns.begin(profile, () -> {
                    dismiss();
                    if (retry != null) {
                        retry.run();
                    }
                }));
    }

    public void show(String text) {
        sentence.set(text);
        remedy.set(null);
        offer("", () -> {});
    }

    /** Shows a sentence, with a button that helps. */
    public void show(String text, String label, Runnable wayOut) {
        sentence.set(text);
        remedy.set(null);
        offer(label, () -> {
            dismiss();
            wayOut.run();
        });
    }

    /** Adds lines that stay until the user dismisses them: a failure may stand before them, but not in their place. */
    public void report(String lines) {
        boolean free = sentence.get().equals(report.get());
        boolean alone = report.get().isEmpty() || lines.isEmpty();
        report.set(report.get() + (alone ? "" : "\n") + lines);
        if (free) {
            show(report.get());
        }
    }

    /** Takes what is reported away, to be reported elsewhere. */
    public String takeReport() {
        String taken = report.get();
        report.set("");
        if (sentence.get().equals(taken)) {
            clear();
        }
        return taken;
    }

    private void offer(String label, Runnable what) {
        actionLabel.set(label);
        action = what;
    }

    public void act() {
        action.run();
    }

    /** The user has read it. */
    public void dismiss() {
        if (sentence.get().equals(report.get())) {
            report.set("");
        }
        clear();
    }

    /** The same of one failure only, if it is still shown. */
    public void clear(CloudException e) {
        clear(ErrorTexts.sentence(e));
    }

    /** The same of a sentence about it. */
    public void clear(String told) {
        if (!told.isEmpty() && sentence.get().equals(told)) {
            clear();
        }
    }

    /** The failure is of no interest any more; what is reported is. */
    public void clear() {
        show(report.get());
    }
}
