package app.bellhop.aws.credentials;

import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.CredentialProblem;
import app.bellhop.cloud.Detail.LocalFile.Fault;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.signin.CodePrompt;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * A role, and where and how it is assumed.
 *
 * @param arn of the role
 * @param sessionName or null for Bellhop's own
 * @param externalId that the role wants, or null
 * @param mfaSerial the device whose code the role wants, or null
 * @param seconds how long the credentials last, or null for the default of the role
 * @param region of the STS, or null for the first one of the role's partition
 * @param endpoint of the STS, or null for AWS's own
 */
record AssumedRole(
        String arn,
        @Nullable String sessionName,
        @Nullable String externalId,
        @Nullable String mfaSerial,
        @Nullable Integer seconds,
        @Nullable String region,
        @Nullable URI endpoint) {

    /** What STS says about a code that is wrong or was used before. */
    private static final String WRONG_CODE = "MultiFactorAuthentication";

    /** AssumeRole with credentials that may do that. Blocks, also while the user looks for the code. */
    AwsCredentials assume(AwsCredentials source, SignInTools tools) {
        String refused = "";
        while (true) {
            String code = mfaSerial == null ? null : code(tools.codes(), mfaSerial, refused);
            AssumeRoleRequest request = AssumeRoleRequest.builder()
                    .roleArn(arn)
                    .roleSessionName(name())
                    .externalId(externalId)
                    .durationSeconds(seconds)
                    .serialNumber(mfaSerial)
                    .tokenCode(code)
                    .build();
            try (StsClient sts = sts(StaticCredentialsProvider.create(source), tools)) {
                return credentials(sts.assumeRole(request).credentials());
            } catch (StsException e) {
                String said = e.awsErrorDetails() == null
                        ? ""
                        : String.valueOf(e.awsErrorDetails().errorMessage());
                if (code == null || !said.contains(WRONG_CODE)) {
                    throw e;
                }
                refused = said;
            }
        }
    }

    /** AssumeRoleWithWebIdentity with the token in a file. Blocks. */
    AwsCredentials assume(String tokenFile, SignInTools tools) {
        try (StsClient sts = sts(AnonymousCredentialsProvider.create(), tools)) {
            String token = Files.readString(Path.of(tokenFile)).strip();
            return credentials(sts.assumeRoleWithWebIdentity(
                            r -> r.roleArn(arn).roleSessionName(name()).webIdentityToken(token))
                    .credentials());
        } catch (InvalidPathException e) {
            throw CloudException.ofFile("AssumeRoleWithWebIdentity", tokenFile, Fault.MISSING);
        } catch (IOException e) {
            throw CloudException.ofFile("AssumeRoleWithWebIdentity", tokenFile, e);
        }
    }

    private static String code(CodePrompt codes, String device, String refused) {
        try {
            return codes.ask(device, refused)
                    .get()
                    .orElseThrow(() -> CloudException.because(
                            ErrorKind.BAD_CREDENTIALS, "AssumeRole", device, CredentialProblem.NO_MFA_CODE, device));
        } catch (ExecutionException e) {
            throw CloudException.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("Stopped");
        }
    }

    private String name() {
        return sessionName == null ? "bellhop" : sessionName;
    }

    private StsClient sts(AwsCredentialsProvider credentials, SignInTools tools) {
        return StsClients.of(
                tools.http(),
                RegionNames.region(signingRegion(), arn),
                credentials,
                endpoint,
                tools.fips(),
                tools.dualstack());
    }

    private String signingRegion() {
        if (region != null && !region.isBlank()) {
            return region;
        }
        return arn.startsWith("arn:aws-cn:")
                ? "cn-north-1"
                : arn.startsWith("arn:aws-us-gov:") ? "us-gov-west-1" : "us-east-1";
    }

    /** A sign-in page of the network may answer in place of STS: the SDK then finds nothing. */
    private AwsCredentials credentials(@Nullable Credentials found) {
        if (found == null
                || Stream.of(found.accessKeyId(), found.secretAccessKey(), found.sessionToken())
                        .anyMatch(part -> part == null || part.isBlank())) {
            throw CloudException.because(ErrorKind.NETWORK, "AssumeRole", arn, AnswerProblem.FOREIGN, "AssumeRole");
        }
        return AwsSessionCredentials.builder()
                .accessKeyId(found.accessKeyId())
                .secretAccessKey(found.secretAccessKey())
                .sessionToken(found.sessionToken())
                .expirationTime(found.expiration())
                .build();
    }
}
