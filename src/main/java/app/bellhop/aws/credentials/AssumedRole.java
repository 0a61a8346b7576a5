package app.bellhop.aws.credentials;

import app.bellhop.cloud.EndpointUrl;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * The credentials of a profile. Where it names an endpoint, a role is assumed there (AssumeRole): the SDK would send the
 * keys of another server to AWS.
 */
final class AssumedRole {

    private final Supplier<ProfileFile> files;
    private final URI endpoint;
    private final Set<String> seen = new HashSet<>();

    private AssumedRole(Supplier<ProfileFile> files, URI endpoint) {
        this.files = files;
        this.endpoint = endpoint;
    }

    static AwsCredentialsProvider credentials(Supplier<ProfileFile> files, String name) {
        return files.get()
                .profile(name)
                .flatMap(profile -> AwsFiles.endpoint(files.get(), profile, "sts"))
                .map(url -> new AssumedRole(files, EndpointUrl.parse(url, name)).of(name))
                .orElseGet(() -> plain(files, name));
    }

    private static AwsCredentialsProvider plain(Supplier<ProfileFile> files, String name) {
        return ProfileCredentialsProvider.builder()
                .profileFile(files)
                .profileName(name)
                .build();
    }

    private AwsCredentialsProvider of(String name) {
        Optional<Profile> profile = files.get().profile(name);
        Optional<String> role = profile.flatMap(p -> p.property(ProfileProperty.ROLE_ARN));
        Optional<String> source = profile.flatMap(p -> p.property(ProfileProperty.SOURCE_PROFILE));
        // A profile that is its own source has keys beside the role; the SDK knows how to read them.
        if (role.isEmpty() || source.isEmpty() || source.get().equals(name) || !seen.add(name)) {
            return plain(files, name);
        }
        Profile found = profile.get();
        StsClient sts = AwsFiles.unread(StsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(found.property(ProfileProperty.REGION).orElse("us-east-1")))
                .credentialsProvider(of(source.get()))::build);
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(r -> r.roleArn(role.get())
                        .roleSessionName(found.property(ProfileProperty.ROLE_SESSION_NAME)
                                .orElse("bellhop"))
                        .externalId(found.property(ProfileProperty.EXTERNAL_ID).orElse(null)))
                .build();
    }
}
