package app.bellhop.settings.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.fake.FakeTimer;
import app.bellhop.settings.BellhopHome;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.SecretStorage;
import app.bellhop.settings.SetAsideFiles;
import app.bellhop.settings.SettingsStore;
import app.bellhop.settings.secrets.SecretPrompt.Choice;
import app.bellhop.settings.secrets.SecretsException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final ConnectionSecrets ALL = new ConnectionSecrets("s3cr3t-ä/+", "t0ken", "pr0xy", "c3rt");
    private static final Choice FILE = new Choice(SecretStorage.PASSPHRASE_FILE, "correct horse");
    private static final Choice RUN = new Choice(SecretStorage.THIS_RUN, "");

    /** In KiB: keys are made from passphrases in no time. */
    private static final int LITTLE_MEMORY = 64;

    @TempDir
    Path folder;

    private final TestPrompt prompt = new TestPrompt();
    private final FakeKeychain keychain = new FakeKeychain();
    private final SetAsideFiles setAside = new SetAsideFiles();
    private final List<SetAsideFiles.SetAside> told = new ArrayList<>();
    private BellhopHome home;

    @BeforeEach
    void open() {
        home = new BellhopHome(folder);
        setAside.listen(told::add);
    }

    /** As after a start; the former one's settings are on disk. */
    private Secrets start(boolean withKeychain) {
        return start(withKeychain, LITTLE_MEMORY);
    }

    private Secrets start(boolean withKeychain, int memory) {
        return new Secrets(
                home, settings(), setAside, withKeychain ? Optional.of(keychain) : Optional.empty(), prompt, memory);
    }

    private SettingsStore settings() {
        return new SettingsStore(home.settingsFile(), new FakeTimer(), setAside);
    }

    private void saved(String... ids) {
        SettingsStore settings = settings();
        settings.update(p -> p.withConnections(Stream.of(ids)
                .map(id -> new Connection(id, "n " + id, Connection.Source.SAVED, null, null, null, null, "AKIA"))
                .toList()));
        settings.flush();
    }

    private void old(String json) throws IOException {
        Files.writeString(home.secretsFile(), json);
    }

    /** Every byte below the home, as text. */
    private String everything() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void keychainIsUsedWithoutAQuestion() throws Exception {
        start(true).put("id", "n", ALL);
        assertEquals(ALL, keychain.kept.get("id"));
        assertEquals(ALL, start(true).get("id"));
        assertEquals(0, prompt.asked);
        start(true).put("id", "n", ConnectionSecrets.NONE);
        assertEquals(Map.of(), keychain.kept);
    }

    @Test
    void withoutKeychainTheUserIsAskedOnceAndTheFileOpensWithThePassphraseOnly() throws Exception {
        prompt.choices.add(FILE);
        Secrets secrets = start(false);
        assertEquals(ConnectionSecrets.NONE, secrets.get("id"));
        assertEquals(0, prompt.asked);
        secrets.put("id", "n", ALL);
        secrets.put("other", "n", ConnectionSecrets.ofKey("0th3rS3cr3t"));
        assertEquals(1, prompt.asked);
        prompt.passphrases.addAll(List.of("wrong", "Correct horse", "correct horse"));
        Secrets next = start(false);
        assertEquals(ConnectionSecrets.NONE, next.get("without secrets"));
        assertEquals(List.of(), prompt.wrong, "a connection without secrets needs no passphrase");
        assertEquals(ALL, next.get("id"));
        assertEquals("0th3rS3cr3t", next.get("other").secretAccessKey());
        assertEquals(List.of(false, true, true), prompt.wrong);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.passphraseFile())));
        for (String secret : List.of("s3cr3t", "t0ken", "pr0xy", "c3rt", "0th3rS3cr3t", "correct horse")) {
            assertFalse(everything().contains(secret), secret);
        }
    }

    @Test
    void cancelledPassphraseIsToldAndLosesNothing() throws Exception {
        prompt.choices.add(FILE);
        start(false).put("id", "n", ALL);
        Secrets next = start(false);
        assertEquals(
                Kind.NO_PASSPHRASE,
                assertThrows(SecretsException.class, () -> next.get("id")).kind());
        assertEquals(
                Kind.NO_PASSPHRASE,
                assertThrows(SecretsException.class, () -> next.put("id", "n", ConnectionSecrets.ofKey("new")))
                        .kind());
        next.keepForThisRun("id", ConnectionSecrets.ofKey("typed"));
        assertEquals("typed", next.get("id").secretAccessKey());
        prompt.passphrases.add("correct horse");
        assertEquals(ALL, start(false).get("id"));
    }

    @Test
    void changedOrDamagedFileIsTold() throws Exception {
        prompt.choices.add(FILE);
        start(false).put("id", "n", ALL);
        String written = Files.readString(home.passphraseFile());
        Files.writeString(home.passphraseFile(), written.replace("\"iterations\" : 3", "\"iterations\" : 2"));
        prompt.passphrases.add("correct horse");
        assertEquals(
                Kind.NO_PASSPHRASE,
                assertThrows(SecretsException.class, () -> start(false).get("id"))
                        .kind());
        for (String damaged : List.of(
                written.substring(0, 100),
                "{}",
                written.replace("argon2id", "md5"),
                written.replace("\"memory\" : 64", "\"memory\" : 2000000000"),
                written.replace("\"version\" : 1", "\"version\" : 2"))) {
            Files.writeString(home.passphraseFile(), damaged);
            assertEquals(
                    Kind.FILE_DAMAGED,
                    assertThrows(SecretsException.class, () -> start(false).get("id"))
                            .kind(),
                    damaged);
        }
        Files.writeString(home.passphraseFile(), written);
        prompt.passphrases.add("correct horse");
        assertEquals(ALL, start(false).get("id"));
    }

    @Test
    void makingKeysTakesMuchMemory() throws Exception {
        prompt.choices.add(FILE);
        new Secrets(home, settings(), setAside, Optional.empty(), prompt).put("id", "n", ALL);
        String written = Files.readString(home.passphraseFile());
        assertTrue(written.contains("\"memory\" : 65536") && written.contains("\"iterations\" : 3"), written);
    }

    @Test
    void newPassphraseEncryptsAgain() throws Exception {
        saved("id");
        prompt.choices.add(FILE);
        start(false).put("id", "n", ALL);
        String before = Files.readString(home.passphraseFile());
        prompt.passphrases.add("correct horse");
        start(false).move(new Choice(SecretStorage.PASSPHRASE_FILE, "battery staple"));
        assertFalse(Files.readString(home.passphraseFile()).equals(before));
        prompt.passphrases.addAll(List.of("correct horse", "battery staple"));
        prompt.wrong.clear();
        assertEquals(ALL, start(false).get("id"));
        assertEquals(List.of(false, true), prompt.wrong);
    }

    @Test
    void choiceIsLoggedWithoutItsPassphrase() {
        assertEquals("PASSPHRASE_FILE", new Choice(SecretStorage.PASSPHRASE_FILE, "horse").toString());
    }

    @Test
    void everyWriteHasANonceOfItsOwn() throws Exception {
        prompt.choices.add(FILE);
        Secrets secrets = start(false);
        secrets.put("id", "n", ALL);
        String first = Files.readString(home.passphraseFile());
        secrets.put("id", "n", ConnectionSecrets.ofKey("x"));
        secrets.put("id", "n", ALL);
        String second = Files.readString(home.passphraseFile());
        assertEquals(line(first, "\"salt\""), line(second, "\"salt\""));
        assertFalse(line(first, "\"nonce\"").equals(line(second, "\"nonce\"")));
    }

    private static String line(String text, String with) {
        return text.lines().filter(l -> l.contains(with)).findFirst().orElseThrow();
    }

    @Test
    void runOnlyIsForgottenAndRemembersTheChoice() throws Exception {
        prompt.choices.add(RUN);
        Secrets secrets = start(false);
        secrets.put("id", "n", ALL);
        assertEquals(ALL, secrets.get("id"));
        Secrets next = start(false);
        assertEquals(ConnectionSecrets.NONE, next.get("id"));
        next.put("id", "n", ALL);
        assertEquals(1, prompt.asked);
        assertFalse(everything().contains("s3cr3t"));
    }

    @Test
    void cancelledChoiceKeepsForThisRunAndIsAskedAgain() throws Exception {
        Secrets secrets = start(false);
        secrets.put("id", "n", ALL);
        assertEquals(ALL, secrets.get("id"));
        assertFalse(everything().contains("s3cr3t"));
        start(false).put("id", "n", ALL);
        assertEquals(2, prompt.asked);
    }

    @Test
    void secretsOfFormerVersionsMoveIntoTheKeychainAndTheirFileIsWiped() throws Exception {
        old(
                "{ \"secretAccessKeys\": { \"a\": \"0ldS3cr3t\" }, \"connections\": { \"b\": { \"secretAccessKey\": \"0ldS3cr3t2\" } } }");
        assertEquals("0ldS3cr3t", start(true).get("a").secretAccessKey());
        assertEquals("0ldS3cr3t2", keychain.kept.get("b").secretAccessKey());
        assertFalse(Files.exists(home.secretsFile()));
        assertFalse(everything().contains("0ldS3cr3t"));
        assertEquals(List.of(), prompt.notMoved);
    }

    @Test
    void secretsOfFormerVersionsMoveUnderThePassphrase() throws Exception {
        old("{ \"secretAccessKeys\": { \"a\": \"0ldS3cr3t\" } }");
        prompt.choices.add(FILE);
        assertEquals("0ldS3cr3t", start(false).get("a").secretAccessKey());
        assertFalse(everything().contains("0ldS3cr3t"));
        prompt.passphrases.add("correct horse");
        assertEquals("0ldS3cr3t", start(false).get("a").secretAccessKey());
    }

    @Test
    void secretsOfFormerVersionsStayWhileTheKeychainFails() throws Exception {
        old("{ \"secretAccessKeys\": { \"a\": \"0ldS3cr3t\", \"b\": \"0th3rS3cr3t\" } }");
        keychain.fails = Kind.KEYCHAIN_LOCKED;
        Secrets secrets = start(true);
        assertEquals("0ldS3cr3t", secrets.get("a").secretAccessKey());
        assertEquals("0th3rS3cr3t", secrets.get("b").secretAccessKey());
        assertEquals(1, prompt.notMoved.size(), "told once");
        assertEquals(Kind.KEYCHAIN_LOCKED, prompt.notMoved.get(0).kind());
        assertTrue(Files.exists(home.secretsFile()));
        keychain.fails = null;
        keychain.forgets = true;
        assertEquals("0ldS3cr3t", start(true).get("a").secretAccessKey());
        assertTrue(Files.exists(home.secretsFile()), "kept until the keychain reads back");
        keychain.forgets = false;
        keychain.kept.put("b", ConnectionSecrets.ofKey("newer"));
        assertEquals("newer", start(true).get("b").secretAccessKey());
        assertEquals("0ldS3cr3t", keychain.kept.get("a").secretAccessKey());
        assertFalse(Files.exists(home.secretsFile()));
    }

    @Test
    void secretsOfFormerVersionsStayUntilTheUserChooses() throws Exception {
        old("{ \"secretAccessKeys\": { \"a\": \"0ldS3cr3t\" } }");
        Secrets secrets = start(false);
        assertEquals("0ldS3cr3t", secrets.get("a").secretAccessKey());
        assertEquals(
                List.of(Kind.NOT_CHOSEN),
                prompt.notMoved.stream().map(SecretsException::kind).toList(),
                "no keychain is blamed");
        assertTrue(Files.exists(home.secretsFile()));
        secrets.move(FILE);
        assertFalse(Files.exists(home.secretsFile()));
        assertFalse(everything().contains("0ldS3cr3t"));
    }

    @Test
    void newSecretsAndForgottenConnectionsLeaveTheOldFile() throws Exception {
        old("{ \"secretAccessKeys\": { \"a\": \"0ldS3cr3t\", \"b\": \"0th3rS3cr3t\" } }");
        Secrets secrets = start(false);
        secrets.put("a", "n", ConnectionSecrets.NONE);
        secrets.put("b", "n", ConnectionSecrets.ofKey("newer"));
        assertEquals(ConnectionSecrets.NONE, secrets.get("a"));
        assertEquals("newer", secrets.get("b").secretAccessKey());
        assertFalse(everything().contains("0ldS3cr3t") || everything().contains("0th3rS3cr3t"));
    }

    @Test
    void damagedFileOfFormerVersionsIsSetAsideForItsOwnerAndTold() throws Exception {
        for (String content :
                List.of("{}", "[]", "null", "{\"secretAccessKeys\": 5}", "{ \"secretAccessKeys\": { \"a")) {
            told.clear();
            old(content);
            Files.setPosixFilePermissions(home.secretsFile(), PosixFilePermissions.fromString("rw-r--r--"));
            assertEquals(ConnectionSecrets.NONE, start(true).get("a"));
            Path aside = told.get(0).movedTo();
            assertEquals(content, Files.readString(aside));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(aside)));
        }
    }

    @Test
    void movingTakesAllAndClearsTheFormerPlaceWhenTheNewOneHasThem() throws Exception {
        saved("a", "b", "c");
        start(true).put("a", "n", ALL);
        start(true).put("b", "n", ConnectionSecrets.ofKey("k"));
        start(true).move(FILE);
        assertEquals(Map.of(), keychain.kept);
        prompt.passphrases.add("correct horse");
        Secrets inFile = start(true);
        assertEquals(ALL, inFile.get("a"));
        keychain.forgets = true;
        assertEquals(
                Kind.KEYCHAIN_FAILED,
                assertThrows(SecretsException.class, () -> inFile.move(new Choice(SecretStorage.KEYCHAIN, "")))
                        .kind());
        assertEquals(Optional.of(SecretStorage.PASSPHRASE_FILE), inFile.storage());
        keychain.forgets = false;
        inFile.move(new Choice(SecretStorage.KEYCHAIN, ""));
        assertEquals(ALL, keychain.kept.get("a"));
        assertFalse(Files.exists(home.passphraseFile()));
        assertEquals("k", start(true).get("b").secretAccessKey());
    }

    @Test
    void missingKeychainThatWasChosenIsTold() throws Exception {
        saved("a");
        Secrets secrets = start(true);
        secrets.move(new Choice(SecretStorage.KEYCHAIN, ""));
        assertEquals(
                Kind.NO_KEYCHAIN,
                assertThrows(SecretsException.class, () -> start(false).get("a"))
                        .kind());
    }

    @Test
    void passphraseFileThatCannotBeLookedForIsNotReplaced() throws Exception {
        saved("1");
        prompt.choices.addAll(List.of(FILE, FILE));
        start(false).put("1", "n 1", ALL);
        Path away = folder.resolve("away");
        Files.move(home.passphraseFile(), away);
        Files.createSymbolicLink(home.passphraseFile(), home.passphraseFile());
        assertEquals(
                Kind.FILE_FAILED,
                assertThrows(SecretsException.class, () -> start(false).put("2", "n 2", ALL))
                        .kind());
        assertTrue(Files.isSymbolicLink(home.passphraseFile()));
    }

    /** The connections that they belong to come back with the user's own home. */
    @Test
    void homeForOneRunLeavesTheKeychainAsItIs() throws Exception {
        saved("a", "b");
        keychain.kept.put("a", ALL);
        keychain.kept.put("b", ALL);
        Secrets secrets = new Secrets(
                home, settings(), setAside, Optional.of(new UnchangedStore(keychain)), prompt, LITTLE_MEMORY);
        assertEquals(ALL, secrets.get("a"));
        secrets.put("a", "n a", ConnectionSecrets.NONE);
        assertEquals(ConnectionSecrets.NONE, secrets.get("a"));
        secrets.put("b", "n b", ConnectionSecrets.ofKey("new"));
        secrets.move(FILE);
        assertEquals("new", secrets.get("b").secretAccessKey());
        assertEquals(Map.of("a", ALL, "b", ALL), keychain.kept);
    }
}
