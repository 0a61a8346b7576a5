package app.bellhop.settings.secrets;

import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.secrets.SecretServiceApi.Collection;
import app.bellhop.settings.secrets.SecretServiceApi.Item;
import app.bellhop.settings.secrets.SecretServiceApi.Pair;
import app.bellhop.settings.secrets.SecretServiceApi.Prompt;
import app.bellhop.settings.secrets.SecretServiceApi.Secret;
import app.bellhop.settings.secrets.SecretServiceApi.Service;
import app.bellhop.settings.secrets.SecretsException.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.errors.ServiceUnknown;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.DBusMapType;
import org.freedesktop.dbus.types.Variant;

/** The keychain of Linux desktops, the Secret Service over D-Bus: GNOME Keyring, KWallet, KeePassXC. */
final class SecretService implements SecretStore {

    /** How long a user may take to unlock a keychain. */
    private static final long PROMPT_MINUTES = 5;

    @FunctionalInterface
    private interface Work<T> {
        T run(Bus bus) throws DBusException, SecretsException;
    }

    private final String address;

    /** @param address of the session bus; empty for the user's own */
    SecretService(String address) {
        this.address = address;
    }

    @Override
    public boolean available() {
        try {
            return !inSession(bus -> bus.service().ReadAlias("default").getPath())
                    .equals(SecretServiceApi.NONE);
        } catch (SecretsException e) {
            return false;
        }
    }

    @Override
    public ConnectionSecrets get(String connectionId) throws SecretsException {
        return inSession(bus -> {
            Pair<List<DBusPath>, List<DBusPath>> found = bus.service().SearchItems(attributes(connectionId));
            if (found.first.isEmpty() && found.second.isEmpty()) {
                return ConnectionSecrets.NONE;
            }
            if (found.first.isEmpty()) {
                bus.unlock(found.second);
            }
            DBusPath item = (found.first.isEmpty() ? found.second : found.first).get(0);
            return SecretsJson.read(bus.object(item, Item.class).GetSecret(bus.session()).value);
        });
    }

    @Override
    public void put(String connectionId, String name, ConnectionSecrets secrets) throws SecretsException {
        inSession(bus -> {
            if (secrets.equals(ConnectionSecrets.NONE)) {
                delete(bus, connectionId);
            } else {
                create(bus, connectionId, name, secrets);
            }
            return true;
        });
    }

    private static void delete(Bus bus, String connectionId) throws DBusException, SecretsException {
        Pair<List<DBusPath>, List<DBusPath>> found = bus.service().SearchItems(attributes(connectionId));
        bus.unlock(found.second);
        for (DBusPath item :
                Stream.concat(found.first.stream(), found.second.stream()).toList()) {
            bus.prompt(bus.object(item, Item.class).Delete());
        }
    }

    private static void create(Bus bus, String connectionId, String name, ConnectionSecrets secrets)
            throws DBusException, SecretsException {
        DBusPath keychain = bus.service().ReadAlias("default");
        if (keychain.getPath().equals(SecretServiceApi.NONE)) {
            throw new SecretsException(Kind.NO_KEYCHAIN, "default");
        }
        bus.unlock(List.of(keychain));
        Map<String, Variant<?>> properties = Map.of(
                "org.freedesktop.Secret.Item.Label",
                new Variant<>("Bellhop: " + name),
                "org.freedesktop.Secret.Item.Attributes",
                new Variant<>(attributes(connectionId), new DBusMapType(String.class, String.class)));
        Secret secret = new Secret(bus.session(), new byte[0], SecretsJson.write(secrets), "application/json");
        bus.prompt(bus.object(keychain, Collection.class).CreateItem(properties, secret, true).second);
    }

    private static Map<String, String> attributes(String connectionId) {
        return Map.of("application", "app.bellhop", "connection", connectionId);
    }

    private <T> T inSession(Work<T> work) throws SecretsException {
        DBusConnectionBuilder builder =
                address.isEmpty() ? DBusConnectionBuilder.forSessionBus() : DBusConnectionBuilder.forAddress(address);
        try (DBusConnection connection = builder.withShared(false).build()) {
            return work.run(Bus.open(connection));
        } catch (DBusExecutionException e) {
            throw new SecretsException(e instanceof ServiceUnknown ? Kind.NO_KEYCHAIN : Kind.KEYCHAIN_FAILED, e);
        } catch (DBusException | IOException e) {
            throw new SecretsException(Kind.NO_KEYCHAIN, e);
        }
    }

    /** A connection with an open session of the service. */
    private record Bus(DBusConnection connection, Service service, DBusPath session) {

        static Bus open(DBusConnection connection) throws DBusException {
            Service service =
                    connection.getRemoteObject(SecretServiceApi.BUS_NAME, SecretServiceApi.SERVICE_PATH, Service.class);
            return new Bus(connection, service, service.OpenSession("plain", new Variant<>("")).second);
        }

        <T extends DBusInterface> T object(DBusPath path, Class<T> type) throws DBusException {
            return connection.getRemoteObject(SecretServiceApi.BUS_NAME, path.getPath(), type);
        }

        void unlock(List<DBusPath> locked) throws DBusException, SecretsException {
            if (!locked.isEmpty()) {
                prompt(service.Unlock(locked).second);
            }
        }

        /** Waits until the user has answered the service's prompt; nothing for none. */
        @SuppressWarnings("try") // The handler is there to be closed.
        void prompt(DBusPath path) throws DBusException, SecretsException {
            if (path.getPath().equals(SecretServiceApi.NONE)) {
                return;
            }
            CompletableFuture<Boolean> dismissed = new CompletableFuture<>();
            Prompt prompt = object(path, Prompt.class);
            try (AutoCloseable handler = connection.addSigHandler(
                    Prompt.Completed.class, prompt, signal -> dismissed.complete(signal.dismissed))) {
                prompt.Prompt("");
                if (dismissed.get(PROMPT_MINUTES, TimeUnit.MINUTES)) {
                    throw new SecretsException(Kind.KEYCHAIN_LOCKED, path.getPath());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SecretsException(Kind.KEYCHAIN_LOCKED, e);
            } catch (TimeoutException | ExecutionException e) {
                throw new SecretsException(Kind.KEYCHAIN_LOCKED, e);
            } catch (SecretsException | DBusException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new SecretsException(Kind.KEYCHAIN_FAILED, e);
            }
        }
    }
}
