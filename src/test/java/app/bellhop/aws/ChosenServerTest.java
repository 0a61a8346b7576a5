package app.bellhop.aws;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.client.ReadLimits;
import app.bellhop.aws.credentials.SignInTools;
import app.bellhop.aws.credentials.SsoTokens;
import app.bellhop.aws.s3.CopyLimits;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.metrics.UsagePeriod;
import app.bellhop.cloud.s3.DownloadRequest;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.PresignedUrl;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.Throttle;
import app.bellhop.cloud.s3.download.DownloadLog;
import app.bellhop.cloud.signin.CodePrompt;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.fake.RawServer;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionLook;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.SignInOptions;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests go to the server that the connection names, and nowhere else. */
class ChosenServerTest {

    /** In a region that its name tells: nobody has to be asked for it. */
    private static final S3Location POINT = new S3Location("arn:aws:s3:eu-west-1:123456789012:accesspoint/ap", "key");

    private static final String POINT_HOST = "ap-123456789012.s3-accesspoint.eu-west-1.amazonaws.com";

    @TempDir
    Path folder;

    @AfterEach
    void clear() {
        List.of("aws.endpointUrl", "aws.endpointUrlSns", "aws.configFile", "aws.profile")
                .forEach(System::clearProperty);
    }

    private static AwsConnection connect(Connection.Source source, @Nullable String endpoint, @Nullable String sns) {
        return new AwsConnection(
                new Connection("t", "office", source, null, endpoint, sns, "eu-west-1", "AKIA"),
                "secret",
                Runnable::run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAVED", "PROFILE", "ENVIRONMENT"})
    void withoutAnSnsEndpointNothingIsSentToSns(Connection.Source source) throws Exception {
        List<String> requests = Collections.synchronizedList(new ArrayList<>());
        try (RawServer server = new RawServer(request -> {
                    requests.add(request);
                    return "HTTP/1.1 500 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
                });
                AwsConnection connection = connect(source, server.endpoint(), null)) {
            CloudException e = failure(connection.sns().topics().all());
            assertEquals(ErrorKind.NOT_SUPPORTED, e.kind());
            assertTrue(ErrorTexts.sentence(e).startsWith("SNS isn’t set up for this connection"));
            assertEquals(List.of(), requests);
        }
    }

    /** The environment is a connection of its own. */
    @Test
    void whatIsForAwsIsNotSentToTheEnvironmentsEndpoint() throws Exception {
        List<String> requests = Collections.synchronizedList(new ArrayList<>());
        try (RawServer server = new RawServer(request -> {
            requests.add(request);
            return "HTTP/1.1 500 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        })) {
            System.setProperty("aws.endpointUrl", server.endpoint());
            System.setProperty("aws.endpointUrlSns", server.endpoint());
            try (AwsConnection connection = connect(Connection.Source.SAVED, null, null)) {
                PresignedUrl link =
                        await(connection.s3().sharing().presign(PresignRequest.get(POINT, Duration.ofHours(1))));
                assertEquals(POINT_HOST, link.url().getHost());
                URI address = await(connection.s3().sharing().publicUrl(POINT));
                assertEquals(URI.create("https://" + POINT_HOST + "/key"), address);
                assertEquals(
                        ErrorKind.NETWORK,
                        failure(connection.objects().listBuckets()).kind());
                assertEquals(
                        ErrorKind.NETWORK,
                        failure(connection.sns().topics().all()).kind());
            }
            assertEquals(List.of(), requests);
        }
    }

    private AwsConnection signingIn(Connection connection, String secret) {
        CodePrompt none = (device, problem) -> CompletableFuture.completedFuture(Optional.empty());
        return new AwsConnection(
                connection,
                ConnectionSecrets.ofKey(secret),
                new SignInTools(new SsoTokens(folder), none, Runnable::run),
                ReadLimits.DEFAULT,
                CopyLimits.DEFAULT,
                Throttle.Both.NONE);
    }

    /** Neither are keys and tokens: the environment's endpoint is not where other connections sign in. */
    @Test
    void whoSignsInWithAwsIsNotSentToTheEnvironmentsEndpoint() throws Exception {
        System.setProperty(
                "aws.configFile",
                Files.writeString(
                                folder.resolve("config"),
                                "[profile p]\n" + KEYS + "role_arn = arn:aws:iam::1:role/r\nsource_profile = p\n"
                                        + "[profile q]\nregion = eu-west-1\nsso_session = admin\nsso_account_id = 1\n"
                                        + "sso_role_name = r\n[sso-session admin]\nsso_region = eu-west-1\n"
                                        + "sso_start_url = https://x.awsapps.com/start\n")
                        .toString());
        Files.writeString( // The SHA-1 of "admin".
                folder.resolve("d033e22ae348aeb5660fc2140aec35850c4da997.json"),
                "{\"accessToken\":\"TOKEN\",\"expiresAt\":\"2099-01-01T00:00:00Z\"}");
        Connection saved = new Connection(
                "t",
                "t",
                Connection.Source.SAVED,
                null,
                null,
                null,
                "us-east-1",
                "AKIA",
                ConnectionLook.PLAIN,
                ServerOptions.DEFAULT,
                new SignInOptions(false, "arn:aws:iam::1:role/r", null, null, null));
        List<Connection> all = new ArrayList<>(AwsProfiles.read().profiles());
        all.add(saved);
        assertEquals(3, all.size());
        List<String> requests = Collections.synchronizedList(new ArrayList<>());
        try (RawServer server = new RawServer(request -> {
            requests.add(request);
            return "HTTP/1.1 500 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        })) {
            System.setProperty("aws.endpointUrl", server.endpoint());
            for (Connection connection : all) {
                try (AwsConnection open = signingIn(connection, "secret")) {
                    failure(open.objects().listBuckets());
                    assertEquals(Optional.empty(), await(open.identity().find()));
                }
            }
            assertEquals(List.of(), requests);
        }
    }

    private AwsConnection openProfile(String config, String name) throws Exception {
        return openProfile(config, name, null);
    }

    private AwsConnection openProfile(String config, String name, @Nullable String proxy) throws Exception {
        System.setProperty(
                "aws.configFile",
                Files.writeString(folder.resolve("config"), config).toString());
        Connection found = AwsProfiles.read().profiles().stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new AwsConnection(
                found.withServer(new ServerOptions(
                        ServerOptions.Addressing.AUTO,
                        ServerOptions.Checksums.AUTO,
                        false,
                        proxy,
                        null,
                        null,
                        List.of())),
                null,
                Runnable::run);
    }

    private static final String KEYS = "aws_access_key_id = AKIA\naws_secret_access_key = secret\nregion = eu-west-1\n";

    /** The host as a proxy sees it: no request gets farther. */
    @ParameterizedTest
    @CsvSource({
        "use_fips_endpoint, s3-fips.eu-west-1.amazonaws.com, sns-fips.eu-west-1.amazonaws.com",
        "use_dualstack_endpoint, s3.dualstack.eu-west-1.amazonaws.com, sns.eu-west-1.api.aws"
    })
    void aProfileChoosesAmongTheEndpointsOfAws(String setting, String s3, String sns) throws Exception {
        List<String> requests = Collections.synchronizedList(new ArrayList<>());
        try (RawServer proxy = new RawServer(request -> {
            requests.add(request);
            return "HTTP/1.1 502 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        })) {
            try (AwsConnection connection =
                    openProfile("[profile p]\n" + KEYS + setting + " = true\n", "p", proxy.endpoint())) {
                failure(connection.objects().listBuckets());
                failure(connection.sns().topics().all());
                PresignedUrl link =
                        await(connection.s3().sharing().presign(PresignRequest.get(POINT, Duration.ofHours(1))));
                assertEquals(
                        "ap-123456789012." + s3.replace("s3", "s3-accesspoint"),
                        link.url().getHost());
            }
        }
        assertEquals(
                Set.of("CONNECT " + s3 + ":443 HTTP/1.1", "CONNECT " + sns + ":443 HTTP/1.1"), Set.copyOf(requests));
    }

    /** The SDK's clients read the default files, too, whatever they are given. */
    @ParameterizedTest
    @ValueSource(strings = {"not a property", "[default", "[", " = value", "[profile two words here]"})
    void aBrokenLineKeepsNoConnectionFromOpening(String line) throws Exception {
        String empty = "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>";
        try (RawServer server = new RawServer(request ->
                "HTTP/1.1 200 OK\r\nContent-Length: " + empty.length() + "\r\nConnection: close\r\n\r\n" + empty)) {
            String config = "[default]\nregion = us-east-1\n" + line + "\n[profile p]\n" + KEYS + "endpoint_url = "
                    + server.endpoint() + "\n";
            try (AwsConnection profile = openProfile(config, "p");
                    AwsConnection saved = connect(Connection.Source.SAVED, server.endpoint(), null)) {
                assertEquals(List.of(), await(profile.objects().listBuckets()));
                assertEquals(List.of(), await(saved.objects().listBuckets()));
                PresignedUrl link = await(saved.s3()
                        .sharing()
                        .presign(PresignRequest.get(new S3Location("bucket", "key"), Duration.ofHours(1))));
                assertTrue(link.url().toString().startsWith(server.endpoint()));
            }
        }
        assertEquals(folder.resolve("config").toString(), System.getProperty("aws.configFile"));
    }

    /** B: what the default profile names is not for the others. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "endpoint_url = %s",
                "services = s\n[services s]\ns3 =\n endpoint_url = %1$s\nsns =\n endpoint_url = %1$s"
            })
    void aProfileDoesNotTakeTheDefaultProfilesEndpoint(String setting) throws Exception {
        List<String> requests = Collections.synchronizedList(new ArrayList<>());
        try (RawServer server = new RawServer(request -> {
                    requests.add(request);
                    return "HTTP/1.1 500 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
                });
                AwsConnection prod = openProfile(
                        "[profile prod]\n" + KEYS + "[default]\nuse_fips_endpoint = true\n"
                                + setting.formatted(server.endpoint()) + "\n",
                        "prod")) {
            failure(prod.objects().listBuckets());
            failure(prod.sns().topics().all());
            PresignedUrl link = await(prod.s3().sharing().presign(PresignRequest.get(POINT, Duration.ofHours(1))));
            assertEquals(POINT_HOST, link.url().getHost());
            assertEquals(List.of(), requests);
        }
    }

    /** C, D: of both services, and to take the role. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "endpoint_url = %s",
                "services = s\n[services s]\ns3 =\n endpoint_url = %1$s\nsns =\n endpoint_url = %1$s"
                        + "\nsts =\n endpoint_url = %1$s"
            })
    void aProfilesOwnEndpointIsTakenForAllServices(String setting) throws Exception {
        List<String> requests = Collections.synchronizedList(new ArrayList<>());
        String role = "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ROLE</AccessKeyId>"
                + "<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
                + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>";
        String buckets = "<ListAllMyBucketsResult><Buckets></Buckets></ListAllMyBucketsResult>";
        String topics =
                "<ListTopicsResponse><ListTopicsResult><Topics></Topics></ListTopicsResult></ListTopicsResponse>";
        try (RawServer server = new RawServer(request -> {
                    requests.add(request);
                    String answer = request.startsWith("GET") ? buckets : requests.size() == 1 ? role : topics;
                    return "HTTP/1.1 200 OK\r\nContent-Length: " + answer.length() + "\r\nConnection: close\r\n\r\n"
                            + answer;
                });
                AwsConnection dev = openProfile(
                        "[profile keys]\n" + KEYS
                                + "[profile dev]\nregion = eu-west-1\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = keys\n"
                                + setting.formatted(server.endpoint()) + "\n",
                        "dev")) {
            assertEquals(List.of(), await(dev.objects().listBuckets()));
            assertEquals(List.of(), await(dev.sns().topics().all()));
            assertEquals(3, requests.size());
        }
    }

    @Test
    void theEnvironmentsProfileIsNamedWhereItIsMissing() {
        System.setProperty("aws.profile", "nosuch");
        CloudException e = assertThrows(
                CloudException.class,
                () -> new AwsConnection(AwsProfiles.read().fromEnvironment(), null, Runnable::run));
        assertTrue(ErrorTexts.sentence(e).contains("no profile named nosuch"), ErrorTexts.sentence(e));
    }

    /** Queues and metrics are not where SNS is if the profile says so. */
    @ParameterizedTest
    @ValueSource(strings = {"", "sns =\n endpoint_url = http://127.0.0.1:1\n"})
    void everyServiceIsWhereTheProfileSaysThatItIs(String sns) throws Exception {
        List<String> requests = Collections.synchronizedList(new ArrayList<>());
        try (RawServer server = new RawServer(request -> {
                    requests.add(request);
                    return "HTTP/1.1 403 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
                });
                AwsConnection dev = openProfile(
                        "[profile dev]\n" + KEYS + "services = s\n[services s]\n" + sns
                                + "sqs =\n endpoint_url = %1$s\ncloudwatch =\n endpoint_url = %1$s\n"
                                        .formatted(server.endpoint()),
                        "dev")) {
            failure(dev.sqs().orElseThrow().temporary().find());
            assertEquals(1, requests.size(), requests.toString());
            failure(dev.metrics().orElseThrow().usage(new Topic("arn:aws:sns:eu-west-1:1:t"), UsagePeriod.values()[0]));
            assertEquals(2, requests.size(), requests.toString());
        }
    }

    /** V20: what a profile has instead of an endpoint or a region is no fault of Bellhop's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "endpoint_url = localhost:9000",
                "endpoint_url = http://minio_server:9000",
                "region = eu central 1"
            })
    void whatCannotBeAnEndpointOrARegionIsSaid(String setting) {
        CloudException e =
                assertThrows(CloudException.class, () -> openProfile("[profile dev]\n" + setting + "\n", "dev"));
        assertEquals(ErrorKind.INVALID, e.kind());
        assertTrue(ErrorTexts.sentence(e).startsWith("Connect failed for dev. "), ErrorTexts.sentence(e));
    }

    /** A redirect to another host, to a foreign region and to itself, with every status that stands for one. */
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsToAnotherHostAreNotFollowed(int status) throws Exception {
        List<String> elsewhere = Collections.synchronizedList(new ArrayList<>());
        try (RawServer other = new RawServer(request -> {
                    elsewhere.add(request);
                    return "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
                });
                RawServer server = new RawServer(request -> "HTTP/1.1 " + status + " X\r\nLocation: " + other.endpoint()
                        + "/bucket/key\r\nx-amz-bucket-region: eu-north-1\r\nContent-Length: 0\r\n"
                        + "Connection: close\r\n\r\n")) {
            AwsConnection connection = server.connection();
            S3Location object = new S3Location("bucket", "key");
            failure(connection.objects().listBuckets());
            failure(connection.objects().list(object.parent(), page -> {}));
            failure(connection.s3().properties().head(ObjectIdentifier.current(object)));
            String said = ErrorTexts.sentence(failure(connection.sns().topics().all()));
            assertTrue(
                    said.contains(status == 301 || status == 307 ? "eu-north-1" : "redirects to " + other.endpoint()),
                    said);
            failure(connection
                    .objects()
                    .download(
                            DownloadRequest.of(ObjectIdentifier.current(object), folder.resolve("file")),
                            DownloadLog.NONE,
                            bytes -> {}));
            int answer = await(
                            connection.s3().sharing().fetchAnonymously(URI.create(server.endpoint() + "/bucket/key")))
                    .status();
            assertEquals(status, answer);
            assertEquals(List.of(), elsewhere);
        }
    }

    private static CloudException failure(CompletableFuture<?> request) {
        return CloudException.of(assertThrows(Exception.class, () -> await(request)));
    }
}
