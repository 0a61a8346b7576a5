package app.bellhop.aws.credentials;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CredentialProblem;
import app.bellhop.cloud.ErrorKind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * What a profile says about IAM Identity Center, in its {@code sso-session} or, as older ones do, by itself.
 *
 * @param profile its name
 * @param session the name of its session, or null
 * @param startUrl where users sign in
 * @param region where the services of IAM Identity Center are
 * @param scopes what a token of the session is for
 * @param account the account to use, or null
 * @param role the role to use there, or null
 */
public record SsoProfile(
        String profile,
        @Nullable String session,
        String startUrl,
        String region,
        List<String> scopes,
        @Nullable String account,
        @Nullable String role) {

    /** What the AWS CLI registers for if the session names no scopes. */
    private static final List<String> SCOPES = List.of("sso:account:access");

    /** Whether a profile signs in through IAM Identity Center. */
    public static boolean is(Profile profile) {
        return AwsFiles.value(profile, "sso_session").isPresent()
                || AwsFiles.value(profile, ProfileProperty.SSO_START_URL).isPresent();
    }

    /** The profile that signs in for another one: itself, or where its role's credentials come from; empty if none does. */
    public static Optional<String> signingIn(ProfileFile files, String name) {
        Set<String> seen = new HashSet<>();
        Optional<Profile> profile = files.profile(name);
        while (profile.isPresent() && seen.add(profile.get().name())) {
            if (AwsFiles.value(profile.get(), ProfileProperty.ROLE_ARN).isEmpty()) {
                return profile.filter(SsoProfile::is).map(Profile::name);
            }
            profile = AwsFiles.value(profile.get(), ProfileProperty.SOURCE_PROFILE)
                    .flatMap(files::profile);
        }
        return Optional.empty();
    }

    /** @throws CloudException if the profile is missing, does not sign in this way or lacks what is needed for it */
    public static SsoProfile of(ProfileFile files, String name) {
        Profile profile = files.profile(name).filter(SsoProfile::is).orElseThrow(() -> incomplete(name));
        Optional<String> session = AwsFiles.value(profile, "sso_session");
        Optional<Profile> section = session.flatMap(s -> files.getSection("sso-session", s));
        if (session.isPresent() && section.isEmpty()) {
            throw incomplete(name);
        }
        Profile source = section.orElse(profile);
        return new SsoProfile(
                name,
                session.orElse(null),
                AwsFiles.value(source, ProfileProperty.SSO_START_URL).orElseThrow(() -> incomplete(name)),
                AwsFiles.value(source, ProfileProperty.SSO_REGION)
                        .map(region -> RegionNames.region(region, name).id())
                        .orElseThrow(() -> incomplete(name)),
                section.flatMap(s -> s.property("sso_registration_scopes"))
                        .map(SsoProfile::scopes)
                        .orElse(session.isPresent() ? SCOPES : List.of()),
                AwsFiles.value(profile, ProfileProperty.SSO_ACCOUNT_ID).orElse(null),
                AwsFiles.value(profile, ProfileProperty.SSO_ROLE_NAME).orElse(null));
    }

    private static List<String> scopes(String listed) {
        return Arrays.stream(listed.split(","))
                .map(String::strip)
                .filter(scope -> !scope.isEmpty())
                .toList();
    }

    private static CloudException incomplete(String name) {
        return CloudException.because(
                ErrorKind.BAD_CREDENTIALS, "CreateToken", name, CredentialProblem.SSO_INCOMPLETE, name);
    }

    /** What the file of the token is named after. */
    String tokenKey() {
        return session == null ? startUrl : session;
    }

    /** Whether the account or the role to use is missing. */
    public boolean needsRole() {
        return account == null || role == null;
    }
}
