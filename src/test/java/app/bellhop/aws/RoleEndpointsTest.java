package app.bellhop.aws;

import static app.bellhop.fake.DemoConnection.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.bellhop.fake.RawServer;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ServerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At which of its hosts AWS is asked for a role, and who has signed in. */
class RoleEndpointsTest {

    @TempDir
    Path folder;

    @AfterEach
    void clear() {
        System.clearProperty("aws.configFile");
    }

    /** The host as a proxy sees it: no request gets farther. */
    private Set<String> hosts(String settings) throws Exception {
        Set<String> hosts = new ConcurrentSkipListSet<>();
        Path config = Files.writeString(
                folder.resolve("config"),
                "[profile p]\nregion = eu-west-1\naws_access_key_id = A\naws_secret_access_key = s\n" + settings
                        + "\n");
        System.setProperty("aws.configFile", config.toString());
        try (RawServer proxy = new RawServer(request -> {
            hosts.add(request.split(" ")[1]);
            return "HTTP/1.1 403 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        })) {
            Connection found = AwsProfiles.read().profiles().get(0);
            ServerOptions through = new ServerOptions(
                    ServerOptions.Addressing.AUTO,
                    ServerOptions.Checksums.AUTO,
                    false,
                    proxy.endpoint(),
                    null,
                    null,
                    List.of());
            try (AwsConnection connection = new AwsConnection(found.withServer(through), null, Runnable::run)) {
                assertThrows(Exception.class, () -> await(connection.objects().listBuckets()));
                await(connection.identity().find());
            }
        }
        return new TreeSet<>(hosts);
    }

    @ParameterizedTest
    @CsvSource({
        "use_fips_endpoint, sts-fips.eu-west-1.amazonaws.com:443, s3-fips.eu-west-1.amazonaws.com:443",
        "use_dualstack_endpoint, sts.eu-west-1.api.aws:443, s3.dualstack.eu-west-1.amazonaws.com:443"
    })
    void theProfileChoosesThatOfStsToo(String setting, String sts, String s3) throws Exception {
        assertEquals(Set.of(sts, s3), hosts(setting + " = true"));
        assertEquals(Set.of(sts), hosts(setting + " = true\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = p"));
    }
}
