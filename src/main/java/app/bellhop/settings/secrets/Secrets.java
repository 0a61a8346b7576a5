package app.bellhop.settings.secrets;

import app.bellhop.settings.BellhopHome;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.SecretStorage;
import app.bellhop.settings.SetAsideFiles;
import app.bellhop.settings.SettingsStore;
import app.bellhop.settings.secrets.PassphraseBox.Derivation;
import app.bellhop.settings.secrets.SecretPrompt.Choice;
import app.bellhop.settings.secrets.SecretsException.Kind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The secrets of saved connections, where the user keeps them: in the keychain if there is one, else where the user chooses
 * when the first one is saved. Blocks, also while the user answers. Any thread but the FX thread.
 */
public final class Secrets {

    private final SettingsStore settings;
    private final Optional<SecretStore> keychain;
    private final PassphraseFile file;
    private final MemoryStore memory = new MemoryStore();
    private final PlainSecretsFile plain;
    private final SecretPrompt prompt;

    /** Whether the user was told in this run that old secrets are still where they were. */
    private boolean toldNotMoved;

    /** @param keychain of the system, if it may be used */
    public Secrets(
            BellhopHome home,
            SettingsStore settings,
            SetAsideFiles setAside,
            Optional<SecretStore> keychain,
            SecretPrompt prompt) {
        this(home, settings, setAside, keychain, prompt, Derivation.MEMORY);
    }

    /** With another strength of the passphrase file: see {@link PassphraseFile}. */
    Secrets(
            BellhopHome home,
            SettingsStore settings,
            SetAsideFiles setAside,
            Optional<SecretStore> keychain,
            SecretPrompt prompt,
            int memory) {
        this.settings = settings;
        this.keychain = keychain;
        this.prompt = prompt;
        file = new PassphraseFile(home.passphraseFile(), prompt, memory);
        plain = new PlainSecretsFile(home.secretsFile(), setAside);
    }

    /** The keychain of this system, whether or not it is there. */
    public static Optional<SecretStore> systemKeychain() {
        String system = System.getProperty("os.name");
        return system.equals("Linux")
                ? Optional.of(new SecretService(""))
                : SystemKeychain.find(system).map(KeychainStore::new);
    }

    /** Reads what an older version left plain, so that it is set aside and told if it is damaged. */
    public synchronized void check() {
        try {
            plain.read();
        } catch (IOException e) {
            // Told when a secret of it is wanted.
        }
    }

    /** Where secrets are kept; empty until the user has chosen. */
    public synchronized Optional<SecretStorage> storage() {
        SecretStorage chosen = settings.get().secretStorage();
        if (chosen == null && file.available()) {
            return Optional.of(SecretStorage.PASSPHRASE_FILE);
        }
        if (chosen == null && keychain.isPresent() && keychain.get().available()) {
            return Optional.of(SecretStorage.KEYCHAIN);
        }
        return Optional.ofNullable(chosen)
                .filter(storage -> storage != SecretStorage.PASSPHRASE_FILE || file.available());
    }

    /** Where they can be kept. */
    public List<SecretStorage> choices() {
        Stream<SecretStorage> always = Stream.of(SecretStorage.PASSPHRASE_FILE, SecretStorage.THIS_RUN);
        return keychain.isPresent() && keychain.get().available()
                ? Stream.concat(Stream.of(SecretStorage.KEYCHAIN), always).toList()
                : always.toList();
    }

    private SecretStore store(SecretStorage storage) throws SecretsException {
        return switch (storage) {
            case KEYCHAIN -> keychain.orElseThrow(() -> new SecretsException(Kind.NO_KEYCHAIN, ""));
            case PASSPHRASE_FILE -> file;
            case THIS_RUN -> memory;
        };
    }

    /** Those of a saved connection; {@link ConnectionSecrets#NONE} if none are kept. */
    public synchronized ConnectionSecrets get(String connectionId) throws SecretsException {
        ConnectionSecrets typed = memory.get(connectionId);
        if (!typed.equals(ConnectionSecrets.NONE)) {
            return typed;
        }
        Map<String, ConnectionSecrets> left = moved();
        ConnectionSecrets old = left.getOrDefault(connectionId, ConnectionSecrets.NONE);
        Optional<SecretStorage> storage = storage();
        if (storage.isEmpty()) {
            return old;
        }
        try {
            ConnectionSecrets kept = store(storage.get()).get(connectionId);
            return kept.equals(ConnectionSecrets.NONE) ? old : kept;
        } catch (SecretsException e) {
            if (old.equals(ConnectionSecrets.NONE)) {
                throw e;
            }
            return old;
        }
    }

    /** Keeps those of a connection in place of its former ones; {@link ConnectionSecrets#NONE} removes them. */
    public synchronized void put(String connectionId, String name, ConnectionSecrets secrets) throws SecretsException {
        Map<String, ConnectionSecrets> left = moved();
        Optional<SecretStorage> storage = storage();
        if (storage.isEmpty() && !secrets.equals(ConnectionSecrets.NONE)) {
            storage = choose(left);
        }
        if (storage.isPresent()) {
            store(storage.get()).put(connectionId, name, secrets);
        }
        if (storage.isEmpty() || storage.get() != SecretStorage.THIS_RUN) {
            memory.put(connectionId, name, storage.isEmpty() ? secrets : ConnectionSecrets.NONE);
        }
        if (left.containsKey(connectionId)) {
            try {
                plain.remove(connectionId);
            } catch (IOException e) {
                throw new SecretsException(Kind.FILE_FAILED, e);
            }
        }
    }

    /** Keeps those of a connection until Bellhop quits, in place of those that are saved. */
    public void keepForThisRun(String connectionId, ConnectionSecrets secrets) {
        memory.put(connectionId, "", secrets);
    }

    /** Has the user choose; empty if the user cancels. */
    private Optional<SecretStorage> choose(Map<String, ConnectionSecrets> left) throws SecretsException {
        Optional<Choice> choice = Answers.await(prompt.storage(choices(), left.size()));
        if (choice.isEmpty()) {
            return Optional.empty();
        }
        if (choice.get().storage() == SecretStorage.PASSPHRASE_FILE) {
            file.replace(choice.get().passphrase(), Map.of());
        }
        choose(choice.get().storage());
        return Optional.of(choice.get().storage());
    }

    private void choose(SecretStorage storage) {
        settings.update(p -> p.withSecretStorage(storage));
        settings.flush();
    }

    /**
     * Moves all secrets. Those of the former place are deleted when the new one has confirmed that it has them all.
     *
     * @param choice a passphrase file gets this new passphrase, also if it was kept in one before
     */
    public synchronized void move(Choice choice) throws SecretsException {
        Optional<SecretStorage> from = storage();
        Map<String, ConnectionSecrets> all = new LinkedHashMap<>(moved());
        if (from.equals(Optional.of(SecretStorage.PASSPHRASE_FILE))) {
            all.putAll(file.all());
        }
        for (Connection c : settings.get().connections()) {
            ConnectionSecrets secrets = get(c.id());
            if (!secrets.equals(ConnectionSecrets.NONE)) {
                all.put(c.id(), secrets);
            }
        }
        SecretStore target = store(choice.storage());
        if (choice.storage() == SecretStorage.PASSPHRASE_FILE) {
            file.replace(choice.passphrase(), all);
        } else {
            keep(target, all);
        }
        choose(choice.storage());
        if (from.isPresent() && from.get() != choice.storage()) {
            clear(from.get(), all);
        }
        if (choice.storage() != SecretStorage.THIS_RUN) {
            clear(SecretStorage.THIS_RUN, all);
        }
        moved();
    }

    private void clear(SecretStorage from, Map<String, ConnectionSecrets> all) throws SecretsException {
        if (from == SecretStorage.PASSPHRASE_FILE) {
            file.delete();
            return;
        }
        for (String id : all.keySet()) {
            store(from).put(id, "", ConnectionSecrets.NONE);
        }
    }

    private void keep(SecretStore store, Map<String, ConnectionSecrets> all) throws SecretsException {
        for (Map.Entry<String, ConnectionSecrets> each : all.entrySet()) {
            store.put(each.getKey(), name(each.getKey()), each.getValue());
            if (!store.get(each.getKey()).equals(each.getValue())) {
                throw new SecretsException(Kind.KEYCHAIN_FAILED, each.getKey());
            }
        }
    }

    private String name(String connectionId) {
        return settings.get().connections().stream()
                .filter(c -> c.id().equals(connectionId))
                .map(Connection::name)
                .findFirst()
                .orElse("");
    }

    /**
     * Moves what former versions saved without encryption, and wipes their file.
     *
     * @return what could not be moved, which the user is told once
     */
    private Map<String, ConnectionSecrets> moved() throws SecretsException {
        Map<String, ConnectionSecrets> left;
        try {
            left = plain.read();
        } catch (IOException e) {
            throw new SecretsException(Kind.FILE_FAILED, e);
        }
        try {
            move(left);
            plain.wipe();
            return Map.of();
        } catch (SecretsException e) {
            tell(e);
        } catch (IOException e) {
            tell(new SecretsException(Kind.FILE_FAILED, e));
        }
        return left;
    }

    private void move(Map<String, ConnectionSecrets> left) throws SecretsException {
        if (left.isEmpty()) {
            return;
        }
        Optional<SecretStorage> storage = storage();
        if (storage.isEmpty() && !toldNotMoved) {
            storage = choose(left);
        }
        if (storage.isEmpty()) {
            throw new SecretsException(Kind.NOT_CHOSEN, "");
        }
        SecretStore store = store(storage.get());
        Map<String, ConnectionSecrets> missing = new LinkedHashMap<>(left);
        for (String id : left.keySet()) {
            if (!store.get(id).equals(ConnectionSecrets.NONE)) {
                missing.remove(id); // Saved anew since.
            }
        }
        keep(store, missing);
    }

    private void tell(SecretsException e) {
        if (!toldNotMoved) {
            toldNotMoved = true;
            prompt.notMoved(e);
        }
    }
}
