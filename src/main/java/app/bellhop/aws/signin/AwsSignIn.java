package app.bellhop.aws.signin;

import app.bellhop.aws.client.ServerSettings;
import app.bellhop.aws.credentials.AwsFiles;
import app.bellhop.aws.credentials.ChosenProfile;
import app.bellhop.aws.credentials.ProfileEdit;
import app.bellhop.aws.credentials.SsoClients;
import app.bellhop.aws.credentials.SsoProfile;
import app.bellhop.aws.credentials.SsoTokens;
import app.bellhop.aws.http.HttpClients;
import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.signin.DeviceCode;
import app.bellhop.cloud.signin.SignIn;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sso.SsoClient;

/** Signs in by device authorization, as {@code aws sso login --use-device-code} does. */
public final class AwsSignIn implements SignIn {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Pattern NAME = Pattern.compile("[\\w+=,.@/-]+");

    private final SsoTokens tokens;
    private final Executor background;
    private final ScheduledExecutorService timer;

    /** @param timer for the time between two questions whether the user has approved */
    public AwsSignIn(SsoTokens tokens, Executor background, ScheduledExecutorService timer) {
        this.tokens = tokens;
        this.background = background;
        this.timer = timer;
    }

    @Override
    public CompletableFuture<Void> signIn(String profile, Consumer<DeviceCode> code) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        background.execute(() -> {
            try {
                SdkHttpClient http = http(profile);
                done.whenComplete((nothing, e) -> http.close());
                new DeviceAuthorization(sso(profile), http, tokens, background, timer, done).begin(code);
            } catch (RuntimeException e) {
                done.completeExceptionally(SignInErrors.map("StartDeviceAuthorization", profile, e));
            }
        });
        return done;
    }

    /** Through the system's proxy, and with the authorities that the profile names: as a connection of the profile. */
    private static SdkHttpClient http(String profile) {
        Connection connection = Connection.ofProfile(profile, null, null, null);
        return new HttpClients(
                        connection,
                        ConnectionSecrets.ofKey(null),
                        ServerSettings.authorities(connection, new ChosenProfile(connection)),
                        "https",
                        TIMEOUT)
                .blocking(1);
    }

    private static SsoProfile sso(String profile) {
        return SsoProfile.of(AwsFiles.read().profiles(), profile);
    }

    @Override
    public CompletableFuture<Boolean> needsRole(String profile) {
        return CompletableFuture.supplyAsync(() -> sso(profile).needsRole(), background);
    }

    @Override
    public CompletableFuture<List<Account>> accounts(String profile) {
        return portal("ListAccounts", profile, sso -> {
            try (SdkHttpClient http = http(profile);
                    SsoClient portal = SsoClients.portal(sso, http)) {
                String token = tokens.valid(sso, http);
                Set<String> tokensOfPages = new HashSet<>();
                return portal.listAccountsPaginator(r -> r.accessToken(token)).stream()
                        .flatMap(page -> {
                            SsoClients.complete("ListAccounts", sso, page.hasAccountList() ? page.accountList() : null);
                            requireNew("ListAccounts", profile, tokensOfPages, page.nextToken());
                            return page.accountList().stream();
                        })
                        .filter(found -> written(found.accountId()))
                        .map(found ->
                                new Account(found.accountId(), found.accountName() == null ? "" : found.accountName()))
                        .sorted(Comparator.comparing(Account::name).thenComparing(Account::id))
                        .toList();
            }
        });
    }

    @Override
    public CompletableFuture<List<String>> roles(String profile, Account account) {
        return portal("ListAccountRoles", profile, sso -> {
            try (SdkHttpClient http = http(profile);
                    SsoClient portal = SsoClients.portal(sso, http)) {
                String token = tokens.valid(sso, http);
                Set<String> tokensOfPages = new HashSet<>();
                return portal
                        .listAccountRolesPaginator(r -> r.accessToken(token).accountId(account.id()))
                        .stream()
                        .flatMap(page -> {
                            SsoClients.complete("ListAccountRoles", sso, page.hasRoleList() ? page.roleList() : null);
                            requireNew("ListAccountRoles", profile, tokensOfPages, page.nextToken());
                            return page.roleList().stream();
                        })
                        .map(role -> role.roleName())
                        .filter(AwsSignIn::written)
                        .sorted()
                        .toList();
            }
        });
    }

    /** Whether it can be an account or a role: it is written to the AWS config file. */
    private static boolean written(@Nullable String name) {
        return name != null && NAME.matcher(name).matches();
    }

    /** A list that names the same next page twice would go on for ever. */
    private static void requireNew(String operation, String profile, Set<String> before, @Nullable String next) {
        if (next != null && !before.add(next)) {
            throw CloudException.because(ErrorKind.NETWORK, operation, profile, AnswerProblem.SAME_PAGE);
        }
    }

    private <T> CompletableFuture<T> portal(String operation, String profile, Function<SsoProfile, T> request) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return request.apply(sso(profile));
                    } catch (RuntimeException e) {
                        throw SignInErrors.map(operation, profile, e);
                    }
                },
                background);
    }

    @Override
    public CompletableFuture<Void> choose(String profile, Account account, String role) {
        return CompletableFuture.runAsync(
                () -> {
                    Map<String, String> values = new LinkedHashMap<>();
                    values.put("sso_account_id", account.id());
                    values.put("sso_role_name", role);
                    ProfileEdit.set(profile, values);
                },
                background);
    }
}
