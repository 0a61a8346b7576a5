package app.bellhop.viewmodel.publish;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.sns.PhoneNumbers;
import app.bellhop.cloud.sns.Sms;
import app.bellhop.cloud.sns.SmsMessage;
import app.bellhop.cloud.sns.SmsText;
import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.base.UnsupportedOperations;
import app.bellhop.viewmodel.command.Command;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.work.messages.PublishAnswers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Sends an SMS to one phone number, and shows its country, opt-out status and the account's limits. FX thread. */
public final class SmsViewModel implements ScreenModel {

    /** Values of SMSType; empty for the account's default. */
    public static final List<String> TYPES = List.of("", "Transactional", "Promotional");

    private final Sms sms;
    private final UiContext context;
    private final UnsupportedOperations unsupported;
    private final LatestRequest optedOutRequest;
    private final StringProperty phone = new SimpleStringProperty("");
    private final StringProperty message = new SimpleStringProperty("");
    private final StringProperty type = new SimpleStringProperty("");
    private final StringProperty senderId = new SimpleStringProperty("");
    private final BooleanProperty sending = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper sent = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper consent = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper refused = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper sandbox = new ReadOnlyStringWrapper(Texts.get("listing.loading"));
    private final ReadOnlyStringWrapper account = new ReadOnlyStringWrapper(Texts.get("listing.loading"));
    private final ReadOnlyStringWrapper optedOutStatus = new ReadOnlyStringWrapper("");
    private final ObservableList<String> optedOut = FXCollections.observableArrayList();
    private final ObservableList<String> optedOutView = FXCollections.unmodifiableObservableList(optedOut);
    private final ObjectProperty<String> chosen = new SimpleObjectProperty<>();
    private boolean closed;

    public SmsViewModel(Sms sms, UiContext context, UnsupportedOperations unsupported) {
        this.sms = sms;
        this.context = context;
        this.unsupported = unsupported;
        this.optedOutRequest = new LatestRequest(context.ui());
        phone.addListener((o, before, now) -> checkPhone());
        load();
    }

    @Override
    public String title() {
        return Texts.get("publishSms.title");
    }

    public StringProperty phone() {
        return phone;
    }

    public StringProperty message() {
        return message;
    }

    /** One of {@link #TYPES}. */
    public StringProperty type() {
        return type;
    }

    public StringProperty senderId() {
        return senderId;
    }

    /** Whether the message was sent; closes the window. */
    public ReadOnlyBooleanProperty sent() {
        return sent.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty failure() {
        return failure.getReadOnlyProperty();
    }

    /** Whether the number has opted out; empty until known. */
    public ReadOnlyStringProperty consent() {
        return consent.getReadOnlyProperty();
    }

    /** Whether the account is in the SMS sandbox and can send to verified numbers only. */
    public ReadOnlyStringProperty sandbox() {
        return sandbox.getReadOnlyProperty();
    }

    /** The account's monthly spending limit and default message type. */
    public ReadOnlyStringProperty account() {
        return account.getReadOnlyProperty();
    }

    public ObservableList<String> optedOut() {
        return optedOutView;
    }

    public ReadOnlyStringProperty optedOutStatus() {
        return optedOutStatus.getReadOnlyProperty();
    }

    /** The selected opted-out number. Set by the list. */
    public ObjectProperty<String> chosen() {
        return chosen;
    }

    /** The number's country, or what is wrong with the number; how to enter it while there is none. */
    public StringBinding country() {
        return Bindings.createStringBinding(
                () -> {
                    String number = number();
                    if (number.isEmpty() || number.equals("+")) {
                        return Texts.get("publishSms.phoneHint");
                    }
                    if (!SnsRules.phoneNumber(number)) {
                        return Texts.get("publishSms.badPhone");
                    }
                    String name = PhoneNumbers.country(number);
                    if (name.isEmpty()) {
                        return Texts.get("sms.noCountry");
                    }
                    return PhoneNumbers.possible(number) ? name : Texts.get("sms.oddLength", name);
                },
                phone);
    }

    public StringBinding segments() {
        return Bindings.createStringBinding(
                () -> message.get().isEmpty() ? "" : PublishViewModel.smsText(message.get()), message);
    }

    private String number() {
        return PhoneNumbers.e164(phone.get(), "").orElse(phone.get().strip());
    }

    /** The Send command, enabled if everything is valid. */
    public Command send() {
        BooleanBinding ready = Bindings.createBooleanBinding(
                () -> !sending.get()
                        && !refused.get()
                        && SnsRules.phoneNumber(number())
                        && !message.get().isEmpty()
                        && SnsRules.bytes(message.get()) <= SmsText.MAX_BYTES
                        && (senderId.get().isEmpty() || SnsRules.senderId(senderId.get())),
                phone,
                message,
                senderId,
                sending,
                refused);
        return Command.of(CommandIds.DIALOG_OK)
                .label(Texts.get("publishSms.ok"))
                .icon("fth-send")
                .key("Shortcut+Enter")
                .enabledWhen(ready)
                .does(this::sendNow);
    }

    /** What is wrong with the sender ID; empty if it is valid. */
    public StringBinding senderProblem() {
        return Bindings.createStringBinding(
                () -> senderId.get().isEmpty() || SnsRules.senderId(senderId.get()) ? "" : Texts.get("sms.badSender"),
                senderId);
    }

    private void sendNow() {
        String to = number();
        sending.set(true);
        failure.set("");
        context.ended(
                PublishAnswers.told(sms.send(to, new SmsMessage(message.get(), type.get(), senderId.get())), to),
                (id, e) -> {
                    sending.set(false);
                    if (e == null) {
                        context.notice().set(Texts.get("publishSms.done", to, id));
                        sent.set(true);
                    } else {
                        failed(e);
                    }
                });
    }

    private void failed(CloudException e) {
        failure.set(ErrorTexts.sentence(e));
        if (closed) {
            context.errors().show(e, null);
        }
    }

    private void load() {
        context.ended(
                sms.sandbox(),
                (is, e) -> sandbox.set(e == null ? Texts.get(is ? "sms.inSandbox" : "sms.noSandbox") : unknown(e)));
        context.ended(
                sms.attributes(),
                (found, e) -> account.set(
                        e == null
                                ? Texts.get(
                                        "sms.account",
                                        found.getOrDefault("MonthlySpendLimit", "?"),
                                        found.getOrDefault("DefaultSMSType", "Promotional"))
                                : unknown(e)));
        listOptedOut();
    }

    private void listOptedOut() {
        List<String> found = Collections.synchronizedList(new ArrayList<>());
        context.ended(sms.listOptedOut(found::addAll), (done, e) -> {
            optedOut.setAll(found);
            optedOutStatus.set(e != null ? unknown(e) : Texts.get("sms.optedOut", found.size()));
        });
    }

    private static String unknown(CloudException e) {
        return ErrorTexts.sentence(e);
    }

    private void checkPhone() {
        refused.set(false);
        consent.set("");
        String number = number();
        if (!SnsRules.phoneNumber(number) || !PhoneNumbers.possible(number)) {
            optedOutRequest.drop();
            return;
        }
        optedOutRequest.ask(
                sms.optedOut(number),
                out -> {
                    refused.set(out);
                    consent.set(Texts.get(out ? "sms.isOptedOut" : "sms.mayReceive"));
                },
                e -> consent.set(unknown(e)));
    }

    /** Opts the selected number back in (OptInPhoneNumber). */
    public Command optIn() {
        return Command.of(CommandIds.OPT_IN)
                .icon("fth-user-check")
                .enabledWhen(chosen.isNotNull().and(unsupported.maybe("OptInPhoneNumber")))
                .does(() -> {
                    String number = chosen.get();
                    context.ended(sms.optIn(number), (done, e) -> {
                        if (e != null) {
                            failure.set(ErrorTexts.sentence(e));
                            return;
                        }
                        listOptedOut();
                        checkPhone();
                    });
                });
    }

    @Override
    public void close() {
        closed = true;
        optedOutRequest.drop();
    }
}
