package app.bellhop.cloud.signin;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Signs in to IAM Identity Center for profiles of the AWS files. The token is kept where the AWS CLI finds it. Methods return
 * at once and may be called on any thread; failures are {@code CloudException}s.
 */
public interface SignIn {

    /**
     * Signs in: RegisterClient, StartDeviceAuthorization, and CreateToken until the user has approved. Cancelling stops it.
     *
     * @param code receives the code that the user approves, on any thread
     */
    CompletableFuture<Void> signIn(String profile, Consumer<DeviceCode> code);

    /** Whether the profile lacks the account or the role to use. */
    CompletableFuture<Boolean> needsRole(String profile);

    /** The accounts that the user may use (ListAccounts), by name. */
    CompletableFuture<List<Account>> accounts(String profile);

    /** The names of the roles that the user has in an account (ListAccountRoles). */
    CompletableFuture<List<String>> roles(String profile, Account account);

    /** Writes account and role into the profile of the AWS config file. */
    CompletableFuture<Void> choose(String profile, Account account, String role);

    /**
     * An AWS account.
     *
     * @param id 12 digits
     * @param name may be empty
     */
    record Account(String id, String name) {}
}
