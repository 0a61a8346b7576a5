package app.bellhop.settings.secrets;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.secrets.SecretsException.Kind;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Against functions of the test's own on other systems; against the real Credential Manager on Windows. */
class WindowsCredentialsTest {

    private final Arena arena = Arena.ofShared();
    private final FakeAdvapi32 fake = new FakeAdvapi32();
    private final SystemKeychain keychain = new WindowsCredentials(FakeLibrary.of(fake, arena), "errno");
    private final SecretStore store = new KeychainStore(keychain);

    @AfterEach
    void close() {
        arena.close();
    }

    /** As wincred.h gives them to a C compiler for 64 bits. */
    @Test
    void fieldsLieWhereTheSystemLooksForThem() {
        Map<String, Long> offsets = new LinkedHashMap<>();
        for (String field : WindowsCredentials.CREDENTIAL.memberLayouts().stream()
                .flatMap(field -> field.name().stream())
                .toList()) {
            offsets.put(field, WindowsCredentials.CREDENTIAL.byteOffset(PathElement.groupElement(field)));
        }
        assertEquals(
                "{Flags=0, Type=4, TargetName=8, Comment=16, LastWritten=24, CredentialBlobSize=32, CredentialBlob=40,"
                        + " Persist=48, AttributeCount=52, Attributes=56, TargetAlias=64, UserName=72}",
                offsets.toString());
        assertEquals(80, WindowsCredentials.CREDENTIAL.byteSize());
        assertEquals(8, WindowsCredentials.CREDENTIAL.byteAlignment());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void secretsAreKeptReplacedAndDeleted() throws Exception {
        ConnectionSecrets first = ConnectionSecrets.ofKey("Schlüssel/+=");
        assertEquals(ConnectionSecrets.NONE, store.get("id-1"));
        store.put("id-1", "Büro", first);
        assertEquals(first, store.get("id-1"));
        assertEquals(
                "type 1, persist 2, user Büro", fake.kept.get("Bellhop/id-1").how());
        store.put("id-1", "Büro", ConnectionSecrets.ofKey("another"));
        assertEquals(ConnectionSecrets.ofKey("another"), store.get("id-1"));
        assertEquals(ConnectionSecrets.NONE, store.get("id-2"));
        store.put("id-1", "Büro", ConnectionSecrets.NONE);
        store.put("id-1", "Büro", ConnectionSecrets.NONE);
        assertEquals(ConnectionSecrets.NONE, store.get("id-1"));
        assertTrue(fake.lent.isEmpty(), "freed and zeroed");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void mostBytesFitAndOneMoreIsTold() throws Exception {
        byte[] most = "ü".repeat(1280).getBytes(StandardCharsets.UTF_8);
        keychain.write("id", "n".repeat(600), most);
        assertArrayEquals(most, keychain.read("id").orElseThrow());
        SecretsException refused = assertThrows(
                SecretsException.class, () -> store.put("id", "", ConnectionSecrets.ofKey("t".repeat(2560))));
        assertEquals(Kind.KEYCHAIN_TOO_SMALL, refused.kind());
        assertEquals("2560", refused.getMessage());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void otherErrorsAreTold() {
        fake.fails = 1312;
        SecretsException refused = assertThrows(SecretsException.class, () -> store.get("id"));
        assertEquals(Kind.KEYCHAIN_FAILED, refused.kind());
        assertEquals("CredReadW, error 1312", refused.getMessage());
    }

    @Test
    @EnabledOnOs(OS.WINDOWS)
    void theSystemsOwnKeepsReplacesAndDeletes() throws Exception {
        RealKeychain.keepsReplacesAndDeletes();
    }

    /** Functions of advapi32 that keep credentials in memory. */
    private static final class FakeAdvapi32 {

        record Kept(int type, int persist, String user, byte[] secret) {
            String how() {
                return "type " + type + ", persist " + persist + ", user " + user;
            }
        }

        final Map<String, Kept> kept = new HashMap<>();
        final Map<Long, Arena> lent = new HashMap<>();
        int fails;

        int CredWriteW(MemorySegment credential, int flags) throws Throwable {
            MemorySegment c = credential.reinterpret(80);
            Kept written = new Kept(
                    c.get(JAVA_INT, 4),
                    c.get(JAVA_INT, 48),
                    text(c.get(ADDRESS, 72)),
                    c.get(ADDRESS, 40).reinterpret(c.get(JAVA_INT, 32)).toArray(JAVA_BYTE));
            boolean fits = written.secret.length <= 2560 && written.user.length() <= 512 && c.get(JAVA_INT, 0) == 0;
            if (fits && fails == 0) {
                kept.put(text(c.get(ADDRESS, 8)), written);
            }
            return result(fits ? fails : 87);
        }

        int CredReadW(MemorySegment target, int type, int flags, MemorySegment result) throws Throwable {
            Kept found = kept.get(text(target));
            if (found == null || type != found.type || fails != 0) {
                return result(fails == 0 ? 1168 : fails);
            }
            Arena memory = Arena.ofShared();
            MemorySegment c = memory.allocate(80, 8);
            c.set(JAVA_INT, 32, found.secret.length);
            c.set(ADDRESS, 40, memory.allocateFrom(JAVA_BYTE, found.secret));
            result.reinterpret(8).set(ADDRESS, 0, c);
            lent.put(c.address(), memory);
            return 1;
        }

        int CredDeleteW(MemorySegment target, int type, int flags) throws Throwable {
            return result(kept.remove(text(target)) == null ? 1168 : 0);
        }

        void CredFree(MemorySegment credential) {
            MemorySegment c = credential.reinterpret(80);
            byte[] secret = c.get(ADDRESS, 40).reinterpret(c.get(JAVA_INT, 32)).toArray(JAVA_BYTE);
            assertArrayEquals(new byte[secret.length], secret);
            lent.remove(credential.address()).close();
        }

        private static String text(MemorySegment wide) {
            return wide.reinterpret(Long.MAX_VALUE).getString(0, StandardCharsets.UTF_16LE);
        }

        private static int result(int error) throws Throwable {
            Linker linker = Linker.nativeLinker();
            String errno = System.getProperty("os.name").startsWith("Mac") ? "__error" : "__errno_location";
            MemorySegment where = (MemorySegment) linker.downcallHandle(
                            linker.defaultLookup().find(errno).orElseThrow(), FunctionDescriptor.of(ADDRESS))
                    .invokeExact();
            where.reinterpret(4).set(JAVA_INT, 0, error);
            return error == 0 ? 1 : 0;
        }
    }
}
