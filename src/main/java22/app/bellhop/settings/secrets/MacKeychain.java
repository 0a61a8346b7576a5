package app.bellhop.settings.secrets;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import app.bellhop.settings.secrets.SecretsException.Kind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keychain of macOS: generic passwords of the service Bellhop, whose accounts are the ids. */
@SuppressWarnings("restricted") // What calls other languages is.
public final class MacKeychain implements SystemKeychain {

    private static final String FRAMEWORKS = "/System/Library/Frameworks/";
    private static final String SERVICE = "Bellhop";
    private static final int UTF_8 = 0x08000100;

    private static final int SUCCESS = 0;
    private static final int ITEM_NOT_FOUND = -25300;

    private final NativeLibrary library;

    /** The system's own. */
    public MacKeychain() {
        this(NativeLibrary.named(
                FRAMEWORKS + "Security.framework/Security", FRAMEWORKS + "CoreFoundation.framework/CoreFoundation"));
    }

    /** @param library has the functions of both frameworks */
    MacKeychain(SymbolLookup library) {
        this.library = new NativeLibrary(library);
    }

    @Override
    public String system() {
        return "Mac";
    }

    @Override
    public Optional<byte[]> read(String id) throws SecretsException {
        try (Call call = new Call(library)) {
            MemorySegment query = call.query(id);
            call.set(query, "kSecReturnData", call.constant("kCFBooleanTrue"));
            MemorySegment found = call.arena.allocate(ADDRESS);
            if (!found("SecItemCopyMatching", query, found)) {
                return Optional.empty();
            }
            MemorySegment data = call.own(found.get(ADDRESS, 0));
            return Optional.of(library.pointer("CFDataGetBytePtr", data)
                    .reinterpret(library.size("CFDataGetLength", data))
                    .toArray(JAVA_BYTE));
        }
    }

    @Override
    public void write(String id, String name, byte[] secret) throws SecretsException {
        try (Call call = new Call(library)) {
            MemorySegment query = call.query(id);
            MemorySegment changes = call.dictionary();
            MemorySegment data = call.data(secret);
            MemorySegment label = call.string("Bellhop: " + name);
            call.set(changes, "kSecValueData", data);
            call.set(changes, "kSecAttrLabel", label);
            if (!found("SecItemUpdate", query, changes)) {
                call.set(query, "kSecValueData", data);
                call.set(query, "kSecAttrLabel", label);
                found("SecItemAdd", query, MemorySegment.NULL);
            }
        }
    }

    @Override
    public void delete(String id) throws SecretsException {
        try (Call call = new Call(library)) {
            found("SecItemDelete", call.query(id));
        }
    }

    /** Calls a function; false if there is no such item. */
    private boolean found(String function, Object... arguments) throws SecretsException {
        int status = library.number(function, arguments);
        @Nullable
        Kind kind = switch (status) {
            case SUCCESS, ITEM_NOT_FOUND -> null;
            // errSecUserCanceled, errSecInteractionNotAllowed, errSecAuthFailed
            case -128, -25308, -25293 -> Kind.KEYCHAIN_LOCKED;
            // errSecNotAvailable, errSecNoDefaultKeychain
            case -25291, -25307 -> Kind.NO_KEYCHAIN;
            default -> Kind.KEYCHAIN_FAILED;
        };
        if (kind != null) {
            throw new SecretsException(kind, function + ", OSStatus " + status);
        }
        return status == SUCCESS;
    }

    /** Makes what the functions are given, and lets go of it at the end. */
    private static final class Call implements AutoCloseable {

        private final NativeLibrary library;
        private final Arena arena = Arena.ofConfined();
        private final List<MemorySegment> owned = new ArrayList<>();
        private MemorySegment secret = MemorySegment.NULL;

        Call(NativeLibrary library) {
            this.library = library;
        }

        MemorySegment own(MemorySegment object) {
            owned.add(object);
            return object;
        }

        MemorySegment constant(String name) throws SecretsException {
            return library.symbol(name).reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
        }

        MemorySegment dictionary() throws SecretsException {
            return own(library.pointer(
                    "CFDictionaryCreateMutable",
                    MemorySegment.NULL,
                    0L,
                    library.symbol("kCFTypeDictionaryKeyCallBacks"),
                    library.symbol("kCFTypeDictionaryValueCallBacks")));
        }

        void set(MemorySegment dictionary, String key, MemorySegment value) throws SecretsException {
            library.run("CFDictionarySetValue", dictionary, constant(key), value);
        }

        MemorySegment query(String id) throws SecretsException {
            MemorySegment query = dictionary();
            set(query, "kSecClass", constant("kSecClassGenericPassword"));
            set(query, "kSecAttrService", string(SERVICE));
            set(query, "kSecAttrAccount", string(id));
            return query;
        }

        MemorySegment string(String text) throws SecretsException {
            return own(
                    library.pointer("CFStringCreateWithCString", MemorySegment.NULL, arena.allocateFrom(text), UTF_8));
        }

        /** Without a copy, which nobody could zero. */
        MemorySegment data(byte[] bytes) throws SecretsException {
            secret = arena.allocateFrom(JAVA_BYTE, bytes);
            return own(library.pointer(
                    "CFDataCreateWithBytesNoCopy",
                    MemorySegment.NULL,
                    secret,
                    (long) bytes.length,
                    constant("kCFAllocatorNull")));
        }

        @Override
        public void close() throws SecretsException {
            try {
                for (MemorySegment object : owned) {
                    library.run("CFRelease", object);
                }
            } finally {
                secret.fill((byte) 0);
                arena.close();
            }
        }
    }
}
