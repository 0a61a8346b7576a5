package app.bellhop.settings.secrets;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import app.bellhop.settings.secrets.SecretsException.Kind;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The Credential Manager of Windows: generic credentials named Bellhop/ID, for this user on this computer. */
@SuppressWarnings("restricted") // What calls other languages is.
public final class WindowsCredentials implements SystemKeychain {

    /** CREDENTIALW of wincred.h, where pointers have 64 bits. */
    static final StructLayout CREDENTIAL = MemoryLayout.structLayout(
            JAVA_INT.withName("Flags"),
            JAVA_INT.withName("Type"),
            ADDRESS.withName("TargetName"),
            ADDRESS.withName("Comment"),
            MemoryLayout.sequenceLayout(2, JAVA_INT).withName("LastWritten"),
            JAVA_INT.withName("CredentialBlobSize"),
            MemoryLayout.paddingLayout(4),
            ADDRESS.withName("CredentialBlob"),
            JAVA_INT.withName("Persist"),
            JAVA_INT.withName("AttributeCount"),
            ADDRESS.withName("Attributes"),
            ADDRESS.withName("TargetAlias"),
            ADDRESS.withName("UserName"));

    private static final int CRED_TYPE_GENERIC = 1;

    /** Not CRED_PERSIST_ENTERPRISE, which takes keys along to the other computers of a roaming user. */
    private static final int CRED_PERSIST_LOCAL_MACHINE = 2;

    private static final int CRED_MAX_CREDENTIAL_BLOB_SIZE = 5 * 512;
    private static final int MAX_USER_NAME = 512;
    private static final int ERROR_NOT_FOUND = 1168;

    private final NativeLibrary advapi32;
    private final String errors;

    /** The system's own. */
    public WindowsCredentials() {
        this(NativeLibrary.named("advapi32"), "GetLastError");
    }

    /** @param errors where its functions leave the number of their error, see {@link Linker.Option#captureStateLayout} */
    WindowsCredentials(SymbolLookup advapi32, String errors) {
        this.advapi32 = new NativeLibrary(advapi32);
        this.errors = errors;
    }

    @Override
    public String system() {
        return "Windows";
    }

    @Override
    public Optional<byte[]> read(String id) throws SecretsException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment found = arena.allocate(ADDRESS);
            if (!found("CredReadW", target(arena, id), CRED_TYPE_GENERIC, 0, found)) {
                return Optional.empty();
            }
            MemorySegment credential = found.get(ADDRESS, 0).reinterpret(CREDENTIAL.byteSize());
            MemorySegment blob = credential
                    .get(ADDRESS, offset("CredentialBlob"))
                    .reinterpret(credential.get(JAVA_INT, offset("CredentialBlobSize")));
            byte[] secret = blob.toArray(JAVA_BYTE);
            blob.fill((byte) 0);
            advapi32.run("CredFree", credential);
            return Optional.of(secret);
        }
    }

    @Override
    public void write(String id, String name, byte[] secret) throws SecretsException {
        if (secret.length > CRED_MAX_CREDENTIAL_BLOB_SIZE) {
            throw new SecretsException(Kind.KEYCHAIN_TOO_SMALL, String.valueOf(CRED_MAX_CREDENTIAL_BLOB_SIZE));
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment blob = arena.allocateFrom(JAVA_BYTE, secret);
            MemorySegment credential = arena.allocate(CREDENTIAL);
            credential.set(JAVA_INT, offset("Type"), CRED_TYPE_GENERIC);
            credential.set(ADDRESS, offset("TargetName"), target(arena, id));
            credential.set(JAVA_INT, offset("CredentialBlobSize"), secret.length);
            credential.set(ADDRESS, offset("CredentialBlob"), blob);
            credential.set(JAVA_INT, offset("Persist"), CRED_PERSIST_LOCAL_MACHINE);
            String user = name.substring(0, Math.min(name.length(), MAX_USER_NAME));
            credential.set(ADDRESS, offset("UserName"), wide(arena, user));
            try {
                if (!found("CredWriteW", credential, 0)) {
                    throw new SecretsException(Kind.KEYCHAIN_FAILED, "CredWriteW, error " + ERROR_NOT_FOUND);
                }
            } finally {
                blob.fill((byte) 0);
            }
        }
    }

    @Override
    public void delete(String id) throws SecretsException {
        try (Arena arena = Arena.ofConfined()) {
            found("CredDeleteW", target(arena, id), CRED_TYPE_GENERIC, 0);
        }
    }

    /** Calls a function; false if there is no such credential. */
    private boolean found(String function, Object... arguments) throws SecretsException {
        int error = advapi32.error(errors, function, arguments);
        if (error != 0 && error != ERROR_NOT_FOUND) {
            throw new SecretsException(Kind.KEYCHAIN_FAILED, function + ", error " + error);
        }
        return error == 0;
    }

    private static MemorySegment target(Arena arena, String id) {
        return wide(arena, "Bellhop/" + id);
    }

    private static MemorySegment wide(Arena arena, String text) {
        return arena.allocateFrom(text, StandardCharsets.UTF_16LE);
    }

    private static long offset(String field) {
        return CREDENTIAL.byteOffset(PathElement.groupElement(field));
    }
}
