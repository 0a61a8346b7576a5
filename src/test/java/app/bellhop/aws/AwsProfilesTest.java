package app.bellhop.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.settings.Connection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwsProfilesTest {

    private static final List<String> PROPERTIES = List.of(
            "aws.profile",
            "aws.accessKeyId",
            "aws.endpointUrl",
            "aws.endpointUrlS3",
            "aws.endpointUrlSns",
            "aws.region");

    @TempDir
    Path folder;

    @AfterEach
    void clear() {
        PROPERTIES.forEach(System::clearProperty);
    }

    private List<Connection> profiles(String config, String credentials) throws Exception {
        Path configFile = Files.writeString(folder.resolve("config"), config);
        Path credentialsFile = Files.writeString(folder.resolve("credentials"), credentials);
        return AwsProfiles.profiles(configFile, credentialsFile);
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

    @Test
    void brokenFilesCountAsEmpty() throws Exception {
        assertEquals(List.of(), profiles("region = nowhere\n[", ""));
    }

    @Test
    void environmentCountsOnlyWhenItSaysSomething() {
        assertTrue(AwsProfiles.environment().isEmpty());
        System.setProperty("aws.endpointUrl", "http://localhost:1");
        System.setProperty("aws.endpointUrlSns", "http://localhost:2");
        Connection found = AwsProfiles.environment().orElseThrow();
        assertEquals("http://localhost:1", found.endpoint());
        assertEquals("http://localhost:2", found.snsEndpoint());
    }
}
