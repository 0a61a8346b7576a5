package app.bellhop.aws;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.RawServer;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where profiles get their credentials from; those that get none say why, and nothing is tried again. */
class ProfileCredentialsTest {

    @TempDir
    Path folder;

    @AfterEach
    void clear() {
        System.clearProperty("aws.configFile");
    }

    private AwsConnection open(String settings) throws Exception {
        Path config =
                Files.writeString(folder.resolve("config"), "[profile p]\nregion = eu-west-1\n" + settings + "\n");
        System.setProperty("aws.configFile", config.toString());
        return new AwsConnection(AwsProfiles.read().profiles().get(0), null, Runnable::run);
    }

    private String sentence(String settings) throws Exception {
        return sentence(settings, ErrorKind.BAD_CREDENTIALS);
    }

    private String sentence(String settings, ErrorKind kind) throws Exception {
        try (AwsConnection connection = open(settings)) {
            CloudException e = CloudException.of(assertThrows(
                    Exception.class, () -> await(connection.objects().listBuckets())));
            assertEquals(kind, e.kind());
            return ErrorTexts.sentence(e);
        }
    }

    /** An answer to HEAD has no document that names an error. */
    @Test
    void aMissingObjectIsToldFromExpiredCredentials() throws Exception {
        try (RawServer server = new RawServer(request -> "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
                AwsConnection connection = open(
                        "aws_access_key_id = AKIA\naws_secret_access_key = s\nendpoint_url = " + server.endpoint())) {
            assertEquals(Optional.empty(), await(connection.objects().find(new S3Location("bucket", "missing"))));
        }
    }

    /** C6: the keys of the first role sign for the second. */
    @Test
    void aRoleMayBeTheSourceOfAnother() throws Exception {
        List<String> signers = new CopyOnWriteArrayList<>();
        try (RawServer server = new RawServer(null, false, head -> {
                    head.stream()
                            .filter(line -> line.startsWith("Authorization"))
                            .map(line -> line.replaceAll(".*Credential=(\\w+)/.*", "$1"))
                            .forEach(signers::add);
                    return RawServer.ok(
                            head.get(0).startsWith("GET")
                                    ? "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>"
                                    : RawServer.assumedRole("ROLE" + signers.size()));
                });
                AwsConnection connection =
                        open("role_arn = arn:aws:iam::1:role/second\nsource_profile = q\nendpoint_url = "
                                + server.endpoint()
                                + "\n[profile q]\nrole_arn = arn:aws:iam::1:role/first\nsource_profile = z\n"
                                + "endpoint_url = " + server.endpoint()
                                + "\n[profile z]\naws_access_key_id = SOURCE\naws_secret_access_key = s")) {
            await(connection.objects().listBuckets());
        }
        assertEquals(List.of("SOURCE", "ROLE1", "ROLE2"), signers);
    }

    /** The computer's own credentials are taken as a container or as EC2 gives them. */
    @ParameterizedTest
    @ValueSource(strings = {"EcsContainer", "Ec2InstanceMetadata"})
    void theComputerMayBeTheSourceOfARole(String source) throws Exception {
        String expires = "\"SecretAccessKey\":\"s\",\"Token\":\"t\",\"Expiration\":\"2099-01-01T00:00:00Z\"}";
        List<String> signers = new CopyOnWriteArrayList<>();
        try (RawServer server = new RawServer(null, false, head -> {
            head.stream()
                    .filter(line -> line.contains("Credential="))
                    .map(line -> line.replaceAll(".*Credential=(\\w+)/.*", "$1"))
                    .forEach(signers::add);
            String request = head.get(0).replaceAll(" HTTP.*", "");
            return RawServer.ok(
                    switch (request.replaceAll("\\?.*", "")) {
                        case "GET /container" -> "{\"AccessKeyId\":\"EcsContainer\"," + expires;
                        case "PUT /latest/api/token" -> "token";
                        case "POST /" ->
                            "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ROLE</AccessKeyId>"
                                    + "<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
                                    + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>"
                                    + "</AssumeRoleResult></AssumeRoleResponse>";
                        case "GET /" -> "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>";
                        default ->
                            request.endsWith("/")
                                    ? "role"
                                    : "{\"Code\":\"Success\",\"AccessKeyId\":\"Ec2InstanceMetadata\"," + expires;
                    });
        })) {
            System.setProperty("aws.containerCredentialsFullUri", server.endpoint() + "/container");
            System.setProperty("aws.ec2MetadataServiceEndpoint", server.endpoint());
            System.setProperty("aws.disableEc2Metadata", "false");
            try (AwsConnection connection = open("role_arn = arn:aws:iam::1:role/r\ncredential_source = " + source
                    + "\nendpoint_url = " + server.endpoint())) {
                await(connection.objects().listBuckets());
            }
        } finally {
            System.clearProperty("aws.containerCredentialsFullUri");
            System.clearProperty("aws.ec2MetadataServiceEndpoint");
            System.clearProperty("aws.disableEc2Metadata");
        }
        assertEquals(List.of(source, "ROLE"), signers);
    }

    /** Credentials that lack something are no credentials, and no fault of Bellhop's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<AccessKeyId>A</AccessKeyId><SecretAccessKey>s</SecretAccessKey>",
                "<AccessKeyId></AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>",
                "<AccessKeyId>A</AccessKeyId><SecretAccessKey> </SecretAccessKey><SessionToken>t</SessionToken>",
                "<AccessKeyId>A</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken/>"
            })
    void halfARoleIsNone(String credentials) throws Exception {
        try (RawServer server =
                new RawServer(request -> RawServer.ok("<AssumeRoleResponse><AssumeRoleResult><Credentials>"
                        + credentials + "</Credentials></AssumeRoleResult></AssumeRoleResponse>"))) {
            String said = sentence(
                    "role_arn = arn:aws:iam::1:role/r\nsource_profile = p\naws_access_key_id = A\n"
                            + "aws_secret_access_key = s\nendpoint_url = " + server.endpoint(),
                    ErrorKind.NETWORK);
            assertTrue(said.contains("isn’t an answer to AssumeRole"), said);
        }
    }

    /** Of the network's, with status 200. */
    @Test
    void aSignInPageIsNoRole() throws Exception {
        try (RawServer server = new RawServer(request -> RawServer.ok("<html>Please sign in</html>"))) {
            String said = sentence(
                    "role_arn = arn:aws:iam::1:role/r\nsource_profile = p\naws_access_key_id = A\n"
                            + "aws_secret_access_key = s\nendpoint_url = " + server.endpoint(),
                    ErrorKind.NETWORK);
            assertTrue(said.contains("sign-in page"), said);
        }
    }

    /** F, C9. */
    @ParameterizedTest
    @CsvSource({
        "'sso_start_url = https://bellhop.invalid/no-such-session\nsso_region = eu-west-1\nsso_account_id = 1\n"
                + "sso_role_name = r', Profile p isn’t signed in to IAM Identity Center. Sign in.",
        "'sso_session = s\nsso_account_id = 1\nsso_role_name = r\n[sso-session s]\nsso_region = eu-west-1\n"
                + "sso_start_url = https://bellhop.invalid/no-such-session', Profile p isn’t signed in to IAM Identity Center. Sign in.",
        "'role_arn = arn:aws:iam::1:role/r\nsource_profile = q\n[profile q]\nsso_region = eu-west-1\nsso_account_id = 1\n"
                + "sso_start_url = https://bellhop.invalid/no-such-session\nsso_role_name = r', Profile q isn’t signed in to IAM Identity Center. Sign in.",
        "login_session = arn:aws:iam::1:user/u, 'Profile p isn’t signed in, or its session has expired. Run “aws login”'",
        "'role_arn = arn:aws:iam::1:role/r\nsource_profile = gone', source_profile of profile p is missing",
        "'aws_access_key_id =\naws_secret_access_key =', Profile p has no credentials",
        "'role_arn = arn:aws:iam::1:role/r\nweb_identity_token_file = /no/such/token', /no/such/token",
        // C6: a circle.
        "'role_arn = arn:aws:iam::1:role/r\nsource_profile = q\n[profile q]\nrole_arn = arn:aws:iam::1:role/q\n"
                + "source_profile = p', source_profile of profile p leads back to it",
        "'role_arn = arn:aws:iam::1:role/r\nsource_profile = p', source_profile of profile p leads back to it",
    })
    void whatIsMissingIsSaid(String settings, String said) throws Exception {
        ErrorKind kind = said.startsWith("/") ? ErrorKind.LOCAL_FILE : ErrorKind.BAD_CREDENTIALS;
        String sentence = sentence(settings, kind);
        assertTrue(sentence.contains(said), sentence);
    }

    /** What is left empty is as if it were not there. */
    @ParameterizedTest
    @CsvSource({
        "'role_arn =\nsource_profile = q\ncredential_process =\nlogin_session =\nsso_session =', Profile p has no credentials",
        "'role_arn = arn:aws:iam::1:role/r\nweb_identity_token_file =', source_profile of profile p is missing",
        "'sso_session = s\nsso_account_id = 1\nsso_role_name = r\n[sso-session s]\nsso_region = eu-west-1\n"
                + "sso_start_url =', sso_start_url",
        "'sso_session = s\nsso_account_id = 1\nsso_role_name = r\n[sso-session other]\nsso_region = eu-west-1\n"
                + "sso_start_url = https://bellhop.invalid', sso-session section is missing",
    })
    void whatIsEmptyIsMissing(String settings, String said) throws Exception {
        String sentence = sentence(settings);
        assertTrue(sentence.contains(said), sentence);
    }

    @Test
    void anEmptyMfaDeviceAsksForNoCode() throws Exception {
        List<String> requests = new CopyOnWriteArrayList<>();
        try (RawServer server = new RawServer(request -> {
            requests.add(request);
            return RawServer.ok("<html>Please sign in</html>");
        })) {
            sentence(
                    "role_arn = arn:aws:iam::1:role/r\nsource_profile = p\nmfa_serial =\nexternal_id =\n"
                            + "aws_access_key_id = A\naws_secret_access_key = s\nendpoint_url = " + server.endpoint(),
                    ErrorKind.NETWORK);
        }
        assertEquals(1, requests.size());
    }

    /** V20: of sessions and of roles. */
    @ParameterizedTest
    @CsvSource({
        "'sso_start_url = https://bellhop.invalid/\nsso_region = eu central 1\nsso_account_id = 1\nsso_role_name = r'",
        "'sso_session = s\nsso_account_id = 1\nsso_role_name = r\n[sso-session s]\nsso_region = evil.example/#\n"
                + "sso_start_url = https://bellhop.invalid/'",
        "'role_arn = arn:aws:iam::1:role/r\nsource_profile = q\n[profile q]\nregion = eu central 1\n"
                + "role_arn = arn:aws:iam::1:role/q\nsource_profile = z\n[profile z]\naws_access_key_id = A\n"
                + "aws_secret_access_key = s'"
    })
    void whatCannotBeARegionIsSaid(String settings) throws Exception {
        String sentence = sentence(settings, ErrorKind.INVALID);
        assertTrue(sentence.contains("” isn’t a region"), sentence);
    }

    /** V20. */
    @Test
    void whatTheSdkRefusesIsNoFaultOfBellhops() {
        CloudException e = assertThrows(CloudException.class, () -> open("defaults_mode = odd"));
        assertEquals(ErrorKind.INVALID, e.kind());
        assertTrue(ErrorTexts.sentence(e).endsWith("not a valid defaults mode odd"), ErrorTexts.sentence(e));
    }

    @ParameterizedTest
    @CsvSource({"use_fips_endpoint", "use_dualstack_endpoint", "disable_request_compression", "s3_use_arn_region"})
    void whatIsNeitherTrueNorFalseKeepsNoConnectionFromOpening(String property) throws Exception {
        open("aws_access_key_id = A\naws_secret_access_key = s\n" + property + " = yes")
                .close();
    }

    /** No permission of the user's own lacks where a code does. */
    @Test
    void aRoleThatIsRefusedIsNotAMissingPermission() throws Exception {
        String answer =
                "<ErrorResponse><Error><Code>AccessDenied</Code><Message>MFA required.</Message></Error></ErrorResponse>";
        try (RawServer server = new RawServer(request ->
                "HTTP/1.1 403 X\r\nContent-Length: " + answer.length() + "\r\nConnection: close\r\n\r\n" + answer)) {
            String said = sentence("role_arn = arn:aws:iam::1:role/r\nsource_profile = z\nendpoint_url = "
                    + server.endpoint() + "\n[profile z]\naws_access_key_id = A\naws_secret_access_key = s");
            assertTrue(said.contains("MFA required."), said);
        }
    }

    /** V15. */
    @Test
    void whatTheProcessSaysIsSaid() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        assertTrue(
                sentence("credential_process = sh -c 'echo no vpn >&2; exit 3'").endsWith("It says: no vpn"));
        assertTrue(sentence("credential_process = nosuchprogram").contains("nosuchprogram"));
        assertTrue(sentence("credential_process = echo Please log in").contains("didn’t print credentials"));
    }

    /** What fails for now is tried again by the transfer queue. */
    @ParameterizedTest
    @CsvSource({"503, ServiceUnavailable, NETWORK", "400, Throttling, THROTTLED"})
    void anStsThatIsBusyRefusesNoRole(int status, String code, ErrorKind kind) throws Exception {
        String answer =
                "<ErrorResponse><Error><Code>" + code + "</Code><Message>Busy.</Message></Error></ErrorResponse>";
        try (RawServer server = new RawServer(request -> "HTTP/1.1 " + status + " X\r\nContent-Length: "
                + answer.length() + "\r\nConnection: close\r\n\r\n" + answer)) {
            sentence(
                    "role_arn = arn:aws:iam::1:role/r\nsource_profile = z\nendpoint_url = " + server.endpoint()
                            + "\n[profile z]\naws_access_key_id = A\naws_secret_access_key = s",
                    kind);
        }
    }
}
