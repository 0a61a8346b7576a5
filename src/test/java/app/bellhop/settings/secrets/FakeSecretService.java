package app.bellhop.settings.secrets;

import app.bellhop.settings.secrets.SecretServiceApi.Collection;
import app.bellhop.settings.secrets.SecretServiceApi.Item;
import app.bellhop.settings.secrets.SecretServiceApi.Pair;
import app.bellhop.settings.secrets.SecretServiceApi.Prompt;
import app.bellhop.settings.secrets.SecretServiceApi.Secret;
import app.bellhop.settings.secrets.SecretServiceApi.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.bin.EmbeddedDBusDaemon;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.Variant;

/** A small Secret Service on a bus of its own, with one keychain that can be locked. */
final class FakeSecretService implements Service, AutoCloseable {

    private static final String KEYCHAIN = "/org/freedesktop/secrets/collection/login";
    private static final String PROMPT = "/org/freedesktop/secrets/prompt/p1";
    private static final DBusPath NONE = new DBusPath(SecretServiceApi.NONE);

    final String address;
    private final EmbeddedDBusDaemon bus;
    private final DBusConnection connection;
    private final Map<String, Entry> items = new LinkedHashMap<>();
    volatile boolean locked;
    volatile boolean userUnlocks = true;
    volatile boolean hasKeychain = true;
    private int made;

    FakeSecretService(Path folder) throws DBusException {
        address = "unix:path=" + folder.resolve("bus");
        bus = new EmbeddedDBusDaemon(address + ",listen=true");
        bus.startInBackgroundAndWait();
        connection = DBusConnectionBuilder.forAddress(address).withShared(false).build();
        connection.exportObject(SecretServiceApi.SERVICE_PATH, this);
        connection.exportObject(KEYCHAIN, new Keychain());
        connection.exportObject(PROMPT, new Question());
        connection.requestBusName(SecretServiceApi.BUS_NAME);
    }

    int items() {
        return items.size();
    }

    List<String> labels() {
        return items.values().stream().map(entry -> entry.label).toList();
    }

    @Override
    public Pair<Variant<?>, DBusPath> OpenSession(String algorithm, Variant<?> input) {
        return new Pair<>(new Variant<>(""), new DBusPath("/org/freedesktop/secrets/session/s1"));
    }

    @Override
    public Pair<List<DBusPath>, List<DBusPath>> SearchItems(Map<String, String> attributes) {
        List<DBusPath> found = items.values().stream()
                .filter(entry -> entry.attributes.equals(attributes))
                .map(entry -> new DBusPath(entry.path))
                .toList();
        return locked ? new Pair<>(List.of(), found) : new Pair<>(found, List.of());
    }

    @Override
    public Pair<List<DBusPath>, DBusPath> Unlock(List<DBusPath> objects) {
        return locked ? new Pair<>(List.of(), new DBusPath(PROMPT)) : new Pair<>(objects, NONE);
    }

    @Override
    public DBusPath ReadAlias(String name) {
        return hasKeychain && name.equals("default") ? new DBusPath(KEYCHAIN) : NONE;
    }

    @Override
    public String getObjectPath() {
        return SecretServiceApi.SERVICE_PATH;
    }

    @Override
    public void close() throws IOException {
        connection.close();
        bus.close();
    }

    private void failIfLocked() {
        if (locked) {
            throw new DBusExecutionException("The keychain is locked");
        }
    }

    private final class Keychain implements Collection {
        @Override
        @SuppressWarnings("unchecked")
        public Pair<DBusPath, DBusPath> CreateItem(Map<String, Variant<?>> properties, Secret secret, boolean replace) {
            failIfLocked();
            Map<String, String> attributes = (Map<String, String>)
                    properties.get("org.freedesktop.Secret.Item.Attributes").getValue();
            Entry entry = items.values().stream()
                    .filter(old -> replace && old.attributes.equals(attributes))
                    .findFirst()
                    .orElseGet(() -> export(new Entry(KEYCHAIN + "/" + ++made, attributes)));
            entry.label =
                    (String) properties.get("org.freedesktop.Secret.Item.Label").getValue();
            entry.value = secret.value;
            return new Pair<>(new DBusPath(entry.path), NONE);
        }

        private Entry export(Entry entry) {
            try {
                connection.exportObject(entry.path, entry);
            } catch (DBusException e) {
                throw new IllegalStateException(e);
            }
            items.put(entry.path, entry);
            return entry;
        }

        @Override
        public String getObjectPath() {
            return KEYCHAIN;
        }
    }

    /** What a user keeps. */
    private final class Entry implements Item {
        private final String path;
        private final Map<String, String> attributes;
        private String label = "";
        private byte[] value = {};

        Entry(String path, Map<String, String> attributes) {
            this.path = path;
            this.attributes = new LinkedHashMap<>(attributes);
        }

        @Override
        public Secret GetSecret(DBusPath session) {
            failIfLocked();
            return new Secret(session, new byte[0], value, "application/json");
        }

        @Override
        public DBusPath Delete() {
            failIfLocked();
            items.remove(path);
            connection.unExportObject(path);
            return NONE;
        }

        @Override
        public String getObjectPath() {
            return path;
        }
    }

    /** Asks the user to unlock the keychain. */
    private final class Question implements Prompt {
        @Override
        public void Prompt(String windowId) {
            locked = !userUnlocks;
            try {
                connection.sendMessage(new Completed(PROMPT, !userUnlocks, new Variant<>("")));
            } catch (DBusException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String getObjectPath() {
            return PROMPT;
        }
    }
}
