package app.bellhop.viewmodel.publish;

import app.bellhop.cloud.sns.PhoneNumbers;
import app.bellhop.cloud.sns.Sms;
import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.base.StatusLine;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The phone numbers of the SMS sandbox: added, verified with the code that was sent there, deleted. FX thread. */
public final class SandboxViewModel implements ScreenModel {

    private final Sms sms;
    private final UiContext context;
    private final LatestRequest request;
    private final ObservableList<Sms.SandboxNumber> numbers = FXCollections.observableArrayList();
    private final ObservableList<Sms.SandboxNumber> numbersView = FXCollections.unmodifiableObservableList(numbers);
    private final ObjectProperty<Sms.@Nullable SandboxNumber> chosen = new SimpleObjectProperty<>();
    private final StatusLine status = new StatusLine(Texts.get("listing.loading"));
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");

    public SandboxViewModel(Sms sms, UiContext context) {
        this.sms = sms;
        this.context = context;
        this.request = new LatestRequest(context.ui());
        load();
    }

    @Override
    public String title() {
        return Texts.get("sandbox.title");
    }

    public ObservableList<Sms.SandboxNumber> numbers() {
        return numbersView;
    }

    /** The selected number. Set by the list. */
    public ObjectProperty<Sms.@Nullable SandboxNumber> chosen() {
        return chosen;
    }

    /** How many there are, or why that isn't known. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Whether the status says why it failed. */
    public ReadOnlyBooleanProperty failed() {
        return status.failed();
    }

    /** Why the last change failed; empty if it didn't. */
    public ReadOnlyStringProperty failure() {
        return failure.getReadOnlyProperty();
    }

    private void load() {
        List<Sms.SandboxNumber> found = Collections.synchronizedList(new ArrayList<>());
        request.ask(
                sms.listSandbox(found::addAll),
                done -> {
                    numbers.setAll(found);
                    status.set(Texts.get("sandbox.count", found.size()));
                },
                e -> status.fail(e));
    }

    /** Adds a number; SNS sends a code there (CreateSMSSandboxPhoneNumber). */
    public Command add() {
        return Command.of(CommandIds.ADD_SANDBOX_NUMBER).icon("fth-plus").does(() -> {
            Field<String> phone = Field.text(Field.ONLY, Texts.get("publishSms.phone"), "+");
            Form form = Form.of(Texts.get("sandbox.add"), Texts.get("sandbox.addText"), Texts.get("sandbox.addOk"))
                    .fields(phone)
                    .check(
                            phone,
                            typed -> SnsRules.phoneNumber(number(typed.get(phone)))
                                    ? ""
                                    : Texts.get("publishSms.badPhone"));
            context.ask(form, typed -> change(sms.addNumber(number(typed.get(phone)))));
        });
    }

    private static String number(String typed) {
        return PhoneNumbers.e164(typed, "").orElse(typed.strip());
    }

    /** Verifies the selected number with its code (VerifySMSSandboxPhoneNumber). */
    public Command verify() {
        BooleanBinding pending = Bindings.createBooleanBinding(
                () -> chosen.get() != null && !chosen.get().verified(), chosen);
        return Command.of(CommandIds.VERIFY_SANDBOX_NUMBER)
                .icon("fth-check")
                .enabledWhen(pending)
                .does(() -> verify(chosen.get().number()));
    }

    private void verify(String number) {
        Field<String> code = Field.text(Field.ONLY, Texts.get("sandbox.code"), "");
        Form form = Form.of(
                        Texts.get("sandbox.verify", number),
                        Texts.get("sandbox.verifyText"),
                        Texts.get("sandbox.verifyOk"))
                .fields(code)
                .check(code, typed -> typed.get(code).strip().matches("\\d{5,8}") ? "" : Texts.get("sandbox.badCode"));
        context.ask(
                form, typed -> change(sms.verifyNumber(number, typed.get(code).strip())));
    }

    /** Deletes the selected number (DeleteSMSSandboxPhoneNumber). */
    public Command delete() {
        return Command.of(CommandIds.DELETE_SANDBOX_NUMBER)
                .icon("fth-trash-2")
                .key("Delete")
                .enabledWhen(chosen.isNotNull())
                .does(() -> {
                    String number = chosen.get().number();
                    Form form = Form.confirm(
                            Texts.get("sandbox.delete"),
                            Texts.get("sandbox.deleteText", number),
                            List.of(),
                            Texts.get("sandbox.deleteOk"));
                    context.ask(form, yes -> change(sms.deleteNumber(number)));
                });
    }

    private void change(CompletableFuture<Void> request) {
        failure.set("");
        context.ended(request, (done, e) -> {
            if (e != null) {
                failure.set(ErrorTexts.sentence(e));
            }
            load();
        });
    }

    @Override
    public void close() {
        request.drop();
    }
}
