package app.bellhop.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsFileTest {

    @TempDir
    Path folder;

    private static Connection connection(String name, List<String> trusted) {
        return new Connection(
                name,
                name,
                Connection.Source.SAVED,
                null,
                "https://s3.example.com",
                null,
                "eu-west-1",
                "AKIA",
                new ConnectionLook(ConnectionLook.Color.RED, "Production", null, true),
                new ServerOptions(
                        ServerOptions.Addressing.PATH,
                        ServerOptions.Checksums.AUTO,
                        true,
                        "http://proxy",
                        null,
                        null,
                        trusted),
                SignInOptions.DIRECT);
    }

    private ConnectionsFile.Content read(String text) throws Exception {
        return ConnectionsFile.read(Files.writeString(folder.resolve("in.json"), text))
                .orElseThrow();
    }

    @Test
    void everythingComesBackExceptTrustInCertificates() throws Exception {
        Path file = folder.resolve("out.json");
        ConnectionsFile.write(file, List.of(connection("a", List.of("ab12")), connection("b", List.of())));
        assertFalse(Files.readString(file).contains("ab12"));
        assertEquals(
                new ConnectionsFile.Content(
                        List.of(connection("a", List.of()), connection("b", List.of())), List.of(), 0),
                ConnectionsFile.read(file).orElseThrow());
    }

    @Test
    void trustInTheFileIsNotTakenOver() throws Exception {
        Path file = folder.resolve("out.json");
        ConnectionsFile.write(file, List.of(connection("a", List.of())));
        String forged = Files.readString(file)
                .replaceAll("\"trustedCertificates\" : \\[ *]", "\"trustedCertificates\" : [\"ab12\"]");
        assertTrue(forged.contains("ab12"));
        assertEquals(List.of(connection("a", List.of())), read(forged).connections());
    }

    @Test
    void valuesOfALaterVersionAreLeftOutAndReported() throws Exception {
        Path file = folder.resolve("out.json");
        ConnectionsFile.write(file, List.of(connection("a", List.of())));
        ConnectionsFile.Content content = read(Files.readString(file).replace("\"RED\"", "\"MAGENTA\""));
        assertEquals(List.of("a"), content.partial());
        assertEquals(0, content.skipped());
        assertEquals(null, content.connections().get(0).look().color());
        assertEquals("Production", content.connections().get(0).look().group());
    }

    @Test
    void entriesThatAreNotUnderstoodAreCounted() throws Exception {
        Path file = folder.resolve("out.json");
        ConnectionsFile.write(file, List.of(connection("a", List.of()), connection("b", List.of())));
        ConnectionsFile.Content content = read(
                Files.readString(file).replaceFirst("\"SAVED\"", "\"HOLOGRAM\"").replace("[ {", "[ 5, null, {"));
        assertEquals(List.of(connection("b", List.of())), content.connections());
        assertEquals(3, content.skipped());
    }

    @Test
    void connectionsThatNobodySavedAreNotTaken() throws Exception {
        ConnectionsFile.Content content = read("""
                {"bellhopConnections": [
                  {"id": "demo", "name": "Demo", "source": "DEMO"},
                  {"id": "profile:a", "name": "a", "source": "PROFILE", "profile": "a"},
                  {"id": "x", "name": "Copy of a", "source": "PROFILE", "profile": "a"}]}""");
        assertEquals(
                List.of("Copy of a"),
                content.connections().stream().map(Connection::name).toList());
        assertEquals(2, content.skipped());
    }

    @Test
    void otherFilesAreRefused() throws Exception {
        for (String text : List.of("", "{", "[]", "{}", "{\"bellhopConnections\": 1}", "<x/>")) {
            assertEquals(
                    Optional.empty(), ConnectionsFile.read(Files.writeString(folder.resolve("in.json"), text)), text);
        }
    }

    /** Written by hand: the form takes none. */
    @ParameterizedTest
    @ValueSource(strings = {"pa55", "pa55@pa55", "pa55/pa55", "pa55:pa55"})
    void passwordOfAProxyIsNeitherGivenNorTaken(String password) throws Exception {
        Path file = folder.resolve("out.json");
        ConnectionsFile.write(file, List.of(connection("a", List.of())));
        String forged = Files.readString(file).replace("http://proxy", "http://me:" + password + "@proxy:3128");
        List<Connection> read = read(forged).connections();
        assertEquals("http://me@proxy:3128", read.get(0).server().proxy());
        ConnectionsFile.write(file, read);
        assertFalse(Files.readString(file).contains("pa55"));
    }

    /** They would be given names of their own, one by one. */
    @Test
    void moreThanAnybodyHasAreNotTaken() throws Exception {
        String one = "{\"id\":\"\",\"name\":\"\",\"source\":\"SAVED\"}";
        String many = "{\"bellhopConnections\":[" + String.join(",", Collections.nCopies(100_000, one)) + "]}";
        assertTrue(ConnectionsFile.read(Files.writeString(folder.resolve("in.json"), many))
                .isEmpty());
    }
}
