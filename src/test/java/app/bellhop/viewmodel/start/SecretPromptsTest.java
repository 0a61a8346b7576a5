package app.bellhop.viewmodel.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import app.bellhop.fake.FakeDialogs;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.SecretStorage;
import app.bellhop.settings.ServerOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretPromptsTest {

    private final FakeDialogs dialogs = new FakeDialogs();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | Bellhop uses the keychains of macOS and Windows with Java 22 or newer. Its packages include it.",
                "false | ''"
            })
    void firstSecretOnAnOlderJavaSaysWhatANewerOneHas(boolean newerJava, String detail) {
        ask(newerJava, 0);
        assertEquals(
                "This system has no keychain that Bellhop can use. Where should secret access keys and passwords be saved?",
                dialogs.last().text());
        assertEquals(detail, String.join("\n", dialogs.last().details()));
    }

    @Test
    void unencryptedSecretsOfEarlierVersionsAreCounted() {
        ask(false, 2);
        assertEquals(
                "The secrets of 2 connections were saved without encryption by an earlier version. They will be moved,"
                        + " and the old file wiped.",
                String.join("\n", dialogs.last().details()));
    }

    /** Keys have no blanks around them, passwords may. */
    @Test
    void enteredPasswordsAreTakenAsTheyAre() {
        Connection connection = new Connection("i", "n", Connection.Source.SAVED, null, null, null, null, "AKIA")
                .withServer(new ServerOptions(
                        ServerOptions.Addressing.AUTO,
                        ServerOptions.Checksums.AUTO,
                        false,
                        "http://me@proxy",
                        null,
                        null,
                        List.of()));
        dialogs.answer(Map.of("secretAccessKey", " s ", "proxyPassword", " p "));
        assertEquals(
                Optional.of(new ConnectionSecrets("s", null, " p ", null)),
                new SecretPrompts(() -> dialogs, Runnable::run, () -> fail("nothing failed"), false)
                        .secrets(connection, null)
                        .join());
    }

    private void ask(boolean newerJava, int saved) {
        new SecretPrompts(() -> dialogs, Runnable::run, () -> fail("nothing failed"), newerJava)
                .storage(List.of(SecretStorage.PASSPHRASE_FILE, SecretStorage.THIS_RUN), saved)
                .join();
    }
}
