package app.bellhop.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.aws.credentials.AwsFiles;
import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsProfilesTest {

    private static final List<String> PROPERTIES = List.of(
            "aws.profile",
            "aws.accessKeyId",
            "aws.endpointUrl",
            "aws.endpointUrlS3",
            "aws.endpointUrlSns",
            "aws.region",
            "aws.ignoreConfiguredEndpointUrls");

    @TempDir
    Path folder;

    @AfterEach
    void clear() {
        PROPERTIES.forEach(System::clearProperty);
    }

    private AwsProfiles read(byte[] config, String credentials) throws Exception {
        Path configFile = Files.write(folder.resolve("config"), config);
        Path credentialsFile = Files.writeString(folder.resolve("credentials"), credentials);
        return new AwsProfiles(AwsFiles.read(Optional.of(configFile), Optional.of(credentialsFile)));
    }

    private List<Connection> profiles(String config, String credentials) throws Exception {
        return read(config.getBytes(StandardCharsets.UTF_8), credentials).profiles();
    }

    private static List<String> names(AwsProfiles found) {
        return found.profiles().stream().map(Connection::name).toList();
    }

    @Test
    void profilesOfBothFilesAreListedByName() throws Exception {
        List<Connection> found = profiles(
                "[default]\nregion = eu-west-1\n[profile office]\nregion = us-east-2\nendpoint_url = http://localhost:9000\n",
                "[backup]\naws_access_key_id = A\naws_secret_access_key = S\n");
        assertEquals(
                List.of("backup", "default", "office"),
                found.stream().map(Connection::name).toList());
        assertEquals("http://localhost:9000", found.get(2).endpoint());
        assertEquals("eu-west-1", found.get(1).region());
    }

    /** E: none of these lines may cost a profile. */
    @ParameterizedTest
    @ValueSource(strings = {"hello", "region = nowhere", "[", "  region = nowhere", "= value", "[profile half"})
    void aLineThatCannotBeReadIsNamedAndTheOthersAreRead(String line) throws Exception {
        AwsProfiles found =
                read((line + "\n[profile a]\nregion = eu-west-1\n").getBytes(StandardCharsets.UTF_8), "[b]\n");
        assertEquals(List.of("a", "b"), names(found));
        assertEquals("eu-west-1", found.profiles().get(0).region());
        assertEquals(
                folder.resolve("config") + ", line 1: not a profile or a property. The line is ignored.",
                ErrorTexts.sentence(found.problems().get(0)));
        assertEquals(1, found.problems().size());
    }

    /** The keys of one profile are not given to the one before it. */
    @ParameterizedTest
    @ValueSource(strings = {"[profile prod", "[profile prod]x", "[profile \"the prod\"]"})
    void whatStandsBelowABrokenHeadingBelongsToNobody(String heading) throws Exception {
        AwsProfiles found = read(
                ("[profile dev]\noutput = json\n" + heading + "\nregion = eu-west-1\ns3 =\n  addressing_style = path\n"
                                + "[profile test]\nregion = eu-west-2\n")
                        .getBytes(StandardCharsets.UTF_8),
                "");
        assertEquals(List.of("dev", "test"), names(found));
        assertNull(found.profiles().get(0).region());
        assertEquals("eu-west-2", found.profiles().get(1).region());
        assertEquals(1, found.problems().size());
    }

    /** The AWS CLI takes them, AWS's SDKs do not, and say nothing. */
    @Test
    void aProfileWhoseNameIsNoneIsNamed() throws Exception {
        AwsProfiles found = read(
                "[profile my company]\n[sso-session my session]\n[plugins]\n".getBytes(StandardCharsets.UTF_8),
                "[profile x]\n");
        assertEquals(
                List.of(
                        "credentials, line 1: profile “profile x” is ignored.",
                        "config, line 1: profile “my company” is ignored."),
                found.problems().stream()
                        .map(problem -> ErrorTexts.sentence(problem)
                                .replace(folder + "/", "")
                                .replaceFirst(" Use only.*", ""))
                        .toList());
    }

    @Test
    void linesOfBothFilesAreNamed() throws Exception {
        AwsProfiles found = read("[profile a]\nhello\n[profile c]\n!\n".getBytes(StandardCharsets.UTF_8), "[b]\nx\n");
        assertEquals(List.of("a", "b", "c"), names(found));
        assertEquals(
                Set.of(
                        folder.resolve("config") + " 2",
                        folder.resolve("config") + " 4",
                        folder.resolve("credentials") + " 2"),
                found.problems().stream()
                        .map(problem -> problem.arguments().get(0) + " "
                                + problem.arguments().get(1))
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
    void aByteOrderMarkIsNoProfile(String charset) throws Exception {
        AwsProfiles found = read("\uFEFF[profile a]\r\nregion = eu-west-1\r\n".getBytes(charset), "");
        assertEquals(List.of("a"), names(found));
        assertEquals("eu-west-1", found.profiles().get(0).region());
        assertEquals(List.of(), found.problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf16NeedsNoByteOrderMark(String charset) throws Exception {
        assertEquals(List.of("a"), names(read("[profile a]\n".getBytes(charset), "")));
    }

    @Test
    void noBreakSpacesAndStrangeBytesAreNoMatter() throws Exception {
        assertEquals(List.of("a"), names(read("[profile\u00A0a]\n\u00A0\n".getBytes(StandardCharsets.UTF_8), "")));
        assertEquals(List.of("a"), names(read("# \u00E9\n[profile a]\n".getBytes(StandardCharsets.ISO_8859_1), "")));
    }

    @Test
    void whatIsNoAwsFileAtAllIsNamedOnce() throws Exception {
        AwsProfiles found = read("nonsense\n".repeat(5_000).getBytes(StandardCharsets.UTF_8), "[b]\n");
        assertEquals(List.of("b"), names(found));
        assertEquals(101, found.problems().size());
    }

    @Test
    void aServicesSectionNamesTheEndpointOfEachService() throws Exception {
        Connection found = profiles(
                        "[profile dev]\nservices = local\nendpoint_url = http://other:1\n"
                                + "[services local]\ns3 =\n  endpoint_url = http://localhost:9000\n",
                        "")
                .get(0);
        assertEquals("http://localhost:9000", found.endpoint());
        assertEquals("http://other:1", found.snsEndpoint());
    }

    @Test
    void configuredEndpointsMayBeIgnored() throws Exception {
        Connection found = profiles(
                        "[profile dev]\nendpoint_url = http://other:1\nignore_configured_endpoint_urls = true\n", "")
                .get(0);
        assertNull(found.endpoint());
    }

    /** E: the SDK takes no other words than true and false; for the AWS CLI, all others are false. */
    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "false # not now", "", "Truee", "true-ish", "on ; really"})
    void whatIsNeitherTrueNorFalseCostsNoProfile(String value) throws Exception {
        AwsProfiles found = read(
                ("[profile a]\nendpoint_url = http://a:1\nIgnore_Configured_Endpoint_Urls = " + value
                                + "\n[profile b]\nendpoint_url = http://b:1\nignore_configured_endpoint_urls=TRUE # yes\n")
                        .getBytes(StandardCharsets.UTF_8),
                "");
        assertEquals(List.of("a", "b"), names(found));
        assertEquals("http://a:1", found.profiles().get(0).endpoint());
        assertNull(found.profiles().get(1).endpoint());
    }

    @Test
    void emptyValuesAreNone() throws Exception {
        Connection found =
                profiles("[profile dev]\nendpoint_url =\nregion =\n", "").get(0);
        assertNull(found.endpoint());
        assertNull(found.region());
    }

    @Test
    void environmentCountsOnlyWhenItSaysSomething() {
        AwsProfiles none = new AwsProfiles(AwsFiles.read(Optional.empty(), Optional.empty()));
        assertTrue(none.environment().isEmpty());
        System.setProperty("aws.endpointUrl", "http://localhost:1");
        System.setProperty("aws.endpointUrlSns", "http://localhost:2");
        Connection found = none.environment().orElseThrow();
        assertEquals("http://localhost:1", found.endpoint());
        assertEquals("http://localhost:2", found.snsEndpoint());
    }

    /** V18. */
    @Test
    void theEnvironmentsEndpointsMayBeIgnoredAndItsRegionIsTaken() throws Exception {
        System.setProperty("aws.profile", "prod");
        System.setProperty("aws.region", " eu-north-1 ");
        System.setProperty("aws.endpointUrl", "http://localhost:1");
        System.setProperty("aws.ignoreConfiguredEndpointUrls", "true");
        Connection found = read("[profile prod]\nendpoint_url = http://prod:2\n".getBytes(StandardCharsets.UTF_8), "")
                .environment()
                .orElseThrow();
        assertNull(found.endpoint());
        assertNull(found.snsEndpoint());
        assertEquals("eu-north-1", found.region());
    }

    /** V18: the profile, too, may say that they are. */
    @Test
    void theEnvironmentsProfileMayIgnoreItsEndpoints() throws Exception {
        System.setProperty("aws.endpointUrl", "http://localhost:1");
        System.setProperty("aws.endpointUrlS3", "http://localhost:2");
        Connection found = read(
                        "[default]\nignore_configured_endpoint_urls = true\n".getBytes(StandardCharsets.UTF_8), "")
                .environment()
                .orElseThrow();
        assertNull(found.endpoint());
        assertNull(found.snsEndpoint());
    }

    /** V19: AWS_PROFILE names more than keys. */
    @Test
    void theEnvironmentsProfileNamesItsEndpoints() throws Exception {
        System.setProperty("aws.profile", "prod");
        Connection found = read(
                        "[default]\nendpoint_url = http://other:1\n[profile prod]\nendpoint_url = http://prod:2\n"
                                .getBytes(StandardCharsets.UTF_8),
                        "")
                .environment()
                .orElseThrow();
        assertEquals("http://prod:2", found.endpoint());
        assertEquals("http://prod:2", found.snsEndpoint());
    }
}
