package app.bellhop.settings.secrets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.secrets.SecretsException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemKeychainTest {

    private static final ConnectionSecrets ALL = new ConnectionSecrets("Schlüssel", "token", "proxy", "certificate");

    private final OneItem keychain = new OneItem();
    private final SecretStore store = new KeychainStore(keychain);

    @Test
    @EnabledForJreRange(min = JRE.JAVA_22)
    void eachSystemHasItsOwn() {
        assertEquals("Mac", SystemKeychain.find("Mac OS X").orElseThrow().system());
        assertEquals("Windows", SystemKeychain.find("Windows 11").orElseThrow().system());
        assertEquals(Optional.empty(), SystemKeychain.find("FreeBSD"));
    }

    @Test
    @DisabledForJreRange(min = JRE.JAVA_22)
    void anOlderJavaHasNone() {
        assertEquals(Optional.empty(), SystemKeychain.find("Mac OS X"));
        assertEquals(Optional.empty(), SystemKeychain.find("Windows 11"));
    }

    @ParameterizedTest
    @CsvSource({
        "Mac OS X, 21.0.5, true",
        "Windows 11, 17, true",
        "Windows 11, 22, false",
        "Mac OS X, 25, false",
        "Linux, 17, false"
    })
    void aNewerJavaHelpsWhereTheSystemHasOne(String system, String java, boolean helps) {
        assertEquals(helps, SystemKeychain.needsNewerJava(system, Runtime.Version.parse(java)));
    }

    @Test
    void secretsOfAConnectionAreOneItem() throws Exception {
        store.put("id", "Office", ALL);
        assertEquals("Office", keychain.name);
        assertEquals(ALL, store.get("id"));
        store.put("id", "Office", ConnectionSecrets.NONE);
        assertEquals(ConnectionSecrets.NONE, store.get("id"));
        assertTrue(store.available());
    }

    @Test
    void bytesAreZeroedWhenTheyHaveBeenUsed() throws Exception {
        store.put("id", "Office", ALL);
        assertArrayEquals(new byte[keychain.written.length], keychain.written);
        store.get("id");
        assertArrayEquals(new byte[keychain.read.length], keychain.read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"secretAccessKey\":\"wJalrXUtnFEMI", "wJalrXUtnFEMI", "[\"wJalrXUtnFEMI\"]"})
    void itemThatIsNotUnderstoodIsToldWithoutItsContent(String content) {
        keychain.kept = content.getBytes(StandardCharsets.UTF_8);
        SecretsException told = assertThrows(SecretsException.class, () -> store.get("id"));
        assertEquals(Kind.KEYCHAIN_FAILED, told.kind());
        assertFalse(told.toString().contains("wJalr"), told::toString);
    }

    /** Keeps one, whatever its id. */
    private static final class OneItem implements SystemKeychain {

        byte[] kept = new byte[0];
        byte[] written = new byte[0];
        byte[] read = new byte[0];
        String name = "";

        @Override
        public String system() {
            return "Test";
        }

        @Override
        public Optional<byte[]> read(String id) {
            read = kept.clone();
            return kept.length == 0 ? Optional.empty() : Optional.of(read);
        }

        @Override
        public void write(String id, String name, byte[] secret) {
            written = secret;
            kept = secret.clone();
            this.name = name;
        }

        @Override
        public void delete(String id) {
            kept = new byte[0];
        }
    }
}
