package app.bellhop.cloud.sns;

import app.bellhop.cloud.change.ChangeKind;
import app.bellhop.cloud.change.Changes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Messages to phones, and the account's settings for them. Futures as in {@link app.bellhop.cloud.s3.ObjectStore}. */
public interface Sms {

    /**
     * A phone number that an account in the SMS sandbox may send to, once it is verified.
     *
     * @param number in E.164
     */
    record SandboxNumber(String number, boolean verified) {}

    /** Publishes to one phone number in E.164; answers with the message id (Publish with PhoneNumber). */
    @Changes(ChangeKind.SEND_SMS)
    CompletableFuture<String> send(String phoneNumber, SmsMessage message);

    /** Whether the owner of that number opted out with STOP (CheckIfPhoneNumberIsOptedOut). */
    CompletableFuture<Boolean> optedOut(String phoneNumber);

    /** All numbers that opted out, a page at a time (ListPhoneNumbersOptedOut). */
    CompletableFuture<Void> listOptedOut(Consumer<List<String>> page);

    /** Opts a number in again; allowed once in 30 days (OptInPhoneNumber). */
    @Changes(ChangeKind.OPT_IN)
    CompletableFuture<Void> optIn(String phoneNumber);

    /** MonthlySpendLimit in US dollars, DefaultSMSType, DefaultSenderID … (GetSMSAttributes). */
    CompletableFuture<Map<String, String>> attributes();

    /** Whether the account may send to verified numbers only (GetSMSSandboxAccountStatus). */
    CompletableFuture<Boolean> sandbox();

    /** The numbers of the sandbox, a page at a time (ListSMSSandboxPhoneNumbers). */
    CompletableFuture<Void> listSandbox(Consumer<List<SandboxNumber>> page);

    /** Adds a number to the sandbox; SNS sends a code there (CreateSMSSandboxPhoneNumber). */
    @Changes(ChangeKind.CHANGE_SANDBOX)
    CompletableFuture<Void> addNumber(String phoneNumber);

    /** Verifies a number with the code that was sent there (VerifySMSSandboxPhoneNumber). */
    @Changes(ChangeKind.CHANGE_SANDBOX)
    CompletableFuture<Void> verifyNumber(String phoneNumber, String code);

    /** Removes a number from the sandbox (DeleteSMSSandboxPhoneNumber). */
    @Changes(ChangeKind.CHANGE_SANDBOX)
    CompletableFuture<Void> deleteNumber(String phoneNumber);
}
