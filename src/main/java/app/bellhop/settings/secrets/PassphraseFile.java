package app.bellhop.settings.secrets;

import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.OwnerOnlyFile;
import app.bellhop.settings.secrets.PassphraseBox.Derivation;
import app.bellhop.settings.secrets.PassphraseBox.Header;
import app.bellhop.settings.secrets.SecretsException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/** A file that is encrypted under a passphrase, which is asked for once in a run, when it is first needed. */
final class PassphraseFile implements SecretStore {

    private static final TypeReference<Map<String, ConnectionSecrets>> SECRETS = new TypeReference<>() {};

    private record Document(Header header, byte[] secrets) {}

    /** Unlocked. */
    private record Open(Derivation derivation, SecretKey key, Map<String, ConnectionSecrets> secrets) {}

    private final Path file;
    private final SecretPrompt prompt;
    private final int memory;
    private @Nullable Open open;

    /** @param memory to make keys from passphrases with, in KiB */
    PassphraseFile(Path file, SecretPrompt prompt, int memory) {
        this.file = file;
        this.prompt = prompt;
        this.memory = memory;
    }

    /** Whether there is a file, whose passphrase the user has. */
    @Override
    public boolean available() {
        return !Files.notExists(file); // Where nobody can tell, none is made in its place.
    }

    @Override
    public synchronized ConnectionSecrets get(String connectionId) throws SecretsException {
        if (open == null && (!available() || !document().header().connections().contains(connectionId))) {
            return ConnectionSecrets.NONE;
        }
        return unlocked().secrets().getOrDefault(connectionId, ConnectionSecrets.NONE);
    }

    @Override
    public synchronized void put(String connectionId, String name, ConnectionSecrets secrets) throws SecretsException {
        if (secrets.equals(ConnectionSecrets.NONE) && get(connectionId).equals(ConnectionSecrets.NONE)) {
            return;
        }
        Open before = unlocked();
        Map<String, ConnectionSecrets> all = new TreeMap<>(before.secrets());
        if (secrets.equals(ConnectionSecrets.NONE)) {
            all.remove(connectionId);
        } else {
            all.put(connectionId, secrets);
        }
        write(new Open(before.derivation(), before.key(), all));
    }

    /** All that are inside, by connection id. */
    synchronized Map<String, ConnectionSecrets> all() throws SecretsException {
        return available() ? unlocked().secrets() : Map.of();
    }

    /** Writes all secrets under a new passphrase, in place of the file that is there. */
    synchronized void replace(String passphrase, Map<String, ConnectionSecrets> all) throws SecretsException {
        Derivation derivation = Derivation.create(memory);
        write(new Open(derivation, derivation.key(passphrase), new TreeMap<>(all)));
    }

    synchronized void delete() throws SecretsException {
        open = null;
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new SecretsException(Kind.FILE_FAILED, e);
        }
    }

    /** Writes the file beside and moves it, then reads it back. */
    private void write(Open changed) throws SecretsException {
        Header header = Header.create(
                changed.derivation(), List.copyOf(changed.secrets().keySet()));
        byte[] content = SecretsJson.JSON.writeValueAsBytes(changed.secrets());
        Document document = new Document(header, PassphraseBox.encrypt(changed.key(), header, content));
        try {
            OwnerOnlyFile.write(
                    file, SecretsJson.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
        } catch (IOException e) {
            throw new SecretsException(Kind.FILE_FAILED, e);
        }
        Document written = document();
        if (!decrypt(written, changed.key()).equals(Optional.of(changed.secrets()))) {
            throw new SecretsException(Kind.FILE_DAMAGED, file.toString());
        }
        open = changed;
    }

    private Open unlocked() throws SecretsException {
        boolean wrong = false;
        while (open == null) {
            Document document = document();
            String passphrase = Answers.await(prompt.passphrase(wrong))
                    .orElseThrow(() -> new SecretsException(Kind.NO_PASSPHRASE, file.toString()));
            Derivation derivation = document.header().derivation();
            SecretKey key = derivation.key(passphrase);
            open = decrypt(document, key)
                    .map(secrets -> new Open(derivation, key, secrets))
                    .orElse(null);
            wrong = true;
        }
        return open;
    }

    private static Optional<Map<String, ConnectionSecrets>> decrypt(Document document, SecretKey key) {
        return PassphraseBox.decrypt(key, document.header(), document.secrets())
                .map(content -> SecretsJson.JSON.readValue(content, SECRETS));
    }

    private Document document() throws SecretsException {
        try {
            Document document = SecretsJson.JSON.readValue(Files.readAllBytes(file), Document.class);
            if (document.header() != null && document.header().understood() && document.secrets() != null) {
                return document;
            }
        } catch (JacksonException e) {
            throw new SecretsException(Kind.FILE_DAMAGED, file.toString());
        } catch (IOException e) {
            throw new SecretsException(Kind.FILE_FAILED, e);
        }
        throw new SecretsException(Kind.FILE_DAMAGED, file.toString());
    }
}
