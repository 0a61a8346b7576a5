package app.bellhop.aws.sns;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.Pages;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.sns.MessageAttribute;
import app.bellhop.cloud.sns.Sms;
import app.bellhop.cloud.sns.SmsMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.SMSSandboxPhoneNumberVerificationStatus;

/** Messages to phones, and the account's settings for them, through the SDK. */
public final class AwsSms implements Sms {

    private final AwsClients clients;
    private final Calls calls;

    public AwsSms(AwsClients clients, Calls calls) {
        this.clients = clients;
        this.calls = calls;
    }

    @Override
    public CompletableFuture<String> send(String phoneNumber, SmsMessage message) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        if (!message.type().isEmpty()) {
            attributes.put("AWS.SNS.SMS.SMSType", AwsMessages.value(new MessageAttribute("String", message.type())));
        }
        if (!message.senderId().isEmpty()) {
            attributes.put(
                    "AWS.SNS.SMS.SenderID", AwsMessages.value(new MessageAttribute("String", message.senderId())));
        }
        return calls.call(
                Operation.Publish,
                phoneNumber,
                "*",
                () -> clients.sns
                        .get()
                        .publish(r -> r.phoneNumber(phoneNumber)
                                .message(message.text())
                                .messageAttributes(attributes)),
                response -> response.messageId());
    }

    @Override
    public CompletableFuture<Boolean> optedOut(String phoneNumber) {
        return calls.call(
                Operation.CheckIfPhoneNumberIsOptedOut,
                phoneNumber,
                "*",
                () -> clients.sns.get().checkIfPhoneNumberIsOptedOut(r -> r.phoneNumber(phoneNumber)),
                response -> Boolean.TRUE.equals(response.isOptedOut()));
    }

    @Override
    public CompletableFuture<Void> listOptedOut(Consumer<List<String>> page) {
        return calls.pages(
                Operation.ListPhoneNumbersOptedOut,
                "",
                "*",
                (@Nullable String token) -> clients.sns.get().listPhoneNumbersOptedOut(r -> r.nextToken(token)),
                response -> Pages.named(response.nextToken()),
                response -> page.accept(response.phoneNumbers()));
    }

    @Override
    public CompletableFuture<Void> optIn(String phoneNumber) {
        return calls.call(
                Operation.OptInPhoneNumber,
                phoneNumber,
                "*",
                () -> clients.sns.get().optInPhoneNumber(r -> r.phoneNumber(phoneNumber)),
                done -> null);
    }

    @Override
    public CompletableFuture<Map<String, String>> attributes() {
        return calls.call(
                Operation.GetSMSAttributes,
                "",
                "*",
                () -> clients.sns.get().getSMSAttributes(r -> {}),
                response -> response.attributes());
    }

    @Override
    public CompletableFuture<Boolean> sandbox() {
        return calls.call(
                Operation.GetSMSSandboxAccountStatus,
                "",
                "*",
                () -> clients.sns.get().getSMSSandboxAccountStatus(r -> {}),
                response -> Boolean.TRUE.equals(response.isInSandbox()));
    }

    @Override
    public CompletableFuture<Void> listSandbox(Consumer<List<Sms.SandboxNumber>> page) {
        return calls.pages(
                Operation.ListSMSSandboxPhoneNumbers,
                "",
                "*",
                (@Nullable String token) -> clients.sns.get().listSMSSandboxPhoneNumbers(r -> r.nextToken(token)),
                response -> Pages.named(response.nextToken()),
                response -> page.accept(response.phoneNumbers().stream()
                        .filter(n -> n.phoneNumber() != null)
                        .map(n -> new Sms.SandboxNumber(
                                n.phoneNumber(), n.status() == SMSSandboxPhoneNumberVerificationStatus.VERIFIED))
                        .toList()));
    }

    @Override
    public CompletableFuture<Void> addNumber(String phoneNumber) {
        return calls.call(
                Operation.CreateSMSSandboxPhoneNumber,
                phoneNumber,
                "*",
                () -> clients.sns.get().createSMSSandboxPhoneNumber(r -> r.phoneNumber(phoneNumber)),
                done -> null);
    }

    @Override
    public CompletableFuture<Void> verifyNumber(String phoneNumber, String code) {
        return calls.call(
                Operation.VerifySMSSandboxPhoneNumber,
                phoneNumber,
                "*",
                () -> clients.sns
                        .get()
                        .verifySMSSandboxPhoneNumber(
                                r -> r.phoneNumber(phoneNumber).oneTimePassword(code)),
                done -> null);
    }

    @Override
    public CompletableFuture<Void> deleteNumber(String phoneNumber) {
        return calls.call(
                Operation.DeleteSMSSandboxPhoneNumber,
                phoneNumber,
                "*",
                () -> clients.sns.get().deleteSMSSandboxPhoneNumber(r -> r.phoneNumber(phoneNumber)),
                done -> null);
    }
}
