package app.bellhop.settings.secrets;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Functions of Core Foundation and Security that keep items in memory. Names are the frameworks' own. */
final class FakeSecurity {

    /** What an address that the library gave away stands for. */
    private final Map<Long, Object> objects = new HashMap<>();

    private final Map<String, MemorySegment> constants = new HashMap<>();
    private final Map<String, Map<Object, Object>> items = new HashMap<>();
    private final Arena arena;

    int fails;

    FakeSecurity(Arena arena) {
        this.arena = arena;
    }

    SymbolLookup library() {
        SymbolLookup functions = FakeLibrary.of(this, arena);
        return name -> name.startsWith("k") ? constant(name) : functions.find(name);
    }

    /** Constants are pointers to objects, but for the callbacks, which are structures. */
    private Optional<MemorySegment> constant(String name) {
        return Optional.of(constants.computeIfAbsent(name, k -> {
            MemorySegment object = arena.allocate(64);
            return name.endsWith("CallBacks") ? object : arena.allocateFrom(ADDRESS, object);
        }));
    }

    private MemorySegment address(String constant) {
        MemorySegment where = constant(constant).orElseThrow();
        return constant.endsWith("CallBacks") ? where : where.get(ADDRESS, 0);
    }

    Map<Long, Object> objects() {
        return objects;
    }

    String label(String account) {
        return (String) Objects.requireNonNull(items.get(account).get("kSecAttrLabel"));
    }

    private MemorySegment object(Object value) {
        MemorySegment address = arena.allocate(8);
        objects.put(address.address(), value);
        return address;
    }

    private Object value(MemorySegment address) {
        return constants.keySet().stream()
                .filter(name -> address(name).address() == address.address())
                .map(Object.class::cast)
                .findFirst()
                .orElseGet(() -> Objects.requireNonNull(objects.get(address.address())));
    }

    @SuppressWarnings("unchecked")
    private Map<Object, Object> dictionary(MemorySegment address) {
        return (Map<Object, Object>) value(address);
    }

    MemorySegment CFStringCreateWithCString(MemorySegment allocator, MemorySegment text, int encoding) {
        return object(encoding == 0x08000100 ? text.reinterpret(Long.MAX_VALUE).getString(0) : "?");
    }

    MemorySegment CFDataCreateWithBytesNoCopy(
            MemorySegment allocator, MemorySegment bytes, long length, MemorySegment deallocator) {
        return object(value(deallocator).equals("kCFAllocatorNull") ? bytes.reinterpret(length) : "?");
    }

    MemorySegment CFDictionaryCreateMutable(
            MemorySegment allocator, long capacity, MemorySegment keys, MemorySegment values) {
        return object(
                value(keys).equals("kCFTypeDictionaryKeyCallBacks")
                                && value(values).equals("kCFTypeDictionaryValueCallBacks")
                        ? new HashMap<>()
                        : "?");
    }

    void CFDictionarySetValue(MemorySegment dictionary, MemorySegment key, MemorySegment value) {
        dictionary(dictionary).put(value(key), value(value));
    }

    long CFDataGetLength(MemorySegment data) {
        return ((MemorySegment) value(data)).byteSize();
    }

    MemorySegment CFDataGetBytePtr(MemorySegment data) {
        return (MemorySegment) value(data);
    }

    void CFRelease(MemorySegment object) {
        Objects.requireNonNull(objects.remove(object.address()));
    }

    private int status(Map<Object, Object> query, boolean found) {
        boolean ours = "kSecClassGenericPassword".equals(query.get("kSecClass"))
                && "Bellhop".equals(query.get("kSecAttrService"));
        return !ours ? -50 : fails != 0 ? fails : found ? 0 : -25300;
    }

    private static String account(Map<Object, Object> query) {
        return (String) Objects.requireNonNull(query.get("kSecAttrAccount"));
    }

    /** As the keychain keeps it: a copy. */
    private void keep(String account, Map<Object, Object> changes) {
        Map<Object, Object> item = items.computeIfAbsent(account, k -> new HashMap<>());
        changes.forEach(
                (key, value) -> item.put(key, value instanceof MemorySegment data ? data.toArray(JAVA_BYTE) : value));
    }

    int SecItemCopyMatching(MemorySegment query, MemorySegment result) {
        Map<Object, Object> asked = dictionary(query);
        Map<Object, Object> item = items.get(account(asked));
        int status = status(asked, item != null);
        if (status == 0 && "kCFBooleanTrue".equals(asked.get("kSecReturnData"))) {
            byte[] secret = (byte[]) item.get("kSecValueData");
            MemorySegment copy = arena.allocateFrom(JAVA_BYTE, Arrays.copyOf(secret, secret.length));
            result.reinterpret(8).set(ADDRESS, 0, object(copy));
        }
        return status;
    }

    int SecItemUpdate(MemorySegment query, MemorySegment changes) {
        Map<Object, Object> asked = dictionary(query);
        int status = status(asked, items.containsKey(account(asked)));
        if (status == 0) {
            keep(account(asked), dictionary(changes));
        }
        return status;
    }

    int SecItemAdd(MemorySegment attributes, MemorySegment result) {
        Map<Object, Object> item = dictionary(attributes);
        boolean there = items.containsKey(account(item));
        int status = there ? -25299 : status(item, true);
        if (status == 0) {
            keep(account(item), item);
        }
        return status;
    }

    int SecItemDelete(MemorySegment query) {
        Map<Object, Object> asked = dictionary(query);
        return status(asked, fails == 0 && items.remove(account(asked)) != null);
    }
}
